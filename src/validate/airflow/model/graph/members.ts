import { nearest } from '../../../../gate/nearest.js'
import type { At } from '../state.js'
import type { Dag } from './dag.js'
import type { Task } from './task.js'

const OF_TASK = 'set_upstream set_downstream as_setup as_teardown'.split(' ')
/** Of a class alone, before there is a task. */
const OF_CLASS = new Set(['expand', 'expand_kwargs'])
const OF_DAG = 'add_task add_tasks get_task has_task set_dependency'.split(' ')

/** Refuses a member that a task or a DAG surely does not have: one that is spelt almost as another. */
export function noMember(of: Task | Dag, name: string, at: At): undefined {
  // A class of the files may have what it wants.
  const isOwn = of.role === 'task' && (of.origin.instance !== null || !of.origin.isKnown || of.origin.module === null)
  if (isOwn) return
  const known = of.role === 'task' ? OF_TASK : OF_DAG
  const isOfClass = of.role === 'task' && !of.origin.isMapped && OF_CLASS.has(name)
  const near = /[_A-Z]/.test(name) || of.role === 'dag' ? nearest(name, known) : undefined
  const isMisspelt = near !== undefined && !OTHERS.has(name)
  if (!isOfClass && !isMisspelt) return
  const meant = isOfClass ? '; `partial` of the class comes first' : `; did you mean '${near}'?`
  of.model.refuse('python', 'AttributeError', `'${of.type}' object has no attribute '${name}'${meant}`, at)
}

/** What there is beside those, and near to one of them. */
const OTHERS = new Set(
  'tasks task_ids task_dict task_group task is_setup is_teardown add_inlets add_outlets'.split(' '),
)
