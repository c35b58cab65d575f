import type { Left } from '../../evaluate/value.js'
import type { ExtractedDag, ExtractedGroup, ExtractedTask } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import type { Group } from '../graph/group.js'
import { isAbsent, textOf } from '../graph/node.js'
import type { Task } from '../graph/task.js'
import { entriesOf } from '../tasks/placement.js'
import { paramsOf } from './params.js'
import { scheduleOf } from './schedule.js'

/** A DAG as it is handed out. */
export function describeDag(dag: Dag, more: readonly Left[]): ExtractedDag {
  const tasks = [...dag.tasks.values()]
  return {
    dagId: dag.id,
    ...dag.place,
    schedule: scheduleOf(dag),
    startDate: startDateOf(dag),
    catchup: catchupOf(dag),
    tags: tagsOf(dag),
    owners: ownersOf(dag, tasks),
    params: paramsOf(dag),
    defaultArgs: defaultKeys(dag),
    args: dag.args,
    isOpen: dag.isOpen,
    tasks: tasks.map(describeTask),
    groups: groupsIn(dag.root),
    edges: dag.edges.all.flatMap(({ from, to, span, file, label }) =>
      from.id === null || to.id === null ? [] : [{ from: from.id, to: to.id, span, file, label }],
    ),
    unresolved: [...dag.unresolved, ...more],
  }
}

/** A task as it is handed out. */
export function describeTask(task: Task): ExtractedTask {
  const { id, group, isSetup, isTeardown } = task
  const { operator, module, isKnown, fields, args, isOpen, isMapped, isTaskflow, span, file } = task.origin
  return {
    id,
    operator,
    module,
    isKnown,
    fields,
    group: group === null || group.isRoot ? null : group.id,
    args,
    isOpen,
    isMapped,
    isSetup,
    isTeardown,
    isTaskflow,
    span,
    file,
  }
}

function groupsIn(group: Group): ExtractedGroup[] {
  return [...group.children.values()].flatMap(child => {
    if (child.role === 'task') return []
    const { id, tooltip, args, place, mappedOver } = child
    const own = { id, parent: group.isRoot ? null : group.id, tooltip, args, isMapped: mappedOver !== null, ...place }
    return [own, ...groupsIn(child)]
  })
}

function startDateOf(dag: Dag): ExtractedDag['startDate'] {
  const values = [dag.args.get('start_date')?.value, new Map(entriesOf(dag.defaults)).get('start_date')]
  if (values.some(value => value !== undefined && value.kind !== 'none' && value.kind !== 'unknown')) return 'known'
  const isOpen = dag.isOpen || dag.defaults.partly !== undefined || defaultKeys(dag) === null
  return isOpen || values.some(value => value?.kind === 'unknown') ? 'unknown' : 'absent'
}

function catchupOf(dag: Dag): ExtractedDag['catchup'] {
  const value = dag.args.get('catchup')?.value
  if (value === undefined) return dag.isOpen ? 'unknown' : 'absent'
  return value.kind === 'bool' ? value.value : 'unknown'
}

function tagsOf(dag: Dag): string[] | null {
  const value = dag.args.get('tags')?.value
  if (isAbsent(value)) return dag.isOpen ? null : []
  const items =
    value?.kind === 'list' || value?.kind === 'tuple'
      ? value.items
      : value?.kind === 'set'
        ? [...value.items.values()]
        : null
  const tags = items?.map(textOf) ?? [null]
  return tags.includes(null) ? null : (tags as string[])
}

function ownersOf(dag: Dag, tasks: readonly Task[]): string[] {
  const values = [
    ...tasks.map(({ origin }) => origin.args.get('owner')?.value),
    new Map(entriesOf(dag.defaults)).get('owner'),
  ]
  return [...new Set(values.map(textOf).filter(owner => owner !== null))]
}

function defaultKeys(dag: Dag): string[] | null {
  const given = dag.args.get('default_args')?.value
  if (!isAbsent(given) && given?.kind !== 'dict') return null
  return dag.defaults.partly === undefined ? entriesOf(dag.defaults).map(([name]) => name) : null
}
