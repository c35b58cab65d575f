import { isOver, readSetCookie, type SetCookie } from './set-cookie.js'

interface Kept extends Omit<SetCookie, 'domain' | 'path'> {
  domain: string
  path: string
  /** Whether only this very host gets it. */
  hostOnly: boolean
}

/** More are forgotten, the oldest first. */
const MOST = 1000

const ADDRESS = /^(\[.*\]|\d{1,3}(\.\d{1,3}){3})$/

/** The cookies that servers have set: each goes back to the hosts and paths that it is for, as in RFC 6265. */
export class CookieJar {
  private readonly kept = new Map<string, Kept>()

  /** A jar that begins with what others hold; where several have the same cookie, that of the last. */
  static of(jars: Iterable<CookieJar>): CookieJar {
    const all = new CookieJar()
    for (const jar of jars) for (const [key, cookie] of jar.kept) all.kept.set(key, cookie)
    return all
  }

  /** Takes what an answer sets. A cookie for a domain that the host is not in is refused. */
  store(url: URL, headers: readonly string[], now: number): void {
    for (const header of headers) {
      const cookie = readSetCookie(header, now)
      const scope = cookie === null ? null : scopeOf(cookie, url)
      if (cookie === null || scope === null) continue
      const key = [scope.domain, scope.path, cookie.name].join('\0')
      if (isOver(cookie, now)) this.kept.delete(key)
      else this.kept.set(key, { ...cookie, ...scope })
    }
    for (const key of this.kept.keys()) {
      if (this.kept.size <= MOST) break
      this.kept.delete(key)
    }
  }

  /** The `Cookie` header for a URL beside one that is written; null where there is nothing to send. */
  header(url: URL, now: number, written = ''): string | null {
    const named = new Set(written.split(';').map(pair => pair.split('=')[0]?.trim()))
    const fitting = [...this.kept.values()]
      .filter(cookie => fits(cookie, url, now) && !named.has(cookie.name))
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`)
    return [written, ...fitting].filter(Boolean).join('; ') || null
  }
}

function scopeOf(
  { domain, path }: SetCookie,
  { hostname, pathname }: URL,
): Pick<Kept, 'domain' | 'path' | 'hostOnly'> | null {
  const at = path ?? (pathname.slice(0, pathname.lastIndexOf('/')) || '/')
  if (domain === null || domain === hostname)
    return { domain: hostname, path: at, hostOnly: domain === null || ADDRESS.test(hostname) }
  // Of the domains of registries nothing is known here but that a single label is one.
  if (!domain.includes('.') || !isWithin(hostname, domain)) return null
  return { domain, path: at, hostOnly: false }
}

function fits(
  { domain, path, hostOnly, secure, ...cookie }: Kept,
  { hostname, pathname, protocol }: URL,
  now: number,
): boolean {
  if (isOver(cookie, now)) return false
  if (secure && protocol !== 'https:' && protocol !== 'wss:') return false
  if (hostname !== domain && (hostOnly || !isWithin(hostname, domain))) return false
  return pathname === path || (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'))
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || (!ADDRESS.test(host) && host.endsWith(`.${domain}`))
}
