import type { Span } from '../../../python/ast.js'
import { type Arguments, type DictValue, type Left, type Machine, NONE, type Value } from '../../evaluate/value.js'
import type { Argument, Place } from '../extracted.js'
import { isOfClass } from '../library/kinship.js'
import type { At, Model } from '../state.js'
import { Edges } from './edges.js'
import { argument, HostFunction, opaque } from './functions.js'
import { Group } from './group.js'
import { noMember } from './members.js'
import { addToDag } from './membership.js'
import { type Known, knownOf, nodeOf, textOf } from './node.js'
import { refuseCall } from './operators.js'
import { relate } from './relations.js'
import type { Task } from './task.js'

/** A DAG while it is put together. */
export class Dag implements Known {
  readonly kind = 'host'
  readonly role = 'dag'
  readonly type = 'DAG'
  readonly truth = true
  readonly root: Group
  readonly tasks = new Map<string, Task>()
  readonly edges = new Edges()
  /** The arguments of a function under `@dag`, which a run may be given others for. */
  readonly functionParams = new Map<string, Value>()
  readonly unresolved: Left[] = []
  /** Of that, what was not run. */
  readonly skipped: Left[] = []
  private readonly said = new Set<string>()
  private readonly members = new Map<string, Value>()

  constructor(
    readonly model: Model,
    /** Null where it is not known. */
    readonly id: string | null,
    readonly place: Place,
    readonly args: Map<string, Argument>,
    /** Whether there may be more arguments. */
    readonly isOpen: boolean,
    readonly defaults: DictValue,
    /** Whether using it as a context is enough for Airflow to find it. */
    readonly registers: boolean,
    /** Whether it may not be there at all. */
    readonly isDetached: boolean,
    /** How many calls ran where it was made. */
    readonly depth: number,
    /** The `@task` of it. */
    private readonly decorator: (dag: Dag) => Value,
  ) {
    this.root = new Group(model, '', true, place, new Set())
    this.root.dag = this
  }

  isOf(type: Value): boolean | null {
    return isOfClass(this, type)
  }

  describe(): string {
    return this.id === null ? 'a DAG' : `DAG '${this.id}'`
  }

  /** Something of it could not be resolved. */
  leave(left: Left): void {
    const key = `${left.file}:${left.span.start}:${left.reason}`
    if (!this.said.has(key)) this.unresolved.push(left)
    this.said.add(key)
  }

  get(name: string, machine: Machine, span: Span): Value | undefined {
    const at = { machine, span }
    const member = this.members.get(name) ?? this.content(name, at) ?? this.method(name)
    if (member !== undefined || name.startsWith('__')) return member
    return this.args.get(name)?.value ?? noMember(this, name, at) ?? opaque(null, `dag.${name}`, at)
  }

  private content(name: string, { machine, span }: At): Value | undefined {
    // What was left out may relate tasks; those that are there are there for certain.
    const partly = this.root.isDoubtful ? { partly: machine.unknown('not all of the DAG is known', span) } : {}
    switch (name) {
      case 'dag_id':
        return this.id === null
          ? machine.unknown('the id of the DAG is not known', span)
          : { kind: 'str', value: this.id }
      case 'default_args':
        return this.defaults
      case 'task_group':
        return this.root
      case 'tasks':
        return { kind: 'list', items: [...this.tasks.values()] }
      case 'task_ids':
        return { kind: 'list', items: [...this.tasks.keys()].map(value => ({ kind: 'str', value })) }
      case 'task_dict':
        return { kind: 'dict', entries: entriesOf(this.tasks) }
      case 'roots':
      case 'leaves':
        return {
          kind: 'list',
          ...partly,
          items: [...this.tasks.values()].filter(
            task => (name === 'roots' ? task.upstream : task.downstream).size === 0,
          ),
        }
      case 'task':
        return this.decorator(this)
      default:
        return undefined
    }
  }

  private method(name: string): Value | undefined {
    switch (name) {
      case 'get_task':
        return new HostFunction(name, (args, at) => this.task(argument(args, 'task_id', 0), at))
      case 'has_task':
        return new HostFunction(name, args => ({
          kind: 'bool',
          value: this.tasks.has(textOf(args.positional[0]) ?? ''),
        }))
      case 'add_task':
        return new HostFunction(name, (args, at) => this.add([argument(args, 'task', 0) ?? NONE], at))
      case 'add_tasks':
        return new HostFunction(name, (args, at) => {
          const tasks = at.machine.iterate(argument(args, 'tasks', 0) ?? NONE, at.span)
          if ('kind' in tasks)
            this.model.leave(this, `the tasks that are added cannot be resolved: ${tasks.reason}`, at)
          else this.add(tasks, at)
          return NONE
        })
      case 'set_dependency':
        return new HostFunction(name, (args, at) => {
          const [from, to] = [argument(args, 'upstream_task_id', 0), argument(args, 'downstream_task_id', 1)]
          const node = nodeOf(this.task(from, at))
          if (node === null) this.model.leave(this, 'which tasks are related here is not known', at)
          else relate(node, this.task(to, at), false, null, at)
          return NONE
        })
      default:
        return undefined
    }
  }

  private add(values: readonly Value[], at: At): Value {
    for (const value of values) {
      const task = knownOf(value)
      if (task?.role === 'task' && at.machine.uncertain === 0) addToDag(this, task as Task, at)
      else this.model.leave(this, 'what is added to the DAG is not known', at)
    }
    return NONE
  }

  private task(id: Value | undefined, { machine, span }: At): Value {
    const text = textOf(id)
    if (text === null) return machine.unknown('which task of the DAG this is is not known', span)
    const task = this.tasks.get(text)
    if (task !== undefined) return task
    if (this.unresolved.length > 0) return machine.unknown(`there may be no task '${text}'`, span)
    return this.model.refuse('not-a-task', 'TaskNotFound', `Task ${text} not found`, { machine, span })
  }

  call(_args: Arguments, machine: Machine, span: Span): Value {
    return refuseCall(this, { machine, span })
  }

  set(name: string, value: Value, machine: Machine, span: Span): boolean {
    this.members.set(name, value)
    this.args.set(name, { value, span: { start: span.start, end: span.end }, file: machine.file, isDefault: false })
    return true
  }

  index(index: Value, machine: Machine, span: Span): Value {
    return this.task(index, { machine, span })
  }

  enter({ calls }: Machine): Value {
    this.model.openDag(this, calls.length)
    return this
  }

  exit(machine: Machine): void {
    this.model.closeDag(machine.uncertain === 0)
  }
}

function entriesOf(tasks: ReadonlyMap<string, Task>): Map<string, { key: Value; value: Value }> {
  return new Map([...tasks].map(([key, value]) => [`s${key}`, { key: { kind: 'str', value: key }, value }]))
}
