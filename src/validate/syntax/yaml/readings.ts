import type { ScalarNode } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'

/** Why a plain value differs between YAML 1.1 and 1.2. */
export type Cause = 'word' | 'letter' | 'octal' | 'zero' | 'underscore' | 'base' | 'sixty' | 'float' | 'date' | 'equals'

/** What readers of YAML 1.1 make of a plain value that those of YAML 1.2 take for something else. */
export interface Reading {
  readonly cause: Cause
  /** What they see: `true`, `the number 420`, `text`. */
  readonly as: string
  /** What both see alike. */
  readonly instead: string
}

const WORDS = new Map<string, boolean>()
for (const word of ['yes', 'on']) for (const form of forms(word)) WORDS.set(form, true)
for (const word of ['no', 'off']) for (const form of forms(word)) WORDS.set(form, false)

function forms(word: string): string[] {
  const upper = word.toUpperCase()
  return [word, upper.charAt(0) + word.slice(1), upper]
}

const LETTERS = new Map([
  ['y', true],
  ['Y', true],
  ['n', false],
  ['N', false],
])

const LONGEST_WORD = 3
/** Longer ones are no number that somebody wrote. */
const LONGEST = 60
const [PLUS, MINUS, POINT, ZERO, NINE, EQUALS] = [43, 45, 46, 48, 57, 61]

/** How YAML 1.1 reads the value, where that is not how YAML 1.2 does; null where both agree. */
export function otherReading(scalar: ScalarNode): Reading | null {
  const { text } = scalar
  if (scalar.style !== 'plain' || scalar.quoted || text.length > LONGEST) return null
  const first = text.charCodeAt(0)
  if ((first >= ZERO && first <= NINE) || first === PLUS || first === MINUS || first === POINT) return otherNumber(text)
  if (text.length > LONGEST_WORD) return null
  const word = WORDS.get(text)
  if (word !== undefined)
    return { cause: 'word', as: String(word), instead: `${quoted(String(word))}, or ${textual(text)} for text` }
  const letter = LETTERS.get(text)
  if (letter !== undefined) return { cause: 'letter', as: String(letter), instead: textual(text) }
  return first === EQUALS && text.length === 1
    ? { cause: 'equals', as: 'a value that it refuses', instead: textual(text) }
    : null
}

const DIGITS = /^[+-]?\d+$/
const OCTAL = /^[+-]?0[0-7_]+$/
const NEW_OCTAL = /^0o[0-7]+$/
const BINARY = /^[+-]?0b[01_]+$/
const HEXADECIMAL = /^[+-]?0x[\da-fA-F_]+$/
const DECIMAL = /^[+-]?[1-9][\d_]*$/
const WITH_POINT = /^(?:[+-]?\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][+-]\d+)?$/
const SIXTY = /^[+-]?(?:[1-9][\d_]*(?::[0-5]?\d)+|\d[\d_]*(?::[0-5]?\d)+\.[\d_]*)$/
const FLOAT = /^[+-]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][+-]?\d+)?$/
const DATE = /^\d{4}-(?:\d\d-\d\d$|\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d)/
const ZONE = /\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[+-]\d\d?(?::\d\d)?))?$/

function otherNumber(text: string): Reading | null {
  if (DIGITS.test(text)) return withZeros(text)
  if (SIXTY.test(text)) return { cause: 'sixty', as: `the number ${inSixties(text)}`, instead: textual(text) }
  if (NEW_OCTAL.test(text)) {
    return { cause: 'base', as: 'text', instead: `${quoted(String(Number(text)))}, or ${textual(text)} for text` }
  }
  if (BINARY.test(text))
    return { cause: 'base', as: 'a number', instead: `it in decimal, or ${textual(text)} for text` }
  if (HEXADECIMAL.test(text)) {
    const known = /^0x[\da-fA-F]+$/.test(text)
    return known ? null : { cause: 'base', as: 'a number', instead: `it in decimal, or ${textual(text)} for text` }
  }
  if (text.includes('_')) return withUnderscores(text)
  if (FLOAT.test(text) && !WITH_POINT.test(text)) {
    return { cause: 'float', as: 'text', instead: `${quoted(withPoint(text))}, or ${textual(text)} for text` }
  }
  const date = DATE.test(text) && (text.length === 10 || ZONE.test(text))
  return date ? { cause: 'date', as: 'a date', instead: `${textual(text)} for text` } : null
}

/** A number with zeros before it is octal in YAML 1.1, or text where it has digits that octal has not. */
function withZeros(text: string): Reading | null {
  const digits = text.replace(/^[+-]/, '')
  if (digits.length === 1 || !digits.startsWith('0')) return null
  const sign = text.startsWith('-') ? '-' : ''
  const decimal = sign + BigInt(digits)
  if (!OCTAL.test(text))
    return { cause: 'zero', as: 'text', instead: `${quoted(decimal)}, or ${textual(text)} for text` }
  const octal = sign + BigInt(`0o${digits}`)
  const instead = `${quoted(octal)} or ${quoted(decimal)}, or ${textual(text)} for text`
  return octal === decimal ? null : { cause: 'octal', as: `the octal number ${octal}`, instead }
}

function withUnderscores(text: string): Reading | null {
  if (!OCTAL.test(text) && !DECIMAL.test(text) && !WITH_POINT.test(text)) return null
  const plain = text.replaceAll('_', '')
  return { cause: 'underscore', as: 'a number', instead: `${quoted(plain)}, or ${textual(text)} for text` }
}

/** `1:30` is 90: each part counts sixty times the next. */
function inSixties(text: string): number {
  const parts = text.replace(/^[+-]/, '').replaceAll('_', '').split(':')
  const value = parts.reduce((sum, part) => sum * 60 + Number(part), 0)
  return text.startsWith('-') ? -value : value
}

/** The number as both write it: with a digit and a point, and a sign behind its e. */
function withPoint(text: string): string {
  const [, sign = '', mantissa = '', exponent] = /^([+-]?)([\d.]+)(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const digits = mantissa.startsWith('.') ? `0${mantissa}` : mantissa.includes('.') ? mantissa : `${mantissa}.0`
  const power = exponent === undefined ? '' : `e${/^\d/.test(exponent) ? '+' : ''}${exponent}`
  return `${sign === '-' ? sign : ''}${digits}${power}`
}

/** The text in quotation marks, which both take for text. */
function textual(text: string): string {
  return quoted(`"${text}"`)
}
