import { decodeBase32 } from './base32.js'
import { crc32 } from './crc32.js'
import { decodeBase64 } from './json.js'
import { marvin32 } from './marvin32.js'

/** What the checksum of a key that does not say its kind is seeded with. */
const ANY_KIND = 'Default0'
/** Characters of an annotated key before its checksum, and all of the short form. */
const [ANNOTATED_BODY, ANNOTATED] = [80, 84]
/** The digits of the checksum of a client secret. */
const DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~'
const CLIENT_SECRET_SEED = 'AadPwd00'
/** What the CRC-32 of old Azure DevOps tokens is mixed with, of users and of applications. */
const DEVOPS_MASKS = [0xe0b9692d, 0x1019f92e]
/** Which of their 32 bytes hold it, the highest first. */
const DEVOPS_SUM_AT = [2, 7, 8, 22]
const DEVOPS_BYTES = 32

/**
 * Whether the last four bytes of a key in base64 are Marvin32 of those before them, with one of the seeds: an
 * "identifiable" key of Azure. Every kind of key has a seed of its own.
 *
 * Source: https://github.com/microsoft/security-utilities
 */
export function isIdentifiableKey(key: string, seeds: readonly string[]): boolean {
  const bytes = decodeBase64(key)
  if (bytes === null || bytes.length <= 4) return false
  const sum = bytes.readUInt32LE(bytes.length - 4)
  return seeds.some(seed => marvin32(bytes.subarray(0, -4), seed) === sum)
}

/** Whether the last three bytes of an annotated key of 84 characters are those of Marvin32 of all before them. */
export function isAnnotatedKey(key: string): boolean {
  const bytes = key.length === ANNOTATED ? decodeBase64(key) : null
  if (bytes === null) return false
  const body = (ANNOTATED_BODY / 4) * 3
  return bytes.readUIntLE(body, 3) === (marvin32(bytes.subarray(0, body), ANY_KIND) & 0xffffff)
}

/** Whether the last three characters of a client secret of Entra ID are the first digits of Marvin32 of those before. */
export function isClientSecret(secret: string): boolean {
  const sum = marvin32(Buffer.from(secret.slice(0, -3), 'latin1'), CLIENT_SECRET_SEED)
  let digits = ''
  for (let rest = sum; rest > 0; rest = Math.floor(rest / DIGITS.length)) digits = DIGITS[rest % DIGITS.length] + digits
  return digits.slice(0, 3) === secret.slice(-3)
}

/**
 * Whether the 52 characters of base32 in lower case are an Azure DevOps token of the old form: four of its bytes are
 * the CRC-32 of the others.
 *
 * Source: https://github.com/microsoft/security-utilities
 */
export function isLegacyDevOpsToken(token: string): boolean {
  const bytes = decodeBase32(token.toUpperCase())
  if (bytes === null || bytes.length !== DEVOPS_BYTES) return false
  let [sum, rest] = [0, '']
  for (const at of DEVOPS_SUM_AT) sum = sum * 256 + (bytes[at] as number)
  bytes.forEach((byte, at) => {
    if (!DEVOPS_SUM_AT.includes(at)) rest += String.fromCharCode(byte)
  })
  const plain = crc32(rest)
  return DEVOPS_MASKS.some(mask => (plain ^ mask) >>> 0 === sum)
}
