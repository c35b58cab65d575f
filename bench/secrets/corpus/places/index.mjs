// The kinds of files in which any secret, or anything that looks like one, can stand.
import { dockerfile, makefile } from './build.mjs'
import { cLike, csharp, dart, rust, swift } from './compiled.mjs'
import { postman, tfstate } from './documents.mjs'
import { go } from './go.mjs'
import { sql, terraform, tfvars } from './infra.mjs'
import { javascript, jsx, typescript } from './javascript.mjs'
import { appsettings, json, packageJson } from './json.mjs'
import { groovyFiles, javaFiles, kotlinFiles } from './jvm.mjs'
import { android, html, webConfig, xml } from './markup.mjs'
import { notebook } from './notebook.mjs'
import { githubWorkflow, gitlabCi } from './pipelines.mjs'
import { csv, log, markdown } from './prose.mjs'
import { python } from './python.mjs'
import { perl, php, ruby } from './scripting.mjs'
import { env, ini, nginx, properties, toml } from './settings.mjs'
import { shell } from './shell.mjs'
import { batch, powershell } from './windows.mjs'
import { ansible, compose, helm, kubernetes, yaml } from './yaml.mjs'

export const places = [
  ...[python, javascript, typescript, jsx, javaFiles, kotlinFiles, groovyFiles, go, ruby, php, perl],
  ...[csharp, rust, swift, cLike, dart, shell, powershell, batch, makefile, dockerfile],
  ...[
    yaml,
    kubernetes,
    compose,
    githubWorkflow,
    ansible,
    helm,
    gitlabCi,
    json,
    appsettings,
    packageJson,
    tfstate,
    postman,
  ],
  ...[env, toml, ini, properties, nginx, xml, webConfig, android, html, terraform, tfvars, sql],
  ...[markdown, log, csv, notebook],
]
