import { wordsSay } from './lexicon.js'
import { isMadeUp } from './made-up.js'
import { isPassphrase } from './ordinary.js'
import { isRandom } from './randomness.js'
import { ALONE, CREDENTIAL, FILLER, FUNCTION, SETTING, SURE, TEST, WELL_KNOWN } from './words.js'

/** What stands between words, and around them. */
const PLAIN = /^[\w\s.,:;?!'"/()=&-]+$/
const SPACE = /\s+/
const RECOVERY_PHRASES = [12, 15, 18, 21, 24]
/** From so many words on, words that nobody knows are a sentence too. */
const SEVERAL = 3
/** Digits after a word that still belong to it. */
const MOST_DIGITS = 4

/** Why a value is what somebody wrote about a secret instead of one: labels, messages, hints; null where it may be one. */
export function readableReason(text: string, name: string): string | null {
  if (/[\x80-\xff]/.test(text)) return foreignReason(text)
  if (!PLAIN.test(text) || WELL_KNOWN.has(text.toLowerCase())) return null
  const { says, unknown, known, attached, counted, runs } = wordsOf(text)
  if (unknown === 0 && known > 0) {
    const whole = saidBy(says, known, name)
    if (
      whole !== null &&
      (!(attached || isSpiced(text, name)) || (says & (FILLER | SURE)) !== 0) &&
      (!counted || runs > 2 || (says & SETTING) !== 0)
    )
      return whole
  }
  if (known > 0 && (says & (ALONE | SURE)) !== 0 && unknown + known > 1) return 'a placeholder'
  return /\s/.test(text.trim()) ? sentenceReason(text, says, name) : null
}

/** Whether signs stand in a password as people put them in: `Gate!House`, `Su1te?`. */
function isSpiced(text: string, name: string): boolean {
  return /pass|pwd/i.test(name) && /^\S*(?:[A-Za-z\d][!?&][A-Za-z\d]|[A-Za-z]\d[A-Za-z]+[!?&]$)/.test(text)
}

interface Words {
  /** What all of the known ones say. */
  says: number
  known: number
  unknown: number
  /** Whether digits stand right after one of them, and by themselves. */
  attached: boolean
  counted: boolean
  runs: number
}

function wordsOf(text: string): Words {
  const words: Words = { says: 0, known: 0, unknown: 0, attached: false, counted: false, runs: 0 }
  for (let at = 0; at < text.length; ) {
    const end = runEnd(text, at)
    if (end > at) {
      words.runs += 1
      addRun(words, text, at, end)
    }
    at = end + 1
  }
  return words
}

function addRun(words: Words, text: string, from: number, to: number): void {
  if (add(words, wordsSay(text, from, to))) return
  if (isDigit(text.charCodeAt(from))) {
    words.counted = true
    if (to - from > 3 && !isMadeUp(text.slice(from, to))) words.unknown += 1
    return
  }
  for (let start = from; start < to; ) {
    let end = start + 1
    while (end < to && !(isUpper(text.charCodeAt(end)) && !isUpper(text.charCodeAt(end - 1)))) end += 1
    let letters = end
    while (letters > start && end - letters < MOST_DIGITS && isDigit(text.charCodeAt(letters - 1))) letters -= 1
    if (letters < end) words.attached = true
    if (!add(words, wordsSay(text, start, letters))) words.unknown += 1
    start = end
  }
}

function add(words: Words, says: number): boolean {
  words.says |= says
  if (says !== 0) words.known += 1
  return says !== 0
}

function runEnd(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at) | 0x20
    if (!(code >= 0x61 && code <= 0x7a) && !isDigit(text.charCodeAt(at))) break
  }
  return at
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** What a text says that has none but known words. */
function saidBy(says: number, known: number, name: string): string | null {
  if ((says & (FILLER | SURE | TEST)) !== 0) return 'a placeholder'
  if ((says & CREDENTIAL) !== 0) return 'a name for what goes there'
  if ((says & SETTING) !== 0) return 'a setting'
  return known > 1 || !/pass|pwd/i.test(name) ? 'a name' : null
}

function sentenceReason(text: string, says: number, name: string): string | null {
  const words = text.trim().split(SPACE)
  const letters = words.filter(
    word => /^['"(]?[A-Za-z][a-z'-]*[.,:;?!")]{0,4}$/.test(word) || /^[A-Z]+[.,:;?!]?$/.test(word),
  ).length
  if (words.some(word => word.length > 7 && isRandom(word))) return null
  if (RECOVERY_PHRASES.includes(words.length) && words.every(word => /^[a-z]{3,8}$/.test(word))) return null
  if (isPassphrase(words, name)) return null
  if (words.length >= SEVERAL && letters * 3 >= words.length * 2) return 'a sentence'
  if (letters === words.length) return 'a sentence'
  return (says & (FUNCTION | CREDENTIAL)) !== 0 && letters * 2 >= words.length ? 'a sentence' : null
}

/** Text beyond ASCII, one character per byte of its UTF-8. */
function foreignReason(text: string): string | null {
  if (/[!@#$%^&*~]/.test(text.slice(0, -1)) || /\d\S{0,40}$/.test(text)) return null
  const beyond = text.replace(/[\x00-\x7f]+/g, '').length
  return /\s/.test(text.trim()) || beyond * 2 > text.length ? 'a sentence' : null
}
