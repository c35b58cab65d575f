import type { ScalarType } from '../node.js'

const [PLUS, DASH, DOT, ZERO, NINE, UPPER_E, LOWER_E] = [43, 45, 46, 48, 57, 69, 101] as const
const INFINITE = new Set(['.inf', '.Inf', '.INF'])
const NO_NUMBER = new Set(['.nan', '.NaN', '.NAN'])

/** What a plain scalar means in the core schema of YAML 1.2. */
export function typeOfPlain(text: string): ScalarType {
  const first = text.charCodeAt(0)
  if (first > NINE) return wordType(text)
  if (first >= ZERO || first === PLUS || first === DASH || first === DOT) return numberType(text)
  return text === '' ? 'null' : 'string'
}

function wordType(text: string): ScalarType {
  switch (text.length) {
    case 1:
      return text === '~' ? 'null' : 'string'
    case 4:
      if (text === 'true' || text === 'True' || text === 'TRUE') return 'boolean'
      return text === 'null' || text === 'Null' || text === 'NULL' ? 'null' : 'string'
    case 5:
      return text === 'false' || text === 'False' || text === 'FALSE' ? 'boolean' : 'string'
    default:
      return 'string'
  }
}

function numberType(text: string): ScalarType {
  const { length } = text
  const first = text.charCodeAt(0)
  if (first === ZERO && length > 2) {
    const base = text[1]
    if (base === 'x') return allDigits(text, 2, isHexadecimal) ? 'integer' : 'string'
    if (base === 'o') return allDigits(text, 2, isOctal) ? 'integer' : 'string'
  }
  const start = first === PLUS || first === DASH ? 1 : 0
  let at = digits(text, start)
  const whole = at - start
  if (at === length) return whole > 0 ? 'integer' : 'string'
  if (text.charCodeAt(at) === DOT) {
    if (whole === 0) {
      const name = text.slice(start)
      if (INFINITE.has(name) || (start === 0 && NO_NUMBER.has(name))) return 'float'
    }
    const end = digits(text, at + 1)
    if (whole === 0 && end === at + 1) return 'string'
    at = end
  } else if (whole === 0) return 'string'
  if (at === length) return 'float'
  const exponent = text.charCodeAt(at)
  if (exponent !== LOWER_E && exponent !== UPPER_E) return 'string'
  const sign = text.charCodeAt(at + 1)
  const from = sign === PLUS || sign === DASH ? at + 2 : at + 1
  return from < length && digits(text, from) === length ? 'float' : 'string'
}

/** Where the decimal digits that begin there end. */
function digits(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) break
    at += 1
  }
  return at
}

function allDigits(text: string, from: number, isDigit: (code: number) => boolean): boolean {
  for (let at = from; at < text.length; at += 1) if (!isDigit(text.charCodeAt(at))) return false
  return true
}

function isOctal(code: number): boolean {
  return code >= ZERO && code < ZERO + 8
}

/** Whether the code is a hexadecimal digit's. */
export function isHexadecimal(code: number): boolean {
  const letter = code | 32
  return (code >= ZERO && code <= NINE) || (letter >= 97 && letter <= 102)
}
