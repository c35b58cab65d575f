import type { Span } from '../../../python/ast.js'
import { OBJECT } from '../builtins/object.js'
import { Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { BuiltinType } from '../core/types.js'
import type { Making } from '../dates/making.js'
import { argumentText, opaque } from '../operators/opaque.js'
import type { Arguments, Value } from '../value.js'

/** A function that gives something real that is not looked into. */
export function opaqueFunction(written: string, type: string | null, making: Making | null = null): Value {
  return new Variadic(written.split('.').at(-1) ?? written, (args: Arguments, machine: Interpreter, span: Span) =>
    made(written, type, making, args, machine, span),
  )
}

function made(
  written: string,
  type: string | null,
  making: Making | null,
  args: Arguments,
  machine: Interpreter,
  span: Span,
): Value {
  const value = opaque(type, `${written}(${argumentText(args, machine, span)})`, span)
  const exact = making?.(args, machine, span) ?? null
  return exact === null ? value : { ...value, exact }
}

/** A class whose instances are not looked into, with functions that are called on it and values that it has. */
export function opaqueType(
  module: string,
  name: string,
  functions = '',
  values = '',
  /** How what it makes, and what its functions give, becomes exact. */
  makings: Readonly<Record<string, Making>> = {},
): BuiltinType {
  const type = `${module}.${name}`
  const members: Record<string, Value> = {}
  for (const member of functions.split(' '))
    if (member !== '') members[member] = opaqueFunction(`${name}.${member}`, type, makings[member] ?? null)
  for (const member of values.split(' '))
    if (member !== '') members[member] = opaque(null, `${name}.${member}`, { start: 0, end: 0 })
  return new BuiltinType(name, {
    module,
    base: OBJECT,
    members,
    construct: (args, machine, span) => made(name, type, makings[name] ?? null, args, machine, span),
  })
}

export const OPAQUE_TYPES = {
  decimal: opaqueType('decimal', 'Decimal'),
  fraction: opaqueType('fractions', 'Fraction'),
} as const
