import type { Value } from '../../evaluate/value.js'
import type { At, Model } from '../state.js'
import { relate } from './relations.js'
import type { Task } from './task.js'

/** A task, or several that are used together. */
interface Tasks {
  tasks: readonly Task[]
  several: boolean
}

/** What is open, and what was open around it. */
class Stack {
  private current: Tasks | null = null
  private readonly previous: Tasks[] = []

  constructor(
    private readonly same: (one: Tasks, two: Tasks) => boolean,
    private readonly onPop: (closed: Tasks, around: Tasks) => void,
  ) {}

  get open(): Tasks | null {
    return this.current
  }

  push(tasks: Tasks): void {
    if (this.current !== null && !this.same(this.current, tasks)) this.previous.push(this.current)
    this.current = tasks.tasks.length > 0 ? tasks : null
  }

  pop(): void {
    const closed = this.current
    this.current = this.previous.pop() ?? null
    if (closed !== null && this.current !== null) this.onPop(closed, this.current)
  }
}

const isSame = (one: Tasks, two: Tasks): boolean =>
  one.tasks.length === two.tasks.length && one.tasks.every((task, at) => task === two.tasks[at])

/**
 * `with setup >> teardown:` and its like. Tasks that are made inside come after the setups and before the teardowns; what is
 * related is what Airflow relates, down to which list it looks at first.
 */
export class SetupContext {
  active = false
  private at: At | null = null
  private readonly inside = new Map<string, Task[]>()
  private readonly setups = this.stack(false)
  private readonly teardowns = this.stack(true)
  private readonly teardownsOfSetup = this.stack(true)
  private readonly setupsOfTeardown = this.stack(false)

  constructor(private readonly model: Model) {}

  /** Tasks are used as a context. */
  push(tasks: readonly Task[], several: boolean, at: At): void {
    const [first] = tasks
    if (first === undefined) return
    this.at = at
    const opened = { tasks, several }
    if (tasks.some(task => task.isSetup !== first.isSetup)) {
      const message = 'All tasks in the list must be either setup or teardown tasks'
      this.model.refuse('setup-teardown', 'ValueError', message, at)
    }
    if (first.isTeardown) {
      this.teardowns.push(opened)
      this.setupsOfTeardown.push({ tasks: nearest(first, first.upstream, task => task.isSetup), several: true })
    } else {
      this.setups.push(opened)
      this.teardownsOfSetup.push({ tasks: nearest(first, first.downstream, task => task.isTeardown), several: true })
    }
    this.active = true
  }

  /** A task was made while the context is open. */
  add(task: Task, at: At): void {
    if (task.isSetup || task.isTeardown || at.machine.uncertain > 0) return
    for (const { open } of [this.setups, this.teardowns]) {
      if (open === null) continue
      const key = keyOf(open)
      const known = this.inside.get(key)
      if (known === undefined) this.inside.set(key, [task])
      else known.push(task)
    }
  }

  /** The context ends: what was made in it is related to its setups and teardowns. */
  close(at: At): void {
    this.at = at
    if (this.setups.open !== null) this.closeSetup(this.setups.open, at)
    if (this.teardowns.open !== null) this.closeTeardown(this.teardowns.open, at)
    for (const { open } of [this.setups, this.teardowns]) if (open !== null) this.inside.delete(keyOf(open))
    this.setups.pop()
    this.teardowns.pop()
    this.teardownsOfSetup.pop()
    this.setupsOfTeardown.pop()
    this.active = false
  }

  private closeSetup(setup: Tasks, at: At): void {
    const tasks = this.tasksIn(setup)
    const [first] = tasks
    if (first === undefined) return
    const roots = tasks.filter(task => task.upstream.size === 0)
    this.depend(roots.length > 0 ? roots : [first], setup.tasks, false, at)
    const leaves = tasks.filter(task => task.downstream.size === 0)
    const last = leaves.length > 0 ? leaves : tasks.slice(-1)
    this.depend(this.teardowns.open?.tasks ?? last, this.teardownsOfSetup.open?.tasks ?? [], true, at)
  }

  private closeTeardown(teardown: Tasks, at: At): void {
    const tasks = this.tasksIn(teardown)
    if (tasks.length === 0) return
    const leaves = tasks.filter(task => task.downstream.size === 0)
    this.depend(leaves.length > 0 ? leaves : tasks.slice(-1), teardown.tasks, true, at)
    const roots = tasks.filter(task => task.upstream.size === 0)
    const first = roots.length > 0 ? roots : tasks.slice(0, 1)
    this.depend(this.setups.open?.tasks ?? first, this.setupsOfTeardown.open?.tasks ?? [], false, at)
  }

  private tasksIn(context: Tasks): Task[] {
    return (this.inside.get(keyOf(context)) ?? []).filter(({ isSetup, isTeardown }) => !isSetup && !isTeardown)
  }

  private depend(receiving: readonly Task[], tasks: readonly Task[], upstream: boolean, at: At): void {
    const others: Value = { kind: 'list', items: [...receiving] }
    for (const task of tasks) relate(task, others, upstream, null, at)
  }

  private stack(upstream: boolean): Stack {
    return new Stack(isSame, (closed, around) => {
      if (this.at !== null) this.depend(closed.tasks, around.tasks, upstream, this.at)
    })
  }
}

const NUMBERS = new WeakMap<Task, number>()
let last = 0

function keyOf({ tasks, several }: Tasks): string {
  const numbers = tasks.map(task => {
    const number = NUMBERS.get(task) ?? ++last
    NUMBERS.set(task, number)
    return number
  })
  return `${several ? '[]' : ''}${numbers.join(',')}`
}

/** The nearest tasks of a kind, as Airflow looks for them: in all directions from where it begins. */
function nearest(from: Task, tasks: Iterable<Task>, is: (task: Task) => boolean): Task[] {
  let current = [...tasks]
  const seen = new Set<Task>()
  while (current.length > 0) {
    const found = current.filter(is)
    if (found.length > 0) return [...new Set(found)]
    for (const task of current) seen.add(task)
    const around = current.flatMap(task => [...task.downstream, ...task.upstream])
    current = [...new Set(around)].filter(task => task !== from && !seen.has(task))
  }
  return []
}
