import type { ScalarNode } from '../../tree/node.js'

/** A number to its last digit: `digits` times ten to the `exponent`; the digits of anything but 0 end in no 0. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/** Numbers of more characters are compared as floating point: reading a million digits exactly takes its time. */
const LONGEST = 4000

/** Up to here a double keeps every digit, so that comparing doubles is comparing the numbers. */
const EXACT = 15

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/
const BASED = /^([+-]?)(0[xob][\da-f]+)$/i

/** The number that a text of YAML, JSON or TOML stands for; null for infinity and what is no number. */
export function decimalOf(text: string): Decimal | null {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text
  if (plain.length > LONGEST) return ofDouble(Number(plain))
  const based = BASED.exec(plain)
  if (based !== null) return normal(BigInt(based[2] as string) * (based[1] === '-' ? -1n : 1n), 0)
  const match = DECIMAL.exec(plain)
  if (match === null) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  const power = Number(exponent) - fraction.length
  if (!Number.isSafeInteger(power)) return null
  return normal(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), power)
}

/** -1, 0 or 1 as the first number is less than, equal to or greater than the second. */
export function compare(a: Decimal, b: Decimal): number {
  const signs = Math.sign(signOf(a) - signOf(b))
  if (signs !== 0 || a.digits === 0n) return signs
  const sizes = magnitude(a) - magnitude(b)
  if (sizes !== 0) return Math.sign(sizes) * signOf(a)
  // Of one magnitude: the exponents differ by no more than there are digits.
  const exponent = Math.min(a.exponent, b.exponent)
  const difference = a.digits * 10n ** BigInt(a.exponent - exponent) - b.digits * 10n ** BigInt(b.exponent - exponent)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether the number is a whole multiple of the other, which is greater than 0. */
export function isMultiple(value: Decimal, of: Decimal): boolean {
  if (value.digits === 0n) return true
  const power = value.exponent - of.exponent
  if (power >= 0) return (value.digits * powerOfTen(BigInt(power), of.digits)) % of.digits === 0n
  // The digits end in no 0, and would have to be divisible by ten.
  return false
}

export function isWhole(value: Decimal): boolean {
  return value.exponent >= 0
}

/** Equal numbers, however they are written, have equal names. */
export function nameOf(value: Decimal): string {
  return value.exponent === 0 ? `${value.digits}` : `${value.digits}e${value.exponent}`
}

/** A limit of a schema, against which many numbers are held. */
export class Limit {
  private readonly exact: Decimal
  private readonly double: number
  private readonly short: boolean

  constructor(
    readonly text: string,
    exact: Decimal,
  ) {
    this.exact = exact
    this.double = Number(text)
    this.short = isShort(text)
  }

  /** How a number compares to the limit; undefined where it is none that can be compared, as NaN. */
  compared(scalar: ScalarNode): number | undefined {
    const { text } = scalar
    if (this.short && isShort(text)) return Math.sign(Number(text) - this.double)
    const value = decimalOf(text)
    if (value !== null) return compare(value, this.exact)
    const double = Number(text.replace(/^([+-]?)\.?inf$/i, '$1Infinity'))
    return Number.isNaN(double) ? undefined : Math.sign(double)
  }

  divides(scalar: ScalarNode): boolean {
    const value = decimalOf(scalar.text)
    return value !== null && isMultiple(value, this.exact)
  }
}

function isShort(text: string): boolean {
  if (text.length === 0 || text.length > EXACT) return false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if ((code < 48 || code > 57) && code !== 46 && (code !== 45 || at > 0)) return false
  }
  return true
}

function normal(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 }
  let text = digits.toString()
  let end = text.length
  while (text.charCodeAt(end - 1) === 48) end -= 1
  const dropped = text.length - end
  if (dropped === 0) return { digits, exponent }
  text = text.slice(0, end)
  return { digits: BigInt(text), exponent: exponent + dropped }
}

function ofDouble(double: number): Decimal | null {
  return Number.isFinite(double) ? decimalOf(String(double)) : null
}

function signOf({ digits }: Decimal): number {
  return digits < 0n ? -1 : digits > 0n ? 1 : 0
}

/** How many digits stand before the decimal point, or, negative, how many zeros behind it. */
function magnitude({ digits, exponent }: Decimal): number {
  return digits.toString().length - (digits < 0n ? 1 : 0) + exponent
}

/** Ten to a power, of which only the remainder counts, however large the power is. */
function powerOfTen(power: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = 10n % modulus
  for (let left = power; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
