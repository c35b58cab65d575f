import type { Response } from '../../gate/network.js'
import type { Context } from './context.js'
import { isOver, pairIn, readSetCookie } from './set-cookie.js'

/**
 * Keeps the cookies that an answer sets. Who has the value of one may be taken for somebody else: it is a secret from then on,
 * also where the cookie is refused, but not where it is taken back.
 */
export function keepCookies(url: URL, { headers }: Pick<Response, 'headers'>, { jar, masks, ports }: Context): void {
  const lines = [headers['set-cookie'] ?? []].flat()
  const now = ports.clock.date()
  jar.store(url, lines, now)
  for (const line of lines) {
    const cookie = readSetCookie(line, now)
    if (cookie === null || !isOver(cookie, now)) masks.add(pairIn(line)?.value ?? '')
  }
}
