import type { Detector, Match } from '../model.js'
import { decodeBase64 } from '../proof/json.js'
import { isMadeUp } from '../value/made-up.js'
import { isPlaceholder } from '../value/placeholder.js'
import { isRandom } from '../value/randomness.js'
import { judgeLogin } from './logins.js'
import { foundAt, matchOf, placeOf } from './span.js'

const NOTHING: readonly Match[] = []
const PRINTABLE = /^[\x20-\x7e\x80-\xff]{3,400}$/
/** What has to stand before a login that is too short to be known by itself. */
const AUTHORIZATION = /auth|header|basic['"]?\s{0,4}[:=]/i
const SHORT = 12

const BASIC_FORM = /basic(?:\s{1,4}|%20|\+)(?<token>[A-Za-z0-9+/]{6,540}={0,2})(?![\w+/=.-])/diy

/** RFC 7617: base64 of a user, a colon and a password. */
const basicDetector: Detector = {
  id: 'basic-auth-header',
  keywords: ['basic ', 'basic%20'],
  detect({ content }, at) {
    if (/\w/.test(content[at - 1] ?? '') && content[at - 2] !== '\\') return NOTHING
    const found = foundAt(BASIC_FORM, content, at)
    const place = found === null ? null : placeOf(found, 'token')
    if (place === null) return NOTHING
    const [start, end] = place
    const token = content.slice(start, end)
    if (token.length < SHORT && !AUTHORIZATION.test(content.slice(Math.max(0, at - 60), at))) return NOTHING
    const login = decodeBase64(token)?.toString('latin1') ?? ''
    const colon = login.indexOf(':')
    if (colon < 0 || login.startsWith('{') || !PRINTABLE.test(login)) return NOTHING
    const user = login.slice(0, colon)
    const judgement = judgeLogin({ user, password: login.slice(colon + 1), host: '' })
    if (judgement === null) return NOTHING
    const reason = `what is decoded from it is a user and a password${judgement.confidence === 'low' ? ', but one that anybody would try' : ''}`
    const told = { rule: 'basic-auth-header', what: 'a user and a password for basic authentication', name: user }
    return [matchOf(content, start, end, { ...told, confidence: judgement.confidence, reason })]
  },
}

const TOKEN = '(?<token>[A-Za-z0-9._~+/-]{20,500}={0,2})(?![\\w+/=~%{(-])'
const BEARER_FORM = new RegExp(`bearer(?:\\s{1,4}|%20|\\+)["']?${TOKEN}`, 'diy')
/** With any scheme, or none: `token`, `Token token=`, `ApiKey`, `SSWS`, `Bot`. */
const ANY_FORM = new RegExp(
  `authorization["'\`\\])]{0,3}\\s{0,4}(?:=>|:=|[:=,])\\s{0,4}(?:[bfru]?["'\`])?(?:(?!basic|bearer|digest|negotiate|ntlm|aws)[A-Za-z][\\w-]{1,23}(?:[ =:]| token=|%20))?["']?${TOKEN}`,
  'diy',
)
const NAMED_FORM = new RegExp(
  `(?:x-api-key|x-api-token|x-auth-token|x-auth-key|x-access-token|private-token|job-token|x-vault-token|apikey|api-key)["'\`\\])]{0,3}\\s{0,4}(?:=>|[:,])\\s{0,4}["'\`]?${TOKEN}`,
  'diy',
)

/** RFC 6750, and what vendors have in the place of `Bearer`: a random text is all that can be seen. */
const bearerDetector = headerDetector('bearer-header', 'a bearer token', ['bearer ', 'bearer%20'], BEARER_FORM)
const anyDetector = headerDetector('bearer-header', 'a token in an Authorization header', ['authorization'], ANY_FORM)
const namedDetector = headerDetector(
  'bearer-header',
  'a token in a header',
  ['x-api-', 'x-auth-', 'x-access-token', 'private-token', 'job-token', 'x-vault-token'],
  NAMED_FORM,
)

function headerDetector(rule: string, what: string, keywords: readonly string[], form: RegExp): Detector {
  return {
    id: rule,
    keywords,
    detect({ kind, content }, at) {
      const found = foundAt(form, content, at)
      const place = found === null ? null : placeOf(found, 'token')
      if (place === null || kind === 'lockfile') return NOTHING
      const [start, end] = place
      const token = content.slice(start, end)
      // A JSON Web Token tells more by itself.
      if (token.startsWith('eyJ') && token.includes('.')) return NOTHING
      // Its end is left out.
      if (token.endsWith('..')) return NOTHING
      if (isPlaceholder(token) !== null || isMadeUp(token) || !isRandom(token)) return NOTHING
      const reason = 'a random text stands where the header has a token'
      return [matchOf(content, start, end, { rule, what, confidence: 'medium', reason })]
    },
  }
}

export const headerDetectors: readonly Detector[] = [basicDetector, bearerDetector, anyDetector, namedDetector]
