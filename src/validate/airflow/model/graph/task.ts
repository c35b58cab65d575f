import type { Span } from '../../../python/ast.js'
import { type Arguments, type Instance, type Machine, NONE, type Unknown, type Value } from '../../evaluate/value.js'
import type { Argument } from '../extracted.js'
import { isOfClass } from '../library/kinship.js'
import type { At, Model } from '../state.js'
import type { Dag } from './dag.js'
import { opaque } from './functions.js'
import type { Group } from './group.js'
import { noMember } from './members.js'
import { addToDag } from './membership.js'
import { type Known, knownOf } from './node.js'
import { memberOf, refuseArithmetic, refuseCall, shift } from './operators.js'
import { needs } from './references.js'
import { asSetup, asTeardown, enterTasks, exitTasks, markSetup, markTeardown } from './setup.js'
import { XCom } from './xcom.js'

/** How a task was made. */
export interface Origin {
  /** The name of its class. */
  operator: string
  module: string | null
  isKnown: boolean
  /** The fields of its class that may hold results of other tasks; null where they are not known. */
  fields: readonly string[] | null
  args: Map<string, Argument>
  isOpen: boolean
  isMapped: boolean
  isTaskflow: boolean
  span: Span
  file: string
  instance: Instance | null
}

/** An operator: one step of a DAG. */
export class Task implements Known {
  readonly kind = 'host'
  readonly role = 'task'
  readonly truth = true
  dag: Dag | null = null
  group: Group | null = null
  readonly upstream = new Set<Task>()
  readonly downstream = new Set<Task>()
  isSetup = false
  isTeardown = false
  /** Null where it is not known. */
  triggerRule: string | null = 'all_success'
  /** Whether it is not certain that it is there, or in which DAG: nothing is related to it. */
  isDetached = false
  /** Of a class of the files it is only when its `__init__` is over that Airflow looks at what its fields hold. */
  isMade: boolean
  /** What was set on it that nobody looks into. */
  private readonly members = new Map<string, Value>()

  constructor(
    readonly model: Model,
    /** With its groups' ids; null where it is not known. */
    readonly id: string | null,
    readonly origin: Origin,
  ) {
    this.isMade = origin.instance === null
  }

  get type(): string {
    return this.origin.operator
  }

  get fields(): readonly string[] | null {
    return this.origin.fields
  }

  isOf(type: Value): boolean | null {
    return isOfClass(this, type)
  }

  describe(): string {
    return this.id === null ? `a task of ${this.origin.operator}` : `task '${this.id}'`
  }

  /** What a templated field holds. */
  fieldValue(field: string): Value | undefined {
    return this.members.get(field) ?? this.origin.instance?.members.get(field) ?? this.origin.args.get(field)?.value
  }

  /** It comes after the tasks whose results its fields hold. */
  needFields(at: At): void {
    for (const field of this.fields ?? []) needs(this, this.fieldValue(field), at)
  }

  made(machine: Machine, span: Span): void {
    if (this.isMade) return
    this.isMade = true
    this.needFields({ machine, span })
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    const at = { machine, span }
    const member = memberOf(this, name) ?? this.ownMember(name, at)
    if (member !== undefined || name.startsWith('__')) return member
    return this.fieldValue(name) ?? noMember(this, name, at) ?? opaque(null, `${this.describe()}.${name}`, at)
  }

  private ownMember(name: string, at: At): Value | undefined {
    switch (name) {
      case 'task_id':
      case 'node_id':
        return this.id === null ? this.missing('its id', at) : { kind: 'str', value: this.id }
      case 'label':
        return this.id === null ? this.missing('its id', at) : { kind: 'str', value: this.id.split('.').at(-1) ?? '' }
      case 'output':
        return new XCom(this.model, [this])
      case 'dag':
        return this.dag ?? NONE
      case 'dag_id':
        return this.dag?.get('dag_id', at.machine, at.span)
      case 'task_group':
        return this.group ?? NONE
      case 'task_type':
        return this.origin.isTaskflow ? undefined : { kind: 'str', value: this.type }
      case 'upstream_list':
        return { kind: 'list', items: [...this.upstream], ...this.partly(at) }
      case 'downstream_list':
        return { kind: 'list', items: [...this.downstream], ...this.partly(at) }
      case 'upstream_task_ids':
        return this.ids(this.upstream, at)
      case 'downstream_task_ids':
        return this.ids(this.downstream, at)
      case 'roots':
      case 'leaves':
        return { kind: 'list', items: [this] }
      case 'as_setup':
        return asSetup(this, [this])
      case 'as_teardown':
        return asTeardown(this, [this])
      case 'is_setup':
        return { kind: 'bool', value: this.isSetup }
      case 'is_teardown':
        return { kind: 'bool', value: this.isTeardown }
      case 'template_fields':
        return this.fields === null
          ? undefined
          : { kind: 'tuple', items: this.fields.map(value => ({ kind: 'str', value }) as const) }
      default:
        return undefined
    }
  }

  private ids(tasks: ReadonlySet<Task>, at: At): Value {
    const items = new Map<string, Value>()
    for (const { id } of tasks) {
      if (id === null) return this.missing('the id of a task beside it', at)
      items.set(`s${id}`, { kind: 'str', value: id })
    }
    return { kind: 'set', items, frozen: false, ...this.partly(at) }
  }

  /** Of what was left out of the DAG some may relate it. */
  private partly({ machine, span }: At): { partly?: Unknown } {
    const isDoubtful = this.dag?.root.isDoubtful === true
    return isDoubtful ? { partly: machine.unknown(`not all is known that ${this.describe()} is related to`, span) } : {}
  }

  private missing(what: string, { machine, span }: At): Value {
    return machine.unknown(`${what} is not known`, span)
  }

  call(_args: Arguments, machine: Machine, span: Span): Value {
    if (this.origin.isKnown) return refuseCall(this, { machine, span })
    return machine.unknown(`what a call of ${this.describe()} gives is not known`, span)
  }

  set(name: string, value: Value, machine: Machine, span: Span): boolean {
    const at = { machine, span }
    const known = knownOf(value)
    if (name === 'dag' && known?.role === 'dag') this.join(known as Dag, at)
    if (name === 'is_setup' && value.kind === 'bool' && value.value) markSetup(this, at)
    if (name === 'is_teardown' && value.kind === 'bool' && value.value) markTeardown(this, at)
    if (name === 'on_failure_fail_dagrun' && value.kind === 'bool' && value.value && !this.isTeardown) {
      const message = `Cannot set task on_failure_fail_dagrun for '${this.id}' because it is not a teardown task.`
      this.model.refuse('setup-teardown', 'ValueError', message, at)
    }
    if (name === 'trigger_rule') this.triggerRule = value.kind === 'str' ? value.value : null
    this.members.set(name, value)
    this.origin.args.set(name, {
      value,
      span: { start: span.start, end: span.end },
      file: machine.file,
      isDefault: false,
    })
    if (this.isMade && this.fields?.includes(name)) needs(this, value, at)
    return true
  }

  private join(dag: Dag, at: At): void {
    if (this.isDetached || this.dag === dag) return
    if (this.dag !== null)
      this.model.refuse('two-dags', 'ValueError', `The DAG assigned to ${this.describe()} can not be changed.`, at)
    if (at.machine.uncertain === 0) addToDag(dag, this, at)
  }

  items(machine: Machine, span: Span): readonly Value[] | Unknown {
    if (!this.origin.isKnown) return machine.unknown(`what ${this.describe()} holds is not known`, span)
    const message = `'${this.type}' object is not iterable`
    return this.model.refuse('not-a-task', 'TypeError', message, { machine, span })
  }

  binary(operator: string, other: Value, reflected: boolean, machine: Machine, span: Span): Value | undefined {
    // `task > dataset` and `task < dataset` say what it writes and reads.
    if (operator === '>' || operator === '<') return this
    if (this.origin.isKnown && this.origin.instance === null)
      refuseArithmetic(this, operator, other, reflected, { machine, span })
    return shift(this, operator, other, reflected, { machine, span })
  }

  enter(machine: Machine, span: Span): Value {
    return enterTasks(this.model, [this], { machine, span })
  }

  exit(machine: Machine, span: Span): void {
    exitTasks(this.model, { machine, span })
  }
}
