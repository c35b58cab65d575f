import type { Span } from '../../python/ast.js'
import type { Left, Machine, PythonError, Value } from '../evaluate/value.js'
import type { Place, Refusal, RefusalCode, Work } from './extracted.js'
import type { Dag } from './graph/dag.js'
import type { Group } from './graph/group.js'
import { SetupContext } from './graph/setup-context.js'
import type { Task } from './graph/task.js'
import { isListed } from './library/signatures.js'

/** Where something is done: with the evaluation that does it. */
export interface At {
  machine: Machine
  span: Span
}

/** A function under `@dag`. */
export interface Factory extends Place {
  name: string
  isCalled: boolean
}

/** Whose meaning a file has. */
export type Version = '2' | '3'

/** Classes that 2 and 3 have in different modules, or under different names. */
const ALIKE = /^(?:DAG|TaskGroup|Label|EdgeModifier|XComArg|Param|(?:Asset|Dataset)(?:Alias|All|Any|OrTimeSchedule)?)$/

/** What Airflow knows while it imports one file: DAGs, and the contexts that are open. */
export class Model {
  readonly dags: Dag[] = []
  /** Those that were used as a context, which Airflow finds without a name. */
  readonly registered = new Set<Dag>()
  /** Operators in the order in which they were made, those without a DAG too. */
  readonly tasks: Task[] = []
  readonly refusals: Refusal[] = []
  readonly work: Work[] = []
  /** Functions under `@dag`. */
  readonly factories: Factory[] = []
  /** What was left out while no DAG was open. */
  readonly left: Left[] = []
  readonly openDags: Dag[] = []
  readonly openGroups: Group[] = []
  private readonly members = new Map<string, Value>()
  private readonly depths: number[] = []
  readonly setups = new SetupContext(this)
  /** Whether adding to a group moves what is in another one: Airflow's own switch, which 2 turns off too early. */
  moves = false

  constructor(
    readonly version: Version,
    /** Whether what either version accepts is accepted. */
    readonly lenient: boolean,
    /** Whether the version is more than likely. */
    readonly isVersionKnown: boolean,
    /** The text of a file, as far as it is at hand. */
    private readonly textOf: (file: string) => string,
  ) {}

  get dag(): Dag | null {
    return this.openDags.at(-1) ?? null
  }

  /** The group to which new tasks belong. */
  groupFor(dag: Dag | null): Group | null {
    return this.openGroups.at(-1) ?? (dag ?? this.dag)?.root ?? null
  }

  /** A class or a function, the same for all modules from which it is imported, and for the names that 2 and 3 have for it. */
  memberOf(module: string, name: string, isShared: boolean, make: () => Value): Value {
    const isOfCore = /^airflow\.(?:operators|sensors|models|sdk|providers\.standard)\b/.test(module)
    const isOne = isShared || ALIKE.test(name) || (isListed(name) && isOfCore)
    const key = isOne ? name.replace(/^Dataset/, 'Asset') : `${module}.${name}`
    const known = this.members.get(key) ?? make()
    this.members.set(key, known)
    return known
  }

  /** A DAG is open; `depth` is how many calls run where its tasks are made. */
  openDag(dag: Dag, depth: number): void {
    this.openDags.push(dag)
    this.depths.push(depth)
  }

  openGroup(group: Group, depth: number): void {
    this.openGroups.push(group)
    this.depths.push(depth)
    this.moves = true
  }

  closeGroup(): void {
    this.openGroups.pop()
    this.depths.pop()
    this.moves = this.version === '3' && this.openGroups.length > 0
  }

  closeDag(certain: boolean): void {
    const dag = this.openDags.pop()
    this.depths.pop()
    if (dag === undefined) return
    if (certain && dag.registers) this.registered.add(dag)
  }

  /** Something was left out: of the DAGs that are open, else of those that are there. */
  note(left: Left): void {
    const open = this.openDags.length > 0 ? this.openDags : this.dags
    this.openGroups.at(-1)?.doubt()
    for (const dag of open) {
      dag.root.doubt()
      dag.leave(left)
      dag.skipped.push(left)
    }
    if (this.openDags.length === 0) this.left.push(left)
  }

  /** Leaves something out of one DAG, or of all that it may belong to. */
  leave(dag: Dag | null, reason: string, { machine, span }: At): void {
    if (dag === null) {
      machine.leave(reason, span)
      return
    }
    this.openGroups.at(-1)?.doubt()
    dag.leave({ reason, span: { start: span.start, end: span.end }, file: machine.file })
  }

  /** The text of the file from a place on. */
  textFrom({ machine, span }: At): string {
    return this.textOf(machine.file).slice(span.start, span.end)
  }

  /** Whether what was left out of a DAG calls something of that name, as far as its text tells. */
  leftOut(dag: Dag | null, name: string): boolean {
    return dag?.skipped.some(({ file, span }) => this.textOf(file).slice(span.start, span.end).includes(name)) ?? false
  }

  /** The call, in the block or function of the DAG itself, by which what runs now came to run; null where it runs there. */
  callIn(dag: Dag, { machine }: At): Place | null {
    return machine.calls[this.depths.at(-1) ?? dag.depth] ?? null
  }

  /** Work is done each time the file is read. */
  works(what: string, kind: Work['kind'], { machine, span }: At): void {
    this.work.push({ what, kind, span: { start: span.start, end: span.end }, file: machine.file })
  }

  /** Airflow refuses this: the exception that it raises. */
  refuse(code: RefusalCode, type: string, message: string, { machine, span }: At): never {
    const error: PythonError = { type, message, span: { start: span.start, end: span.end }, file: machine.file }
    this.refusals.push({ code, ...error })
    return machine.raise(error)
  }

  /** The exception that Airflow 2 raises where 3 raises one of Python's own. */
  exception(of3: string): string {
    return this.version === '2' ? 'AirflowException' : of3
  }
}
