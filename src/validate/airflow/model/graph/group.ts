import type { Span } from '../../../python/ast.js'
import { type Arguments, type Machine, NONE, type Value } from '../../evaluate/value.js'
import type { Argument, Place } from '../extracted.js'
import { isOfClass } from '../library/kinship.js'
import type { At, Model } from '../state.js'
import type { Dag } from './dag.js'
import { isDisjoint, workBefore } from './ends.js'
import { argument, HostFunction, opaque } from './functions.js'
import { addToGroup } from './membership.js'
import { type Known, knownOf, textOf } from './node.js'
import { memberOf, refuseCall, shift } from './operators.js'
import { relate } from './relations.js'
import type { Task } from './task.js'

/** A TaskGroup; every DAG has one without an id that holds all. */
export class Group implements Known {
  readonly kind = 'host'
  readonly role = 'group'
  readonly truth = true
  dag: Dag | null = null
  parent: Group | null = null
  readonly children = new Map<string, Task | Group>()
  /** Tasks that were put before it, for what comes after it where it is empty. */
  readonly before = new Set<Task>()
  /** Whether something of it was left out: where it begins and ends is not known then. */
  isDoubtful = false
  defaults: ReadonlyMap<string, Value> = new Map()
  tooltip: string | null = null
  /** What it was given by name. */
  readonly args = new Map<string, Argument>()
  /** Of a mapped group: the tasks whose results it is mapped over. */
  mappedOver: readonly Task[] | null = null

  constructor(
    readonly model: Model,
    /** Its own id without that of the groups around it; null where it is not known, empty of a DAG's first one. */
    public ownId: string | null,
    readonly prefixes: boolean,
    readonly place: Place,
    /** Ids of groups and tasks that are taken, which groups of a DAG share. */
    readonly used: Set<string>,
  ) {}

  get type(): string {
    return this.mappedOver === null ? 'TaskGroup' : 'MappedTaskGroup'
  }

  get isRoot(): boolean {
    return this.ownId === ''
  }

  /** With the ids of the groups around it; empty of a DAG's first one, null where it is not known. */
  get id(): string | null {
    if (this.ownId === null || this.ownId === '' || this.parent === null) return this.ownId
    return this.parent.prefixes ? this.parent.childId(this.ownId) : this.ownId
  }

  childId(id: string): string | null {
    if (!this.prefixes) return id
    const own = this.id
    if (own === null) return null
    return own === '' ? id : `${own}.${id}`
  }

  isOf(type: Value): boolean | null {
    return isOfClass(this, type)
  }

  describe(): string {
    return this.ownId === null ? 'a task group' : this.isRoot ? 'all tasks' : `group '${this.id}'`
  }

  /** Something of it was left out. */
  doubt(): void {
    for (let group: Group | null = this; group !== null; group = group.parent) group.isDoubtful = true
  }

  remove(child: Task | Group): void {
    for (const [key, there] of this.children) if (there === child) this.children.delete(key)
  }

  /** All tasks of it and the groups in it. */
  tasks(): Task[] {
    return [...this.children.values()].flatMap(child => (child.role === 'task' ? [child] : child.tasks()))
  }

  /** Tasks before which nothing of the group comes. */
  roots(): Task[] {
    const tasks = this.tasks()
    const own = new Set(tasks)
    return tasks.filter(task => isDisjoint(task.upstream, own))
  }

  /** Tasks after which nothing of the group comes; instead of what tears down, what comes before that. */
  leaves(): Task[] {
    const tasks = this.tasks()
    const own = new Set(tasks)
    const last = tasks.filter(task => isDisjoint(task.downstream, own))
    return [...new Set(last.flatMap(task => (task.isTeardown ? workBefore(task, own, new Set()) : [task])))]
  }

  /** Its leaves; of an empty group what comes before it, or before what is around it. */
  leavesOrBefore(): Task[] {
    for (let group: Group | null = this; group !== null; group = group.parent) {
      const leaves = group.leaves()
      if (leaves.length > 0) return leaves
      if (group.before.size > 0) return [...group.before]
    }
    return []
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    const at = { machine, span }
    const member = memberOf(this, name) ?? this.ownMember(name, at)
    return member !== undefined || name.startsWith('__') ? member : opaque(null, `${this.describe()}.${name}`, at)
  }

  private ownMember(name: string, { machine, span }: At): Value | undefined {
    switch (name) {
      case 'group_id':
      case 'node_id':
        if (this.isRoot) return NONE
        return this.id === null ? machine.unknown('its id is not known', span) : { kind: 'str', value: this.id }
      case 'dag':
        return this.dag ?? NONE
      case 'parent_group':
      case 'task_group':
        return this.parent ?? NONE
      case 'roots':
      case 'leaves':
        return { kind: 'list', items: name === 'roots' ? this.roots() : this.leaves() }
      case 'get_roots':
      case 'get_leaves':
      case 'iter_tasks':
        return new HostFunction(name, () => ({ kind: 'list', items: this.listed(name) }))
      case 'children':
        return { kind: 'dict', entries: this.entries() }
      case 'add':
        return new HostFunction(name, (args, at) => {
          const child = knownOf(argument(args, 'task', 0))
          if (child?.role === 'task' || child?.role === 'group') addToGroup(this, child as Task | Group, at)
          return child ?? NONE
        })
      case 'get_child_by_label':
        return new HostFunction(name, (args, at) => this.child(argument(args, 'label', 0), at))
      default:
        return undefined
    }
  }

  private listed(name: string): Value[] {
    return name === 'get_roots' ? this.roots() : name === 'get_leaves' ? this.leaves() : this.tasks()
  }

  private entries(): Map<string, { key: Value; value: Value }> {
    return new Map([...this.children].map(([key, value]) => [`s${key}`, { key: { kind: 'str', value: key }, value }]))
  }

  private child(label: Value | undefined, { machine, span }: At): Value {
    const own = textOf(label)
    const id = own === null ? null : this.childId(own)
    const child = id === null ? undefined : this.children.get(id)
    const isWhole = !this.isDoubtful && this.dag?.unresolved.length === 0
    if (child === undefined && own !== null && isWhole)
      this.model.refuse('not-a-task', 'TaskNotFound', `Task ${own} not found`, { machine, span })
    return child ?? machine.unknown(`which task or group of ${this.describe()} this is is not known`, span)
  }

  call(_args: Arguments, machine: Machine, span: Span): Value {
    return refuseCall(this, { machine, span })
  }

  set(name: string, value: Value): boolean {
    if (name === 'tooltip') this.tooltip = textOf(value)
    return true
  }

  index(index: Value, machine: Machine, span: Span): Value {
    if (this.model.version === '2' && this.model.isVersionKnown)
      this.model.refuse('not-a-task', 'TypeError', "'TaskGroup' object is not subscriptable", { machine, span })
    return this.child(index, { machine, span })
  }

  items(): readonly Value[] {
    return this.tasks()
  }

  binary(operator: string, other: Value, reflected: boolean, machine: Machine, span: Span): Value | undefined {
    return shift(this, operator, other, reflected, { machine, span })
  }

  enter({ calls }: Machine): Value {
    this.model.openGroup(this, calls.length)
    return this
  }

  exit(machine: Machine, span: Span): void {
    for (const task of this.mappedOver ?? []) relate(this, task, true, null, { machine, span })
    this.model.closeGroup()
  }
}
