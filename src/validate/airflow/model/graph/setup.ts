import { NONE, type Value } from '../../evaluate/value.js'
import type { At, Model } from '../state.js'
import { argument, HostFunction } from './functions.js'
import { type Node, nodeOf } from './node.js'
import { relate } from './relations.js'
import type { SetupContext } from './setup-context.js'
import type { Task } from './task.js'

/** `as_setup()` of a task, or of its result. */
export function asSetup(self: Value, tasks: readonly Task[]): Value {
  return new HostFunction('as_setup', (_args, at) => {
    for (const task of tasks) markSetup(task, at)
    return self
  })
}

/** `as_teardown(setups=...)`. */
export function asTeardown(self: Value, tasks: readonly Task[]): Value {
  return new HostFunction('as_teardown', (args, at) => {
    const setups = argument(args, 'setups')
    for (const task of tasks) {
      markTeardown(task, at)
      if (setups === undefined || setups.kind === 'none') continue
      for (const setup of setupsIn(setups, task, at)) {
        for (const each of setup.role === 'xcom' ? setup.tasks : setup.role === 'task' ? [setup] : [])
          markSetup(each, at)
        relate(setup, task, false, null, at)
      }
    }
    return self
  })
}

function setupsIn(value: Value, task: Task, at: At): Node[] {
  const single = nodeOf(value)
  if (single !== null) return [single]
  if (value.kind === 'str' || value.kind === 'int' || value.kind === 'bool')
    task.model.refuse('not-a-task', 'AttributeError', `'${value.kind}' object has no attribute 'is_setup'`, at)
  const items = at.machine.iterate(value, at.span)
  const found = 'kind' in items ? [] : items.flatMap(item => nodeOf(item) ?? [])
  if ('kind' in items || found.length < items.length)
    task.model.leave(task.dag, `the setups of ${task.describe()} cannot be resolved`, at)
  return found
}

/** Marks a task as one that sets up. */
export function markSetup(task: Task, at: At): void {
  if (task.isTeardown) {
    const message = `Cannot mark task '${task.id}' as setup; task is already a teardown.`
    task.model.refuse('setup-teardown', 'ValueError', message, at)
  }
  if (at.machine.uncertain === 0) task.isSetup = true
}

/** Marks a task as one that tears down: it runs when its setups succeeded, whatever came between. */
export function markTeardown(task: Task, at: At): void {
  if (task.isSetup) {
    const message = `Cannot mark task '${task.id}' as teardown; task is already a setup.`
    task.model.refuse('setup-teardown', 'ValueError', message, at)
  }
  if (at.machine.uncertain > 0) return
  task.isTeardown = true
  task.triggerRule = 'all_done_setup_success'
}

/** `with` tasks that set up or tear down. */
export function enterTasks(model: Model, tasks: readonly Task[], at: At, several = false): Value {
  if (tasks.some(({ isSetup, isTeardown }) => !isSetup && !isTeardown)) {
    const message = 'Only setup/teardown tasks can be used as context managers.'
    model.refuse('setup-teardown', model.exception('RuntimeError'), message, at)
  }
  model.setups.push(tasks, several, at)
  return new OpenContext(model.setups)
}

/** The end of `with` such tasks. */
export function exitTasks(model: Model, at: At): void {
  model.setups.close(at)
}

/** What `with setup() as scope` gives. */
class OpenContext {
  readonly kind = 'host'

  constructor(private readonly context: SetupContext) {}

  describe(): string {
    return 'the context of setups and teardowns'
  }

  get(name: string): Value | undefined {
    if (name !== 'add_task') return undefined
    return new HostFunction(name, (args, at) => {
      const node = nodeOf(argument(args, 'task', 0))
      for (const task of node?.role === 'xcom' ? node.tasks : node?.role === 'task' ? [node] : [])
        this.context.add(task, at)
      return NONE
    })
  }
}
