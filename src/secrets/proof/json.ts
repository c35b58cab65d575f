/** Far above the header and claims of tokens that people use. */
const LONGEST = 64 * 1024
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/

export type JsonObject = { [name: string]: unknown }

/** The bytes of base64 or base64url, padded or not (RFC 4648 sections 4 and 5); null where it is none. */
export function decodeBase64(text: string): Buffer | null {
  if (!BASE64.test(text)) return null
  const digits = text.replace(/=+$/, '').length
  return digits % 4 === 1 ? null : Buffer.from(text, 'base64')
}

/** The JSON object (RFC 8259) of a text with one character per byte; null where it is none or long. */
export function parseJsonObject(text: string): JsonObject | null {
  if (text.length > LONGEST) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
  } catch {
    return null
  }
}

/** The JSON object in base64 or base64url; null where there is none or it is long. */
export function decodeJsonObject(encoded: string): JsonObject | null {
  if (encoded.length > LONGEST) return null
  const bytes = decodeBase64(encoded)
  return bytes === null ? null : parseJsonObject(bytes.toString('latin1'))
}

/** The member of that name where it is the object's own and a text. */
export function textMember(object: JsonObject, name: string): string | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return typeof value === 'string' ? value : null
}

/** The member of that name where it is the object's own and a finite number. */
export function numberMember(object: JsonObject, name: string): number | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
