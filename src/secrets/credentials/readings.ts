import { decodeBase64 } from '../proof/json.js'
import type { Entry } from './entries.js'
import type { Reading } from './format.js'

/** Hashes of passwords: crypt's, those with a scheme in braces, PostgreSQL's and SCRAM's, and bare digests. */
const HASH =
  /^(?:\$[\w.-]{1,20}\$[\w./+=,$-]{8,250}|\{[A-Z0-9.-]{2,20}\}[\w./+=$-]{8,250}|md5[0-9a-f]{32}|SCRAM-SHA-\d{1,3}\$\S{20,250}|_[\w./]{19}|pbkdf2[\w$:./+=-]{20,250}|(?:sha1|argon2|sha256|md5)[:#][\w:#./+=$,-]{16,250}|(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128}))$/
/** Of DES, in crypt's oldest form: a salt and eleven characters. */
const DES = /^[A-Za-z0-9./]{13}$/
const SEALED = /^(?:[A-Za-z0-9+/_-]{8,8192}={0,2}|(?:[0-9A-Fa-f]{2}){4,4096})$/

/** `user:password` in base64, as HTTP's basic authentication has it. */
export function pair(value: string): Reading | null {
  const text = decodedText(value)
  const colon = text?.indexOf(':') ?? -1
  if (text === null || colon < 0) return null
  return { secret: text.slice(colon + 1), decoded: true, what: 'a user and password', reason: REASON }
}

/** The same where it may also be a token as it is. */
export function pairOrToken(value: string): Reading | null {
  return pair(value) ?? { secret: value }
}

/** A password in base64. */
export function base64(value: string): Reading | null {
  const text = decodedText(value)
  return text === null ? null : { secret: text, decoded: true }
}

/** The same where some write it as it is. */
export function perhapsBase64(value: string): Reading {
  return base64(value) ?? { secret: value }
}

/** A hash; what is none is a password as it is. */
export function hashOrPassword(value: string): Reading {
  return hash(value) ?? { secret: value }
}

/** A hash, from which weak passwords are found. */
export function hash(value: string): Reading | null {
  if (!HASH.test(value) && !DES.test(value)) return null
  return {
    secret: value,
    sort: 'hash',
    what: 'the hash of a password',
    reason: 'weak passwords are found from their hashes',
  }
}

/** A password that is written so that nobody reads it in passing, with a key that everybody has. */
export function obscured(value: string): Reading | null {
  return SEALED.test(value)
    ? { secret: value, sort: 'sealed', reason: 'it can be turned back into the password' }
    : null
}

/** A password that is encrypted with a key that is kept elsewhere. */
export function encrypted(value: string): Reading | null {
  const reason = 'it is encrypted with a key that is not in this file'
  return SEALED.test(value) ? { secret: value, sort: 'sealed', confidence: 'low', reason } : null
}

/** The password in an address, or in `user:password@host`. */
export function inAddress(value: string): Reading | null {
  const found = /^[a-z][\w+.-]{0,20}:\/\/[^\s:@/]{0,200}:([^\s@/]{1,400})@/i.exec(value)
  return found === null ? null : { secret: found[1] as string, what: 'a password in an address' }
}

/** The password of `user:password`. */
export function afterColon(value: string): Reading | null {
  const colon = value.indexOf(':')
  return colon < 1 || value.startsWith('//', colon + 1) ? null : { secret: value.slice(colon + 1) }
}

/** The reading for entries whose name has the ending, and another one for the rest. */
export function byName(ending: string, reading: (value: string) => Reading | null) {
  return (value: string, { name }: Entry) => (name.toLowerCase().endsWith(ending) ? reading(value) : { secret: value })
}

const REASON = 'it is user and password in base64'

/** What base64 stands for, where that is a text that people write. */
export function decodedText(value: string): string | null {
  if (value.length < 4) return null
  const text = decodeBase64(value)?.toString('latin1') ?? ''
  return /^[\x20-\x7e\xa0-\xff]+$/.test(text) ? text : null
}
