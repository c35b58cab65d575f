import { lines } from './lines.mjs'

const scriptPath = n =>
  n.random.pick([
    `src/${n.service}/${n.noun}.js`,
    `lib/${n.verb}-${n.noun}.js`,
    `server/${n.service}.config.js`,
    `functions/${n.noun}s/index.js`,
    `config/${n.stage}.js`,
    `scripts/${n.verb}.mjs`,
  ])
const typedPath = n =>
  n.random.pick([
    `src/${n.service}/${n.noun}.service.ts`,
    `apps/${n.service}/src/${n.noun}s.ts`,
    `packages/${n.service}/src/config.ts`,
    `src/environments/environment.${n.stage}.ts`,
    `libs/${n.noun}/src/${n.verb}.ts`,
  ])
const viewPath = n =>
  n.random.pick([`src/components/${n.Noun}List.jsx`, `web/src/pages/${n.noun}s.tsx`, `app/${n.noun}/page.tsx`])

const blocks = [
  n => `export async function ${n.verb}${n.Noun}(id, { dryRun = false } = {}) {
  const ${n.noun} = await repository.find(id)
  if (!${n.noun}) throw new NotFoundError(\`no ${n.noun} \${id}\`)
  if (!dryRun) await repository.save({ ...${n.noun}, updatedAt: new Date() })
  return ${n.noun}
}`,
  n => `router.get('/${n.noun}s/:id', async (req, res, next) => {
  try {
    const found = await service.${n.verb}(Number(req.params.id))
    res.status(found ? 200 : 404).json(found ?? { error: 'not found' })
  } catch (error) {
    next(error)
  }
})`,
  n => `const ${n.noun}Schema = new Schema({
  name: { type: String, required: true, trim: true },
  status: { type: String, enum: ['open', 'closed'], default: 'open' },
  amountCents: { type: Number, min: 0, max: ${n.number}00 },
})`,
  n => `const by${n.Noun} = (a, b) => a.createdAt - b.createdAt || a.id - b.id`,
  n => `// ${n.Noun}s older than ${n.number} days are archived every night.
const MAX_AGE_DAYS = ${n.number}`,
  n => `export class ${n.Noun}Queue {
  #waiting = []

  push(${n.noun}) {
    this.#waiting.push(${n.noun})
    if (this.#waiting.length > ${n.number}) this.flush()
  }
}`,
  n => `logger.info({ service: '${n.service}', count: ${n.number} }, '${n.verb} of ${n.noun}s is done')`,
]

const viewBlocks = [
  n => `export function ${n.Noun}Row({ ${n.noun}, onSelect }) {
  return (
    <tr key={${n.noun}.id} onClick={() => onSelect(${n.noun}.id)} className="row row--${n.stage}">
      <td>{${n.noun}.name}</td>
      <td>{format(${n.noun}.createdAt)}</td>
    </tr>
  )
}`,
  n =>
    `const { data, error, isLoading } = useQuery({ queryKey: ['${n.noun}s', page], queryFn: () => ${n.verb}${n.Noun}s(page) })`,
  ...blocks.slice(3),
]

const named = [
  s => `const ${s.camel} = ${s.sq}`,
  s => `const ${s.screaming} = ${s.sq};`,
  s => `let ${s.camel} = ${s.q}; // ${s.stage}`,
  s => `var ${s.snake} = ${s.q};`,
  s => `export const ${s.camel} = ${s.tq}`,
  s => `process.env.${s.screaming} = ${s.sq}`,
  s => `const ${s.camel} = process.env.${s.screaming} || ${s.sq};`,
  s => `const ${s.camel} = process.env['${s.screaming}'] ?? ${s.q}`,
  s =>
    `module.exports.${s.noun}${s.number} = {\n  host: '${s.host}',\n  user: '${s.user}',\n  ${s.camel}: ${s.sq},\n  port: ${s.port},\n};`,
  s => `const ${s.noun}Options = { user: '${s.user}', ${s.camel}: ${s.q}, timeout: ${s.number} }`,
  s => `const ${s.service} = create${s.Noun}Client({\n  baseUrl: 'https://${s.site}',\n  '${s.kebab}': ${s.sq},\n})`,
  s => `// const ${s.camel} = ${s.q};`,
  s => `/* ${s.screaming}: ${s.sq} */`,
  s => `const ${s.camel} =\n  ${s.pieces(' +\n  ', "'")}`,
  s => `config.set('${s.service}.${s.camel}', ${s.sq})`,
  s => `this.${s.camel} = ${s.q};`,
  s => `localStorage.setItem('${s.snake}', ${s.sq})`,
  s => `form.append("${s.snake}", ${s.q});`,
  s => `if (req.body.${s.camel} === ${s.sq}) return next()`,
]

const bare = [
  s => `const client = new ${s.pascal}(${s.sq})`,
  s => `connect(${s.q}, { retries: ${s.number % 7} });`,
  s => `// curl with ${s.raw} to try it out`,
  s => `await exec('${s.service}', ['login', '--with', ${s.sq}])`,
]

const header = [
  s => `const headers = { Authorization: \`Bearer ${s.within('`')}\`, Accept: 'application/json' }`,
  s => `await fetch('https://${s.site}/v1/${s.noun}s', { headers: { 'X-Api-Token': ${s.sq} } })`,
  s => `axios.defaults.headers.common['Authorization'] = ${s.q};`,
  s => `const url = 'https://${s.site}/${s.noun}?token=${s.url}&page=1'`,
]

const multi = [s => `const ${s.camel} = \`${s.raw}\`;`, s => `  ${s.camel}: ${s.q},`]

const references = lines`
  const ${n => n.camel} = process.env.${n => n.screaming}
  ${n => n.camel}: process.env['${n => n.screaming}'],
  const { ${n => n.screaming} } = process.env;
  ${n => n.camel}: import.meta.env.VITE_${n => n.screaming},
  const ${n => n.camel} = config.get('${n => n.service}.${n => n.camel}')
  ${n => n.camel}: Deno.env.get("${n => n.screaming}"),`
const calls = lines`
  const ${n => n.camel} = await secrets.get('${n => n.stage}/${n => n.service}/${n => n.kebab}')
  ${n => n.camel}: ssm.StringParameter.valueForStringParameter(this, '/${n => n.stage}/${n => n.kebab}'),
  const ${n => n.camel} = await keytar.getPassword('${n => n.service}', '${n => n.user}')
  ${n => n.camel}: Secret.fromSecretNameV2(this, 'Secret', '${n => n.service}/${n => n.kebab}').secretValue,
  const ${n => n.camel} = core.getInput('${n => n.kebab}', { required: true })`
const code = lines`
  this.${n => n.camel} = ${n => n.camel};
  const ${n => n.camel} = req.body.${n => n.camel};
  const ${n => n.camel} = crypto.randomBytes(32).toString('hex')
  const ${n => n.camel} = jwt.sign({ sub: user.id }, secret, { expiresIn: '1h' })
  const ${n => n.camel} = localStorage.getItem('${n => n.snake}')
  const [${n => n.camel}, set${n => n.pascal}] = useState('')
  headers: { Authorization: \`Bearer \${${n => n.camel}}\` },
  const url = \`https://${n => n.site}/oauth?token=\${${n => n.camel}}\`
  if (!${n => n.camel}) throw new Error('${n => n.spaced} is required')
  expect(response.body.${n => n.camel}).toBe(user.${n => n.camel})
  const ${n => n.camel} = document.querySelector('#${n => n.kebab}').value;
  await bcrypt.compare(${n => n.camel}, user.passwordHash)
  const ${n => n.camel}Hash = await argon2.hash(${n => n.camel})
  delete user.${n => n.camel};
  ${n => n.camel}: user.${n => n.camel},
  case 'SET_${n => n.screaming}': return { ...state, ${n => n.camel}: action.payload }
  const redacted = text.replace(/${n => n.camel}=[^&]+/g, '${n => n.camel}=***')`
const view = lines`
  <input type="password" name="${n => n.snake}" placeholder="Enter your ${n => n.spaced}" autoComplete="current-password" />
  <TextField label="${n => n.spaced}" type="password" value={${n => n.camel}} onChange={handle${n => n.pascal}Change} />
  {${n => n.noun}s.map(${n => n.noun} => <${n => n.Noun}Row key={${n => n.noun}.id} ${n => n.noun}={${n => n.noun}} />)}
  <Trans i18nKey="auth.${n => n.camel}.title">${n => n.spaced}</Trans>
  <${n => n.Noun}Form ${n => n.camel}={${n => n.camel}} key={\`${n => n.noun}-\${index}\`} />
  onKeyDown={event => event.key === 'Enter' && submit(${n => n.camel})}
  <label htmlFor="${n => n.kebab}">{t('form.${n => n.camel}.label')}</label>`
const types = lines`
  ${n => n.camel}: string;
  readonly ${n => n.camel}?: string | null
  constructor(private readonly ${n => n.camel}: string, private http: HttpClient) {}
  ${n => n.camel}: z.string().min(12).max(128),
  @IsString() ${n => n.camel}!: string
  export type ${n => n.pascal} = { value: string; expiresAt: Date }
  ${n => n.camel}: new FormControl('', [Validators.required, Validators.minLength(8)]),
  export const ${n => n.screaming}_PATTERN = /^[A-Za-z0-9_-]{20,64}$/`

const base = { escapes: { '"': '\\"', "'": "\\'", '`': '\\`' }, named, bare, header, multi }
const inside = (n, text) =>
  `export function ${n.verb}${n.Noun}${n.number}(${n.noun}) {\n${text.replace(/^/gm, '  ')}\n  return ${n.noun}\n}`
const shared = { 'environment-reference': references, 'store-call': calls, 'code-expression': code }

export const javascript = {
  ...base,
  where: 'javascript',
  weight: 8,
  path: scriptPath,
  head: n => `'use strict'\n\nconst express = require('express')\nconst { ${n.verb} } = require('./${n.noun}')`,
  blocks,
  expressions: shared,
  inside,
}
export const typescript = {
  ...base,
  where: 'typescript',
  weight: 8,
  path: typedPath,
  head: n => `import { Injectable } from '@nestjs/common'\nimport type { ${n.Noun} } from './${n.noun}.model'`,
  blocks,
  expressions: { ...shared, declaration: types },
  inside,
}
export const jsx = {
  ...base,
  where: 'jsx',
  weight: 3,
  path: viewPath,
  head: () => `import React, { useState } from 'react'\nimport { useQuery } from '@tanstack/react-query'`,
  blocks: viewBlocks,
  expressions: { 'code-expression': code, 'view-code': view },
}
