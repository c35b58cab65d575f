import type { Value } from '../../evaluate/value.js'
import type { ExtractedParam } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import { argument } from '../graph/functions.js'
import { knownOf } from '../graph/node.js'
import type { Thing } from '../library/thing.js'
import { entriesOf } from '../tasks/placement.js'

/** The parameters of a DAG's runs, also those of its defaults. */
export function paramsOf(dag: Dag): ExtractedParam[] {
  const own = entriesOf(dag.args.get('params')?.value)
  const defaults = entriesOf(new Map(entriesOf(dag.defaults)).get('params'))
  return [...new Map([...own, ...defaults, ...dag.functionParams])].map(([name, value]) => ({
    name,
    required: isRequired(value),
    value,
  }))
}

function isRequired(value: Value): boolean | null {
  if (value.kind === 'unknown') return null
  const known = knownOf(value)
  if (known === null || !('use' in known) || (known as Thing).use !== 'param') return false
  const { args } = known as Thing
  const given = argument(args, 'default', 0)
  return given === undefined && args.incomplete === null ? true : given === undefined ? null : false
}
