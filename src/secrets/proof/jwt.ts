import { decodeBase64, decodeJsonObject, type JsonObject, numberMember, textMember } from './json.js'

export interface Jwt {
  header: JsonObject
  /** Null where it is encrypted, or no JSON (RFC 7515 lets it be anything). */
  payload: JsonObject | null
  algorithm: string
  /** 3 of a signed one, 5 of an encrypted one. */
  parts: 3 | 5
  /** Whether it is signed, or sealed: neither where the algorithm is `none`, or the last part is empty. */
  signed: boolean
  /** Seconds since 1970; null where it does not say. */
  expires: number | null
  issued: number | null
}

/**
 * What a JSON Web Token says of itself; null where the text is none. No signature is verified.
 *
 * Sources: RFC 7519, RFC 7515 section 3.1, RFC 7516 section 3.1
 */
export function readJwt(text: string): Jwt | null {
  const parts = text.split('.', 6)
  if (parts.length !== 3 && parts.length !== 5) return null
  const [first, second] = parts as [string, string]
  const header = decodeJsonObject(first)
  const algorithm = header === null ? null : textMember(header, 'alg')
  if (header === null || algorithm === null) return null
  if (!parts.every(part => decodeBase64(part) !== null)) return null
  const payload = parts.length === 3 ? decodeJsonObject(second) : null
  const sealed = parts.at(-1) !== '' && algorithm.toLowerCase() !== 'none'
  return {
    header,
    payload,
    algorithm,
    parts: parts.length,
    signed: sealed,
    expires: payload === null ? null : numberMember(payload, 'exp'),
    issued: payload === null ? null : numberMember(payload, 'iat'),
  }
}
