import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { HostFunction, opaque } from '../graph/functions.js'
import type { Known } from '../graph/node.js'
import { needs } from '../graph/references.js'
import { markSetup, markTeardown } from '../graph/setup.js'
import type { Task } from '../graph/task.js'
import { XCom } from '../graph/xcom.js'
import { taskflowClass } from '../library/operators.js'
import type { At, Model } from '../state.js'
import { checkCall, checkNames } from './binding.js'
import { type Expansion, expanded, expandedKwargs } from './expansion.js'
import { nextId } from './ids.js'
import { makeTask } from './make.js'
import { refuseNested } from './partial.js'
import { defaultsFor, type Placement, placementOf } from './placement.js'

const NONE_GIVEN: ReadonlyMap<string, Value> = new Map()

/** A function that was made a task: each call of it is one. */
export class Decorated implements Known {
  readonly kind = 'host'
  readonly role = 'decorated'
  readonly type = '_TaskDecorator'
  readonly truth = true
  isSetup = false
  isTeardown = false
  /** Airflow writes the rule of a teardown into what the decorator was given, and then finds it there. */
  private wasCalled = false

  constructor(
    readonly model: Model,
    readonly callee: Value,
    readonly variant: string,
    /** What the decorator was given. */
    readonly args: Arguments,
    /** What `partial` was given. */
    private readonly partial: ReadonlyMap<string, Value> = NONE_GIVEN,
  ) {}

  /** The function's own name; null where it is not known. */
  get name(): string | null {
    if (this.callee.kind !== 'function') return null
    const renamed = this.callee.members?.get('__name__')
    return renamed === undefined ? this.callee.name : renamed.kind === 'str' ? renamed.value : null
  }

  describe(): string {
    return `the task function ${this.name ?? ''}`.trim()
  }

  get(name: string, _machine: Machine, span: Span): Value | undefined {
    switch (name) {
      case 'override':
        return new HostFunction(name, args => this.evolved(merged(this.args, args), this.partial))
      case 'partial':
        return new HostFunction(name, (args, at) => {
          checkNames(this.model, this.callee, name, args, at)
          return this.evolved(this.args, new Map([...this.partial, ...args.named]))
        })
      case 'expand':
        return new HostFunction(name, (args, at) => {
          checkNames(this.model, this.callee, name, args, at)
          return this.expand(expanded(this.model, args, at), at)
        })
      case 'expand_kwargs':
        return new HostFunction(name, (args, at) => this.expand(expandedKwargs(this.model, args, at), at))
      case 'function':
      case '__wrapped__':
        return this.callee
      case '__name__':
        return this.name === null ? undefined : { kind: 'str', value: this.name }
      case '__doc__':
      case 'kwargs':
      case 'operator_class':
      case 'multiple_outputs':
        return opaque(null, `${this.describe()}.${name}`, { span })
      default:
        return undefined
    }
  }

  set(name: string, value: Value): boolean {
    if (name === 'is_setup' && value.kind === 'bool') this.isSetup = value.value
    if (name === 'is_teardown' && value.kind === 'bool') this.isTeardown = value.value
    return true
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    const at = { machine, span }
    const task = this.make(at, false, placement => {
      const defaults = new Set(defaultsFor(placement, this.args).keys())
      checkCall(this.model, this.callee, args, new Set([...defaults, ...this.partial.keys()]), at)
    })
    if (args.incomplete !== null)
      this.model.leave(task.dag, `what ${task.describe()} is given cannot be resolved: ${args.incomplete.reason}`, at)
    for (const value of [...args.positional, ...args.named.values()]) {
      needs(task, value, at)
    }
    return new XCom(this.model, [task])
  }

  private expand(over: Expansion, at: At): Value {
    const task = this.make(at, true, placement => refuseNested(this.model, placement.group, at))
    for (const value of over.named.values()) needs(task, value, at)
    for (const value of this.partial.values()) needs(task, value, at)
    return new XCom(this.model, [task])
  }

  private make(at: At, isMapped: boolean, check: (placement: Placement) => void): Task {
    const { model, args } = this
    const of = taskflowClass(this.variant)
    const placement = placementOf(model, args, this.describe(), at)
    check(placement)
    if (this.isTeardown && (args.named.has('trigger_rule') || this.wasCalled))
      model.refuse('setup-teardown', 'ValueError', 'Trigger rule not configurable for teardown tasks.', at)
    this.wasCalled = true
    const given = args.named.get('task_id')
    const id = given === undefined ? this.name : given.kind === 'str' ? given.value : null
    if (id === null) {
      const why = given?.kind === 'unknown' ? given.reason : 'it is put together when the file is read'
      model.leave(placement.dag, `the task_id of ${this.describe()} cannot be resolved: ${why}`, at)
    }
    const ownId = id === null ? null : this.numbered(id, placement, at)
    const task = makeTask(model, of, args, at, { isMapped, isTaskflow: true, placement, ownId })
    if (this.isSetup) markSetup(task, at)
    if (this.isTeardown) markTeardown(task, at)
    return task
  }

  /** The id with its number; null where calls of the function were left out, which would have taken numbers. */
  private numbered(id: string, { dag, group }: Placement, at: At): string | null {
    if (this.name === null || !this.model.leftOut(dag, this.name)) return nextId(id, dag, group)
    const reason = `the number behind the task_id '${id}' cannot be resolved: other calls of ${this.name}() were left out`
    this.model.leave(dag, reason, at)
    return null
  }

  private evolved(args: Arguments, partial: ReadonlyMap<string, Value>): Decorated {
    const made = new Decorated(this.model, this.callee, this.variant, args, partial)
    made.isSetup = this.isSetup
    made.isTeardown = this.isTeardown
    return made
  }
}

/** Arguments, and others that take their places. */
export function merged(args: Arguments, over: Arguments): Arguments {
  return {
    positional: args.positional,
    named: new Map([...args.named, ...over.named]),
    spans: new Map([...args.spans, ...over.spans]),
    incomplete: over.incomplete ?? args.incomplete,
  }
}
