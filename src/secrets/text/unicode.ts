/** How much is looked at to see whether bytes without a mark are UTF-16. */
const SAMPLE = 4096
const LAST_CONTROL = 0x1f
/** Of all bytes, how many are 0 because they are the high ones of Latin letters, and how many for another reason. */
const [MOSTLY, SELDOM] = [0.35, 0.02]
/** Tab, newline, form feed, carriage return. */
const WHITE = new Set([9, 10, 12, 13])

/** A text converted to UTF-8, one character per byte, and what it was before. */
export interface Converted {
  content: string
  /** Null where only a byte order mark was dropped. */
  encoding: string | null
}

/**
 * The text of bytes in UTF-8 with a byte order mark, in UTF-16 with one or without, and in UTF-32 with one. Null where
 * they are neither, or what they say is no text.
 *
 * Source: The Unicode Standard, section 23.8
 */
export function unicodeOf(bytes: Buffer): Converted | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return bytes.subarray(3, SAMPLE).includes(0) ? null : { content: bytes.toString('latin1', 3), encoding: null }
  }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(bytes, 'UTF-32LE')
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(bytes, 'UTF-32BE')
  if (a === 0xff && b === 0xfe) return utf16(bytes.subarray(2), 'UTF-16LE')
  if (a === 0xfe && b === 0xff) return utf16(bytes.subarray(2), 'UTF-16BE')
  const guess = guessOf(bytes)
  return guess === null ? null : utf16(bytes, guess)
}

function utf16(bytes: Buffer, encoding: 'UTF-16LE' | 'UTF-16BE'): Converted | null {
  const whole = bytes.subarray(0, bytes.length & ~1)
  const text = (encoding === 'UTF-16LE' ? whole : Buffer.from(whole).swap16()).toString('utf16le')
  return looksRead(text) ? { content: Buffer.from(text, 'utf8').toString('latin1'), encoding } : null
}

function utf32(bytes: Buffer, encoding: 'UTF-32LE' | 'UTF-32BE'): Converted | null {
  const utf8 = Buffer.alloc(bytes.length)
  let length = 0
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = encoding === 'UTF-32LE' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
    if (code > 0x10ffff) return null
    length += utf8.write(String.fromCodePoint(code), length)
  }
  const content = utf8.toString('latin1', 0, length)
  return looksRead(content) ? { content, encoding } : null
}

/**
 * UTF-16 without a mark: of nearly every unit the high byte is 0 and the low one is not. Texts in scripts other than
 * Latin are not recognised without their mark.
 */
function guessOf(bytes: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 4 || bytes.length % 2 === 1 || !bytes.subarray(0, length).includes(0)) return null
  const nuls = [0, 0]
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) nuls[at & 1] = (nuls[at & 1] as number) + 1
  const [even, odd] = nuls as [number, number]
  if (Math.max(even, odd) < MOSTLY * length || Math.min(even, odd) > SELDOM * length) return null
  return odd > even ? 'UTF-16LE' : 'UTF-16BE'
}

/** Whether it begins without NULs, and with hardly any controls. */
function looksRead(text: string): boolean {
  const end = Math.min(text.length, SAMPLE)
  let controls = 0
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0) return false
    if (code <= LAST_CONTROL && !WHITE.has(code)) controls += 1
  }
  return controls * 20 <= end
}
