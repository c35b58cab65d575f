import type { Fault } from './document.js'

const RULE = 'text/encoding'

/** A text from bytes: what can be read of it, without a byte order mark, and what is wrong with them. */
export interface Decoded {
  readonly text: string
  readonly fault: Fault | null
}

/** Reads bytes as UTF-8. UTF-16 is read too, so that it can be said what is wrong; bytes that are no text become U+FFFD. */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = nameOfUtf16(bytes)
  if (utf16 !== null) {
    const text = new TextDecoder(utf16).decode(bytes)
    return {
      text,
      fault: at(0, text, `The file is in ${utf16.slice(0, 6).toUpperCase()}: most programs read UTF-8 only.`),
    }
  }
  const text = new TextDecoder().decode(bytes)
  return { text, fault: faultOf(text, bytes) }
}

function faultOf(text: string, bytes: Uint8Array): Fault | null {
  // What is no UTF-8 became U+FFFD, which a text can also have of its own.
  const valid = text.includes('\ufffd') ? lengthOfValid(bytes) : bytes.length
  if (valid === bytes.length) return null
  const offset = new TextDecoder().decode(bytes.subarray(0, valid)).length
  const byte = (bytes[valid] as number).toString(16).toUpperCase().padStart(2, '0')
  return at(offset, text, `The byte ${byte} here is no UTF-8: the file is in another encoding, or is no text.`)
}

/** The fault of a text in which there is the character NUL, as in files that are no text. */
export function faultOfNul(text: string): Fault | null {
  const nul = text.indexOf('\0')
  return nul < 0 ? null : at(nul, text, 'The character NUL is here: the file is no text, or in another encoding.')
}

function at(start: number, text: string, message: string): Fault {
  return { rule: RULE, message, start, end: Math.min(start + 1, text.length) }
}

/** The encoding, where a byte order mark or the zeros of the first ASCII characters say that it is UTF-16. */
function nameOfUtf16([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first && second === 0 && third && fourth === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second && third === 0 && fourth)) return 'utf-16be'
  return null
}

/** How many bytes from the beginning are UTF-8. */
function lengthOfValid(bytes: Uint8Array): number {
  let from = 0
  while (from < bytes.length) {
    const length = lengthOfCharacter(bytes, from)
    if (length === 0) return from
    from += length
  }
  return from
}

/** How many bytes the character there takes; 0 where it is none. */
function lengthOfCharacter(bytes: Uint8Array, from: number): number {
  const first = bytes[from] as number
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  // Longer forms than needed, surrogates, and what lies beyond U+10FFFF.
  const second = bytes[from + 1] ?? 0
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < least || second > most) return 0
  for (let at = 2; at < length; at += 1) if (((bytes[from + at] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
