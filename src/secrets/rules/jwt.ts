import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Detector, Match } from '../model.js'
import { decodeBase64, type JsonObject, textMember } from '../proof/json.js'
import { type Jwt, readJwt } from '../proof/jwt.js'
import { isMadeUp } from '../value/made-up.js'
import { issuerOf } from './jwt-issuers.js'
import type { Judgement } from './logins.js'
import { foundAt, matchOf } from './span.js'

const NOTHING: readonly Match[] = []
const FORM =
  /[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{2,32768}\.(?:[A-Za-z0-9_-]{0,4096}\.[A-Za-z0-9_-]{1,32768}\.)?[A-Za-z0-9_-]{0,4096}/y
/** Prefixes that are joined to a token by `-` or `_`. */
const LONGEST_PREFIX = 12
const JOINED = /[^\w.+/=-][a-z][a-z_-]{1,10}[_-]$/i

/** Bytes of the signatures that algorithms make (RFC 7518 section 3.1, RFC 8037); RSA's are as long as its key. */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  HS256: [32],
  HS384: [48],
  HS512: [64],
  // Some libraries write them in DER, which is a few bytes longer.
  ES256: [64, 70, 71, 72],
  ES256K: [64, 70, 71, 72],
  ES384: [96, 102, 103, 104],
  ES512: [132, 137, 138, 139],
  EdDSA: [64, 114],
}
const DIGESTS: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }
/** What documents and tests sign with, and jwt.io did. */
const KNOWN_KEYS =
  'secret|your-256-bit-secret|your-384-bit-secret|your-512-bit-secret|a-string-secret-at-least-256-bits-long|a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long|key|test|password|changeme|my-secret|mysecret|secretkey|secret-key|secret_key|your-secret-key|your_secret_key|shhhhh|super-secret|supersecret|jwt-secret|jwt_secret|qwerty|123456|secret123|foobar|hello'.split(
    '|',
  )
const EXAMPLES =
  /^(?:foo|bar|baz|foobar|value|hello|world|test|test[-_ ]?user|example|sample|1234567890|joe|john|jane|alice|bob|(?:john|jane)[ ._-]?(?:doe|smith))$|\bexample\.(?:com|org|net)\b/i

/** A JSON Web Token: its header is JSON that names an algorithm, and its signature is as long as that makes it. */
export const jwtDetector: Detector = {
  id: 'jwt',
  // How `{"` and a brace with a space or an end of line begin in base64.
  keywords: ['eyj', 'eyai', 'ewog', 'ewoj', 'ew0k'],
  detect({ content, today }, at) {
    if (content.charCodeAt(at) !== 101 || !begins(content, at)) return NOTHING
    const token = foundAt(FORM, content, at)?.[0]
    const jwt = token === undefined ? null : readJwt(token)
    if (
      token === undefined ||
      jwt === null ||
      /^\.[\w-]/.test(content.slice(at + token.length, at + token.length + 2))
    ) {
      return NOTHING
    }
    const { open, ...issuer } = issuerOf(jwt.payload)
    const judgement = open ? null : judge(token, jwt, today)
    return judgement === null ? NOTHING : [matchOf(content, at, at + token.length, { ...issuer, ...judgement })]
  },
}

/** Whether a token can begin here: not in the middle of another text in base64. */
function begins(content: string, at: number): boolean {
  if (!/[\w.+-]/.test(content[at - 1] ?? '')) return true
  // The letter after a backslash is a line's end.
  if (content[at - 2] === '\\') return true
  const before = content.slice(Math.max(0, at - LONGEST_PREFIX - 1), at)
  return before.length > LONGEST_PREFIX ? JOINED.test(before) : JOINED.test(` ${before}`)
}

function judge(token: string, jwt: Jwt, today: number): Judgement | null {
  const signature = token.slice(token.lastIndexOf('.') + 1)
  if (!jwt.signed) return signature === '' ? null : { confidence: 'low', reason: 'it has no signature' }
  if (jwt.parts === 5) return { confidence: 'medium', reason: 'its header is that of an encrypted token' }
  if (isSample(jwt.payload)) return null
  if (!isSignature(signature, jwt)) return isMadeUp(signature) || signature.length < 20 ? null : unfit
  if (isMadeUp(signature)) return null
  if (isExample(jwt.payload))
    return { confidence: 'low', reason: 'it is a signed token, but its claims are those of an example' }
  if (isSignedWithKnownKey(token, jwt.algorithm)) {
    return { confidence: 'low', reason: 'it is signed with a key that documents and tests have' }
  }
  if (jwt.expires !== null && jwt.expires * 1000 < today) {
    return { confidence: 'low', reason: `it is a signed token, but it expired on ${dayOf(jwt.expires)}` }
  }
  const until = jwt.expires === null ? 'it never expires' : `it expires on ${dayOf(jwt.expires)}`
  return {
    confidence: 'high',
    reason: `its header and its signature's length are those of a signed token, and ${until}`,
  }
}

const unfit: Judgement = { confidence: 'low', reason: "its signature has not the length that its algorithm's have" }

function isSignature(signature: string, { algorithm }: Jwt): boolean {
  const length = decodeBase64(signature)?.length ?? 0
  if (/^[RP]S(?:256|384|512)$/.test(algorithm)) return length >= 128 && length <= 1024 && length % 8 === 0
  return Object.hasOwn(SIGNATURES, algorithm) ? (SIGNATURES[algorithm]?.includes(length) ?? false) : length >= 16
}

/** The payloads of RFC 7519 and RFC 7515, and of jwt.io, whatever they are signed with. */
function isSample(claims: JsonObject | null): boolean {
  if (claims === null) return false
  if (Object.hasOwn(claims, 'http://example.com/is_root')) return true
  const name = textMember(claims, 'name')
  return (
    (name === 'John Doe' || name === 'Jane Doe') &&
    (claims['iat'] === 1516239022 || textMember(claims, 'sub') === '1234567890')
  )
}

/** Whether claims speak of people, hosts and things that documents and tests make up. */
function isExample(claims: JsonObject | null): boolean {
  const values = Object.values(claims ?? {}).filter(value => typeof value === 'string')
  return (
    values.some(value => EXAMPLES.test(value)) || Object.keys(claims ?? {}).some(name => /^(?:foo|bar|baz)$/.test(name))
  )
}

function isSignedWithKnownKey(token: string, algorithm: string): boolean {
  const digest = Object.hasOwn(DIGESTS, algorithm) ? DIGESTS[algorithm] : undefined
  if (digest === undefined) return false
  const dot = token.lastIndexOf('.')
  const [text, signature] = [token.slice(0, dot), Buffer.from(token.slice(dot + 1), 'base64url')]
  return KNOWN_KEYS.some(key => {
    const made = createHmac(digest, key).update(text).digest()
    return made.length === signature.length && timingSafeEqual(made, signature)
  })
}

function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? 'a day that no calendar has' : date.toISOString().slice(0, 10)
}
