import type { Arguments } from '../../evaluate/value.js'
import type { Dag } from '../graph/dag.js'
import { argument, placeOf } from '../graph/functions.js'
import { Group } from '../graph/group.js'
import { addToGroup, NO_KEY } from '../graph/membership.js'
import { flagOf, isAbsent, knownOf, textOf } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { entriesOf } from './placement.js'

const LONGEST = 200
const GROUP_KEY = /^[\p{L}\p{N}_-]+$/u
const NUMBERED = /__\d+$/

/** `TaskGroup(...)`. */
export function makeGroup(model: Model, args: Arguments, at: At, isDecorated = false): Group {
  checkNames(model, args, at)
  const idAt = placeOf(args, 'group_id', at)
  const prefixes = flagOf(argument(args, 'prefix_group_id', 1)) ?? true
  const given = argument(args, 'group_id', 0)
  const dag = dagOf(model, args)
  const ownId = idIn(model, args, dag, prefixes, idAt)
  const parent = parentOf(model, args, dag)
  if (argument(args, 'parent_group', 2)?.kind === 'none' && !model.isVersionKnown && model.openGroups.length > 0)
    model.leave(dag, 'parent_group=None is the DAG itself for Airflow 3, and the open group for 2', at)
  const isDetached = at.machine.uncertain > 0
  if (dag === null && parent === null && !isDetached && isAbsent(args.named.get('dag')))
    model.refuse('group-without-dag', model.exception('RuntimeError'), 'TaskGroup can only be used inside a dag', at)
  const suffixes = isDecorated || flagOf(argument(args, 'add_suffix_on_collision', 8)) === true
  const id = ownId === null ? null : free(model, ownId, parent, suffixes, idAt)
  const place = { file: at.machine.file, span: { start: at.span.start, end: at.span.end } }
  const used = parent?.used ?? new Set<string>()
  const group = new Group(model, id, prefixes, place, used)
  group.dag = dag ?? parent?.dag ?? null
  group.tooltip = textOf(argument(args, 'tooltip', 5))
  for (const [name, value] of args.named) {
    const { start, end } = args.spans.get(name) ?? at.span
    group.args.set(name, { value, span: { start, end }, file: at.machine.file, isDefault: false })
  }
  if (given !== undefined && given.kind === 'unknown')
    model.leave(group.dag, `the group_id of this TaskGroup cannot be resolved: ${given.reason}`, idAt)
  const around = parent ?? dag?.root ?? null
  const own = new Map(entriesOf(argument(args, 'default_args', 4)))
  group.defaults = new Map([...(around?.defaults ?? []), ...own])
  if (isDetached) {
    group.parent = around
    model.leave(group.dag, `whether there is ${group.describe()} is not known`, at)
    return group
  }
  if (around !== null) addToGroup(around, group, idAt)
  if (group.id !== null)
    for (const taken of [group.id, `${group.id}.upstream_join_id`, `${group.id}.downstream_join_id`]) used.add(taken)
  return group
}

/** What every group takes. */
export const OF_GROUP: ReadonlySet<string> = new Set(
  `group_id prefix_group_id parent_group dag default_args tooltip doc_md ui_color ui_fgcolor add_suffix_on_collision
  group_display_name expand_input`.split(/\s+/),
)

function checkNames(model: Model, args: Arguments, at: At): void {
  for (const name of args.named.keys())
    if (!OF_GROUP.has(name)) {
      const message = `TaskGroup.__init__() got an unexpected keyword argument '${name}'`
      model.refuse('arguments', 'TypeError', message, placeOf(args, name, at))
    }
}

function idIn(model: Model, args: Arguments, dag: Dag | null, prefixes: boolean, at: At): string | null {
  const given = argument(args, 'group_id', 0)
  if (given === undefined && args.incomplete === null)
    model.refuse('no-id', 'TypeError', `TaskGroup.__init__() missing 1 required positional argument: 'group_id'`, at)
  const id = textOf(given)
  if (id === null) {
    if (given !== undefined && NO_KEY.has(given.kind) && !(given.kind === 'none' && model.version === '3'))
      model.refuse('invalid-id', 'TypeError', 'The key has to be a string', at)
    if (given === undefined || given.kind !== 'unknown')
      model.leave(dag, 'the group_id of this TaskGroup cannot be resolved', at)
    return null
  }
  if ([...id].length > LONGEST) {
    const message = `The key has to be less than ${LONGEST} characters, not ${[...id].length}`
    model.refuse('invalid-id', model.exception('ValueError'), message, at)
  }
  if (GROUP_KEY.test(id.replace(/\n$/, '')) || (model.version === '2' && !prefixes && id !== '')) return id
  const message = `The key '${id}' has to be made of alphanumeric characters, dashes, and underscores exclusively`
  return model.refuse('invalid-id', model.exception('ValueError'), message, at)
}

function dagOf(model: Model, args: Arguments): Dag | null {
  const given = knownOf(argument(args, 'dag', 3))
  return given?.role === 'dag' ? (given as Dag) : model.dag
}

/** The group around it. Airflow 3 looks for a given DAG's own one only later, when ids that are taken were looked for. */
function parentOf(model: Model, args: Arguments, dag: Dag | null): Group | null {
  const given = knownOf(argument(args, 'parent_group', 2))
  if (given?.role === 'group') return given as Group
  // Nothing is nothing in 3, so that the group stands in the DAG itself; 2 takes it for left out.
  if (model.version === '3' && argument(args, 'parent_group', 2)?.kind === 'none') return null
  return model.groupFor(model.version === '2' ? dag : null)
}

/** The id, with a number behind it where it is taken and that is wanted. */
function free(model: Model, id: string, parent: Group | null, suffixes: boolean, at: At): string {
  const used = parent?.used ?? new Set<string>()
  const full = model.version === '2' || parent === null || !parent.prefixes || parent.isRoot ? id : parent.childId(id)
  if (full === null || !used.has(full)) return id
  if (!suffixes) {
    const message = `group_id '${id}' has already been added to the DAG`
    model.refuse('duplicate-group-id', 'DuplicateTaskIdFound', message, at)
  }
  const stem = id.replace(NUMBERED, '')
  let highest = 0
  for (const taken of used) {
    const number = taken.startsWith(`${stem}__`) ? taken.slice(stem.length + 2) : ''
    if (/^\d+$/.test(number)) highest = Math.max(highest, Number(number))
  }
  return highest === 0 ? `${id}__1` : `${stem}__${highest + 1}`
}
