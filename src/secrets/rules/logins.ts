import type { Confidence } from '../../gate/result.js'
import { LOOK_ALIKES } from '../value/look-alikes.js'
import { isMadeUp } from '../value/made-up.js'
import { isPlaceholder } from '../value/placeholder.js'
import { isRandom } from '../value/randomness.js'

/** Who logs in where: percent-encoded where it stands so, and empty where it is not known. */
export interface Login {
  user: string
  password: string
  host: string
}

export interface Judgement {
  confidence: Confidence
  reason: string
}

/** Longer ones are keys or no passwords at all. */
const LONGEST = 256
/** Parts that programs fill in, wherever they stand in a password. */
const TEMPLATE =
  /\$\{|\{\{|\}\}|#\{|\$\(|%\(|<[^<>]{0,60}>|^\{.{0,60}\}$|^\$\w{1,60}$|^%[a-z]$|^%\w{1,40}%$|^@\w{1,40}@$|^:/
/** A part of a regular expression that reads addresses. */
const EXPRESSION = /\[\^|\(\?[:=!<]|\\[wdsS]|^\(?\.[*+]|[)\]][*+]|^\(.{0,60}\)$/
/** The word for a password in its place. */
const NAMES_ITSELF =
  /^(?:(?:my|your|the|some|a|db|database|user|new|old|real|actual|super|root|admin|test|smtp|mysql|postgres|pg|redis|mongo|ftp|http|proxy|basic|auth|client|app|git)[-_. ]?){0,2}(?:pass(?:w(?:or)?d|wort|phrase|code)?|pw|pwd|psw|pswd|mdp|secret|token|credentials?|creds|(?:api|access|secret)?[-_]?key|pat)(?:[-_ ]?(?:here|goes[-_ ]?here|value|string))?$/i
/** Who never was a user. */
const NOBODY =
  /^(?:user(?:name|info|id)?|usr|login|name|me|you|someone|somebody|foo|bar|baz|alice|bob|carol|eve|joe|jane|john|jdoe|(?:john|jane)[._-]?doe|aladdin|my[-_]?user(?:name)?|your[-_]?user(?:name)?|some[-_]?user|u|x|a|anonymous)$/i
/** Hosts of documents: RFC 2606 and RFC 5737, and words that stand for one. */
const NOWHERE =
  /^(?:(?:[\w-]{1,63}\.){0,4}(?:example(?:\.(?:com|org|net|edu|io|co))?|invalid|test|tld)|(?:[\w-]{1,63}\.){0,2}(?:foo|bar|baz|acme|domain|mydomain|yourdomain|your-domain|mycompany|yourcompany|some-?domain|some-?host|my-?host|your-?host|my-?server|your-?server|somewhere|whatever)(?:\.[a-z]{2,4})?|host(?:name)?\d?|server(?:name)?|hostport|addr(?:ess)?|ip|domain|machine|xxx|x\.x\.x\.x|1\.2\.3\.4|192\.0\.2\.\d{1,3}|198\.51\.100\.\d{1,3}|203\.0\.113\.\d{1,3})$/i
const LOCAL =
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|.{1,60}\.localhost)$/i
/** What people try first, letters in the place of look-alikes. */
const COMMON =
  /^(?:(?:pass(?:w(?:or)?d)?|pw|pwd|secret|admin|administrator|root|test|testing|tester|guest|user|username|login|welcome|hello|world|letmein|qwerty|asdf|abc|hunter|open|sesame|dragon|monkey|master|default|demo|dev|develop|development|local|docker|postgres|postgresql|mysql|maria|redis|mongo|rabbit|rabbitmq|mssql|sa|db|database|app|super|strong|weak|change|changeme|changeit|me|it|foo|bar|baz|foobar|temp|tmp|my|your|the|here|not|very|so|top|easy|simple|sample|server|service|key|yes|no|insecure|unsafe|fake|dummy|mock|ci|p|s|is|a)[-_. !#$@]{0,2}){1,4}$/
/** How sure it is that a login lets somebody in; null where it is an example, a template or a default that lets nobody in. */
export function judgeLogin({ user, password: written, host }: Login): Judgement | null {
  const password = percentDecoded(written)
  if (password === '' || password.length > LONGEST || isExample(password)) return null
  const random = isRandom(password)
  const nobody = NOBODY.test(user.replace(/\d{1,4}$/, ''))
  if (NOWHERE.test(host)) {
    return random && !nobody && !isWeak(password, user)
      ? { confidence: 'medium', reason: 'its password is random, although its host is one of documents' }
      : null
  }
  if (!random && isWeak(password, user)) {
    return nobody ? null : { confidence: 'low', reason: 'it has a user and a password, but one that anybody would try' }
  }
  if (LOCAL.test(host))
    return { confidence: 'medium', reason: 'it has a user and a password, for a server on the same machine' }
  return {
    confidence: 'high',
    reason: user === '' ? 'it has a password for a server' : 'it has a user and a password for a server',
  }
}

/** The text with its percent-encoded characters decoded, where it is encoded as it should be. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isExample(password: string): boolean {
  if (TEMPLATE.test(password) || EXPRESSION.test(password) || NAMES_ITSELF.test(password)) return true
  return isPlaceholder(password) !== null || isMadeUp(password)
}

function isWeak(password: string, user: string): boolean {
  const lower = password.toLowerCase()
  if (password.length < 6 || lower === user.toLowerCase()) return true
  if (/^(?:[a-z]{1,11}|[A-Z]{1,11}|\d{1,11})$/.test(password)) return true
  return [/[\d!?.*#_-]{1,8}$/, /[\d!?.*#_$@-]{1,8}$/].some(signs => {
    const words = lower.replace(signs, '').slice(0, 40)
    return COMMON.test(words) || COMMON.test(words.replace(/[013457$@]/g, sign => LOOK_ALIKES[sign] as string))
  })
}
