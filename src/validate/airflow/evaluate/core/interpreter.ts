import type { Expression, Span, Statement } from '../../../python/ast.js'
import { builtinNamed } from '../builtins/all.js'
import { exceptionNamed } from '../builtins/exceptions.js'
import { callValue } from '../calls/call.js'
import { attributeOf, classMember, deleteAttribute, setAttribute } from '../classes/attributes.js'
import { isEqual } from '../operators/equality.js'
import { truthOf } from '../operators/truth.js'
import { functionActs } from '../run/acting.js'
import { evaluateExpression } from '../run/expressions.js'
import { type Completion, runStatements } from '../run/statements.js'
import { reprOf, textOf } from '../text/repr.js'
import type {
  Arguments,
  ClassValue,
  HostObject,
  Left,
  Machine,
  Modules,
  ModuleValue,
  PythonError,
  Unknown,
  Value,
} from '../value.js'
import type { Frame, ModuleState } from './frame.js'
import { itemsOf } from './iterate.js'
import type { Limits } from './limits.js'
import { Exhausted, Raised } from './raised.js'
import { type Holder, noteHolder, noteVariables, type Region } from './regions.js'

/** Where an evaluation stands, and its parts by the names under which they use each other. */
export class Interpreter implements Machine {
  frame!: Frame
  uncertain = 0
  region: Region | null = null
  depth = 0
  nesting = 0
  /** How often something was done whose outcome is unknown and that may have raised an exception; imports by themselves. */
  risks = 0
  importRisks = 0
  /** How many `try` statements with handlers for ImportError run. */
  importsGuarded = 0
  /** Exceptions that are being handled, for `raise` alone. */
  readonly handled: Raised[] = []
  readonly left: Left[] = []
  readonly calls: { file: string; span: Span }[] = []
  /** Modules of the repository by their path. */
  readonly imported = new Map<string, { value: ModuleValue; state: ModuleState }>()
  readonly libraries = new Map<string, ModuleValue>()
  /** By which name a module of the host was asked for. */
  readonly hostNames = new WeakMap<HostObject, string>()
  readonly environment = new Map<string, Value>()
  private readonly said = new Set<string>()
  private steps = 0

  constructor(
    readonly modules: Modules,
    readonly limits: Limits,
  ) {}

  get file(): string {
    return this.frame.module.path
  }

  evaluate(node: Expression): Value {
    return evaluateExpression(node, this)
  }
  run(body: readonly Statement[]): Completion {
    return runStatements(body, this)
  }
  call(callee: Value, args: Arguments, span: Span): Value {
    this.descend(span)
    const value = callValue(callee, args, this, span)
    this.rise()
    return value
  }
  attribute(value: Value, name: string, span: Span): Value {
    return attributeOf(value, name, this, span)
  }
  setAttribute(value: Value, name: string, to: Value, span: Span): void {
    setAttribute(value, name, to, this, span)
  }
  deleteAttribute(value: Value, name: string, span: Span): void {
    deleteAttribute(value, name, this, span)
  }
  classMember(of: ClassValue, name: string): Value | undefined {
    return classMember(of, name)
  }
  iterate(value: Value, span: Span): readonly Value[] | Unknown {
    return itemsOf(value, this, span)
  }
  equal(one: Value, two: Value, span: Span): boolean | Unknown {
    this.descend(span)
    const equal = isEqual(one, two, this, span)
    this.rise()
    return equal
  }
  text(value: Value, span: Span): string | Unknown {
    return textOf(value, this, span)
  }
  repr(value: Value, span: Span): string | Unknown {
    return reprOf(value, this, span)
  }
  /** What a name stands for that Python itself has. */
  builtin(name: string): Value | undefined {
    return builtinNamed(name)
  }
  /** Whether a call of a function that is not made might do more than to work out a value. */
  functionActs(value: Value): boolean {
    return functionActs(value, this)
  }
  truth(value: Value): boolean | null {
    const truth = truthOf(value, this, NOWHERE)
    return typeof truth === 'boolean' ? truth : null
  }

  unknown(reason: string, span: Span): Unknown {
    return { kind: 'unknown', reason, span: { start: span.start, end: span.end }, file: this.file }
  }

  leave(reason: string, span: Span): void {
    this.leaveIn(this.file, reason, span)
  }

  /** Says that something was left out, of a file that need not be the one whose code runs. */
  leaveIn(file: string, reason: string, span: Span): void {
    const key = `${file}:${span.start}:${reason}`
    if (this.said.has(key) && this.modules.left === undefined) return
    const left = { reason, span: { start: span.start, end: span.end }, file }
    if (!this.said.has(key)) this.left.push(left)
    this.said.add(key)
    this.modules.left?.(left)
  }

  raise(error: PythonError): never {
    throw new Raised(error, exceptionNamed(error.type, { kind: 'str', value: error.message }), this.isCertain)
  }

  /** Raises one of Python's own exceptions here. */
  fail(type: string, message: string, { start, end }: Span): never {
    return this.raise({ type, message, span: { start, end }, file: this.file })
  }

  /** Whether what runs now is certain to run. */
  get isCertain(): boolean {
    return this.uncertain === 0 && this.frame.module.open === null
  }

  /** Whether the repository has a module. */
  hasSource(name: string, level: number): boolean {
    return this.modules.source(name, level, this.file) !== null
  }

  /** Something that is not known was done, and may have raised an exception. */
  risk(): void {
    this.risks += 1
  }

  /** Goes one level deeper into what is nested; `rise` goes back. */
  descend(span: Span): void {
    this.nesting += 1
    if (this.nesting > this.limits.nesting) throw new Exhausted('it is nested too deeply', span, this.file)
  }

  rise(): void {
    this.nesting -= 1
  }

  step(span: Span): void {
    this.steps += 1
    if (this.steps > this.limits.steps) throw new Exhausted('it takes too many steps', span, this.file)
  }

  /** Counts the work of making or reading something of a size. */
  charge(size: number, span: Span): void {
    this.steps += 1 + (size >> 6)
    if (this.steps > this.limits.steps) throw new Exhausted('it takes too many steps', span, this.file)
  }

  /** Refuses what is too large to be held. */
  room(items: number, span: Span): void {
    if (items > this.limits.items) throw new Exhausted('it holds too much', span, this.file)
    this.charge(items, span)
  }

  /** A text that was made; unknown where it is too long. */
  made(text: string, span: Span): Value {
    if (text.length > this.limits.text) throw new Exhausted('a text is too long', span, this.file)
    this.charge(text.length, span)
    return { kind: 'str', value: text }
  }

  /** To be called before variables are changed. */
  changeVariables(variables: Map<string, Value>): void {
    if (this.region !== null) noteVariables(this.region, variables)
  }

  /** To be called before a list, dict or set is changed. */
  change(holder: Holder): void {
    if (this.region !== null) noteHolder(this.region, holder)
  }
}

const NOWHERE: Span = { start: 0, end: 0 }
