import { BREAKS, LEVELS, LOWER, TRANSITIONS, UPPER } from './transitions.js'

/** Letters have 0 to 25. */
const [DIGIT, BREAK, SYMBOLS] = [26, 27, 28]
const AT_BREAK = BREAK * SYMBOLS + BREAK
/** Where in a word a letter stands: first, after an upper-case first one, among lower-case or upper-case ones. */
const [START, CAPITAL, SMALL, CAPITALS] = [0, 1, 2, 3]
const HUMP = BREAKS['hump'] as number
const RARE_BREAK = 4
const REPEATED_BREAK = 1
const DIGIT_BITS = Math.log2(10)
/** What comes after is not looked at. */
const LONGEST = 256

const BREAK_BITS = Float64Array.from({ length: 256 }, (_, code) => {
  return Math.min(BREAKS[String.fromCharCode(code)] ?? RARE_BREAK, RARE_BREAK)
})
/** Characters that neither names nor tokens are made of: they say nothing either way. */
const NEUTRAL = Uint8Array.from({ length: 256 }, (_, code) => (/[\w+/=.:@$ -]/.test(String.fromCharCode(code)) ? 0 : 1))

const [MARKS, DIGITS] = [/[^A-Za-z\d]/, /\d/]
/** How many bits it takes, by what there is beside letters; and half a bit for each character in any case. */
const [WITH_DIGITS, WITH_MARKS, LETTERS_ONLY] = [8, 16, 18]

let table: Float64Array | null = null

/**
 * Whether a text is random, as far as its length can tell. Digits alone, and text outside ASCII, are never called so;
 * signs that no token has say nothing, so that short passwords with many of them are `strength`'s business.
 *
 * The thresholds are chosen by measurement. Not recognised, of 3,000 random texts each, per cent:
 *
 * | Characters | 8 | 12 | 16 | 20 | 24 | 32 |
 * | --- | --- | --- | --- | --- | --- | --- |
 * | hexadecimal | 4.1 | 0.4 | 0.1 | 0 | 0 | 0 |
 * | small letters, digits | 7.5 | 0.9 | 0.1 | 0 | 0 | 0 |
 * | letters, digits | 7.5 | 0.4 | 0 | 0 | 0 | 0 |
 * | base64 | 13 | 2.2 | 0.6 | 0 | 0 | 0 |
 * | small letters | 32 | 5.4 | 0.7 | 0.2 | 0 | 0 |
 * | all of ASCII | 72 | 45 | 21 | 11 | 5.0 | 0.6 |
 *
 * Taken for random, of names and texts that the table was not learnt from, per cent by length:
 *
 * | Texts | 8-9 | 12-13 | 16-19 | 20-23 | 24-31 | 32-39 |
 * | --- | --- | --- | --- | --- | --- | --- |
 * | names of npm packages | 1.4 | 1.3 | 1.4 | 1.2 | 0.5 | 0.2 |
 * | names of Python packages | 2.7 | 2.3 | 1.4 | 1.1 | 0.6 | 0.7 |
 * | names of files | 1.0 | 0.7 | 0.2 | 0.2 | 0 | 0 |
 * | paths | - | 2.4 | 0.4 | 0.3 | 0.1 | 0.1 |
 * | identifiers in C, Go, Python, JS | 0.7 | 0.4 | 0.3 | 0.2 | 0.3 | 0.6 |
 * | literals in them (patterns and hashes, too) | 0.8 | 0.6 | 0.7 | 0.7 | 2.7 | 2.0 |
 */
export function isRandom(text: string): boolean {
  const length = text.length
  if (length < 8) return false
  const bits = evidence(text)
  if (bits < WITH_DIGITS) return false
  const limit = MARKS.test(text) ? WITH_MARKS : DIGITS.test(text) ? WITH_DIGITS : LETTERS_ONLY
  return bits >= Math.max(limit, Math.min(length, LONGEST) / 2)
}

/** How likely it is that a text is random if random and written ones are equally frequent: 0 (words) to 1. */
export function randomness(text: string): number {
  return 1 / (1 + 2 ** (-evidence(text) / 4))
}

/**
 * How many bits speak for a text's being drawn at random from its alphabet, rather than written by somebody: below 0 for
 * words, names and code. `transitions.ts` says what each character costs after the two before it; digits, word ends and
 * changes of case cost, too; the same text at random costs the alphabet's bits for each character.
 */
export function evidence(text: string): number {
  table ??= unpacked()
  const length = Math.min(text.length, LONGEST)
  let [context, place, written, cased, lastBreak] = [AT_BREAK, START, 0, 0, 0]
  let [lower, upper, digits, breaks, beyondF] = [0, 0, 0, 0, 0]
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) return 0
    let symbol = BREAK
    if (code >= 0x61 && code <= 0x7a) {
      symbol = code - 0x61
      lower += 1
      if (symbol > 5) beyondF += 1
      if (place !== SMALL) cased += LOWER[place] as number
      place = SMALL
    } else if (code >= 0x41 && code <= 0x5a) {
      symbol = code - 0x41
      upper += 1
      if (symbol > 5) beyondF += 1
      if (place === SMALL) {
        written += (table[context * SYMBOLS + BREAK] as number) + HUMP
        context = AT_BREAK
        place = CAPITAL
      } else {
        cased += UPPER[place] as number
        place = place === START ? CAPITAL : CAPITALS
      }
    } else if (code >= 0x30 && code <= 0x39) {
      symbol = DIGIT
      digits += 1
      written += DIGIT_BITS
      place = START
    } else {
      place = START
      if (NEUTRAL[code] === 1) {
        context = AT_BREAK
        continue
      }
      breaks += 1
      written += code === lastBreak ? REPEATED_BREAK : (BREAK_BITS[code] as number)
      lastBreak = code
    }
    written += table[context * SYMBOLS + symbol] as number
    const before = context % SYMBOLS
    context = (symbol !== BREAK || before === DIGIT ? before : BREAK) * SYMBOLS + symbol
  }
  if (lower + upper === 0) return 0
  const both = lower > 0 && upper > 0
  const letters = both ? 52 : beyondF > 0 ? 26 : 6
  const alphabet = letters + (digits > 0 ? 10 : 0) + (breaks > 0 ? 2 : 0)
  return written + (both ? cased : 0) - (lower + upper + digits + breaks) * Math.log2(alphabet)
}

/** Three bits a transition. */
function unpacked(): Float64Array {
  const packed = Buffer.from(TRANSITIONS, 'base64url')
  const bits = new Float64Array(SYMBOLS ** 3)
  for (let at = 0; at < bits.length; at += 1) {
    const bit = at * 3
    const two = ((packed[bit >> 3] as number) << 8) | (packed[(bit >> 3) + 1] ?? 0)
    bits[at] = LEVELS[(two >> (13 - (bit & 7))) & 7] as number
  }
  return bits
}
