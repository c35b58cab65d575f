import type { Detector, Match } from '../model.js'
import { decodeBase64 } from '../proof/json.js'
import { isMadeUp } from '../value/made-up.js'
import { isRandom } from '../value/randomness.js'
import { foundAt, matchOf, placeOf } from './span.js'

const NOTHING: readonly Match[] = []
/** What stands between a setting's name and its value, in code and configuration alike. */
const SIGN = `["'\`\\])]{0,3}\\s{0,4}(?:\\|\\|=|\\?=|=>|:=|[=:,])\\s{0,8}(?:[\\w.]{1,24}\\()?(?:[bfru]?["'\`])?`
const END = `(?![\\w+/=-])`

/** The key that a framework signs or encrypts with: its name and its exact form together tell it. */
interface FrameworkKey {
  rule: string
  what: string
  keywords: readonly string[]
  /** From the keyword on: the name's rest, the sign, and the value in a group `token`. */
  form: RegExp
  /** How many bytes it has to decode to, where it is base64. */
  bytes?: readonly number[]
  high?: string
}

const KEYS: readonly FrameworkKey[] = [
  // docs.djangoproject.com, SECRET_KEY: 50 characters of the generator's alphabet; it marks its own as insecure
  {
    rule: 'django-secret-key',
    what: 'a Django secret key',
    keywords: ['secret_key'],
    form: new RegExp(
      `secret_key(?:${SIGN}|[^\\n]{0,60}default\\s?=\\s?["'])(?:django-insecure-)?(?<token>[a-z0-9!@#$%^&*(_=+)-]{50})(?=["'\`\\s,;)]|$)`,
      'diy',
    ),
  },
  {
    rule: 'django-secret-key',
    what: 'a Django secret key',
    keywords: ['django-insecure-'],
    form: /django-insecure-(?<token>[a-z0-9!@#$%^&*(_=+)-]{50})(?![\w!@#$%^&*(=+-])/dy,
  },
  // guides.rubyonrails.org, security: 128 and 32 hexadecimal digits
  {
    rule: 'rails-secret-key-base',
    what: "a Rails application's secret key base",
    keywords: ['secret_key_base', 'secretkeybase', 'secret_token'],
    form: new RegExp(`secret_?(?:key_?base|token)${SIGN}(?<token>[0-9a-f]{128})${END}`, 'diy'),
  },
  // docs.gitlab.com, gitlab-secrets.json: the same for its database and for one-time passwords
  {
    rule: 'rails-secret-key-base',
    what: "a GitLab server's key base",
    keywords: ['db_key_base', 'otp_key_base'],
    form: new RegExp(`(?:db|otp)_key_base${SIGN}(?<token>[0-9a-f]{128})${END}`, 'diy'),
  },
  {
    rule: 'rails-master-key',
    what: "a Rails application's master key",
    keywords: ['rails_master_key', 'railsmasterkey', 'rails-master-key'],
    form: new RegExp(`rails[_-]?master[_-]?key${SIGN}(?<token>[0-9a-f]{32})${END}`, 'diy'),
  },
  // laravel.com, encryption: base64 of 32 bytes (or of 16, for AES-128) with its name before it
  {
    rule: 'laravel-app-key',
    what: "a Laravel application's key",
    keywords: ['app_key', 'app.key', 'appkey', 'app_previous_keys'],
    form: new RegExp(
      `app[_.]?(?:previous_)?keys?(?:${SIGN}|["']\\s{1,4}value=["'])(?<token>base64:[A-Za-z0-9+/]{22,43}={1,2})${END}`,
      'diy',
    ),
    bytes: [16, 32],
    high: 'it decodes to as many bytes as its cipher takes',
  },
  // cryptography.io, Fernet: 32 bytes as base64url
  {
    rule: 'fernet-key',
    what: 'a Fernet key',
    keywords: ['fernet'],
    form: new RegExp(`fernet(?:[_-]?keys?)?(?:${SIGN}|\\(\\s{0,4}b?["'])(?<token>[A-Za-z0-9_-]{43}=)${END}`, 'diy'),
    bytes: [32],
  },
  // learn.microsoft.com, machineKey element: hexadecimal digits of 20 to 64 bytes
  {
    rule: 'machine-key',
    what: "an ASP.NET application's machine key",
    keywords: ['validationkey', 'decryptionkey'],
    form: /(?:validation|decryption)Key\s{0,2}=\s{0,2}["'](?<token>[0-9A-Fa-f]{32,128})["'&,]/diy,
  },
  // wireguard.com: 32 bytes as base64
  {
    rule: 'wireguard-preshared-key',
    what: 'a WireGuard preshared key',
    keywords: ['presharedkey', 'preshared_key', 'preshared-key'],
    form: new RegExp(`preshared[_-]?key(?:${SIGN}|\\s{1,4}["']?)(?<token>[A-Za-z0-9+/]{43}=)${END}`, 'diy'),
    bytes: [32],
  },
]

/** Keys of frameworks, each with its own name before it. */
export const frameworkDetectors: readonly Detector[] = KEYS.map(({ rule, what, keywords, form, bytes, high }) => ({
  id: rule,
  keywords,
  detect({ content }, at) {
    const found = foundAt(form, content, at)
    const place = found === null ? null : placeOf(found, 'token')
    if (place === null) return NOTHING
    const [start, end] = place
    const token = content.slice(start, end).replace(/^base64:/, '')
    if (isMadeUp(token) || !isRandom(token)) return NOTHING
    if (bytes !== undefined && !bytes.includes(decodeBase64(token)?.length ?? -1)) return NOTHING
    const reason = high ?? 'it has the form of one, and stands behind its name'
    return [matchOf(content, start, end, { rule, what, confidence: high === undefined ? 'medium' : 'high', reason })]
  },
}))
