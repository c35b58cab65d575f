import { decodeBase32 } from './base32.js'

/** CRC-16/XMODEM: polynomial 0x1021, beginning with 0, not reflected (ITU-T V.41). */
export function crc16(bytes: Uint8Array): number {
  let rest = 0
  for (const byte of bytes) {
    rest ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 0x8000 ? ((rest << 1) ^ 0x1021) & 0xffff : (rest << 1) & 0xffff
  }
  return rest
}

/** The letters of a public key, by the five bits that a seed has for it. */
const ROLES = new Map([
  [20, 'user'],
  [0, 'account'],
  [14, 'operator'],
  [13, 'server'],
  [2, 'cluster'],
  [23, 'curve'],
])
/** `S`. */
const SEED = 18
const SEED_BYTES = 36

/**
 * Whose seed it is, such as `user`, where it is a seed of NATS with the right checksum; null otherwise.
 *
 * Source: https://github.com/nats-io/nkeys#encoding
 */
export function nkeySeedRole(text: string): string | null {
  if (text.length !== 58) return null
  const bytes = decodeBase32(text)
  if (bytes === null || bytes.length !== SEED_BYTES) return null
  const [first, second] = bytes as unknown as [number, number]
  if (first >>> 3 !== SEED) return null
  const checksum = (bytes[34] as number) | ((bytes[35] as number) << 8)
  if (crc16(bytes.subarray(0, 34)) !== checksum) return null
  return ROLES.get(((first & 7) << 2) | (second >>> 6)) ?? null
}
