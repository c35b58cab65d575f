import { crc32, endsWithBase62Crc } from '../proof/crc32.js'
import type { Proof } from './rule.js'

const CHECKSUM_RIGHT: Proof = { holds: true, reason: 'its checksum is right' }
const CHECKSUM_WRONG: Proof = { holds: false, reason: 'it has the form of one, but its checksum is wrong' }

/** The verdict of a checksum whose making is known for sure. */
export function checksum(isRight: boolean): Proof {
  return isRight ? CHECKSUM_RIGHT : CHECKSUM_WRONG
}

/** The verdict of a checksum or structure that is not documented: where it is not as expected, that proves nothing. */
export function perhaps(isRight: boolean, reason = CHECKSUM_RIGHT.reason): Proof | null {
  return isRight ? { holds: true, reason } : null
}

/** Of a token after whose prefix the CRC-32 of a body follows it, in base 62. */
export function base62Crc(prefix: number): (token: string) => Proof {
  return token => checksum(endsWithBase62Crc(token.slice(prefix)))
}

/** Whether the last eight characters are the CRC-32 of those before them, in hexadecimal. */
export function endsWithHexCrc(text: string): boolean {
  return crc32(text.slice(0, -8)) === Number.parseInt(text.slice(-8), 16)
}
