import { beginsName, isDigit, ZERO } from './characters.js'
import type { Tokens } from './tokens.js'

/** Python reads no longer ones in base ten. */
const MOST_DIGITS = 4300

interface NumberFault {
  at: number
  end: number
  message: string
}

const UNDERSCORE = 95
const POINT = 46
const isBinary = (code: number): boolean => code === 48 || code === 49
const isOctal = (code: number): boolean => code >= 48 && code <= 55
const isHexadecimal = (code: number): boolean =>
  isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)

const BASES = new Map([
  ['x', { name: 'hexadecimal', belongs: isHexadecimal }],
  ['o', { name: 'octal', belongs: isOctal }],
  ['b', { name: 'binary', belongs: isBinary }],
])

/** Words that may follow a number without a blank, as Python still allows. */
const MAY_FOLLOW = ['and', 'else', 'for', 'if', 'in', 'is', 'not', 'or']

/** Where the number that begins here ends; -1 where it is none, which is told. */
export function endOfNumber(tokens: Tokens, start: number): number {
  const read = numberAt(tokens.text, start)
  if (typeof read === 'number') return read
  tokens.fault(read.at, Math.min(read.end, tokens.text.length), read.message)
  return -1
}

function numberAt(text: string, start: number): number | NumberFault {
  const base = text.charCodeAt(start) === ZERO ? BASES.get((text[start + 1] ?? '').toLowerCase()) : undefined
  if (base !== undefined) {
    const digits = text.charCodeAt(start + 2) === UNDERSCORE ? start + 3 : start + 2
    const end = endOfDigits(text, digits, base.belongs)
    if (isDigit(text.charCodeAt(end))) return fault(end, `"${text[end]}" is no ${base.name} digit`)
    if (end === digits || text.charCodeAt(end) === UNDERSCORE) return fault(end, `not a ${base.name} number`)
    return ended(text, end, base.name)
  }
  const whole = endOfDigits(text, start, isDigit)
  if (text.charCodeAt(whole) === UNDERSCORE) return fault(whole, 'not a decimal number')
  let end = whole
  if (text.charCodeAt(end) === POINT) {
    end = endOfDigits(text, end + 1, isDigit)
    if (text.charCodeAt(end) === UNDERSCORE) return fault(end, 'not a decimal number')
  }
  end = endOfExponent(text, end)
  const letter = text[end]
  if (letter === 'j' || letter === 'J') return ended(text, end + 1, 'imaginary')
  if (end === whole) {
    if (text.charCodeAt(start) === ZERO && !isZero(text, start, whole)) {
      return { at: start, end: whole, message: 'a number does not begin with 0; write 0o for an octal one' }
    }
    if (whole - start > MOST_DIGITS) {
      return {
        at: start,
        end: whole,
        message: `a number has ${MOST_DIGITS} digits at most; write a longer one with 0x`,
      }
    }
  }
  return ended(text, end, 'decimal')
}

const fault = (at: number, message: string): NumberFault => ({ at, end: at + 1, message })

/** Digits, of which two may have one underscore between them. */
function endOfDigits(text: string, start: number, belongs: (code: number) => boolean): number {
  let at = start
  while (belongs(text.charCodeAt(at))) {
    at += 1
    if (text.charCodeAt(at) === UNDERSCORE && belongs(text.charCodeAt(at + 1))) at += 1
  }
  return at
}

function endOfExponent(text: string, at: number): number {
  const letter = text[at]
  if (letter !== 'e' && letter !== 'E') return at
  const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0
  return isDigit(text.charCodeAt(at + 1 + sign)) ? endOfDigits(text, at + 1 + sign, isDigit) : at
}

function isZero(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== ZERO && code !== UNDERSCORE) return false
  }
  return true
}

function ended(text: string, end: number, name: string): number | NumberFault {
  const next = text.charCodeAt(end)
  if (!(isDigit(next) || beginsName(next)) || MAY_FOLLOW.some(word => text.startsWith(word, end))) return end
  return fault(end - 1, `not a ${name} number: a name or digit follows at once`)
}
