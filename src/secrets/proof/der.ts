const [INTEGER, OCTETS, OID, SEQUENCE] = [0x02, 0x04, 0x06, 0x30]
/** Far above what a key needs; what is nested deeper is not looked into. */
const MOST_ELEMENTS = 64

/** One value: its tag, and where its content is. */
export interface DerValue {
  tag: number
  start: number
  end: number
}

export type KeyForm = 'PKCS#1' | 'SEC1' | 'PKCS#8' | 'encrypted PKCS#8' | 'DSA'

/** What is wrong with bytes that are no DER: they end too early, or they never were any. */
export type DerFault = 'truncated' | 'damaged'

/**
 * The value at `at`: tags of one byte, definite lengths in as few bytes as they need.
 *
 * Source: ITU-T X.690 sections 8.1 and 10.1
 */
export function derValue(bytes: Uint8Array, at: number, end = bytes.length): DerValue | DerFault {
  if (at + 2 > end) return 'truncated'
  const [tag, first] = [bytes[at] as number, bytes[at + 1] as number]
  if ((tag & 0x1f) === 0x1f) return 'damaged'
  let [start, length] = [at + 2, first]
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 4) return 'damaged'
    if (start + count > end) return 'truncated'
    length = 0
    for (const byte of bytes.subarray(start, start + count)) length = length * 256 + byte
    if (length < 0x80 || length < 256 ** (count - 1)) return 'damaged'
    start += count
  }
  return start + length > end ? 'truncated' : { tag, start, end: start + length }
}

/** What a sequence holds that takes up all of the bytes. */
export function derSequence(bytes: Uint8Array): DerValue[] | DerFault {
  const whole = derValue(bytes, 0)
  if (typeof whole === 'string') return bytes[0] === SEQUENCE ? whole : 'damaged'
  if (whole.tag !== SEQUENCE || whole.end !== bytes.length) return 'damaged'
  return elements(bytes, whole) ?? 'damaged'
}

/**
 * The form of a private key in DER: null where the bytes are none.
 *
 * Sources: RFC 8017 A.1.2 (PKCS#1), RFC 5915 (SEC1), RFC 5958 (PKCS#8, encrypted or not); DSA as OpenSSL writes it
 */
export function privateKeyForm(bytes: Uint8Array): KeyForm | null {
  const values = derSequence(bytes)
  if (typeof values === 'string') return null
  const [first, second, third] = values
  if (first === undefined || second === undefined) return null
  if (first.tag === SEQUENCE) return encryptedForm(bytes, values)
  const version = smallInteger(bytes, first)
  if (version === null) return null
  // Version 0 has two primes, 1 more than two, which follow in a sequence of their own.
  const integers = values.every(({ tag }) => tag === INTEGER)
  if (version === 0 && integers && values.length === 9) return isOdd(bytes, second) ? 'PKCS#1' : null
  if (version === 1 && values.length === 10 && values[9]?.tag === SEQUENCE) return 'PKCS#1'
  if (version === 0 && integers && values.length === 6) return isOdd(bytes, second) ? 'DSA' : null
  if (version === 1 && second.tag === OCTETS) return holdsCurveKey(second, values.slice(2)) ? 'SEC1' : null
  const wraps = version <= 1 && second.tag === SEQUENCE && third?.tag === OCTETS && third.end > third.start
  return wraps && elements(bytes, second)?.[0]?.tag === OID ? 'PKCS#8' : null
}

function encryptedForm(bytes: Uint8Array, [algorithm, data, more]: readonly DerValue[]): KeyForm | null {
  if (algorithm === undefined || data?.tag !== OCTETS || more !== undefined) return null
  const named = elements(bytes, algorithm)?.[0]?.tag === OID
  // Ciphers of blocks of 8 bytes or 16.
  return named && data.end - data.start >= 16 && (data.end - data.start) % 8 === 0 ? 'encrypted PKCS#8' : null
}

/** A curve's scalar, then its parameters and its public point under tags [0] and [1]. */
function holdsCurveKey({ start, end }: DerValue, rest: readonly DerValue[]): boolean {
  return end - start >= 14 && end - start <= 72 && rest.every(({ tag }) => tag === 0xa0 || tag === 0xa1)
}

function elements(bytes: Uint8Array, { start, end }: DerValue): DerValue[] | null {
  const values: DerValue[] = []
  for (let at = start; at < end; ) {
    const value = derValue(bytes, at, end)
    if (typeof value === 'string' || values.length === MOST_ELEMENTS) return null
    values.push(value)
    at = value.end
  }
  return values
}

function smallInteger(bytes: Uint8Array, { tag, start, end }: DerValue): number | null {
  return tag === INTEGER && end === start + 1 ? (bytes[start] as number) : null
}

/** A modulus and a prime are; what is made up from random bytes is every other time. */
function isOdd(bytes: Uint8Array, { start, end }: DerValue): boolean {
  return end > start && ((bytes[end - 1] as number) & 1) === 1
}
