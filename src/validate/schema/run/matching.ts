import type { Node } from '../../tree/node.js'
import type { Schema } from '../model/schema.js'
import type { Pattern } from '../pattern/patterns.js'
import type { Run } from './run.js'

/** Whether a text matches an expression of a schema. One that could take for ever is left out, and the schema at fault. */
export function matches(run: Run, schema: Schema, pattern: Pattern, at: Node, text: string): boolean {
  const result = pattern.matches(text)
  if (typeof result === 'boolean') return result
  if (result === 'unloaded') run.needsLinear = true
  else {
    const message =
      'has a regular expression that can take for ever and has no equal that cannot: without repetitions within ' +
      'repetitions, or without look-around, it would be used'
    run.registry.fault(schema.resource, at, message)
  }
  return true
}
