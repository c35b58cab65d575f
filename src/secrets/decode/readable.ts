const [TAB, NEWLINE, FORM_FEED, RETURN, SPACE, DELETE] = [9, 10, 12, 13, 32, 127]
/** One odd byte in so many is let pass: an escape of a terminal, a text in another encoding. */
const ODD = 16
/** What is shorter holds nothing that is worth another look. */
const SHORTEST = 8
/** A text in any language has room for a secret. */
const ENOUGH_ASCII = 32

/** Of every byte: 1 where ASCII has a character for it that texts have, 0 otherwise. */
export const PRINTABLE = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isWhite = byte === TAB || byte === NEWLINE || byte === FORM_FEED || byte === RETURN
  return isWhite || (byte >= SPACE && byte < DELETE) ? 1 : 0
})

/** What `follows` starts with, and gives where a character has ended. */
export const ENDED = 0
/** What `follows` gives where the bytes are no text. */
export const WRONG = -1

/** After a byte of UTF-8, how many bytes the character needs yet; `WRONG` where the byte cannot stand there. */
export function follows(needed: number, byte: number): number {
  if (needed > 0) return (byte & 0xc0) === 0x80 ? needed - 1 : WRONG
  if (byte < 0x80) return PRINTABLE[byte] === 1 ? ENDED : WRONG
  if (byte < 0xc2 || byte > 0xf4) return WRONG
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
}

/**
 * Whether decoded bytes, one character each, are a text that may hold a secret: nearly all of it printable ASCII or
 * UTF-8, and enough of it ASCII. Digits that decode to a few Chinese characters are no text.
 */
export function isReadable(text: string): boolean {
  if (text.length < SHORTEST) return false
  let odd = 0
  let ascii = 0
  let needed = ENDED
  const most = Math.floor(text.length / ODD)
  for (let at = 0; at < text.length; at += 1) {
    const byte = text.charCodeAt(at)
    needed = follows(needed, byte)
    if (needed === WRONG) {
      odd += 1
      needed = ENDED
      if (odd > most) return false
    } else if (byte < 0x80) ascii += 1
  }
  // In whole numbers: compiled code is thrown away at the first half.
  return 2 * ascii >= Math.min(text.length, 2 * ENOUGH_ASCII)
}
