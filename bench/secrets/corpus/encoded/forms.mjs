// Where people put encoded secrets: one entry for each encoding in each kind of file.
import { base64, base64url, hidden, hiddenInUrl, inHex, inUrl, inUtf16 } from './contents.mjs'

const wrapped = (text, indent) => text.match(/.{1,76}/g).join(`\n${' '.repeat(indent)}`)

/** One encoding in one kind of file: `write` gets the slot and `put`, which encodes and labels. */
const form = (where, name, write, content = hidden) => ({ where, name, write, content })

export const forms = [
  form(
    'kubernetes',
    'secret.yaml',
    (s, put) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${s.service}\ntype: Opaque\ndata:\n  username: ${put.harmless(base64)}\n  ${s.kebab}: ${put.secret(base64)}\n  host: ${put.harmless(base64)}`,
  ),
  form(
    'kubernetes',
    'secrets/all.yml',
    (s, put) =>
      `apiVersion: v1\ndata:\n  ${s.screaming}: ${put.secret(base64)}\n  ${s.noun}.json: ${put.harmless(base64)}\nkind: Secret\nmetadata:\n  name: ${s.service}-env`,
  ),
  form(
    'kubernetes',
    'list.json',
    (s, put) =>
      `{\n  "kind": "Secret",\n  "apiVersion": "v1",\n  "metadata": { "name": "${s.service}" },\n  "data": {\n    "user": "${put.harmless(base64)}",\n    "${s.snake}": "${put.secret(base64)}"\n  }\n}`,
  ),
  form(
    'kubernetes',
    'regcred.yaml',
    (s, put) =>
      `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/dockerconfigjson\nmetadata:\n  name: regcred\ndata:\n  .dockerconfigjson: ${put.secret(v => base64(JSON.stringify({ auths: { [s.host]: { username: s.user, password: v, auth: base64(`${s.user}:${v}`) } } })))}`,
  ),
  form(
    'kubernetes',
    'config-file.yaml',
    (s, put) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${s.service}-config\ndata:\n  application.properties: |\n    ${put.secret(v => wrapped(base64(`server.port=8080\nspring.datasource.username=${s.user}\n${s.dotted}=${v}\nlogging.level.root=INFO\n`), 4))}`,
  ),
  form(
    'python',
    'client.py',
    (s, put) =>
      `import base64\n\n${s.screaming} = base64.b64decode("${put.secret(base64)}").decode()\nBANNER = base64.b64decode("${put.harmless(base64)}")`,
  ),
  form(
    'javascript',
    'client.js',
    (s, put) =>
      `const ${s.camel} = atob('${put.secret(base64)}')\nconst ${s.noun} = Buffer.from('${put.harmless(base64)}', 'base64').toString()`,
  ),
  form(
    'typescript',
    'config.ts',
    (s, put) =>
      `export const ${s.camel} = Buffer.from('${put.secret(base64)}', 'base64').toString('utf8')\nexport const cursor = '${put.harmless(base64url)}'`,
  ),
  form(
    'java',
    'Client.java',
    (s, put) =>
      `class Client {\n    private static final String ${s.screaming} = new String(Base64.getDecoder().decode("${put.secret(base64)}"));\n    static final String TEMPLATE = "${put.harmless(base64)}";\n}`,
  ),
  form(
    'go',
    'client.go',
    (s, put) =>
      `package ${s.service}\n\nvar ${s.camel}, _ = base64.StdEncoding.DecodeString("${put.secret(base64)}")\nvar cursor, _ = base64.URLEncoding.DecodeString("${put.harmless(base64url)}")`,
  ),
  form(
    'shell',
    'login.sh',
    (s, put) =>
      `#!/bin/sh\n${s.screaming}=$(echo ${put.secret(base64)} | base64 -d)\necho ${put.harmless(base64)} | base64 --decode > /tmp/${s.noun}`,
  ),
  form(
    'powershell',
    'install.ps1',
    (s, put) =>
      `Write-Host "Installing"\npowershell.exe -NoProfile -EncodedCommand ${put.secret(v => inUtf16(`$${s.camel} = "${v}"; Connect-${s.Noun} -${s.pascal} $${s.camel}`))}`,
  ),
  form(
    'terraform',
    'main.tf',
    (s, put) =>
      `resource "aws_instance" "${s.noun}" {\n  ami              = "ami-0abcdef1234567890"\n  user_data_base64 = "${put.secret(v => base64(`#!/bin/bash\nexport ${s.screaming}="${v}"\n/opt/${s.service}/start\n`))}"\n}\n\nresource "aws_instance" "plain" {\n  user_data_base64 = "${put.harmless(base64)}"\n}`,
  ),
  form(
    'github-workflow',
    'deploy.yml',
    (s, put) =>
      `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    env:\n      ENV_FILE_BASE64: ${put.secret(v => base64(`APP_ENV=${s.stage}\nDB_HOST=${s.host}\n${s.screaming}=${v}\n`))}\n    steps:\n      - run: echo "$ENV_FILE_BASE64" | base64 -d > .env`,
  ),
  form(
    'env',
    '.env',
    (s, put) => `APP=${s.service}\n${s.screaming}_BASE64=${put.secret(base64)}\nFEATURES=${put.harmless(base64)}`,
  ),
  form(
    'html',
    'page.html',
    (s, put) =>
      `<a download="settings.txt" href="data:text/plain;base64,${put.secret(v => base64(`user: ${s.user}\n${s.snake}: ${v}\n`))}">settings</a>\n<img src="data:image/svg+xml;base64,${put.harmless(base64)}">`,
  ),
  form(
    'shell',
    'request.sh',
    (s, put) =>
      `curl -H "Authorization: Basic ${put.secret(v => base64(`${s.user}:${v}`))}" https://${s.site}/v1/${s.noun}s\ncurl -H "X-Request: ${put.harmless(base64)}" https://${s.site}/`,
  ),
  form(
    'python',
    'request.py',
    (s, put) =>
      `import requests\n\nrequests.get("https://${s.site}/${s.noun}", headers={"Authorization": "Basic ${put.secret(v => base64(`${s.user}:${v}`))}"})`,
  ),
  form(
    'log',
    'trace.log',
    (s, put) =>
      `2023-02-11 10:22:01 DEBUG >> GET /${s.noun}s HTTP/1.1\n2023-02-11 10:22:01 DEBUG >> Authorization: Basic ${put.secret(v => base64(`${s.user}:${v}`))}\n2023-02-11 10:22:02 DEBUG << X-Cursor: ${put.harmless(base64)}`,
  ),
  form(
    'python',
    'loader.py',
    (s, put) =>
      `${s.screaming} = bytes.fromhex("${put.secret(inHex)}").decode()\nMAGIC = bytes.fromhex("${put.harmless(inHex)}")`,
  ),
  form(
    'javascript',
    'loader.js',
    (s, put) =>
      `const ${s.camel} = Buffer.from('${put.secret(inHex)}', 'hex').toString()\nconst banner = Buffer.from('${put.harmless(inHex)}', 'hex')`,
  ),
  form(
    'php',
    'loader.php',
    (s, put) => `<?php\n$${s.camel} = hex2bin('${put.secret(inHex)}');\n$banner = hex2bin('${put.harmless(inHex)}');`,
  ),
  form(
    'c',
    'loader.c',
    (s, put) =>
      `static const char ${s.snake}[] =\n    "${put.secret(v => inHex(v).replace(/../g, '\\x$&'))}";\nstatic const char banner[] =\n    "${put.harmless(v => inHex(v).replace(/../g, '\\x$&'))}";`,
  ),
  form(
    'csv',
    'requests.csv',
    (s, put) =>
      `time,url\n2023-02-11,https://${s.site}/login?user=${s.person}&${s.snake}=${put.secret(inUrl)}&next=%2Fhome\n2023-02-12,https://${s.site}/search?q=${put.harmless(inUrl)}`,
    hiddenInUrl,
  ),
  form(
    'log',
    'access.log',
    (s, put) =>
      `10.1.2.3 - - [11/Feb/2023:10:00:00 +0100] "GET /api/${s.noun}?${s.camel}=${put.secret(inUrl)} HTTP/1.1" 200 512\n10.1.2.3 - - [11/Feb/2023:10:00:04 +0100] "GET /reset?message=${put.harmless(inUrl)} HTTP/1.1" 302 0`,
    hiddenInUrl,
  ),
  form(
    'python',
    'database.py',
    (s, put) =>
      `ENGINE = create_engine("postgresql+psycopg2://${s.person}:${put.secret(inUrl)}@${s.host}:5432/${s.noun}s?sslmode=require")`,
    hiddenInUrl,
  ),
  form(
    'shell',
    'form.sh',
    (s, put) =>
      `curl -X POST https://${s.site}/oauth/token \\\n  -d 'grant_type=password&username=${s.person}&${s.snake}=${put.secret(inUrl)}&scope=all'`,
    hiddenInUrl,
  ),
]
