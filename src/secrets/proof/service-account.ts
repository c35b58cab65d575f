import { type JsonObject, parseJsonObject, textMember } from './json.js'
import { readPem, type Soundness } from './pem.js'

/** On either side of the place: a key of 4096 bits takes 3.2 KB. */
const REACH = 8 * 1024
const EMAIL = /^[a-z0-9.-]{1,100}@[a-z0-9.-]{1,100}\.gserviceaccount\.com$/

export interface ServiceAccount {
  /** Whose key it is; null where it is no address of a service account. */
  email: string | null
  /** Whether its private key is one. */
  key: Soundness
  /** The object's place in the content. */
  start: number
  end: number
}

/**
 * The key of a Google service account in whose JSON object `at` is: in a file of its own, or written into a string with
 * its quotes escaped. Null where there is none.
 *
 * Source: https://cloud.google.com/iam/docs/keys-create-delete
 */
export function serviceAccountAt(content: string, at: number): ServiceAccount | null {
  const start = content.slice(Math.max(0, at - REACH), at).lastIndexOf('{')
  const length = content.slice(at, at + REACH).indexOf('}')
  if (start < 0 || length < 0) return null
  const place = { start: Math.max(0, at - REACH) + start, end: at + length + 1 }
  const text = content.slice(place.start, place.end)
  const object = parseJsonObject(text) ?? unescapedObject(text)
  if (object === null || textMember(object, 'type') !== 'service_account') return null
  const email = textMember(object, 'client_email')
  const key = readPem(textMember(object, 'private_key') ?? '', 0)
  const isEmail = email !== null && EMAIL.test(email)
  return { email: isEmail ? email : null, key: key?.valid ?? 'damaged', ...place }
}

/** What stands in a string literal of JSON, or of a language that escapes as JSON does. */
function unescapedObject(text: string): JsonObject | null {
  if (!text.includes('\\"') || text.includes('\n')) return null
  try {
    const literal: unknown = JSON.parse(`"${text}"`)
    return typeof literal === 'string' ? parseJsonObject(literal) : null
  } catch {
    return null
  }
}
