/** A float as `repr` has it: the shortest digits that give it back, with an exponent outside of 1e-4 and 1e16. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string]
  const power = Number(exponent)
  if (power < -4 || power >= 16) return `${mantissa}e${signedPower(power)}`
  const plain = power < 0 ? expanded(mantissa, power) : String(value)
  return /[.e]/.test(plain) ? plain : `${plain}.0`
}

const signedPower = (power: number): string => `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`

/** Digits with a negative power, which this language writes with an exponent below 1e-6. */
function expanded(mantissa: string, power: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  return `${sign}0.${'0'.repeat(-power - 1)}${mantissa.replace(/[-.]/g, '')}`
}

/** A finite float as a whole number times a power of two. */
function parts(value: number): { whole: bigint; power: number } {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const whole = exponent === 0 ? fraction : fraction | (1n << 52n)
  return { whole, power: Math.max(exponent, 1) - 1075 }
}

/** `value * 10 ** digits`, rounded to the nearest whole number, of two the even one; without the sign. */
function scaled(value: number, digits: number): bigint {
  const { whole, power } = parts(value)
  const above = whole * 10n ** BigInt(Math.max(digits, 0)) * 2n ** BigInt(Math.max(power, 0))
  const below = 10n ** BigInt(Math.max(-digits, 0)) * 2n ** BigInt(Math.max(-power, 0))
  const [quotient, rest] = [above / below, above % below]
  const isUp = rest * 2n > below || (rest * 2n === below && quotient % 2n === 1n)
  return isUp ? quotient + 1n : quotient
}

/** The digits of a finite number with so many behind the point, exactly rounded; without the sign. */
export function fixed(value: number, digits: number): string {
  const text = scaled(value, digits)
    .toString()
    .padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The same with an exponent: `1.50e+03`. */
export function exponential(value: number, digits: number): string {
  if (value === 0) return `${fixed(0, digits)}e+00`
  let power = Math.floor(Math.log10(Math.abs(value)))
  if (scaled(value, -power) === 0n || Math.abs(value) < 10 ** power) power -= 1
  let text = scaled(value, digits - power).toString()
  if (text.length > digits + 1) {
    power += 1
    text = scaled(value, digits - power).toString()
  }
  return `${text[0]}${digits > 0 ? `.${text.slice(1)}` : ''}e${signedPower(power)}`
}

/** So many significant digits, as `%g` has it; trailing zeros only where `keeps`. */
export function general(value: number, precision: number, keeps: boolean, isShort: boolean): string {
  const digits = precision === 0 ? 1 : precision
  if (value === 0) return keeps ? fixed(0, digits - 1) : '0'
  const withPower = exponential(value, digits - 1)
  const power = Number(withPower.slice(withPower.indexOf('e') + 1))
  const isPlain = power >= -4 && power < (isShort ? digits - 1 : digits)
  if (isPlain) {
    const text = fixed(value, digits - 1 - power)
    return keeps ? text : trimmed(text)
  }
  const [mantissa, exponent] = withPower.split('e') as [string, string]
  return `${keeps ? mantissa : trimmed(mantissa)}e${exponent}`
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text)

/** A float rounded to so many digits behind the point, as `round` has it. */
export function rounded(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 340) return value
  if (digits < -310) return value < 0 ? -0 : 0
  const whole = scaled(value, digits)
  const text = digits > 0 ? fixed(value, digits) : `${whole}e${-digits}`
  return value < 0 || Object.is(value, -0) ? -Number(text) : Number(text)
}

/** The nearest integer, of two the even one. */
export function nearest(value: number): bigint {
  const whole = scaled(value, 0)
  return value < 0 ? -whole : whole
}
