/**
 * Makes `src/validate/workflow/structure/data/` from the npm package `@actions/workflow-parser`, unpacked elsewhere:
 *
 *     node build/github-schemas.mjs <folder of the package>
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './root.mjs'

const FILES = [
  ['workflow', 'workflow-root-strict'],
  ['action', 'action-root-strict'],
]

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: node build/github-schemas.mjs <folder of @actions/workflow-parser>')
const data = `${root}/src/validate/workflow/structure/data`
const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
if (license !== 'MIT')
  throw new Error(`the package's licence is ${license} now: see whether its data may still be used`)

for (const [name, first] of FILES) {
  const { definitions } = JSON.parse(readFileSync(`${folder}/dist/${name}-v1.0.min.json`, 'utf8'))
  const kept = [...reached(first, definitions)].sort().map(each => line(each, bare(definitions[each])))
  writeFileSync(`${data}/${name}.json`, `{\n${kept.join(',\n')}\n}\n`)
}
copyFileSync(`${folder}/LICENSE`, `${data}/LICENSE`)
writeFileSync(
  `${data}/NOTICE`,
  `workflow.json and action.json are the schemas of workflows and action.yml in the npm package @actions/workflow-parser
${version} (https://github.com/actions/languageservices), without descriptions and without the definitions that are not
used from their root. Copyright GitHub, MIT License: see LICENSE. Made by build/github-schemas.mjs.
`,
)

/** The definitions that are used from the first one on. */
function reached(first, definitions) {
  const seen = new Set()
  const open = [first]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name) || !Object.hasOwn(definitions, name)) continue
    seen.add(name)
    open.push(...namedIn(definitions[name]))
  }
  return seen
}

function namedIn({ 'one-of': oneOf = [], sequence = {}, mapping = {} }) {
  const properties = Object.values(mapping.properties ?? {}).map(property => property.type ?? property)
  return [
    ...oneOf,
    sequence['item-type'],
    mapping['loose-key-type'],
    mapping['loose-value-type'],
    ...properties,
  ].filter(name => name !== undefined)
}

function bare({ description: _, ...definition }) {
  const properties = definition.mapping?.properties
  if (properties === undefined) return definition
  return { ...definition, mapping: { ...definition.mapping, properties: mapValues(properties, bareProperty) } }
}

// A property is the name of its type, or that and whether it has to be there.
function bareProperty(property) {
  if (typeof property === 'string') return property
  return property.required ? { type: property.type, required: true } : property.type
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

function line(name, definition) {
  return `  ${JSON.stringify(name)}: ${JSON.stringify(definition)}`
}
