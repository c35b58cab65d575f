import { findWord, word } from './lexicon.js'
import { ALONE, CREDENTIAL, FILLER, SURE, TEST } from './words.js'

/** What comes after is not looked at. */
const LONGEST = 512
/** Shorter runs and sequences come about by themselves. */
const STREAK = 4
/** Streaks that are enough, however long the text is: of the same character, and of one after the other. */
const [LONG_RUN, LONG_SEQUENCE] = [9, 10]
const COPY = 4
const WORD = 4
/** Shorter texts are judged more strictly where they explain themselves in part, and may have shorter streaks. */
const SHORT = 8
/** In shorter texts `password` or `secret` may be a part of one that somebody uses. */
const LONG = 16
const SLOTS = 1024

/** Which letter comes after another on a row of the keyboard, five bits each. */
const AFTER_KEY = new Uint8Array(1024)
for (const row of ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', 'yxcvbnm']) {
  for (let at = 1; at < row.length; at += 1) {
    AFTER_KEY[(row.charCodeAt(at - 1) & 31) * 32 + (row.charCodeAt(at) & 31)] = 1
  }
}

/** One of each for all calls: the characters in lower case, and which of them are explained by others. */
const codes = new Uint8Array(LONGEST)
const explained = new Uint8Array(LONGEST)
/** In which call a character was seen, and where four of them stood last, by a hash. */
const seen = new Int32Array(256)
const places = new Int32Array(SLOTS)
let calls = 0

/**
 * Whether a text is filler that stands where a secret would: repeated characters or blocks, sequences (`abcdef`, `a1b2c3`,
 * `qwerty`), or words such as `example` inside. Random text of 16 characters or more is practically never taken for it,
 * unless it is all digits.
 */
export function isMadeUp(text: string): boolean {
  const length = Math.min(text.length, LONGEST)
  if (length < 3) return true
  calls = (calls + 1) & 0x1fffff
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at) & 0xff
    codes[at] = code >= 0x41 && code <= 0x5a ? code + 0x20 : code
    explained[at] = 0
  }
  if (hasFewCharacters(length)) return true
  if (markStreaks(length, 1) || markStreaks(length, 2) || markWords(text, length)) return true
  markCopies(length)
  let count = 0
  for (let at = 0; at < length; at += 1) count += explained[at] as number
  if (length < SHORT) return count === length
  return length < LONG ? count * 2 > length : count * 5 > length * 3
}

/** Whether there are far fewer different ones than in random digits. */
function hasFewCharacters(length: number): boolean {
  const most = Math.min(6, length < 16 ? 2 : 1 + (length >> 3))
  let different = 0
  for (let at = 0; at < length; at += 1) {
    const code = codes[at] as number
    if (seen[code] === calls) continue
    seen[code] = calls
    different += 1
    if (different > most) return false
  }
  return true
}

/** Runs and sequences, of each character (`step` 1) or of every other one; true where one of them is enough. */
function markStreaks(length: number, step: number): boolean {
  const shortest = (length < SHORT ? STREAK - 1 : STREAK) * step
  let [begin, way] = [0, NO_WAY]
  for (let at = step; at <= length; at += 1) {
    const next = at < length ? wayOf(codes[at - step] as number, codes[at] as number) : NO_WAY
    if (next === way && way !== NO_WAY) continue
    const size = at - begin
    if (way !== NO_WAY && size >= shortest) {
      if (size >= (way === 0 ? LONG_RUN : LONG_SEQUENCE) * step) return true
      for (let place = begin; place < at; place += 1) explained[place] = 1
    }
    begin = at - step
    way = next
  }
  return false
}

const [KEYBOARD_WAY, NO_WAY] = [2, 3]

/** How one character goes on to the other: the same, one up, one down, along the keyboard; or not at all. */
function wayOf(from: number, to: number): number {
  const apart = to - from
  if (apart >= -1 && apart <= 1) return apart
  // 9 is followed by 0 or a, z by 0.
  if (from === 0x39 ? to === 0x30 || to === 0x61 : from === 0x7a && to === 0x30) return 1
  if (from === 0x30 && to === 0x39) return -1
  return from > 0x60 && to > 0x60 && AFTER_KEY[(from & 31) * 32 + (to & 31)] === 1 ? KEYBOARD_WAY : NO_WAY
}

/** What stood before, in the same text. */
function markCopies(length: number): void {
  const first = calls * LONGEST
  let four = 0
  /** The copy that was found last: how far after the original it is, and where it ends. */
  let [distance, last] = [0, 0]
  for (let end = 0; end < length; end += 1) {
    four = (four << 8) | (codes[end] as number)
    const at = end + 1 - COPY
    if (at < 0) continue
    const slot = Math.imul(four, 0x9e3779b1) >>> 22
    const from = (places[slot] as number) - first
    places[slot] = first + at
    if (from < 0 || from >= at || (at - from === distance && at < last)) continue
    let size = 0
    while (at + size < length && codes[from + size] === codes[at + size]) size += 1
    if (size < COPY) continue
    for (let place = at; place < at + size; place += 1) explained[place] = 1
    distance = at - from
    last = at + size
  }
}

/** Words that say what goes there; true where one is enough. */
function markWords(text: string, length: number): boolean {
  const says = FILLER | TEST | (length < LONG ? 0 : CREDENTIAL)
  for (let at = 0; at + WORD <= length; at += 1) {
    findWord(text, at)
    if (word.length < WORD) continue
    const end = at + word.length
    if ((word.says & SURE) !== 0) return true
    if ((word.says & ALONE) !== 0 && isDivider(text, at - 1) && isDivider(text, end)) return true
    if ((word.says & says) === 0) continue
    for (let place = at; place < end && place < length; place += 1) explained[place] = 1
    at = end - 1
  }
  return false
}

/** Also true where there is nothing. */
function isDivider(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return !(code >= 0x30) || code === 0x5f
}
