import type { Arguments, Value } from '../../evaluate/value.js'
import type { Argument } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import { placeOf } from '../graph/functions.js'
import type { Group } from '../graph/group.js'
import { isAbsent, knownOf } from '../graph/node.js'
import { BASE_ARGUMENTS, type OperatorClass } from '../library/operators.js'
import type { At, Model } from '../state.js'

/** Where a new task belongs. */
export interface Placement {
  dag: Dag | null
  group: Group | null
  /** Whether that, or the task as a whole, is not certain. */
  isDetached: boolean
}

/** The DAG and the group that a task is given, or that are open. */
export function placementOf(model: Model, args: Arguments, what: string, at: At): Placement {
  const given = { dag: args.named.get('dag'), group: args.named.get('task_group') }
  const [dag, group] = [knownOf(given.dag), knownOf(given.group)]
  refuseOther(model, 'dag', args, at)
  refuseOther(model, 'task_group', args, at)
  const isDetached = at.machine.uncertain > 0 || (!isAbsent(given.dag) && dag?.role !== 'dag')
  if (isDetached && at.machine.uncertain === 0) model.leave(null, `the DAG of ${what} cannot be resolved`, at)
  const of = isAbsent(given.dag) ? model.dag : dag?.role === 'dag' ? (dag as Dag) : null
  const inside = group?.role === 'group' ? (group as Group) : of === null ? null : model.groupFor(of)
  return { dag: of, group: inside, isDetached: isDetached || (of?.isDetached ?? false) }
}

const NO_PLACE: ReadonlySet<Value['kind']> = new Set(['str', 'bytes', 'function', 'class', 'module', 'range'])

/** Refuses what is no DAG or group: the id of one is none. */
function refuseOther(model: Model, name: 'dag' | 'task_group', args: Arguments, at: At): void {
  const value = args.named.get(name)
  if (value === undefined || !NO_PLACE.has(value.kind) || (value.kind === 'str' && value.value === '')) return
  const missing = name === 'dag' ? 'task_group' : 'add'
  const message = `'${value.kind}' object has no attribute '${missing}'`
  model.refuse('arguments', 'AttributeError', message, placeOf(args, name, at))
}

/** What a task is given, and what its DAG and groups say for what it is not given. */
export function argumentsOf(of: OperatorClass, placement: Placement, args: Arguments, at: At): Map<string, Argument> {
  const { start, end } = at.span
  const found = new Map<string, Argument>()
  for (const [name, value] of args.named) {
    const span = args.spans.get(name) ?? { start, end }
    if (name !== 'dag' && name !== 'task_group' && name !== 'default_args')
      found.set(name, { value, span: { start: span.start, end: span.end }, file: at.machine.file, isDefault: false })
  }
  for (const [name, value] of defaultsFor(placement, args)) {
    if (found.has(name) || (!BASE_ARGUMENTS.has(name) && of.fields?.includes(name) !== true)) continue
    const place =
      args.named.has('default_args') || placement.dag === null ? null : placement.dag.args.get('default_args')
    found.set(name, {
      value,
      span: place?.span ?? { start, end },
      file: place?.file ?? at.machine.file,
      isDefault: true,
    })
  }
  return found
}

/** The defaults that a task gets: of its DAG, of its groups, its own. */
export function defaultsFor({ dag, group }: Placement, args: Arguments): Map<string, Value> {
  return new Map([
    ...(dag === null ? [] : entriesOf(dag.defaults)),
    ...(dag === null ? [] : (group?.defaults ?? [])),
    ...entriesOf(args.named.get('default_args')),
  ])
}

/** The entries of a dict whose keys are texts. */
export function entriesOf(value: Value | undefined): [string, Value][] {
  if (value?.kind !== 'dict') return []
  return [...value.entries.values()].flatMap(({ key, value: entry }) =>
    key.kind === 'str' ? [[key.value, entry] as [string, Value]] : [],
  )
}
