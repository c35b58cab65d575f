import type { Comparison, Expression } from './ast.js'
import { typeMismatch } from './rules/type.js'
import type { Surroundings } from './surroundings.js'
import { numberOf } from './symbols.js'
import { described, type Type } from './types.js'

/** Tells of a comparison whose outcome never depends on its values. */
export function checkComparison(comparison: Comparison, left: Type, right: Type, at: Surroundings): void {
  const { operator } = comparison
  if (operator === '==' || operator === '!=') {
    if (!canBeEqual(left, right)) tell(`${described(left)} never equals ${described(right)}`)
    else if (isBooleanAsText(left, comparison.right) || isBooleanAsText(right, comparison.left)) {
      tell('a boolean never equals text; it is compared with `true` or `false` without quotes, or with nothing at all')
    }
    return
  }
  const unordered = isOrdered(left) ? (isOrdered(right) ? null : right) : left
  if (unordered !== null) tell(`\`${operator}\` compares numbers and text, and this compares ${described(unordered)}`)

  function tell(reason: string): void {
    const message =
      operator === '==' || operator === '!=' ? `The comparison is always ${operator === '!='}: ${reason}` : reason
    at.problem(typeMismatch, comparison, message, 'warning')
  }
}

/** Objects and lists equal only themselves; numbers, booleans, text and null are compared as numbers where they differ. */
function canBeEqual(left: Type, right: Type): boolean {
  if (left.kind === 'any' || right.kind === 'any' || left.kind === 'null' || right.kind === 'null') return true
  if (left.kind === 'list' || right.kind === 'list' || left.kind === 'object' || right.kind === 'object') {
    if (left.kind === 'list' && right.kind === 'list') return canBeEqual(left.item, right.item)
    return left.kind === right.kind
  }
  return true
}

/** Whether a boolean is compared with text such as `'true'`, which as a number is NaN and equals nothing. */
function isBooleanAsText(type: Type, other: Expression): boolean {
  if (type.kind !== 'boolean' || other.kind !== 'literal' || typeof other.value !== 'string') return false
  return other.value.trim() !== '' && numberOf(other.value.trim()) === null
}

function isOrdered({ kind }: Type): boolean {
  return kind === 'any' || kind === 'number' || kind === 'string'
}
