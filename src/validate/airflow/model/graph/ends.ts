import type { Task } from './task.js'

/** Whether none of some tasks is among others. */
export function isDisjoint(tasks: ReadonlySet<Task>, others: ReadonlySet<Task>): boolean {
  for (const task of tasks) if (others.has(task)) return false
  return true
}

/** What comes before a task that tears down, in its group, and leads on to nothing else there. */
export function workBefore(task: Task, own: ReadonlySet<Task>, seen: Set<Task>): Task[] {
  if (seen.has(task)) return []
  seen.add(task)
  return [...task.upstream].flatMap(before => {
    if (!own.has(before)) return []
    if (before.isTeardown) return workBefore(before, own, seen)
    if (task.isTeardown && before.isSetup) return []
    const leadsOn = [...before.downstream].some(next => next !== task && own.has(next) && !next.isTeardown)
    return leadsOn ? [] : [before]
  })
}
