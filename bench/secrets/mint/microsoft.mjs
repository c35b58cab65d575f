import { base32, changed, crc32, inAlphabet, littleEndian, marvin32 } from './checksums.mjs'
import { BASE32, BASE62, LOWER, UPPER } from './random.mjs'

/** How Microsoft's services make keys that can be told from noise; the schemes are in microsoft/security-utilities. */

/**
 * An "identifiable" key: random bytes, a signature that shows in the base64 text right before the checksum, and
 * Marvin32 of all that comes before, seeded with eight characters that name the kind of key.
 */
export function identifiableKey(random, length, signature, seed, encoding = 'base64') {
  const key = random.bytes(length)
  const shift = ((length - 7) * 8) % 6
  const marked = (BigInt(key[length - 8]) << 24n) & ~((1n << BigInt(24 + shift)) - 1n)
  const mark = BigInt(`0x${Buffer.from(signature, 'base64').toString('hex')}`) << BigInt(shift)
  key.writeUInt32BE(Number(marked | mark), length - 8)
  littleEndian(marvin32(key.subarray(0, -4), seed)).copy(key, length - 4)
  const padding = '='.repeat((3 - (length % 3)) % 3)
  return encoding === 'base64url' ? key.toString('base64url') + padding : key.toString('base64')
}

/** The same key with a character of its random part changed. */
export const spoiledKey = (token, random) => changed(token, 7, BASE62, random)

/**
 * A "common annotated" key of 84 letters and digits: 52 random ones, a fixed mark, year and month, what the platform
 * and the provider keep there, the provider's signature, and three bytes of Marvin32.
 */
export function annotatedKey(random, signature) {
  for (;;) {
    const marked = `JQQJ99${random.pick('ABC')}${random.pick('ABCDEFGHIJKL')}`
    const platform = `AC${random.text(BASE62, 10)}AAA${random.pick(UPPER)}`
    const body = random.text(BASE62, 52) + marked + platform + signature
    const sum = littleEndian(marvin32(Buffer.from(body, 'base64'), 'Default0'))
      .toString('base64')
      .slice(0, 4)
    if (!/[+/]/.test(sum)) return body + sum
  }
}

/** An Azure DevOps token of the old kind: 32 bytes in base 32, the bytes of a CRC-32 strewn among 28 random ones. */
export function legacyDevOpsToken(random) {
  const free = random.bytes(28)
  const sum = littleEndian(crc32(free) ^ 0xe0b9692d)
  const parts = [free.subarray(0, 2), [sum[3]], free.subarray(2, 6), [sum[2], sum[1]], free.subarray(6, 19), [sum[0]]]
  return base32(Buffer.concat([...parts.map(part => Buffer.from(part)), free.subarray(19)]), BASE32.toLowerCase())
}

const SECRET_ALPHABET = `${LOWER}${UPPER}1234567890.-_~`

/** A client secret of Entra ID: its mark after three characters, and three digits of Marvin32 at the end. */
export function clientSecret(random) {
  const body = `${random.text(BASE62, 3)}8Q~${random.text(SECRET_ALPHABET, 31)}`
  return body + inAlphabet(marvin32(Buffer.from(body), 'AadPwd00'), SECRET_ALPHABET).slice(0, 3)
}
