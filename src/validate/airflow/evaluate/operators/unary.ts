import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { float, int, positional } from '../core/make.js'
import { negated } from '../dates/arithmetic.js'
import type { Value } from '../value.js'
import { dataOf } from './equality.js'
import { numericOf } from './numbers.js'
import { opaque, written } from './opaque.js'

const METHODS = { '+': '__pos__', '-': '__neg__', '~': '__invert__' } as const

/** `+x`, `-x`, `~x`. */
export function unary(operator: '+' | '-' | '~', value: Value, machine: Interpreter, span: Span): Value {
  const number = numericOf(dataOf(value))
  if (typeof number === 'bigint') return int(operator === '+' ? number : operator === '-' ? -number : ~number)
  if (number !== null && operator !== '~') return float(operator === '-' ? -number : number)
  switch (value.kind) {
    case 'unknown':
      machine.risk()
      return value
    case 'opaque': {
      const exact = operator === '-' && value.exact !== undefined ? negated(value.exact) : null
      const made = opaque(value.type, `${operator}${written(value, machine, span)}`, span)
      return exact === null ? made : { ...made, exact }
    }
    case 'instance': {
      if (machine.classMember(value.of, METHODS[operator]) === undefined) break
      return machine.call(machine.attribute(value, METHODS[operator], span), positional(), span)
    }
    case 'host':
      machine.risk()
      return machine.unknown(`what ${operator} makes of ${value.describe()} is not known`, span)
  }
  return machine.fail('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`, span)
}
