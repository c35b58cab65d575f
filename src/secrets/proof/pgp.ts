import type { Armor } from './armor.js'
import { Cursor } from './cursor.js'
import { decodeBase64 } from './json.js'
import type { PemBlock } from './pem.js'

const [SECRET_KEY, SECRET_SUBKEY] = [5, 7]
const MOST_PACKETS = 10_000

/** What a key needs to be used: nothing, a passphrase, or it is not there at all, but on a card or elsewhere. */
type Protection = 'none' | 'passphrase' | 'elsewhere'

/** CRC-24 of OpenPGP's armor (RFC 9580 section 6.1). */
export function crc24(bytes: Uint8Array): number {
  let rest = 0xb704ce
  for (const byte of bytes) {
    rest ^= byte << 16
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 0x800000 ? ((rest << 1) ^ 0x1864cfb) & 0xffffff : rest << 1
  }
  return rest
}

/**
 * Whether an armored block holds what it says, its checksum verified where it has one, and whether its secret keys need
 * a passphrase. A block with no secret key of its own, such as a card's, counts as encrypted.
 *
 * Source: RFC 9580 sections 4.2, 5.5.3 and 6; GnuPG's doc/DETAILS for keys on cards
 */
export function readPgpKey({ label, base64, checksum, closed }: Armor): Pick<PemBlock, 'encrypted' | 'valid'> {
  const bytes = decodeBase64(base64)
  const broken = closed === 'no' && base64 !== '' ? 'truncated' : 'damaged'
  if (bytes === null || bytes.length === 0) return { encrypted: false, valid: broken }
  const packets = readPackets(bytes)
  const protections = packets.secrets.map(protectionOf)
  const encrypted = protections.length > 0 && !protections.includes('none')
  if (checksum !== null && decodeBase64(checksum)?.readUIntBE(0, 3) !== crc24(bytes))
    return { encrypted, valid: broken }
  if (packets.short) return { encrypted, valid: 'truncated' }
  const holds = label !== 'PGP PRIVATE KEY BLOCK' || protections.some(protection => protection !== null)
  return { encrypted, valid: packets.sound && holds ? 'valid' : broken }
}

/** The bodies of secret keys among packets, and whether there is nothing but packets. */
function readPackets(bytes: Uint8Array): { secrets: Uint8Array[]; sound: boolean; short: boolean } {
  const cursor = new Cursor(bytes)
  const secrets: Uint8Array[] = []
  for (let packets = 0; cursor.at < bytes.length && packets < MOST_PACKETS; packets += 1) {
    const first = cursor.number(1)
    if (first < 0x80) return { secrets, sound: false, short: false }
    const isNew = (first & 0x40) !== 0
    const tag = isNew ? first & 0x3f : (first >>> 2) & 0xf
    const length = isNew ? newLength(cursor) : oldLength(cursor, first & 3)
    if (length === null) return { secrets, sound: false, short: cursor.short }
    const body = cursor.take(length)
    if (cursor.short) break
    if (tag === SECRET_KEY || tag === SECRET_SUBKEY) secrets.push(body)
  }
  return { secrets, sound: true, short: cursor.short }
}

function newLength(cursor: Cursor): number | null {
  const first = cursor.number(1)
  if (first < 192) return first
  if (first < 224) return ((first - 192) << 8) + cursor.number(1) + 192
  // What is between has its length in pieces, which no key has.
  return first === 255 ? cursor.number(4) : null
}

function oldLength(cursor: Cursor, type: number): number | null {
  return type === 3 ? null : cursor.number(1 << type)
}

/** How a secret key is protected; null where the body is none. */
function protectionOf(body: Uint8Array): Protection | null {
  const cursor = new Cursor(body)
  const version = cursor.number(1)
  cursor.take(version === 3 ? 6 : 4)
  const algorithm = cursor.number(1)
  if (version >= 5) cursor.take(cursor.number(4))
  else if (!skipPublicKey(cursor, algorithm)) return null
  const usage = cursor.number(1)
  if (cursor.short || version < 3 || version > 6) return null
  if (usage === 0) return 'none'
  // A cipher, then GnuPG's own specifier, a hash, and its name: 1 and 2 mean that there is no secret here.
  const [, specifier, , ...name] = cursor.take(7)
  const isStub =
    specifier === 101 && String.fromCharCode(...name.slice(0, 3)) === 'GNU' && (name[3] === 1 || name[3] === 2)
  return isStub ? 'elsewhere' : 'passphrase'
}

/** Numbers that a public key has, by its algorithm; those on curves begin with the curve's name. */
const NUMBERS = new Map([
  [1, 2],
  [2, 2],
  [3, 2],
  [16, 3],
  [17, 4],
  [18, 1],
  [19, 1],
  [22, 1],
])
/** Bytes of those that have no numbers: X25519, X448, Ed25519, Ed448. */
const BYTES = new Map([
  [25, 32],
  [26, 56],
  [27, 32],
  [28, 57],
])
const [ECDH, CURVES] = [18, [18, 19, 22]]

function skipPublicKey(cursor: Cursor, algorithm: number): boolean {
  const numbers = NUMBERS.get(algorithm)
  const bytes = BYTES.get(algorithm)
  if (numbers === undefined && bytes === undefined) return false
  if (bytes !== undefined) cursor.take(bytes)
  if (CURVES.includes(algorithm)) cursor.take(cursor.number(1))
  for (let number = 0; number < (numbers ?? 0); number += 1) cursor.take((cursor.number(2) + 7) >>> 3)
  if (algorithm === ECDH) cursor.take(cursor.number(1))
  return !cursor.short
}
