import { type Mistake, UserMistake } from '../gate/mistake.js'

/** A URL to check, and how it may be shown. */
export interface Target {
  url: URL
  /** Without user, password and the values of the query: they may be secrets. */
  shown: string
  headers: Record<string, string>
}

/**
 * Reads URLs; user and password become basic authentication.
 *
 * @throws UserMistake with every URL that cannot be requested
 */
export function targetsOf(urls: readonly string[]): Target[] {
  const mistakes: Mistake[] = []
  const targets = urls.map(text => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
      const message = `${JSON.stringify(masked(text))} is no URL that begins with http:// or https://`
      mistakes.push({ where: 'url', message })
      return null
    }
    if (isDecodable(url.username) && isDecodable(url.password)) return targetOf(url)
    const message = `${JSON.stringify(shownUrl(url))} has a user or password with a % that encodes nothing; write it %25`
    mistakes.push({ where: 'url', message })
    return null
  })
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return targets.filter(target => target !== null)
}

function targetOf(url: URL): Target {
  const headers: Record<string, string> = {}
  if (url.username || url.password) {
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    headers['authorization'] = `Basic ${Buffer.from(credentials).toString('base64')}`
  }
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return { url: bare, shown: shownUrl(bare), headers }
}

/** A URL for the report: what may be secret in it is masked; a query item without a value may be one itself. */
export function shownUrl(url: URL): string {
  const items = [...url.searchParams].map(([key, value]) => (value === '' ? '***' : `${encodeURIComponent(key)}=***`))
  const query = items.join('&')
  return `${url.origin}${url.pathname}${query && `?${query}`}`
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** Where text is no URL nobody knows where a password in it ends: with an `@` only the scheme is shown. */
function masked(text: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? ''
  return text.includes('@') ? `${scheme}***` : text.replace(/[?#].*$/s, '?***')
}
