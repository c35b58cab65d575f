import type { Span } from '../../../python/ast.js'
import type { Arguments, HostObject, Unknown, Value } from '../value.js'
import { hiding } from './hiding.js'
import type { Interpreter } from './interpreter.js'
import { loosen } from './partly.js'
import { BuiltinType } from './types.js'

/** Arguments in the order of the parameters; undefined where one was left out. */
export type Given = readonly (Value | undefined)[]
type Run = (given: Given, machine: Interpreter, span: Span) => Value

/** Parameters as `a, b?, *rest`: those with a question mark may be left out; what stands behind `*` only has a name. */
interface Signature {
  names: readonly string[]
  required: number
  /** Where `*rest` stands; -1 without one. */
  rest: number
}

/** A function of Python's own, or of a module of its library. */
export class Builtin implements HostObject {
  readonly kind = 'host'
  private signature: Signature | null = null

  constructor(
    readonly name: string,
    private readonly parameters: string,
    private readonly run: Run,
    /** Whether it only keeps what it is given, and so can take what is unknown. */
    private readonly keeps = false,
  ) {}

  describe(): string {
    return `function ${this.name}`
  }

  get(name: string): Value | undefined {
    return name === '__name__' ? { kind: 'str', value: this.name } : undefined
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    this.signature ??= signatureOf(this.parameters)
    return given(this.name, this.signature, args, this.keeps, machine, span, this.run, missedCalls)
  }
}

/** A function that looks at its arguments itself. */
export class Variadic implements HostObject {
  readonly kind = 'host'

  constructor(
    readonly name: string,
    private readonly run: (args: Arguments, machine: Interpreter, span: Span) => Value,
  ) {}

  describe(): string {
    return `function ${this.name}`
  }

  get(name: string): Value | undefined {
    return name === '__name__' ? { kind: 'str', value: this.name } : undefined
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    return args.incomplete === null ? this.run(args, machine, span) : hiding(args.incomplete, valuesOf(args))
  }
}

/** A method of a built-in type. */
export class Method {
  private signature: Signature | null = null

  constructor(
    private readonly parameters: string,
    private readonly run: (self: Value, given: Given, machine: Interpreter, span: Span) => Value,
    private readonly keeps = false,
  ) {}

  call(name: string, self: Value, args: Arguments, machine: Interpreter, span: Span): Value {
    this.signature ??= signatureOf(this.parameters)
    const run: Run = values => this.run(self, values, machine, span)
    return given(name, this.signature, args, this.keeps, machine, span, run, (unknown, of, inner, at) => {
      missedCalls(unknown, of, inner, at)
      if (CHANGING.has(name)) spoil(self, unknown, inner)
    })
  }
}

function given(
  name: string,
  signature: Signature,
  args: Arguments,
  keeps: boolean,
  machine: Interpreter,
  span: Span,
  run: Run,
  miss: Miss,
): Value {
  if (args.incomplete !== null) {
    miss(args.incomplete, args, machine, span)
    return hiding(args.incomplete, valuesOf(args))
  }
  if (!keeps) {
    const unknown = firstUnknown(args)
    if (unknown !== null) {
      machine.risk()
      miss(unknown, args, machine, span)
      return hiding(unknown, valuesOf(args))
    }
  }
  const values = bound(signature, args)
  if (values === null) {
    machine.risk()
    return machine.unknown(`${name}() is called in a way that is not known`, span)
  }
  return run(values, machine, span)
}

/** What is to be done where it is not run, as something that it is given is not known. */
type Miss = (unknown: Unknown, args: Arguments, machine: Interpreter, span: Span) => void

/** Functions that would have been called. */
const missedCalls: Miss = (unknown, args, machine, span) => {
  const isCallable = (value: Value): boolean =>
    value.kind === 'host' && value.call !== undefined && !(value instanceof BuiltinType)
  if (valuesOf(args).some(value => machine.functionActs(value) || (unknown.hides === true && isCallable(value))))
    machine.leave(`what is called here is not known: ${unknown.reason}`, span)
}

/** Methods that change what they are of. */
const CHANGING = new Set(
  `append extend insert remove pop popitem clear sort reverse add discard update setdefault intersection_update
  difference_update symmetric_difference_update move_to_end`.split(/\s+/),
)

/** What a method would have changed is not certain any more. */
function spoil(self: Value, unknown: Unknown, machine: Interpreter): void {
  if (self.kind !== 'list' && self.kind !== 'set' && self.kind !== 'dict') return
  machine.change(self)
  if (self.kind === 'dict') loosen(self, unknown)
  else self.partly ??= hiding(unknown, [self])
}

const valuesOf = (args: Arguments): Value[] => [...args.positional, ...args.named.values()]

function firstUnknown(args: Arguments): Unknown | null {
  for (const value of args.positional) if (value.kind === 'unknown') return value
  for (const value of args.named.values()) if (value.kind === 'unknown') return value
  return null
}

function bound(signature: Signature, args: Arguments): (Value | undefined)[] | null {
  const { names, required, rest } = signature
  const most = rest === -1 ? names.length : rest
  const values: (Value | undefined)[] = args.positional.slice(0, most)
  if (rest !== -1) values[rest] = { kind: 'tuple', items: args.positional.slice(rest) }
  else if (args.positional.length > most) return null
  for (const [name, value] of args.named) {
    const at = names.indexOf(name)
    if (at === -1 || at === rest || values[at] !== undefined) return null
    values[at] = value
  }
  for (let at = 0; at < required; at += 1) if (values[at] === undefined) return null
  return values
}

function signatureOf(parameters: string): Signature {
  const written = parameters === '' ? [] : parameters.split(', ')
  const rest = written.findIndex(name => name.startsWith('*'))
  const optional = written.findIndex(name => name.endsWith('?') || name.startsWith('*'))
  return {
    names: written.map(name => name.replace('?', '')),
    required: optional === -1 ? written.length : optional,
    rest,
  }
}
