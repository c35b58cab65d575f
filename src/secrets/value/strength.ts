import { wordsSay } from './lexicon.js'
import { isPassphrase, isWordsWithNumber } from './ordinary.js'
import { isRandom } from './randomness.js'
import { SETTING, WELL_KNOWN } from './words.js'

/** What is sometimes put into passwords and seldom into anything else. */
const SPICE = /[!@#$%^&*?~+]/
/** Calls, tags, patterns, lists: parts of programs, as are operators with spaces around them. */
const PROGRAM = /[\w.]\(|[<>{}[\]\\|`"]|=>|->|::|;| [-+*/=!&|]+ /
const DIVIDERS = /[-_./: ]+/
const LETTERS = /^[A-Za-z]+$/
const LONGEST = 128

/**
 * How like a password that somebody chose a text is, from 0 to 1: from 0.5 on it is one where a name says so (`hunter2`,
 * `Winter2024!`); between 0.2 and 0.5 it may as well be a word or a name (`sunshine`, `postgres`); below, it is what
 * settings, identifiers and messages look like (`us-east-1`, `SHA256withRSA`, `password_reset`).
 */
export function strength(text: string): number {
  const length = text.length
  if (length < 4 || length > LONGEST) return 0
  if (WELL_KNOWN.has(text.toLowerCase())) return /\d/.test(text) ? 0.5 : 0.3
  if (text.includes(' ')) return ofPhrase(text)
  if (isRandom(text)) return 0.95
  if (!/[A-Za-z\x80-\xff]/.test(text))
    return /^\d+$/.test(text) ? (length > 5 ? 0.3 : 0.1) : SPICE.test(text) ? 0.4 : 0.1
  if (isMixture(text)) return 0.85
  if (PROGRAM.test(text)) return isMixed(text) && !/[\w.]\(|=>|->|::|^[<([{"|`].*\W$/.test(text) ? 0.5 : 0.1
  const parts = text.split(DIVIDERS).filter(part => part !== '')
  const spiced = SPICE.test(text)
  if (!/\d/.test(text)) return spiced ? ofSpiced(text) : ofLetters(text, parts)
  if (isWordsWithNumber(text)) return spiced ? 0.75 : 0.5
  const best = parts.reduce((most, part) => Math.max(most, ofPart(part, parts.length)), 0)
  if (!spiced) return best
  return Math.min(1, Math.max(best, 0.45) + 0.25)
}

/** Letters with signs: `pass!word` rather than `Hello!` or `#main`. */
function ofSpiced(text: string): number {
  if (/^[#@$&*?+~%!][\w-]+$|[?:,]$|^[\w.]+@[\w.]+\.\w+$/.test(text)) return 0.2
  return /[A-Za-z][!@#$%^&*~]+[A-Za-z]/.test(text) ? 0.6 : /[!@#$%^&*]$/.test(text) ? 0.45 : 0.2
}

function ofLetters(text: string, parts: readonly string[]): number {
  if (/[\x80-\xff]/.test(text)) return 0.3
  if (isPassphrase(parts, 'password')) return 0.3
  if (parts.length > 1 || !LETTERS.test(text)) return 0.1
  if (wordsSay(text) !== 0 || text === text.toUpperCase()) return 0.1
  return text.length > 5 ? 0.3 : 0.2
}

/** What stands between dividers, with digits somewhere in the text. */
function ofPart(part: string, parts: number): number {
  if (!/\d/.test(part) || !/[A-Za-z]/.test(part)) return 0.1
  if (wordsSay(part) !== 0) return 0.1
  const [, word = '', digits = ''] = /^([A-Za-z]+)(\d+)$/.exec(part) ?? []
  if (digits === '')
    return /^v?\d+[a-z]{1,2}$|^[a-z]\d+[a-z]?$|^0x|^\d+(?:px|em|rem|ms|min|[kmgt]i?b)$/i.test(part) ? 0.1 : 0.65
  if (part.length < 4 || word.length < 3) return digits.length > 3 && parts === 1 ? 0.5 : 0.1
  if (WELL_KNOWN.has(word.toLowerCase())) return 0.5
  if (parts > 1) return digits.length > 1 ? 0.3 : 0.15
  if (wordsSay(word) !== 0)
    return (wordsSay(word) & SETTING) !== 0 || digits.length === 1 ? 0.25 : digits.length < 3 ? 0.35 : 0.5
  return Math.min(0.8, 0.5 + 0.05 * (digits.length - 1) + (/[A-Z]/.test(word) ? 0.05 : 0))
}

function ofPhrase(text: string): number {
  const words = text.split(' ')
  if (words.length < 4) return words.some(word => isMixed(word)) ? 0.5 : 0.1
  return isPassphrase(words, 'password') ? 0.5 : 0.1
}

/** All kinds of characters, one next to another, as generators of passwords mix them. */
function isMixture(text: string): boolean {
  if (text.length < 8 || !/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false
  let [changes, last] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind !== last) changes += 1
    last = kind
  }
  return changes * 5 > text.length * 3 && !/[[(]\^?\w-\w|\\[dwsx]/.test(text)
}

function kindOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return 1
  if (code >= 0x41 && code <= 0x5a) return 2
  return code >= 0x61 && code <= 0x7a ? 3 : 4
}

/** Letters, digits and signs. */
function isMixed(text: string): boolean {
  return /[A-Za-z]/.test(text) && /\d/.test(text) && SPICE.test(text)
}
