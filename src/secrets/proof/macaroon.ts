import { Cursor } from './cursor.js'
import { decodeBase64 } from './json.js'

const VERSION = 2
const [END, LOCATION, IDENTIFIER, VERIFIER, SIGNATURE] = [0, 1, 2, 4, 6]
const SIGNATURE_BYTES = 32
const MOST_CAVEATS = 1000
const LONGEST = 64 * 1024

export interface Macaroon {
  /** Who gave it out, such as the host of a package index; null where it does not say. */
  location: string | null
  caveats: number
  /** Whether all of it is there, up to a signature of 32 bytes and nothing after it. */
  complete: boolean
}

/**
 * What a macaroon in base64url says of itself, its second binary form: PyPI's tokens are one after `pypi-`. Null where
 * it does not begin as one. The signature needs a key that only the giver has, so it is not verified.
 *
 * Source: https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt
 */
export function readMacaroon(encoded: string): Macaroon | null {
  const bytes = encoded.length > LONGEST ? null : decodeBase64(encoded)
  if (bytes === null || bytes[0] !== VERSION) return null
  const cursor = new Cursor(bytes)
  cursor.number(1)
  const [location, identified] = head(cursor)
  if (!identified) return null
  let caveats = 0
  // A caveat is a section of its own; an empty section ends them.
  while (!cursor.short && bytes[cursor.at] !== END && caveats < MOST_CAVEATS) {
    const [, caveat] = head(cursor)
    if (!caveat) return { location, caveats, complete: false }
    caveats += 1
  }
  const ends = cursor.number(1) === END && cursor.number(1) === SIGNATURE && cursor.varint() === SIGNATURE_BYTES
  const signature = cursor.take(SIGNATURE_BYTES)
  const complete = ends && signature.length === SIGNATURE_BYTES && cursor.at === bytes.length && !cursor.short
  return { location, caveats, complete }
}

/** A section's location and whether it has an identifier, in that order, and perhaps the identifier of a verifier. */
function head(cursor: Cursor): [location: string | null, identified: boolean] {
  let field = cursor.varint()
  let location: string | null = null
  if (field === LOCATION) {
    location = Buffer.from(cursor.take(cursor.varint())).toString('latin1')
    field = cursor.varint()
  }
  if (field !== IDENTIFIER || cursor.short) return [location, false]
  cursor.take(cursor.varint())
  field = cursor.varint()
  if (field === VERIFIER) {
    cursor.take(cursor.varint())
    field = cursor.varint()
  }
  return [location, field === END && !cursor.short]
}
