import type { Compare, Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { bool, positional } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { orderOfExact } from '../dates/arithmetic.js'
import type { Unknown, Value } from '../value.js'
import { contains } from './contains.js'
import { dataOf } from './equality.js'
import { numericOf } from './numbers.js'
import { isWithin } from './sets.js'
import { truthOf } from './truth.js'

type Operator = Compare['operators'][number]

/** One comparison; its outcome need not be a truth value where a class defines it. */
export function compare(operator: Operator, left: Value, right: Value, machine: Interpreter, span: Span): Value {
  switch (operator) {
    case '==':
      return known(machine.equal(left, right, span))
    case '!=':
      return known(negated(machine.equal(left, right, span)))
    case 'is':
      return known(isIdentical(left, right, machine, span))
    case 'is not':
      return known(negated(isIdentical(left, right, machine, span)))
    case 'in':
      return known(contains(right, left, machine, span))
    case 'not in':
      return known(negated(contains(right, left, machine, span)))
    default:
      return ordered(operator, left, right, machine, span)
  }
}

const known = (outcome: boolean | Unknown): Value => (typeof outcome === 'boolean' ? bool(outcome) : outcome)
const negated = (outcome: boolean | Unknown): boolean | Unknown => (typeof outcome === 'boolean' ? !outcome : outcome)

/** `is`, of what has one identity only: None, True, objects. Whether equal texts or numbers are one is Python's affair. */
function isIdentical(left: Value, right: Value, machine: Interpreter, span: Span): boolean | Unknown {
  if (left === right) return true
  if (left.kind === 'unknown') return left
  if (right.kind === 'unknown') return right
  if (left instanceof BuiltinType && right instanceof BuiltinType) return left.qualified === right.qualified
  const none = left.kind === 'none' ? right : right.kind === 'none' ? left : null
  if (none?.kind === 'opaque')
    return none.type === null ? machine.unknown(`whether ${none.text} is None is not told`, span) : false
  if (left.kind !== right.kind) return false
  if (left.kind === 'none' || left.kind === 'ellipsis') return true
  if (left.kind === 'bool') return left.value === (right as typeof left).value
  const isShared = ['str', 'int', 'float', 'bytes', 'tuple', 'opaque'].includes(left.kind)
  return isShared ? machine.unknown('whether two equal values are one object is not told', span) : false
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
const METHODS = { '<': '__lt__', '<=': '__le__', '>': '__gt__', '>=': '__ge__' } as const
type Order = keyof typeof METHODS

function ordered(operator: Order, left: Value, right: Value, machine: Interpreter, span: Span): Value {
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    machine.risk()
    return left.kind === 'unknown' ? left : right
  }
  const given =
    byMethod(operator, left, right, machine, span) ?? byMethod(MIRRORED[operator], right, left, machine, span)
  if (given !== undefined) return given
  const order = orderOf(operator, dataOf(left), dataOf(right), machine, span)
  if (order === null) {
    const what = `'${operator}' not supported between instances of`
    return machine.fail('TypeError', `${what} '${typeName(left)}' and '${typeName(right)}'`, span)
  }
  return known(order)
}

function byMethod(operator: Order, value: Value, other: Value, machine: Interpreter, span: Span): Value | undefined {
  if (value.kind === 'instance') {
    if (machine.classMember(value.of, METHODS[operator]) !== undefined)
      return machine.call(machine.attribute(value, METHODS[operator], span), positional(other), span)
    return value.host?.binary?.(operator, other, false, machine, span)
  }
  return value.kind === 'host' ? value.binary?.(operator, other, false, machine, span) : undefined
}

/** Whether the order is so; null where there is none. */
function orderOf(
  operator: Order,
  left: Value,
  right: Value,
  machine: Interpreter,
  span: Span,
): boolean | Unknown | null {
  const [one, two] = [numericOf(left), numericOf(right)]
  if (one !== null && two !== null) return holds(operator, one < two, one > two, one <= two && one >= two)
  if ((left.kind === 'str' || left.kind === 'bytes') && right.kind === left.kind) {
    const order = byCodePoints(left.value, right.value)
    return holds(operator, order < 0, order > 0, order === 0)
  }
  if ((left.kind === 'list' || left.kind === 'tuple') && right.kind === left.kind)
    return sequences(operator, left, right as typeof left, machine, span)
  if (left.kind === 'set' && right.kind === 'set') {
    const partly = left.partly ?? right.partly
    if (partly !== undefined) return partly
    const [within, around] = [isWithin(left, right), isWithin(right, left)]
    return holds(operator, within && !around, around && !within, within && around)
  }
  if (left.kind === 'opaque' && right.kind === 'opaque' && left.exact !== undefined && right.exact !== undefined) {
    const order = orderOfExact(left.exact, right.exact)
    if (order !== null) return holds(operator, order < 0, order > 0, order === 0)
  }
  if (['opaque', 'host', 'instance'].some(kind => left.kind === kind || right.kind === kind)) {
    machine.risk()
    return machine.unknown('the order of the values is not worked out', span)
  }
  return null
}

const holds = (operator: Order, less: boolean, more: boolean, equal: boolean): boolean =>
  operator === '<' ? less : operator === '>' ? more : equal || (operator === '<=' ? less : more)

function sequences(
  operator: Order,
  left: Value & { kind: 'list' | 'tuple' },
  right: Value & { kind: 'list' | 'tuple' },
  machine: Interpreter,
  span: Span,
): boolean | Unknown | null {
  for (const value of [left, right]) if (value.kind === 'list' && value.partly !== undefined) return value.partly
  for (const [at, item] of left.items.entries()) {
    const other = right.items[at]
    if (other === undefined) break
    const equal = machine.equal(item, other, span)
    if (typeof equal !== 'boolean') return equal
    if (!equal) return truthOf(ordered(operator, item, other, machine, span), machine, span)
  }
  const [one, two] = [left.items.length, right.items.length]
  return holds(operator, one < two, one > two, one === two)
}

/** Python orders texts by code points, this language by UTF-16 units. */
function byCodePoints(one: string, two: string): number {
  if (one === two) return 0
  let at = 0
  while (at < one.length && at < two.length && one.charCodeAt(at) === two.charCodeAt(at)) at += 1
  if (at > 0 && isTrail(one.charCodeAt(at)) && isTrail(two.charCodeAt(at))) at -= 1
  return (one.codePointAt(at) ?? -1) - (two.codePointAt(at) ?? -1)
}

const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Whether one value comes before another, as sorting asks. */
export function isLess(one: Value, two: Value, machine: Interpreter, span: Span): boolean | Unknown {
  return truthOf(ordered('<', one, two, machine, span), machine, span)
}
