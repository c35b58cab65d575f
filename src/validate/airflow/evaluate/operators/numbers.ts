import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { float, int } from '../core/make.js'
import type { Value } from '../value.js'

/** A number: integers (also bools) of any size, floats. */
type Numeric = bigint | number

/** The number that a value is; null where it is none. */
export function numericOf(value: Value): Numeric | null {
  if (value.kind === 'int' || value.kind === 'float') return value.value
  return value.kind === 'bool' ? BigInt(value.value) : null
}

/** The integer that a value is; null where it is none. */
export function integerOf(value: Value | undefined): bigint | null {
  if (value?.kind === 'int') return value.value
  return value?.kind === 'bool' ? BigInt(value.value) : null
}

const LARGEST_EXACT = 2n ** 53n
/** Integers above are not worked with: their size would be the time. */
const MOST_BITS = 20_000n

/** Arithmetic of numbers; null where the operator is not for them. */
export function arithmetic(
  operator: string,
  one: Numeric,
  two: Numeric,
  machine: Interpreter,
  span: Span,
): Value | null {
  if (typeof one === 'bigint' && typeof two === 'bigint') return ofIntegers(operator, one, two, machine, span)
  const [first, second] = [Number(one), Number(two)]
  if (!isExact(one) || !isExact(two)) return tooLarge(machine, span)
  switch (operator) {
    case '+':
      return float(first + second)
    case '-':
      return float(first - second)
    case '*':
      return float(first * second)
    case '/':
      return second === 0 ? byZero('float division by zero', machine, span) : float(first / second)
    case '//':
      return second === 0
        ? byZero('float floor division by zero', machine, span)
        : float(floored(first, second).quotient)
    case '%':
      return second === 0 ? byZero('float modulo', machine, span) : float(floored(first, second).rest)
    case '**':
      return powerOfFloats(first, second, machine, span)
    default:
      return null
  }
}

const isExact = (value: Numeric): boolean =>
  typeof value === 'number' || (value <= LARGEST_EXACT && value >= -LARGEST_EXACT)

const tooLarge = (machine: Interpreter, span: Span): Value => machine.unknown('the numbers are too large', span)

/** What newer versions of Python say in other words. */
function byZero(message: string, machine: Interpreter, span: Span): never {
  return machine.fail('ZeroDivisionError', message, span)
}

function ofIntegers(operator: string, one: bigint, two: bigint, machine: Interpreter, span: Span): Value | null {
  switch (operator) {
    case '+':
      return int(one + two)
    case '-':
      return int(one - two)
    case '*':
      return bits(one) + bits(two) > MOST_BITS ? tooLarge(machine, span) : int(one * two)
    case '/':
      if (two === 0n) return byZero('division by zero', machine, span)
      return isExact(one) && isExact(two) ? float(Number(one) / Number(two)) : tooLarge(machine, span)
    case '//':
      if (two === 0n) return byZero('integer division or modulo by zero', machine, span)
      return int(dividedDown(one, two))
    case '%':
      if (two === 0n) return byZero('integer modulo by zero', machine, span)
      return int(one - dividedDown(one, two) * two)
    case '**':
      return powerOfIntegers(one, two, machine, span)
    case '<<':
    case '>>':
      return shifted(operator, one, two, machine, span)
    case '&':
      return int(one & two)
    case '|':
      return int(one | two)
    case '^':
      return int(one ^ two)
    default:
      return null
  }
}

const bits = (value: bigint): bigint => BigInt(value.toString(16).length * 4)

/** Division that rounds down, as Python's does. */
export function dividedDown(one: bigint, two: bigint): bigint {
  const quotient = one / two
  return one % two !== 0n && one < 0n !== two < 0n ? quotient - 1n : quotient
}

function floored(one: number, two: number): { quotient: number; rest: number } {
  let rest = one % two
  if (rest !== 0 && rest < 0 !== two < 0) rest += two
  else if (rest === 0) rest = two < 0 ? -0 : 0
  const exact = (one - rest) / two
  const down = Math.floor(exact)
  const quotient = exact === 0 ? (one / two < 0 ? -0 : 0) : exact - down > 0.5 ? down + 1 : down
  return { quotient, rest }
}

function powerOfIntegers(one: bigint, two: bigint, machine: Interpreter, span: Span): Value {
  if (two < 0n) {
    if (one === 0n) return byZero('0.0 cannot be raised to a negative power', machine, span)
    return isExact(one) ? powerOfFloats(Number(one), Number(two), machine, span) : tooLarge(machine, span)
  }
  const size = one === 0n || one === 1n || one === -1n ? 0n : bits(one) * two
  return size > MOST_BITS ? tooLarge(machine, span) : int(one ** two)
}

/** Only what every library of mathematics gives alike: powers that are exact. */
function powerOfFloats(one: number, two: number, machine: Interpreter, span: Span): Value {
  if (one === 0 && two < 0) return byZero('0.0 cannot be raised to a negative power', machine, span)
  if (one < 0 && !Number.isInteger(two)) return machine.unknown('the power is a complex number', span)
  const power = one ** two
  if (two === 0.5) return float(Math.sqrt(one))
  const isWhole = Number.isSafeInteger(power) && Number.isInteger(one) && Number.isInteger(two)
  const isSmall = Number.isInteger(two) && Math.abs(two) <= 2
  return isWhole || isSmall ? float(two === -1 ? 1 / one : power) : machine.unknown('the power is not worked out', span)
}

function shifted(operator: string, one: bigint, two: bigint, machine: Interpreter, span: Span): Value {
  if (two < 0n) return machine.fail('ValueError', 'negative shift count', span)
  if (operator === '>>') return int(two > MOST_BITS ? (one < 0n ? -1n : 0n) : one >> two)
  return bits(one) + two > MOST_BITS ? tooLarge(machine, span) : int(one << two)
}
