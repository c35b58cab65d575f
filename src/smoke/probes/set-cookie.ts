/** A cookie as a server sets it; attributes as RFC 6265 has them. */
export interface SetCookie {
  name: string
  value: string
  domain: string | null
  path: string | null
  secure: boolean
  /** Milliseconds since 1970; null where it lasts as long as the session. */
  expires: number | null
}

/** Larger ones are not kept. */
const LARGEST = 4096

/** Reads a `Set-Cookie` header; null where it sets none. */
export function readSetCookie(header: string, now: number): SetCookie | null {
  const [pair, ...attributes] = header.split(';')
  const equals = pair?.indexOf('=') ?? -1
  const name = pair?.slice(0, equals).trim() ?? ''
  if (pair === undefined || equals < 1 || name === '' || pair.length > LARGEST) return null
  const cookie: SetCookie = {
    name,
    value: pair.slice(equals + 1).trim(),
    domain: null,
    path: null,
    secure: false,
    expires: null,
  }
  let age: number | null = null
  for (const attribute of attributes) {
    const [, key = '', value = ''] = /^\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?$/s.exec(attribute) ?? []
    const lower = key.toLowerCase()
    if (lower === 'domain') cookie.domain = value.replace(/^\./, '').toLowerCase() || null
    else if (lower === 'path') cookie.path = value.startsWith('/') ? value : null
    else if (lower === 'secure') cookie.secure = true
    else if (lower === 'expires') cookie.expires = dateOf(value) ?? cookie.expires
    else if (lower === 'max-age' && /^-?\d+$/.test(value)) age = Number(value)
  }
  // Max-Age wins, in whatever order they stand.
  if (age !== null) cookie.expires = age <= 0 ? 0 : now + age * 1000
  return cookie
}

function dateOf(text: string): number | null {
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : date
}
