import type { Auth, HttpCall, Template } from './model.js'

type Resolve = (template: Template) => string

/** Headers whose values are credentials, or are named as if they were. */
const CREDENTIAL =
  /^(proxy-)?authorization$|^(set-)?cookie$|auth|token|secret|passw|credential|session|signature|api-?key|private/i

/** Names of query items and fields that hold credentials. */
const CREDENTIAL_ITEM = /auth|token|secret|passw|credential|session|api-?key|^(sig|signature|key|code|jwt|pwd)$/i

/** Whether a header's value is one that is not to be shown. */
export function isCredential(header: string): boolean {
  return CREDENTIAL.test(header)
}

/** What must not be shown of a call, for `Masks`: every part of it that is a credential by where it stands. */
export function secretsOfCall(call: HttpCall, resolve: Resolve): string[] {
  return [
    ...secretsOfAuth(call.auth, resolve),
    ...secretsOfHeaders(call.headers, resolve),
    ...secretsOfUrl(call.url, resolve),
    ...secretsOfItems(call.query, resolve),
    ...(call.body?.kind === 'form' ? secretsOfItems(call.body.fields, resolve) : []),
  ]
}

/** A password, a token, and the forms in which they are sent. */
export function secretsOfAuth(auth: Auth | null, resolve: Resolve): string[] {
  if (auth === null) return []
  if (auth.kind === 'bearer') return [resolve(auth.token)]
  const password = resolve(auth.password)
  const sent = Buffer.from(`${resolve(auth.user)}:${password}`).toString('base64')
  return [password, sent]
}

/** The values of headers that hold credentials, with and without the scheme, each cookie by itself. */
export function secretsOfHeaders(headers: HttpCall['headers'], resolve: Resolve): string[] {
  return headers
    .filter(([name]) => isCredential(name))
    .flatMap(([name, template]) => {
      const value = resolve(template)
      if (/cookie$/i.test(name)) return value.split(';').map(each => each.slice(each.indexOf('=') + 1).trim())
      const [, rest] = /^[A-Za-z]+ +(.+)$/s.exec(value) ?? []
      return rest === undefined ? [value] : [value, rest]
    })
}

/**
 * User and password of a URL, and the values of its query that hold credentials by their names; all values where the URL was
 * not read in a file: an input may be made of secrets.
 */
export function secretsOfUrl(template: Template, resolve: Resolve): string[] {
  const text = resolve(template)
  if (!URL.canParse(text)) return []
  const url = new URL(text)
  const all = template.place.file === undefined
  const items = [...url.searchParams]
  return [
    ...[url.username, url.password].filter(each => each !== '').flatMap(each => [each, decoded(each)]),
    ...items
      .filter(([name, value]) => all || value === '' || CREDENTIAL_ITEM.test(name))
      .map(([name, value]) => value || name),
  ]
}

function secretsOfItems(items: HttpCall['query'], resolve: Resolve): string[] {
  return items.filter(([name]) => CREDENTIAL_ITEM.test(name)).map(([, value]) => resolve(value))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
