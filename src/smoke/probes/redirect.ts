import type { Predicate } from '../expect/predicate.js'
import { jsonText } from '../expect/tell.js'
import type { HttpCall } from '../suite/model.js'
import { isCredentialHeader } from '../suite/secrets.js'
import { variablesIn } from '../suite/templates.js'
import type { Outgoing } from './call.js'
import { shownText, shownUrl } from './shown.js'

/** Where a response leads to, or why that is nowhere. */
export type Redirect = { to: URL } | { why: string }

/** Where a response leads to; null where its status is none that does. */
export function redirectOf(status: number, location: string | string[] | undefined, base: URL): Redirect | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const [text, ...others] = [location ?? []].flat()
  if (text === undefined) return { why: 'it has no location' }
  if (others.length > 0) return { why: `it has ${others.length + 1} locations` }
  if (!URL.canParse(text, base.href)) return { why: `its location ${jsonText(shownText(text))} is no URL` }
  const to = new URL(text, base)
  to.username = ''
  to.password = ''
  if (['http:', 'https:'].includes(to.protocol)) return { to }
  return { why: `it leads to ${to.host === '' ? to.protocol : shownUrl(to)}, which is no address of HTTP` }
}

/** Whether an expectation names this status. A comparison or a negation names none: it is about where redirects lead to. */
export function isNamed(status: number, predicate: Predicate): boolean {
  switch (predicate.is) {
    case 'equal':
      return predicate.to.kind === 'constant' && Number(predicate.to.value) === status
    case 'class':
      return predicate.of === Math.floor(status / 100)
    case 'one-of':
      return predicate.of.some(each => isNamed(status, each))
    default:
      return false
  }
}

/** The headers, in lower case, that are bound to the origin they were written for by what is in them: anything but plain variables. */
export function bound(headers: HttpCall['headers'], plain: ReadonlySet<string>): Set<string> {
  const written = headers.filter(([, template]) => variablesIn(template).some(name => !plain.has(name)))
  return new Set(written.map(([name]) => name.toLowerCase()))
}

/**
 * The request that follows a redirect: 303 makes it a GET, and 301 and 302 do of a POST, as browsers have it; then there is no
 * body. What the suite wrote as a credential, and headers that are bound, go to the first origin and to no other.
 */
export function followed(
  first: Outgoing,
  current: Outgoing,
  status: number,
  url: URL,
  bound: ReadonlySet<string>,
): Outgoing {
  const toGet = status === 303 ? !['GET', 'HEAD'].includes(current.method) : current.method === 'POST' && status < 303
  const withoutBody = toGet || (first.body !== undefined && current.body === undefined)
  const own = url.origin === first.url.origin
  const stays = (name: string) => name === 'host' || isCredentialHeader(name) || bound.has(name)
  const headers = Object.entries(first.headers).filter(
    ([name]) => (own || !stays(name)) && !(withoutBody && name.startsWith('content-')),
  )
  return {
    method: toGet ? 'GET' : current.method,
    url,
    headers: Object.fromEntries(headers),
    body: withoutBody ? undefined : current.body,
  }
}
