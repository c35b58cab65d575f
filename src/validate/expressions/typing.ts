import { typeOfFilter, typeOfIndex, typeOfProperty } from './access.js'
import type { Expression } from './ast.js'
import { typeOfCall } from './calls.js'
import { checkComparison } from './comparison.js'
import type { Surroundings } from './surroundings.js'
import { BOOLEAN, merged, NULL, NUMBER, STRING, type Type } from './types.js'

/** The type of an expression at its place; every problem within it is told of once. */
export function typeOf(expression: Expression, at: Surroundings): Type {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression.value)
    case 'context':
      return at.context(expression)
    case 'property':
      return typeOfProperty(expression, typeOf(expression.of, at), at)
    case 'index':
      return typeOfIndex(expression, typeOf(expression.of, at), typeOf(expression.index, at), at)
    case 'filter':
      return typeOfFilter(expression, typeOf(expression.of, at), at)
    case 'call':
      return typeOfCall(
        expression,
        expression.args.map(argument => typeOf(argument, at)),
        at,
      )
    case 'not':
      typeOf(expression.of, at)
      return BOOLEAN
    case 'comparison':
      checkComparison(expression, typeOf(expression.left, at), typeOf(expression.right, at), at)
      return BOOLEAN
    case 'and':
    case 'or':
      return typeOfOperands(expression.operands, expression.kind === 'or', at)
  }
}

/** `a || b` is `a` where that is true, `a && b` where it is false; otherwise it is the last operand. */
function typeOfOperands(operands: readonly Expression[], outcome: boolean, at: Surroundings): Type {
  const last = operands.length - 1
  return operands
    .map((operand, index) => (index === last ? typeOf(operand, at) : typeOfOutcome(operand, outcome, at)))
    .reduce(merged)
}

/** The type where the expression is known to have come out as true, or as false. */
function typeOfOutcome(expression: Expression, outcome: boolean, at: Surroundings): Type {
  // `a && b` can only be true as `b`, `a || b` can only be false as `b`.
  if (expression.kind !== (outcome ? 'and' : 'or')) return typeOf(expression, at)
  return expression.operands.map(operand => typeOf(operand, at)).at(-1) as Type
}

function typeOfLiteral(value: string | number | boolean | null): Type {
  if (typeof value === 'string') return STRING
  if (typeof value === 'number') return NUMBER
  return value === null ? NULL : BOOLEAN
}
