import type { Value } from '../../evaluate/value.js'
import type { At, Model } from '../state.js'
import type { Dag } from './dag.js'
import type { Group } from './group.js'
import type { Task } from './task.js'

const LONGEST = 250
const KEY = /^[\p{L}\p{N}_.-]+$/u

/** Kinds of values that are no id. */
export const NO_KEY: ReadonlySet<Value['kind']> = new Set([
  'none',
  'int',
  'float',
  'bool',
  'bytes',
  'list',
  'tuple',
  'dict',
  'set',
  'function',
  'class',
  'range',
] as const)

/** Refuses an id of a DAG or a task that Airflow refuses. */
export function checkKey(model: Model, key: string, at: At): void {
  const length = [...key].length
  if (length > LONGEST) {
    const limit = `The key has to be less than ${LONGEST} characters, not ${length}`
    model.refuse('invalid-id', model.exception('ValueError'), limit, at)
  }
  // Python's `$` is also before a line's end.
  if (KEY.test(key.replace(/\n$/, ''))) return
  const wrong = `The key '${key}' has to be made of alphanumeric characters, dashes, dots, and underscores exclusively`
  model.refuse('invalid-id', model.exception('ValueError'), wrong, at)
}

/** Adds a task or a group to a group, as Airflow does it: where a group is open, what is elsewhere is moved. */
export function addToGroup(group: Group, child: Task | Group, at: At): void {
  const { model } = group
  const current = child.role === 'task' ? child.group : child.parent
  if (model.moves && current !== null && current !== group) {
    current.remove(child)
    setParent(child, group)
  } else if (child.role === 'task' && current !== null && current !== group)
    model.refuse(
      'duplicate-task-id',
      'TaskAlreadyInTaskGroup',
      `cannot add '${child.id}' to '${group.id}' (already in group '${current.id}')`,
      at,
    )
  setParent(child, group)
  const key = child.id ?? `?${group.children.size}`
  if (group.children.has(key)) {
    const what = child.role === 'task' ? 'Task' : 'Task Group'
    const code = child.role === 'task' ? 'duplicate-task-id' : 'duplicate-group-id'
    model.refuse(code, 'DuplicateTaskIdFound', `${what} id '${key}' has already been added to the DAG`, at)
  }
  if (child.role === 'group') adopt(group, child, at)
  group.children.set(key, child)
}

function setParent(child: Task | Group, group: Group): void {
  if (child.role === 'task') child.group = group
  else child.parent = group
}

function adopt(group: Group, child: Group, at: At): void {
  if (group.dag !== null && child.dag !== null && group.dag !== child.dag)
    group.model.refuse(
      'two-dags',
      'RuntimeError',
      `Cannot mix TaskGroups from different DAGs: ${group.dag.describe()} and ${child.dag.describe()}`,
      at,
    )
  if (group.dag !== null) child.dag = group.dag
  if (child.children.size > 0)
    group.model.refuse(
      'duplicate-group-id',
      group.model.exception('ValueError'),
      'Cannot add a non-empty TaskGroup',
      at,
    )
}

/** Adds a task to a DAG, and to the group that is open where it is in none. */
export function addToDag(dag: Dag, task: Task, at: At): void {
  const { model } = dag
  let { id } = task
  if (task.group === null) {
    const group = model.groupFor(dag)
    if (group !== null) {
      id = id === null ? null : group.childId(id)
      addToGroup(group, task, at)
    }
  }
  if (id !== null) {
    const there = dag.tasks.get(id)
    if ((there !== undefined && there !== task) || dag.root.used.has(id))
      model.refuse('duplicate-task-id', 'DuplicateTaskIdFound', `Task id '${id}' has already been added to the DAG`, at)
    dag.root.used.add(id)
  }
  dag.tasks.set(id ?? `?${dag.tasks.size}`, task)
  task.dag = dag
}
