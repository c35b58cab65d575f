const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The bytes of base32 in upper case, without padding; null where it is none. Bits that are left over must be 0.
 *
 * Source: RFC 4648 section 6
 */
export function decodeBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [bits, count, length] = [0, 0, 0]
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    bits = ((bits << 5) | value) & 0xfff
    count += 5
    if (count >= 8) {
      count -= 8
      bytes[length++] = (bits >>> count) & 0xff
    }
  }
  const leftOver = bits & ((1 << count) - 1)
  return count < 5 && leftOver === 0 ? bytes : null
}
