import type { Span } from '../../python/ast.js'
import type { Left, PythonError, Value } from '../evaluate/value.js'

/** A place in one of the files. */
export interface Place {
  file: string
  span: Span
}

/** What Airflow, or Python while it imports the file, refuses. */
export type RefusalCode =
  | 'cycle'
  | 'self-dependency'
  | 'duplicate-task-id'
  | 'duplicate-dag-id'
  | 'duplicate-group-id'
  | 'invalid-id'
  | 'no-id'
  | 'trigger-rule'
  | 'task-without-dag'
  | 'group-without-dag'
  | 'two-dags'
  | 'chain-length'
  | 'not-a-task'
  | 'arguments'
  | 'setup-teardown'
  | 'mapping'
  | 'python'
  | 'syntax'

export interface Refusal extends PythonError {
  code: RefusalCode
  /** Of a cycle: the ids on its way, the first one again at the end. */
  path?: readonly string[]
  /** Of a cycle that a helper closes: where it does; the place is then where it is called. */
  declared?: Place
}

/** A keyword argument of a DAG or a task, or a default that took its place. */
export interface Argument extends Place {
  value: Value
  /** Whether it is from `default_args`. */
  isDefault: boolean
}

/** Work that is done each time the file is read: a call of `Variable.get`, of a hook, of the network. */
export interface Work extends Place {
  what: string
  kind: 'database' | 'network'
}

export interface Schedule {
  kind: 'cron' | 'preset' | 'timedelta' | 'timetable' | 'assets' | 'none' | 'unknown'
  /** As it is written or put together; null where it is none or not known. */
  text: string | null
  /** Null where the DAG does not say it. */
  place: Place | null
  value: Value | null
}

export interface ExtractedTask extends Place {
  /** With the ids of its groups; null where it is not known. */
  id: string | null
  operator: string
  /** The module of its class; null where that is the user's own. */
  module: string | null
  /** Whether its class is one of Airflow, or derived from one; otherwise it is taken for a task for how it is made. */
  isKnown: boolean
  /** The fields that Airflow renders as templates; null where they are not known. */
  fields: readonly string[] | null
  /** The id of its group; null where it is in none. */
  group: string | null
  args: ReadonlyMap<string, Argument>
  /** Whether there may be more arguments. */
  isOpen: boolean
  isMapped: boolean
  isSetup: boolean
  isTeardown: boolean
  /** Whether a function was made a task. */
  isTaskflow: boolean
}

export interface ExtractedGroup extends Place {
  id: string | null
  /** The id of the group around it; null where there is none. */
  parent: string | null
  tooltip: string | null
  /** What it was given by name. */
  args: ReadonlyMap<string, Argument>
  isMapped: boolean
}

export interface ExtractedEdge extends Place {
  from: string
  to: string
  label: string | null
}

export interface ExtractedDag extends Place {
  /** Null where it is not known. */
  dagId: string | null
  schedule: Schedule
  startDate: 'known' | 'absent' | 'unknown'
  catchup: boolean | 'absent' | 'unknown'
  /** Null where they are not known. */
  tags: readonly string[] | null
  /** Of its tasks and defaults, each once; those that are not known are not among them. */
  owners: readonly string[]
  params: readonly ExtractedParam[]
  /** The keys of `default_args`; null where they are not known. */
  defaultArgs: readonly string[] | null
  /** Everything that it was given. */
  args: ReadonlyMap<string, Argument>
  isOpen: boolean
  tasks: readonly ExtractedTask[]
  groups: readonly ExtractedGroup[]
  edges: readonly ExtractedEdge[]
  /** What could not be resolved; empty where all of it was. */
  unresolved: readonly Left[]
}

export interface ExtractedParam {
  name: string
  /** Whether a run must be given it; null where that is not known. */
  required: boolean | null
  value: Value
}

/** An import of a file, also in a function or a branch. */
export interface ExtractedImport {
  /** With leading dots. */
  module: string
  /** Of `from module import name`; null of `import module`. */
  name: string | null
  span: Span
  /** Whether it runs when the file is read. */
  isTopLevel: boolean
  /** Whether a failure is caught, or it is for type checkers alone. */
  isOptional: boolean
}

export interface LostDag extends Place {
  /** The function's, or the DAG's id; null where it is not known. */
  name: string | null
  why: 'never-called' | 'out-of-sight'
}

export interface ExtractedFile {
  path: string
  /** The version whose meaning it was given. */
  version: '2' | '3'
  dags: readonly ExtractedDag[]
  errors: readonly Refusal[]
  /** What could not be resolved outside of its DAGs, or before it was clear to which it belongs. */
  unresolved: readonly Left[]
  imports: readonly ExtractedImport[]
  /** The paths of the modules of the repository that it imports, also those that they import. */
  modules: readonly string[]
  work: readonly Work[]
  /** DAGs that Airflow does not find: functions under `@dag` that nobody calls, DAGs without a name in the file. */
  lost: readonly LostDag[]
  /** Operators that are in no DAG. */
  loose: readonly ExtractedTask[]
}
