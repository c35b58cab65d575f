import type { Span } from '../../../python/ast.js'
import { OBJECT } from '../builtins/object.js'
import { Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { BuiltinType } from '../core/types.js'
import { argumentText, opaque } from '../operators/opaque.js'
import type { Arguments, Value } from '../value.js'

/** A function that gives something real that is not looked into. */
export function opaqueFunction(written: string, type: string | null): Value {
  return new Variadic(written.split('.').at(-1) ?? written, (args: Arguments, machine: Interpreter, span: Span) =>
    opaque(type, `${written}(${argumentText(args, machine, span)})`, span),
  )
}

/** A class whose instances are not looked into, with functions that are called on it and values that it has. */
export function opaqueType(module: string, name: string, functions = '', values = ''): BuiltinType {
  const type = `${module}.${name}`
  const members: Record<string, Value> = {}
  for (const member of functions.split(' '))
    if (member !== '') members[member] = opaqueFunction(`${name}.${member}`, type)
  for (const member of values.split(' '))
    if (member !== '') members[member] = opaque(null, `${name}.${member}`, { start: 0, end: 0 })
  return new BuiltinType(name, {
    module,
    base: OBJECT,
    members,
    construct: (args, machine, span) => opaque(type, `${name}(${argumentText(args, machine, span)})`, span),
  })
}

export const OPAQUE_TYPES = {
  decimal: opaqueType('decimal', 'Decimal'),
  fraction: opaqueType('fractions', 'Fraction'),
} as const
