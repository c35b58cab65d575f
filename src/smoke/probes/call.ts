import type { HttpCall, Place, Template } from '../suite/model.js'
import { bodyOf } from './body.js'
import type { Resolve } from './context.js'
import { shownText } from './shown.js'
import { Unsendable } from './unsendable.js'

/** A call with its variables filled in: what goes out first. */
export interface Outgoing {
  method: string
  /** Without user and password. */
  url: URL
  /** By their names in lower case. */
  headers: Record<string, string | string[]>
  body: Uint8Array | undefined
}

/** Fills in a call. User and password of the URL become basic authentication, unless `auth` says something else. @throws Unsendable */
export function outgoing(call: Omit<HttpCall, 'version'>, resolve: Resolve): Outgoing {
  const { url, authorization } = target(call.url, ['http:', 'https:'], resolve)
  const query = call.query.map(([name, value]) => `${queryPart(name)}=${queryPart(resolve(value))}`)
  if (query.length > 0) url.search = [url.search.slice(1), ...query].filter(Boolean).join('&')
  const headers = headersOf(call.headers, resolve)
  authorize(headers, call.auth, authorization, resolve)
  if (call.body === null) return { method: call.method, url, headers, body: undefined }
  const { content, type, fixed } = bodyOf(call.body, resolve)
  if (fixed || headers['content-type'] === undefined) headers['content-type'] = type
  return { method: call.method, url, headers, body: content }
}

/** Half a character, which a server's JSON may have, cannot be sent: as in a body it becomes the one that stands for such. */
function queryPart(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString())
}

/** A URL of one of these schemes. @throws Unsendable */
export function urlOf(template: Template, schemes: readonly string[], resolve: Resolve): URL {
  const text = resolve(template)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && schemes.includes(url.protocol)) return url
  const expected = `a URL that begins with ${schemes.map(scheme => `${scheme}//`).join(' or ')}`
  throw new Unsendable(expected, JSON.stringify(shownText(text)), template.place)
}

/** A URL without user and password, and the header that these become. @throws Unsendable */
export function target(
  template: Template,
  schemes: readonly string[],
  resolve: Resolve,
): { url: URL; authorization: string | null } {
  const url = urlOf(template, schemes, resolve)
  const authorization = credentialsOf(url, template.place)
  url.username = ''
  url.password = ''
  return { url, authorization }
}

/** Headers with lower-case names; of several with one name a list. @throws Unsendable */
export function headersOf(headers: HttpCall['headers'], resolve: Resolve): Record<string, string | string[]> {
  const all = new Map<string, string[]>()
  for (const [name, template] of headers) {
    const value = headerValue(resolve(template), name, template.place)
    const key = name.toLowerCase()
    all.set(key, [...(all.get(key) ?? []), value])
  }
  return Object.fromEntries(
    [...all].map(([name, values]) => [name, values.length === 1 ? (values[0] as string) : values]),
  )
}

/** Says in headers who asks: by `auth`, else as a header says, else by what user and password of the URL become. @throws Unsendable */
export function authorize(
  headers: Record<string, string | string[]>,
  auth: HttpCall['auth'],
  ofUrl: string | null,
  resolve: Resolve,
): void {
  if (auth !== null) headers['authorization'] = authorizationOf(auth, resolve)
  else if (ofUrl !== null) headers['authorization'] ??= ofUrl
}

function authorizationOf(auth: Exclude<HttpCall['auth'], null>, resolve: Resolve): string {
  if (auth.kind === 'bearer') return headerValue(`Bearer ${resolve(auth.token)}`, 'authorization', auth.token.place)
  return basic(resolve(auth.user), resolve(auth.password))
}

function credentialsOf({ username, password }: URL, place: Place): string | null {
  if (username === '' && password === '') return null
  try {
    return basic(decodeURIComponent(username), decodeURIComponent(password))
  } catch {
    const actual = 'one in which a % encodes nothing; write it %25'
    throw new Unsendable('a user and a password in the URL', actual, place)
  }
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** What a server said may stand in a variable: a line break would be a header of its own. */
function headerValue(value: string, name: string, place: Place): string {
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(value)) {
    throw new Unsendable(
      `a value of one line for the header ${name}`,
      'one with a line break or control character',
      place,
    )
  }
  return value
}
