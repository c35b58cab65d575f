/** What a byte means to a scan of characters. */
export const PLAIN = 0
/** The scan ends here; what follows is for the caller to say. */
export const STOP = 1
/** Stands for another character, as a carriage return does. */
export const CODED = 2
/** The first byte of a character beyond ASCII. */
export const WIDE = 4
/** No character of XML, or the end of what is there. */
export const NONE = 8

/** The meaning of each byte, where a scan stops at those of `stops` and `coded` stand for others. */
export function kindsOf(stops: string, coded = '\r'): Uint8Array {
  const kinds = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x80 ? WIDE : byte < 0x20 ? NONE : PLAIN))
  for (const space of '\t\n\r') kinds[space.charCodeAt(0)] = PLAIN
  for (const space of coded) kinds[space.charCodeAt(0)] = CODED
  for (const stop of stops) kinds[stop.charCodeAt(0)] = STOP
  return kinds
}

/** Whether XML 1.0 has the character. */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
}

/** The length of the UTF-8 sequence that begins with this byte; 0 where none does. */
export function lengthOfSequence(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

/** The character of a UTF-8 sequence of that length; -1 where it is none, or not in its shortest form. */
export function codeAt(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] as number) & (0xff >> (length + 1))
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] as number
    if ((byte & 0xc0) !== 0x80) return -1
    code = code * 64 + (byte & 0x3f)
  }
  return code < (LEAST[length] as number) ? -1 : code
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000]

/** No part of a name. */
export const NEITHER = 0
/** Stands in a name, but does not begin one. */
export const WITHIN = 1
/** Begins a name, or stands in it. */
export const BEGINNING = 2
/** The first byte of a character beyond ASCII. */
export const BEYOND = 3

/** What each byte is to a name. */
export const NAMING = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (byte >= 0x80) return BEYOND
  return /[A-Za-z_:]/.test(character) ? BEGINNING : /[\d.-]/.test(character) ? WITHIN : NEITHER
})

/** What a character beyond ASCII is to a name. */
export function naming(code: number): number {
  if (code === 0xb7 || (code >= 0x300 && code <= 0x36f) || code === 0x203f || code === 0x2040) return WITHIN
  for (let index = 0; index < BEGINNINGS.length; index += 2) {
    if (code < (BEGINNINGS[index] as number)) return NEITHER
    if (code <= (BEGINNINGS[index + 1] as number)) return BEGINNING
  }
  return NEITHER
}

// The ranges of NameStartChar in XML 1.0, first and last of each.
const BEGINNINGS = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef,
  0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
]
