import type { ClassDef, FunctionDef, Lambda, Parameters, Span } from '../../python/ast.js'
import type { Exact } from './dates/exact.js'

/**
 * A value of Python, as far as a file tells it without being run. What is known is known exactly; what is not is `Opaque`
 * (something real that nobody needs to look into, such as a date) or `Unknown` (a reason why it cannot be told). Nothing is
 * guessed.
 */
export type Value =
  | { kind: 'none' }
  | { kind: 'bool'; value: boolean }
  | { kind: 'int'; value: bigint }
  | { kind: 'float'; value: number }
  | { kind: 'str'; value: string }
  | { kind: 'bytes'; value: string }
  | { kind: 'ellipsis' }
  | ListValue
  | { kind: 'tuple'; items: readonly Value[] }
  | SetValue
  | DictValue
  | { kind: 'range'; start: bigint; stop: bigint; step: bigint }
  | { kind: 'slice'; start: Value; stop: Value; step: Value }
  | FunctionValue
  | ClassValue
  | Instance
  | BoundMethod
  | ModuleValue
  | Opaque
  | Unknown
  | HostObject

/** Lists, dicts and instances have an identity: two names may be of one. */
export interface ListValue {
  kind: 'list'
  items: Value[]
  /** Set where the items are not all that it may hold: then nothing of them is certain. */
  partly?: Unknown
}

export interface SetValue {
  kind: 'set'
  /** By a text that is the same for equal ones; in the order in which they came, which is not Python's. */
  items: Map<string, Value>
  frozen: boolean
  partly?: Unknown
}

/** Keys by a text that is the same for equal keys; in the order in which they came. */
export interface DictValue {
  kind: 'dict'
  entries: Map<string, { key: Value; value: Value }>
  /** Of a defaultdict. */
  missing?: Value
  /** Set where the entries are not all that it may hold. Those that are here are so, or have an unknown value. */
  partly?: Unknown
}

/** A function of the files; decorators were applied already. */
export interface FunctionValue {
  kind: 'function'
  name: string
  node: FunctionDef | Lambda
  defaults: ReadonlyMap<string, Value>
  closure: Scope
  /** The path of its file, for messages. */
  file: string
  /** What was set on it, such as `__name__` by `functools.wraps`. */
  members?: Map<string, Value>
}

export interface ClassValue {
  kind: 'class'
  name: string
  node: ClassDef
  bases: readonly Value[]
  members: Map<string, Value>
  file: string
}

export interface Instance {
  kind: 'instance'
  of: ClassValue
  members: Map<string, Value>
  /** What stands for the part that a base class of the host has, such as an operator's. */
  host: HostObject | null
  /** What it is as a value of the built-in type that its class derives from: of `class Kind(str, Enum)` the text. */
  data?: Value
}

export interface BoundMethod {
  kind: 'method'
  self: Value
  callee: Value
}

/** A module of the repository, evaluated; or one that is only known by name. */
export interface ModuleValue {
  kind: 'module'
  name: string
  members: Map<string, Value> | null
}

/** Something real that is not looked into: `datetime(2024, 1, 1)`. What is done with it gives another one. */
export interface Opaque {
  kind: 'opaque'
  /** Python's name of its type, where it is known. */
  type: string | null
  /** As it was written, for the reader and for comparing: two opaque values of one text are taken for equal by nobody. */
  text: string
  span: Span
  /** Whether nothing depends on what is done with it: it logs, it warns. */
  quiet?: boolean
  /** Of a moment or a span of time: what it is, where that is known. */
  exact?: Exact
}

/** What cannot be told, and why: to complete "... cannot be resolved: ", as `a file is read`. */
export interface Unknown {
  kind: 'unknown'
  reason: string
  /** Where the reason is. */
  span: Span
  file: string
  /** It is code that is not at hand: a call of it may do anything. */
  foreign?: boolean
  /** It stands for one of several values, and one of them may hold an object of the host. */
  hides?: boolean
}

export interface Arguments {
  positional: Value[]
  named: Map<string, Value>
  /** Where each named one is written. */
  spans: ReadonlyMap<string, Span>
  /** Of something that was unknown and was unpacked (`*x`, `**x`): what is missing is not known to be missing. */
  incomplete: Unknown | null
}

/** Variables of a module, a function or a class. */
export interface Scope {
  variables: Map<string, Value>
  parent: Scope | null
}

/** An object whose meaning is defined outside of Python: a DAG, a task, a function of `functools`. */
export interface HostObject {
  kind: 'host'
  /** For the reader: `task extract`, `function chain`. */
  describe(): string
  get?(name: string, machine: Machine, span: Span): Value | undefined
  set?(name: string, value: Value, machine: Machine, span: Span): boolean
  call?(args: Arguments, machine: Machine, span: Span): Value
  /** `this operator other`, or `other operator this` where `reflected`; undefined where it has no such operator. */
  binary?(operator: string, other: Value, reflected: boolean, machine: Machine, span: Span): Value | undefined
  index?(index: Value, machine: Machine, span: Span): Value | undefined
  /** Its items where it can be iterated over. */
  items?(machine: Machine, span: Span): readonly Value[] | Unknown
  /** `with` it: what `as` gets. */
  enter?(machine: Machine, span: Span): Value
  exit?(machine: Machine, span: Span): void
  /** Where it is a class that classes of the files derive from: the part of the instance that it stands for. */
  derive?(args: Arguments, instance: Instance, machine: Machine, span: Span): HostObject
  /** Such a class: what an `__init__` with these parameters, of a class that derives from it, gets for what it is given. */
  given?(args: Arguments, parameters: Parameters, machine: Machine, span: Span): Arguments
  /** The part of an instance: its `__init__` is over. */
  made?(machine: Machine, span: Span): void
  /** Null where it is not known. */
  truth?: boolean | null
  /** Of an exception: the name of its class. */
  exception?: string | undefined
  /** Whether it is an instance of a class; null where that is not known. */
  isOf?(type: Value): boolean | null
}

/** What hosts may do with the evaluation. */
export interface Machine {
  /** The path of the file whose code runs now. */
  readonly file: string
  call(callee: Value, args: Arguments, span: Span): Value
  attribute(value: Value, name: string, span: Span): Value
  /** The items of anything that can be iterated over. */
  iterate(value: Value, span: Span): readonly Value[] | Unknown
  /** `str(value)`; unknown where that is not told. */
  text(value: Value, span: Span): string | Unknown
  /** True, false, or null where it is not known. */
  truth(value: Value): boolean | null
  unknown(reason: string, span: Span): Unknown
  /**
   * Says that something was left out: a loop over something unknown, a branch that may or may not be taken, a call of what is
   * not known. What the model holds of the DAG that is being built is not all of it.
   */
  leave(reason: string, span: Span): void
  /** A fault that Python would raise when it runs this: `NameError: name 'x' is not defined`. */
  raise(error: PythonError): never
  /** Where the functions that run now were called, the outermost first. */
  readonly calls: readonly { file: string; span: Span }[]
  /** How deep in branches of unknown outcome the evaluation is; 0 where what runs is certain to run. */
  readonly uncertain: number
}

/** An exception of Python's that is certain. */
export interface PythonError {
  type: string
  message: string
  span: Span
  file: string
}

/** Where modules come from. */
export interface Modules {
  /** What is defined outside of the files, such as `airflow.operators.bash`; null where it is none of that kind. */
  host(name: string): HostObject | null
  /** The text of a module of the repository, by its dotted name as seen from a file; null where there is none. */
  source(name: string, level: number, from: string): { path: string; text: string } | null
  /** Whether a module from elsewhere is installed; null, or no such method, where that is not known. */
  installed?(name: string): boolean | null
  /**
   * What a call of code that is not at hand makes, or what an instance of a class of the files gets from such a class; null
   * where that is not known either.
   */
  called?(callee: Unknown, args: Arguments, instance: Instance | null, machine: Machine, span: Span): HostObject | null
  /** Is told at once of everything that is left out. */
  left?(left: Left): void
}

/** What was left out of the evaluation, where and why. */
export interface Left {
  reason: string
  span: Span
  file: string
}

export const NONE: Value = { kind: 'none' }
