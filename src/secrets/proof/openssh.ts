import { Cursor } from './cursor.js'

const MAGIC = 'openssh-key-v1\0'
const MOST_KEYS = 16

export interface OpensshKey {
  cipher: string
  /** How many keys it says it holds. */
  keys: number
  encrypted: boolean
  /** Whether all of it is there and, where it is not encrypted, its two check numbers agree. */
  complete: boolean
}

/**
 * What OpenSSH's own form of a private key says of itself; null where the bytes are none.
 *
 * Source: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key
 */
export function readOpensshKey(bytes: Uint8Array): OpensshKey | null {
  const cursor = new Cursor(bytes)
  if (latin1(cursor.take(MAGIC.length)) !== MAGIC) return null
  const cipher = latin1(cursor.string())
  const derivation = latin1(cursor.string())
  cursor.string()
  const keys = cursor.number(4)
  if (!/^[a-z0-9@.-]{1,64}$/.test(cipher) || keys < 1 || keys > MOST_KEYS) return null
  for (let key = 0; key < keys; key += 1) cursor.string()
  const secrets = cursor.string()
  const encrypted = cipher !== 'none'
  const sound = encrypted ? derivation !== 'none' : checksAgree(secrets)
  return { cipher, keys, encrypted, complete: !cursor.short && secrets.length >= 8 && sound }
}

function checksAgree(secrets: Uint8Array): boolean {
  const cursor = new Cursor(secrets)
  const [first, second] = [cursor.number(4), cursor.number(4)]
  return first === second && !cursor.short
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
