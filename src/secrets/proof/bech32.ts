const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const CHECKSUM = 6
/** Well above what age makes; Bitcoin's own limit of 90 does not hold there. */
const LONGEST = 1024

export interface Bech32 {
  /** The part that is read by people, in lower case. */
  prefix: string
  bytes: Uint8Array
}

/**
 * What a text in Bech32 holds, its checksum verified; null where it is none. Upper or lower case, not both.
 *
 * Source: BIP 173
 */
export function decodeBech32(text: string): Bech32 | null {
  if (text.length > LONGEST) return null
  const lower = text.toLowerCase()
  if (text !== lower && text !== text.toUpperCase()) return null
  const separator = lower.lastIndexOf('1')
  if (separator < 1 || lower.length - separator - 1 < CHECKSUM) return null
  const prefix = lower.slice(0, separator)
  const values = Array.from(lower.slice(separator + 1), letter => ALPHABET.indexOf(letter))
  if (values.includes(-1) || !isPrintable(prefix) || polymod([...expanded(prefix), ...values]) !== 1) return null
  const bytes = eights(values.slice(0, -CHECKSUM))
  return bytes === null ? null : { prefix, bytes }
}

/**
 * Whether it is a secret key of age: for X25519, 32 bytes.
 *
 * Source: https://age-encryption.org/v1
 */
export function isAgeIdentity(text: string): boolean {
  const decoded = decodeBech32(text)
  return decoded?.prefix === 'age-secret-key-' && decoded.bytes.length === 32
}

function isPrintable(prefix: string): boolean {
  return /^[!-~]+$/.test(prefix)
}

function expanded(prefix: string): number[] {
  const codes = Array.from(prefix, letter => letter.charCodeAt(0))
  return [...codes.map(code => code >>> 5), 0, ...codes.map(code => code & 31)]
}

function polymod(values: readonly number[]): number {
  let rest = 1
  for (const value of values) {
    const top = rest >>> 25
    rest = ((rest & 0x1ffffff) << 5) ^ value
    GENERATOR.forEach((term, bit) => {
      if ((top >>> bit) & 1) rest ^= term
    })
  }
  return rest
}

/** Groups of five bits as bytes; null where what is left over is more than padding with 0. */
function eights(fives: readonly number[]): Uint8Array | null {
  const bytes: number[] = []
  let [bits, count] = [0, 0]
  for (const five of fives) {
    bits = ((bits << 5) | five) & 0xfff
    count += 5
    if (count >= 8) {
      count -= 8
      bytes.push((bits >>> count) & 0xff)
    }
  }
  return count < 5 && (bits & ((1 << count) - 1)) === 0 ? Uint8Array.from(bytes) : null
}
