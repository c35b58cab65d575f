import type { Span } from '../../../python/ast.js'
import type { Machine, Value } from '../../evaluate/value.js'
import { argument, HostFunction } from '../graph/functions.js'
import { type Known, nodeOf } from '../graph/node.js'
import { enterTasks, exitTasks } from '../graph/setup.js'
import type { Task } from '../graph/task.js'
import type { Model } from '../state.js'

/** `with context_wrapper([setup_one, setup_two]):`. */
class Wrapped implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly type = 'ContextWrapper'
  readonly truth = true

  constructor(
    private readonly model: Model,
    private readonly values: readonly Value[],
  ) {}

  describe(): string {
    return 'a context of several tasks'
  }

  items(): readonly Value[] {
    return this.values
  }

  enter(machine: Machine, span: Span): Value {
    return enterTasks(this.model, this.values.flatMap(tasksOf), { machine, span }, true)
  }

  exit(machine: Machine, span: Span): void {
    exitTasks(this.model, { machine, span })
  }
}

function tasksOf(value: Value): readonly Task[] {
  const node = nodeOf(value)
  if (node?.role === 'xcom') return node.tasks
  return node?.role === 'task' ? [node] : []
}

/** `context_wrapper`. */
export function contextWrapper(model: Model): Value {
  return new HostFunction('context_wrapper', (args, at) => {
    const given = argument(args, 'tasks', 0) ?? { kind: 'none' }
    const items = at.machine.iterate(given, at.span)
    if ('kind' in items) model.leave(model.dag, `the tasks of this context cannot be resolved: ${items.reason}`, at)
    return new Wrapped(model, 'kind' in items ? [] : items)
  })
}
