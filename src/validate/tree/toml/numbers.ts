import { quoted } from '../../words/quoted.js'
import type { ScalarType } from '../node.js'

const SHORT = /^[+-]?(?:0|[1-9]\d{0,17})$/
const DECIMAL = /^[+-]?(?:0|[1-9](?:_?\d)*)$/
const OTHER_BASE = /^0(?:x[\da-fA-F](?:_?[\da-fA-F])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/
const FLOAT = /^[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?$/
const SPECIAL = /^[+-]?(?:inf|nan)$/
const LARGEST = 2n ** 63n

/** Whether the word is a number as TOML writes them, and of which type; null where it is none. */
export function typeOfNumber(word: string): ScalarType | null {
  if (SHORT.test(word)) return 'integer'
  if (DECIMAL.test(word) || OTHER_BASE.test(word)) return isRepresented(word) ? 'integer' : null
  return FLOAT.test(word) || SPECIAL.test(word) ? 'float' : null
}

/** Readers promise integers of 64 bits, and refuse others. */
function isRepresented(word: string): boolean {
  const negative = word.startsWith('-')
  const value = BigInt(word.replace(/^[+-]/, '').replaceAll('_', ''))
  return value < LARGEST || (negative && value === LARGEST)
}

/** What is wrong with what looks like a number; null where it does not. */
export function faultOfNumber(word: string): string | null {
  if (!/^[+-]?[._]?\d/.test(word)) {
    return /^[+-]*(?:inf|infinity|nan)$/i.test(word)
      ? 'It is written inf or nan, with at most one sign before it.'
      : null
  }
  if (DECIMAL.test(word) || OTHER_BASE.test(word)) return 'An integer has at most 64 bits: from -2^63 to 2^63 - 1.'
  if (/^[+-]0[xob]/.test(word)) return 'A number with the prefix 0x, 0o or 0b has no sign.'
  if (/^0[XOB]/.test(word))
    return `The prefix of a number is a small letter: ${quoted(word.slice(0, 2).toLowerCase())}.`
  if (/^0[xob]/.test(word)) return `${quoted(word)} has characters that are no digits of its base.`
  if (!/^[+-]?[\d._]+(?:[eE][+-]?[\d._]*)?$/.test(word)) return null
  if (/^_|__|_$|_[.eE]|[.eE+-]_/.test(word)) return 'In a number, _ can only stand between two digits.'
  if (/^[+-]?0[\d_]/.test(word))
    return 'A number has no zeros before its first digit; as text, it stands in quotation marks.'
  if (/\..*\./.test(word)) return `${quoted(word)} is no number; as text, it stands in quotation marks.`
  return 'A number has digits on both sides of its point and behind its e.'
}
