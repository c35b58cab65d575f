import type { RepoPath } from '../../src/gate/path.js'
import { checkSchema, compileSchema } from '../../src/validate/schema/check.js'
import type { SchemaDocument } from '../../src/validate/schema/model/document.js'
import { metaschemas } from '../../src/validate/schema/source/bundled.js'
import { parseJson } from '../../src/validate/tree/json/parse.js'
import type { Node } from '../../src/validate/tree/node.js'
import { Source } from '../../src/validate/tree/source.js'
import { reports, sourceOf } from './validate.js'

/** What is wrong with a text of YAML by a schema, each as `line:column level rule message`, in the order of the text. */
export async function problemsBy(schema: unknown, text: string): Promise<string[]> {
  const bundled = await metaschemas()
  const compiled = compileSchema(documentOf(schema), address => bundled.get(address) ?? null)
  const source = sourceOf(text, 'a.yml')
  const { problems, report } = reports()
  await checkSchema(compiled, [source.root as Node], report)
  return [...problems]
    .sort((a, b) => a.start - b.start)
    .map(({ rule, start, message, level }) => {
      const { line, column } = source.positionOf(start)
      return `${line}:${column} ${level ?? rule.level} ${rule.id} ${message}`
    })
}

/** A schema as a file of the repository would hold it. */
export function documentOf(schema: unknown): SchemaDocument {
  const text = JSON.stringify(schema)
  const source = new Source('s.json' as RepoPath, text, 'json', parseJson(text, { comments: false }))
  return { root: source.root as Node, address: 'file:///s.json', source }
}
