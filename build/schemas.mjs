// `node build/schemas.mjs <check-jsonschema> <jsonschema-specifications>`: src/validate/schema/data/ from the unpacked wheels
// check_jsonschema 0.39.0, which carries SchemaStore's schemas, and jsonschema_specifications 2025.9.1, which carries the
// metaschemas. What no message shows is left out.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

const data = `${root}/src/validate/schema/data`
const SCHEMAS = ['dependabot', 'github-issue-forms', 'github-issue-config', 'github-discussion']
const DRAFTS = ['draft4', 'draft6', 'draft7', 'draft201909', 'draft202012']

const NAMED = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependencies', 'dependentSchemas'])
const VALUES = new Set(['enum', 'const', 'required'])
const UNUSED = new Set(['$comment', 'default', 'examples'])
const LONGEST = 120

/** A schema without the keywords that assert nothing, its descriptions as far as a message shows them. */
function slim(schema, describes) {
  if (Array.isArray(schema)) return schema.map(each => slim(each, describes))
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).flatMap(([name, value]) => {
    if (UNUSED.has(name)) return []
    if (name === 'description') return describes && typeof value === 'string' ? [[name, firstSentence(value)]] : []
    if (VALUES.has(name)) return [[name, value]]
    if (!NAMED.has(name)) return [[name, slim(value, describes)]]
    return [[name, Object.fromEntries(Object.entries(value).map(([key, each]) => [key, slim(each, describes)]))]]
  })
  return Object.fromEntries(kept)
}

function firstSentence(text) {
  const [first] = text.split(/\n|\.\s/, 1)
  return first.length > LONGEST ? `${first.slice(0, LONGEST)}…` : first
}

/** What SchemaStore is stricter about than GitHub, which passes over it. */
const MILDER = {
  dependabot: ({ definitions }) => {
    definitions.update.properties.reviewers = { deprecationMessage: 'GitHub takes reviewers from CODEOWNERS only' }
  },
  'github-issue-forms': ({ properties: { assignees, labels } }) => {
    for (const branch of [...assignees.oneOf, ...labels.oneOf]) delete branch.minItems
  },
}

function milder(name, schema) {
  MILDER[name]?.(schema)
  return schema
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function write(name, value) {
  writeFileSync(join(data, `${name}.json`), `${JSON.stringify(value)}\n`)
}

function metaschemasIn(folder) {
  const found = DRAFTS.flatMap(draft => {
    const own = join(folder, 'schemas', draft)
    const vocabularies = readdirSync(own).includes('vocabularies') ? readdirSync(join(own, 'vocabularies')) : []
    return [join(own, 'metaschema.json'), ...vocabularies.map(name => join(own, 'vocabularies', name))]
  })
  return Object.fromEntries(
    found.map(path => {
      const schema = readJson(path)
      return [(schema.$id ?? schema.id).replace(/#$/, ''), slim(schema, false)]
    }),
  )
}

/** A wheel has its licence in a folder beside the package's own. */
function licenceBeside(folder) {
  const info = readdirSync(dirname(folder)).find(name => /^jsonschema_specifications-.*\.dist-info$/.test(name))
  return join(dirname(folder), info, 'licenses', 'COPYING')
}

const [checkJsonschema, specifications] = process.argv.slice(2)
if (specifications === undefined) throw new Error('give the folders of the two unpacked packages')
const vendor = join(checkJsonschema, 'builtin_schemas', 'vendor')
for (const name of SCHEMAS) write(name, milder(name, slim(readJson(join(vendor, `${name}.json`)), true)))
write('metaschemas', metaschemasIn(specifications))
copyFileSync(join(vendor, 'licenses', 'LICENSE.schemastore'), join(data, 'LICENSE.schemastore'))
copyFileSync(licenceBeside(specifications), join(data, 'LICENSE.jsonschema-specifications'))
writeFileSync(
  join(data, 'NOTICE'),
  `${SCHEMAS.map(name => `${name}.json`).join(', ')}: schemas of SchemaStore
(https://github.com/SchemaStore/schemastore), Apache License 2.0, see LICENSE.schemastore; changed: without comments, defaults
and examples, descriptions cut to their first sentence, \`reviewers\` of Dependabot as deprecated, lists of issue forms that may be
empty. Taken from the Python package check-jsonschema 0.39.0.

metaschemas.json: the metaschemas of JSON Schema (https://json-schema.org), as the Python package jsonschema-specifications
2025.9.1 carries them, MIT License, see LICENSE.jsonschema-specifications; changed: without descriptions and defaults.

Both were made by build/schemas.mjs. All other schemas here belong to this project.
`,
)
