const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i
const OCTET = /^(?:0|[1-9]\d{0,2})$/
const GROUP = /^[\da-f]{1,4}$/i
// RFC 5321's dot-atom and quoted string.
const ATOMS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const QUOTED = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/
const SCHEME = /^[a-z][a-z\d+.-]*:/i
// What may stand in a URI: RFC 3986's unreserved and reserved characters, and percent signs with two digits.
const CHARACTERS = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i

const LONGEST_NAME = 253
const LONGEST_ADDRESS = 320

export function isHostname(text: string): boolean {
  return (
    text.length <= LONGEST_NAME &&
    text.split('.').every(label => LABEL.test(label) && !/^..--/.test(label.replace(/^xn--/i, '')))
  )
}

export function isIpv4(text: string): boolean {
  const parts = text.length > 15 ? [] : text.split('.')
  return parts.length === 4 && parts.every(part => OCTET.test(part) && Number(part) <= 255)
}

export function isIpv6(text: string): boolean {
  if (text.length > 45) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const embedded = last.includes('.') && text.endsWith(last)
  if (embedded && !isIpv4(last)) return false
  const plain = embedded ? groups.slice(0, -1) : groups
  const count = plain.length + (embedded ? 2 : 0)
  return plain.every(group => GROUP.test(group)) && (halves.length === 2 ? count < 8 : count === 8)
}

export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at < 1 || at > 64 || text.length > LONGEST_ADDRESS) return false
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (!(ATOMS.test(local) || QUOTED.test(local))) return false
  const literal = /^\[(?:IPv6:(.*)|(.*))\]$/.exec(domain)
  if (literal === null) return isHostname(domain)
  return literal[1] === undefined ? isIpv4(literal[2] as string) : isIpv6(literal[1])
}

export function isUri(text: string): boolean {
  return SCHEME.test(text) && isUriReference(text)
}

export function isUriReference(text: string): boolean {
  if (!CHARACTERS.test(text)) return false
  const [before, ...fragments] = text.split('#')
  if (fragments.length > 1) return false
  const path = (before as string).replace(SCHEME, '')
  const scheme = path.length < (before as string).length
  const authority = /^\/\/([^/?]*)/.exec(path)?.[1]
  const rest = authority === undefined ? path : path.slice(2 + authority.length)
  if (/[[\]]/.test(rest) || /[[\]]/.test(fragments[0] ?? '')) return false
  // A colon in the first part would make it a scheme.
  if (!scheme && authority === undefined && /^[^/?]*:/.test(rest)) return false
  return authority === undefined || isAuthority(authority)
}

function isAuthority(text: string): boolean {
  const at = text.lastIndexOf('@')
  const user = text.slice(0, Math.max(at, 0))
  const [, literal, host, port] = /^(?:\[([^[\]]*)\]|([^[\]:]*))(?::(.*))?$/.exec(text.slice(at + 1)) ?? []
  if (/[[\]@]/.test(user) || (literal === undefined && host === undefined)) return false
  if (port !== undefined && !/^\d*$/.test(port)) return false
  return literal === undefined || isIpv6(literal) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal)
}
