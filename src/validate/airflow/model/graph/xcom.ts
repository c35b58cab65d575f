import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { isOfClass } from '../library/kinship.js'
import type { At, Model } from '../state.js'
import { HostFunction, opaque } from './functions.js'
import { type Known, knownOf, textOf } from './node.js'
import { memberOf, refuseArithmetic, refuseCall, shift } from './operators.js'
import { asSetup, asTeardown, enterTasks, exitTasks } from './setup.js'
import type { Task } from './task.js'

const RETURNED = 'return_value'
const OTHERS = new Set([
  'resolve',
  'iter_references',
  'is_setup',
  'is_teardown',
  'on_failure_fail_dagrun',
  'roots',
  'leaves',
])

/** The result of a task that is still to run, or several together: `XComArg`. */
export class XCom implements Known {
  readonly kind = 'host'
  readonly role = 'xcom'
  readonly truth = true

  constructor(
    readonly model: Model,
    readonly tasks: readonly Task[],
    /** Null where it is put together from others. */
    readonly key: string | null = RETURNED,
  ) {}

  get type(): string {
    return this.key === null ? 'XComArg' : 'PlainXComArg'
  }

  isOf(type: Value): boolean | null {
    return isOfClass(this, type)
  }

  describe(): string {
    return this.tasks.map(task => task.describe()).join(' and ')
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    const [task] = this.tasks
    switch (name) {
      case 'map':
        return this.composing(name, () => [])
      case 'zip':
      case 'concat':
        return this.composing(name, others => others)
      case 'as_setup':
        return asSetup(this, this.tasks)
      case 'as_teardown':
        return asTeardown(this, this.tasks)
      case 'operator':
        return this.key === null ? undefined : task
      case 'key':
        return this.key === null ? undefined : { kind: 'str', value: this.key }
    }
    const member = memberOf(this, name)
    if (member !== undefined || name.startsWith('__')) return member
    if (OTHERS.has(name)) return opaque(null, `${this.type}.${name}`, { span })
    const message = `'${this.type}' object has no attribute '${name}'`
    return this.model.refuse('not-a-task', 'AttributeError', message, { machine, span })
  }

  call(_args: Arguments, machine: Machine, span: Span): Value {
    return refuseCall(this, { machine, span })
  }

  set(name: string, value: Value): boolean {
    if (value.kind !== 'bool') return true
    for (const task of this.tasks) {
      if (name === 'is_setup') task.isSetup = value.value
      if (name === 'is_teardown') task.isTeardown = value.value
    }
    return true
  }

  binary(operator: string, other: Value, reflected: boolean, machine: Machine, span: Span): Value | undefined {
    refuseArithmetic(this, operator, other, reflected, { machine, span })
    return shift(this, operator, other, reflected, { machine, span })
  }

  index(index: Value, machine: Machine, span: Span): Value | undefined {
    if (this.key === null) return undefined
    if (index.kind === 'str') return new XCom(this.model, this.tasks, index.value)
    if (index.kind === 'unknown' || index.kind === 'opaque') return new XCom(this.model, this.tasks, '')
    const message = 'XComArg only supports str lookup'
    return this.model.refuse('not-a-task', 'ValueError', message, { machine, span })
  }

  items(machine: Machine, span: Span): never {
    return this.model.refuse('not-a-task', 'TypeError', `'XComArg' object is not iterable`, { machine, span })
  }

  enter(machine: Machine, span: Span): Value {
    return enterTasks(this.model, this.tasks, { machine, span })
  }

  exit(machine: Machine, span: Span): void {
    exitTasks(this.model, { machine, span })
  }

  private composing(name: string, take: (others: readonly Value[]) => readonly Value[]): Value {
    return new HostFunction(name, (args, at) => {
      if (this.key !== null && this.key !== RETURNED) this.refuseKey(name, at)
      if (name === 'map' && knownOf(args.positional[0])?.role === 'decorated') {
        const message = 'map() argument must be a plain function, not a @task operator'
        this.model.refuse('mapping', 'ValueError', message, at)
      }
      const others = take(args.positional).flatMap(value => {
        const known = knownOf(value)
        if (known?.role === 'xcom') return [...(known as XCom).tasks]
        this.model.leave(this.tasks[0]?.dag ?? null, `what is joined to ${this.describe()} cannot be resolved`, at)
        return []
      })
      return new XCom(this.model, [...this.tasks, ...others], null)
    })
  }

  private refuseKey(name: string, at: At): never {
    const doing = name === 'concat' ? 'concatenate' : 'map against'
    return this.model.refuse('mapping', 'ValueError', `cannot ${doing} non-return XCom`, at)
  }
}

/** The key by which a value asks for a result: `op.output['x']`. */
export const keyOf = (value: Value | undefined): string => textOf(value) ?? RETURNED
