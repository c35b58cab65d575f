import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { opaque } from '../graph/functions.js'
import { knownOf } from '../graph/node.js'
import { needs } from '../graph/references.js'
import { markSetup, markTeardown } from '../graph/setup.js'
import type { Task } from '../graph/task.js'
import { XCom } from '../graph/xcom.js'
import { taskflowClass } from '../library/operators.js'
import type { At, Model } from '../state.js'
import { checkCall } from './binding.js'
import { DecoratedFunction } from './decorated-function.js'
import { type Expansion, expanded, expandedKwargs } from './expansion.js'
import { nextId } from './ids.js'
import { makeTask } from './make.js'
import { refuseNested } from './partial.js'
import { defaultsFor, type Placement, placementOf } from './placement.js'

const NONE_GIVEN: ReadonlyMap<string, Value> = new Map()

/** A function that was made a task: each call of it is one. */
export class Decorated extends DecoratedFunction {
  readonly type = '_TaskDecorator'
  isSetup = false
  isTeardown = false
  /** Airflow writes the rule of a teardown into what the decorator was given, and then finds it there. */
  private wasCalled = false

  constructor(
    model: Model,
    callee: Value,
    readonly variant: string,
    args: Arguments,
    partial: ReadonlyMap<string, Value> = NONE_GIVEN,
  ) {
    super(model, callee, args, partial)
  }

  describe(): string {
    return `the task function ${this.name ?? ''}`.trim()
  }

  override get(name: string, machine: Machine, span: Span): Value | undefined {
    switch (name) {
      case '__wrapped__':
        return this.callee
      case '__doc__':
      case 'kwargs':
      case 'operator_class':
      case 'multiple_outputs':
        return opaque(null, `${this.describe()}.${name}`, { span })
      default:
        return super.get(name, machine, span)
    }
  }

  set(name: string, value: Value): boolean {
    if (name === 'is_setup' && value.kind === 'bool') this.isSetup = value.value
    if (name === 'is_teardown' && value.kind === 'bool') this.isTeardown = value.value
    return true
  }

  /** A function that was not called is no task. */
  binary(operator: string, other: Value, _reflected: boolean, machine: Machine, span: Span): undefined {
    const isTwo = knownOf(other)?.role === 'decorated'
    if ((operator !== '>>' && operator !== '<<') || !isTwo) return
    const message = `unsupported operand type(s) for ${operator}: '${this.type}' and '${this.type}'`
    this.model.refuse('not-a-task', 'TypeError', message, { machine, span })
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

  protected override expand(args: Arguments, at: At): Value {
    return this.mapped(expanded(this.model, args, at), at)
  }

  protected override expandKwargs(args: Arguments, at: At): Value {
    return this.mapped(expandedKwargs(this.model, args, at), at)
  }

  private mapped(over: Expansion, at: At): Value {
    const rule = this.args.named.get('trigger_rule')
    if (rule?.kind === 'str' && rule.value === 'always' && over.direct.length > 0) {
      const message = `Task-generated mapping within a task using 'expand' is not allowed with trigger rule 'always'.`
      this.model.refuse('mapping', 'ValueError', message, at)
    }
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

  protected override evolved(args: Arguments, partial: ReadonlyMap<string, Value>): Decorated {
    const made = new Decorated(this.model, this.callee, this.variant, args, partial)
    made.isSetup = this.isSetup
    made.isTeardown = this.isTeardown
    return made
  }
}
