import { copyFileSync, writeFileSync } from 'node:fs'
import { DOOR_ONLY, inputsOf } from '../lib/gate/judge.js'
import { root } from './root.mjs'
import { describe } from './scaffold.mjs'

/** `schema/pipeline-actions.schema.json`: the configuration file, for editors. */
export function writeConfigSchema(gates) {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'pipeline-actions',
    description: 'One key per gate, its inputs beneath.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(gates.map(gate => [gate.name, gateSchema(gate)])),
  }
  writeFileSync(`${root}/schema/pipeline-actions.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
}

function gateSchema(gate) {
  const inputs = Object.entries(inputsOf(gate)).filter(([name]) => !DOOR_ONLY.includes(name))
  const properties = inputs.map(([name, input]) => [name, { description: describe(input), ...input.schema }])
  const inputsSchema = { type: ['object', 'null'], additionalProperties: false }
  return { description: gate.help, ...inputsSchema, properties: Object.fromEntries(properties) }
}

/**
 * `schema/result.schema.json`: the result file, for readers in other languages; results from outside are held to it.
 * `schema/pipeline-policy.schema.json`: what a repository asks of its pipelines, for editors.
 */
export function copySchemas() {
  copyFileSync(`${root}/src/gate/result.schema.json`, `${root}/schema/result.schema.json`)
  copyFileSync(`${root}/src/validate/pipeline/policy.schema.json`, `${root}/schema/pipeline-policy.schema.json`)
  copyFileSync(`${root}/src/smoke/suite/suite.schema.json`, `${root}/schema/smoke-suite.schema.json`)
}
