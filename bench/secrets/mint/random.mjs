/** Everything minted here comes from a seed, so a run can be repeated and no token is ever committed. */

export const LOWER = 'abcdefghijklmnopqrstuvwxyz'
export const UPPER = LOWER.toUpperCase()
export const DIGITS = '0123456789'
export const HEX = `${DIGITS}abcdef`
export const HEX_UPPER = HEX.toUpperCase()
export const LOWER_DIGITS = LOWER + DIGITS
export const UPPER_DIGITS = UPPER + DIGITS
/** Digits, upper case, lower case: the order in which GitHub, npm and GitLab write numbers. */
export const BASE62 = DIGITS + UPPER + LOWER
export const BASE64 = `${UPPER + LOWER + DIGITS}+/`
export const BASE64URL = `${UPPER + LOWER + DIGITS}-_`
export const BASE32 = `${UPPER}234567`

/** A generator (mulberry32) that yields the same values for the same seed; a seed is a number or a string. */
export function randomFrom(seed) {
  let state = typeof seed === 'number' ? seed >>> 0 : fnv1a(String(seed))
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
  const int = n => Math.floor(next() * n)
  const pick = array => array[int(array.length)]
  const text = (alphabet, length) => {
    let made = ''
    for (let i = 0; i < length; i++) made += alphabet[int(alphabet.length)]
    return made
  }
  const bytes = n => Buffer.from(Array.from({ length: n }, () => int(256)))
  return { next, int, pick, text, bytes }
}

function fnv1a(text) {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
