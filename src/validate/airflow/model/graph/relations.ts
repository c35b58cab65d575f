import { NONE, type Value } from '../../evaluate/value.js'
import type { At } from '../state.js'
import type { Dag } from './dag.js'
import type { Group } from './group.js'
import type { Label } from './label.js'
import { addToDag } from './membership.js'
import { type Node, nodeOf, typeOf } from './node.js'
import type { Task } from './task.js'

/** `node.set_upstream(others)`, or `set_downstream`. */
export function relate(node: Node, others: Value, upstream: boolean, label: Label | null, at: At): void {
  const nodes = nodesOf(node, others, at)
  if (node.role === 'task') relateTask(node, nodes, upstream, label, at)
  else if (node.role === 'group') relateGroup(node, nodes, upstream, at)
  else if (node.role === 'label') node.take(nodes, upstream, at)
  else for (const task of node.tasks) relateTask(task, nodes, upstream, label, at)
}

/** The nodes that a value holds; what is none Python refuses, and what may be one is left out. */
export function nodesOf(self: Node, value: Value, at: At): Node[] {
  const { model } = self
  const items = sequenceOf(value)
  if ((value.kind === 'list' || value.kind === 'set' || value.kind === 'dict') && value.partly !== undefined)
    model.leave(dagOf(self), `what ${self.describe()} is related to cannot be resolved: ${value.partly.reason}`, at)
  const nodes: Node[] = []
  for (const item of items) {
    const node = nodeOf(item)
    if (node !== null) nodes.push(node)
    else if (item.kind === 'unknown' || item.kind === 'opaque' || typeOf(item) === null) {
      const why = item.kind === 'unknown' ? item.reason : 'it is not known what it is'
      model.leave(dagOf(self), `what ${self.describe()} is related to cannot be resolved: ${why}`, at)
    } else {
      const message = `'${typeOf(item)}' object has no attribute 'update_relative'`
      model.refuse('not-a-task', 'AttributeError', message, at)
    }
  }
  return nodes
}

function sequenceOf(value: Value): readonly Value[] {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items
  if (value.kind === 'range')
    return value.step > 0n === value.start < value.stop && value.start !== value.stop ? [NONE] : []
  if (value.kind === 'str') return value.value === '' ? [] : [value]
  return [value]
}

function dagOf(node: Node): Dag | null {
  if (node.role === 'task' || node.role === 'group') return node.dag
  return node.role === 'xcom' ? (node.tasks[0]?.dag ?? null) : null
}

function relateTask(self: Task, others: readonly Node[], upstream: boolean, label: Label | null, at: At): void {
  const { model } = self
  const found: Task[] = []
  for (const other of others) {
    updateRelative(other, self, !upstream, at)
    if (isDoubtful(other, upstream, at)) continue
    for (const node of endsOf(other, upstream)) {
      if (node.role === 'task') found.push(node)
      else refuseEnd(self, 'Relationships can only be set between Operators', node, 'TypeError', at)
    }
  }
  const all = [self, ...found]
  if (all.some(task => task.isDetached)) return
  const dags = new Set(all.flatMap(({ dag }) => dag ?? []))
  if (dags.size > 1) {
    const names = [...dags].map(dag => dag.describe()).join(', ')
    const message = `Tried to set relationships between tasks in more than one DAG: ${names}`
    model.refuse('two-dags', model.exception('RuntimeError'), message, at)
  }
  const dag = [...dags][0] ?? refuseHomeless(self, all, at)
  for (const task of all) if (task.dag === null) join(dag, task, at)
  for (const task of found) link(dag, upstream ? task : self, upstream ? self : task, label, at)
}

function refuseHomeless({ model }: Task, tasks: readonly Task[], at: At): never {
  const message = `Tried to create relationships between tasks that don't have DAGs yet. Set the DAG for at least one task`
  const names = tasks.map(task => task.describe()).join(', ')
  return model.refuse('task-without-dag', model.exception('ValueError'), `${message}: ${names}`, at)
}

function refuseEnd(self: Node, why: string, end: Node, type: string, at: At): never {
  return self.model.refuse('not-a-task', self.model.exception(type), `${why}; received ${end.type}`, at)
}

/** A task gets the DAG of the one that it is related to. */
function join(dag: Dag, task: Task, at: At): void {
  if (at.machine.uncertain === 0) addToDag(dag, task, at)
  else dag.model.leave(dag, `whether ${task.describe()} belongs to ${dag.describe()} is not known`, at)
}

function link(dag: Dag, from: Task, to: Task, label: Label | null, at: At): void {
  if (at.machine.uncertain > 0) {
    for (const { group } of [from, to]) group?.doubt()
    dag.root.doubt()
    dag.model.leave(dag, `whether ${from.describe()} precedes ${to.describe()} is not known`, at)
    return
  }
  if (from.id === null || to.id === null)
    dag.model.leave(dag, `${from.describe()} precedes ${to.describe()}, but which is not known`, at)
  from.downstream.add(to)
  to.upstream.add(from)
  dag.edges.add(from, to, label, dag.model.callIn(dag, at), at)
}

function relateGroup(self: Group, others: readonly Node[], upstream: boolean, at: At): void {
  // The ends before the relation is noted: Airflow 3 looks for them first, 2 afterwards, which is the same for what has some.
  const ends = upstream ? [] : self.model.version === '3' ? endsIn3(self, at) : null
  for (const other of others) updateRelative(self, other, upstream, at)
  if (isDoubtful(self, !upstream, at)) return
  for (const task of upstream ? self.roots() : (ends ?? self.leaves())) relateTask(task, others, upstream, null, at)
}

/** What an empty group passes on, which only Airflow 3 does. */
function endsIn3(group: Group, at: At): readonly Task[] {
  const leaves = group.leaves()
  if (leaves.length > 0) return leaves
  const before = group.leavesOrBefore()
  if (before.length === 0 || group.model.isVersionKnown) return before
  const reason = `what comes before ${group.describe()}, which is empty, is passed on by Airflow 3, and not by 2`
  group.model.leave(group.dag, reason, at)
  return []
}

/** Of a group of which something was left out nobody knows where it begins and ends. */
function isDoubtful(node: Node, leaves: boolean, at: At): boolean {
  if (node.role !== 'group' || !node.isDoubtful) return false
  const end = leaves ? 'last' : 'first'
  node.model.leave(node.dag, `which tasks of ${node.describe()} come ${end} is not known, as not all of it is`, at)
  return true
}

/** The ends by which something is related: where it begins or, as what comes before, where it ends. */
function endsOf(node: Node, leaves: boolean): readonly Node[] {
  switch (node.role) {
    case 'task':
      return [node]
    case 'xcom':
      return node.tasks
    case 'group':
      return leaves ? node.leaves() : node.roots()
    case 'label':
      return leaves ? node.upstream : node.downstream
  }
}

/** Tells one side of a relation of the other: groups keep account, labels make the relation. */
function updateRelative(self: Node, other: Node, upstream: boolean, at: At): void {
  if (self.role === 'label') self.take([other], upstream, at)
  if (self.role !== 'group' || other.role === 'group') return
  for (const task of endsOf(other, false)) {
    if (task.role === 'xcom' || task.role === 'label')
      refuseEnd(self, 'Relationships can only be set between TaskGroup or operators', task, 'RuntimeError', at)
    if (task.role === 'task' && upstream && at.machine.uncertain === 0) self.before.add(task)
  }
}
