import { isCredentialVariable } from '../../gate/credential-variable.js'
import type { Auth, Body, HttpCall, Suite, Template } from './model.js'
import { variablesIn } from './templates.js'

type Resolve = (template: Template) => string

/** Names that say that what they name is a credential; an author is none. */
const CREDENTIAL =
  /^(proxy-)?authorization$|^(set-)?cookie$|auth(?!or(?!i))|token|secret|passw|credential|session|signature|api-?key|private/i

/** Names of query items and fields that hold credentials. */
const CREDENTIAL_ITEM =
  /auth(?!or(?!i))|token|secret|passw|credential|session|api-?key|^(sig|signature|key|code|jwt|pwd)$/i

/** Whether a header is named like a credential. */
export function isCredentialHeader(name: string): boolean {
  return CREDENTIAL.test(name) || /-key$/i.test(name)
}

/** Whether the value of a variable is not to be shown. */
export function isSecretVariable(name: string, { secrets }: Pick<Suite, 'secrets'>): boolean {
  return secrets.has(name) || CREDENTIAL.test(name)
}

/** The suite's variables that neither are secrets nor are made of any. What is captured is none of them. */
export function plainVariables(suite: Pick<Suite, 'variables' | 'secrets'>): Set<string> {
  const plain = new Set<string>()
  for (const [name, template] of suite.variables) {
    if (!isSecretVariable(name, suite) && variablesIn(template).every(each => plain.has(each))) plain.add(name)
  }
  return plain
}

/** What must not be shown of a call, for `Masks`: every part of it that is a credential by where it stands. */
export function secretsOfCall(call: HttpCall, resolve: Resolve): string[] {
  return [
    ...secretsOfAuth(call.auth, resolve),
    ...secretsOfHeaders(call.headers, resolve),
    ...secretsOfUrl(call.url, resolve),
    ...secretsOfItems(call.query, resolve),
    ...(call.body?.kind === 'form' ? secretsOfItems(call.body.fields, resolve) : []),
    ...(call.body?.kind === 'multipart' ? secretsOfItems(textsOf(call.body), resolve) : []),
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
    .filter(([name]) => isCredentialHeader(name))
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
    ...[url.username, url.password].filter(each => each !== ''),
    ...items
      .filter(([name, value]) => all || value === '' || CREDENTIAL_ITEM.test(name))
      .map(([name, value]) => value || name),
  ]
}

/** The values of a command's variables that hold credentials. */
export function secretsOfEnvironment(items: HttpCall['headers'], resolve: Resolve): string[] {
  return items.filter(([name]) => isCredentialVariable(name)).map(([, value]) => resolve(value))
}

/** The parts that are no files. */
function textsOf({ parts }: Extract<Body, { kind: 'multipart' }>): HttpCall['query'] {
  return parts.flatMap(({ name, value }) => ('parts' in value ? [[name, value] as const] : []))
}

function secretsOfItems(items: HttpCall['query'], resolve: Resolve): string[] {
  return items.filter(([name]) => CREDENTIAL_ITEM.test(name)).map(([, value]) => resolve(value))
}
