import type { Unknown, Value } from '../../evaluate/value.js'
import type { At } from '../state.js'
import type { Mapped } from '../tasks/mapped-argument.js'
import { knownOf } from './node.js'
import { relate } from './relations.js'
import type { Task } from './task.js'
import type { XCom } from './xcom.js'

const DEEPEST = 50

/** The tasks whose results a value holds, however deep in lists, tuples, sets and dicts. */
export function referencesIn(value: Value | undefined, depth = 0): Task[] {
  if (value === undefined || depth > DEEPEST) return []
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.flatMap(item => referencesIn(item, depth + 1))
    case 'set':
      return [...value.items.values()].flatMap(item => referencesIn(item, depth + 1))
    case 'dict':
      return [...value.entries.values()].flatMap(entry => referencesIn(entry.value, depth + 1))
    default:
      return ofObject(value, depth)
  }
}

function ofObject(value: Value, depth: number): Task[] {
  const known = knownOf(value)
  if (known?.role === 'xcom') return [...(known as XCom).tasks]
  if (known?.role === 'mapped') return [...(known as Mapped).tasks]
  if (known?.role !== 'task') return []
  const task = known as Task
  return (task.fields ?? []).flatMap(field => referencesIn(task.fieldValue(field), depth + 1))
}

/** Something in a value that may hold results of tasks, but is not known; null where there is nothing of that kind. */
function unclearIn(value: Value | undefined, depth = 0): Unknown | null {
  if (value === undefined || depth > DEEPEST) return null
  const inside = (items: Iterable<Value>): Unknown | null => {
    for (const item of items) {
      const unclear = unclearIn(item, depth + 1)
      if (unclear !== null) return unclear
    }
    return null
  }
  switch (value.kind) {
    case 'unknown':
      return value.hides === true ? value : null
    case 'list':
      return value.partly ?? inside(value.items)
    case 'tuple':
      return inside(value.items)
    case 'dict':
      return value.partly ?? inside([...value.entries.values()].map(entry => entry.value))
    default:
      return null
  }
}

/** A task needs the results that a value holds. */
export function needs(task: Task, value: Value | undefined, at: At): void {
  const unclear = unclearIn(value)
  if (unclear !== null)
    task.model.leave(task.dag, `what ${task.describe()} is given cannot be resolved: ${unclear.reason}`, at)
  for (const before of referencesIn(value)) relate(task, before, true, null, at)
}
