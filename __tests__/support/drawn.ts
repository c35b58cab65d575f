const SMALL = 'abcdefghijklmnopqrstuvwxyz'
const LARGE = SMALL.toUpperCase()
const DIGITS = '0123456789'

export const ALPHABETS = {
  digits: DIGITS,
  hexadecimal: `${DIGITS}abcdef`,
  small: SMALL,
  base36: `${DIGITS}${SMALL}`,
  base32: `${LARGE}234567`,
  letters: `${SMALL}${LARGE}`,
  alphanumeric: `${DIGITS}${SMALL}${LARGE}`,
  base64: `${SMALL}${LARGE}${DIGITS}+/`,
  base64url: `${SMALL}${LARGE}${DIGITS}-_`,
}

/** Random text, the same every time for a seed. */
export function drawn(alphabet: string, length: number, seed: number): string {
  return textOf(alphabet, length, generator(seed))
}

export function drawnTexts(alphabet: string, length: number, count: number): string[] {
  const next = generator(length * 1009 + alphabet.length)
  return Array.from({ length: count }, () => textOf(alphabet, length, next))
}

function textOf(alphabet: string, length: number, next: () => number): string {
  let text = ''
  for (let at = 0; at < length; at += 1) text += alphabet[next() % alphabet.length]
  return text
}

/** SplitMix32: even over all of its 32 bits. */
function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}
