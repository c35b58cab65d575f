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

/** Name and value of the cookie in a `Set-Cookie` header, whether or not it can be kept; null where it names none. */
export function pairIn(header: string): Pick<SetCookie, 'name' | 'value'> | null {
  const [, name = '', value = ''] = /^([^=;]*)=([^;]*)/.exec(header) ?? []
  return name.trim() === '' ? null : { name: name.trim(), value: value.trim() }
}

/** Reads a `Set-Cookie` header; null where it sets none. */
export function readSetCookie(header: string, now: number): SetCookie | null {
  const pair = pairIn(header)
  if (pair === null || pair.name.length + pair.value.length > LARGEST) return null
  const cookie: SetCookie = { ...pair, domain: null, path: null, secure: false, expires: null }
  const [, ...attributes] = header.split(';')
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

/** Whether a cookie is over; a server takes one back by setting it so. */
export function isOver({ expires }: Pick<SetCookie, 'expires'>, now: number): boolean {
  return expires !== null && expires <= now
}

function dateOf(text: string): number | null {
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : date
}
