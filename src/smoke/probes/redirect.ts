import { isCredential } from '../suite/secrets.js'
import type { Outgoing } from './call.js'

/** Where a response leads to; null where it is no redirect, or to nothing that can be requested. */
export function redirectOf(status: number, location: string | string[] | undefined, base: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return null
  if (!URL.canParse(location, base.href)) return null
  const url = new URL(location, base)
  url.username = ''
  url.password = ''
  return ['http:', 'https:'].includes(url.protocol) ? url : null
}

/**
 * The request that follows a redirect: 303 makes it a GET, and 301 and 302 do of a POST, as browsers have it; then there is no
 * body. What the suite wrote as a credential goes to the origin that it was written for, and to no other.
 */
export function followed(first: Outgoing, current: Outgoing, status: number, url: URL): Outgoing {
  const toGet = status === 303 ? !['GET', 'HEAD'].includes(current.method) : current.method === 'POST' && status < 303
  const withoutBody = toGet || (first.body !== undefined && current.body === undefined)
  const own = url.origin === first.url.origin
  const headers = Object.entries(first.headers).filter(
    ([name]) => (own || !(isCredential(name) || name === 'host')) && !(withoutBody && name.startsWith('content-')),
  )
  return {
    method: toGet ? 'GET' : current.method,
    url,
    headers: Object.fromEntries(headers),
    body: withoutBody ? undefined : current.body,
  }
}
