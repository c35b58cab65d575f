import { isEmail, isHostname, isIpv4, isIpv6, isUri, isUriReference } from './network.js'
import { isDate, isDateTime, isDuration, isTime } from './time.js'

/** A `format`: how a message calls it, and how it is told. */
export interface TextFormat {
  readonly words: string
  readonly test: (text: string) => boolean
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/

const FORMATS: ReadonlyMap<string, TextFormat> = new Map<string, TextFormat>([
  ['date-time', { words: 'a date and time such as 2030-12-31T23:59:59Z', test: isDateTime }],
  ['date', { words: 'a date such as 2030-12-31', test: isDate }],
  ['time', { words: 'a time such as 23:59:59Z', test: isTime }],
  ['duration', { words: 'a duration such as P3DT12H', test: isDuration }],
  ['email', { words: 'an e-mail address', test: isEmail }],
  ['hostname', { words: "a host's name", test: isHostname }],
  ['ipv4', { words: 'an IPv4 address', test: isIpv4 }],
  ['ipv6', { words: 'an IPv6 address', test: isIpv6 }],
  ['uri', { words: 'an address with its scheme, such as https://example.com/', test: isUri }],
  ['uri-reference', { words: 'an address, whole or relative', test: isUriReference }],
  ['uuid', { words: 'a UUID', test: text => UUID.test(text) }],
  ['json-pointer', { words: 'a JSON pointer such as /a/0', test: text => POINTER.test(text) }],
  ['regex', { words: 'a regular expression', test: isExpression }],
])

/**
 * The format of a name. Formats of other names, and all of those in IDN, are notes to readers. The standard leaves it open
 * whether a format is checked: here, what does not have it is warned of, unless the schema's own metaschema asks for more.
 */
export function formatNamed(name: string): TextFormat | undefined {
  return FORMATS.get(name)
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}
