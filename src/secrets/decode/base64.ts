import { ENDED, follows, isReadable, PRINTABLE, WRONG } from './readable.js'

/** What stands in `BASE64` for characters that it does not have. */
export const NONE = 255
/** Of every character: the six bits that it stands for in base64 or base64url. */
export const BASE64 = new Uint8Array(256).fill(NONE)
for (const alphabet of ['+/', '-_']) {
  const letters = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${alphabet}`
  for (let value = 0; value < 64; value += 1) BASE64[letters.charCodeAt(value)] = value
}

/** Characters that are decoded to see whether what follows is worth it: twelve bytes. */
const HEAD = 16

/**
 * The text in base64 or base64url between two places, one character per byte of UTF-8; null where there is no text in
 * it. What is no text is seen at its first bytes, mostly at the first one. UTF-16LE is converted.
 *
 * Source: RFC 4648 sections 4 and 5
 */
export function base64Text(content: string, start: number, end: number): string | null {
  return headReads(content, start, end) ? readableText(Buffer.from(content.slice(start, end), 'base64')) : null
}

/**
 * The text in hexadecimal digits between two places; null where there is none.
 *
 * Source: RFC 4648 section 8
 */
export function hexText(content: string, start: number, end: number): string | null {
  if ((end - start) % 2 !== 0) return null
  // Two digits of one character each: what is no text is seen at its first bytes here too.
  for (let at = start; at < Math.min(end, start + HEAD); at += 2) {
    const byte = Number.parseInt(content.slice(at, at + 2), 16)
    if (byte < 0x80 && byte > 0 && PRINTABLE[byte] === 0) return null
  }
  return readableText(Buffer.from(content.slice(start, end), 'hex'))
}

/** The text of bytes, where they are one: UTF-8 or, as PowerShell encodes its commands, UTF-16LE. */
function readableText(bytes: Buffer): string | null {
  if (bytes.length >= 4 && bytes[1] === 0 && bytes[3] === 0) {
    const wide = Buffer.from(bytes.toString('utf16le'), 'utf8').toString('latin1')
    return isReadable(wide) ? wide : null
  }
  const text = bytes.toString('latin1')
  return isReadable(text) ? text : null
}

function headReads(content: string, start: number, end: number): boolean {
  let needed = ENDED
  for (let at = start; at + 4 <= end && at < start + HEAD; at += 4) {
    const bits =
      (value(content, at) << 18) |
      (value(content, at + 1) << 12) |
      (value(content, at + 2) << 6) |
      value(content, at + 3)
    needed = follows(needed, bits >>> 16)
    if (needed === WRONG) return false
    const second = (bits >>> 8) & 255
    if (second === 0 && at === start) return headReadsWide(content, start, end)
    needed = follows(needed, second)
    if (needed === WRONG) return false
    needed = follows(needed, bits & 255)
    if (needed === WRONG) return false
  }
  return true
}

/** Every second byte is 0, and those between are the text. */
function headReadsWide(content: string, start: number, end: number): boolean {
  if (end - start < HEAD) return false
  const bytes = Buffer.from(content.slice(start, start + HEAD), 'base64')
  return bytes.every((byte, at) => (at & 1 ? byte === 0 : PRINTABLE[byte] === 1))
}

function value(content: string, at: number): number {
  return BASE64[content.charCodeAt(at) & 255] as number
}
