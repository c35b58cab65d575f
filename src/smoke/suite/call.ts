import { BODIES, bodyOf } from './body.js'
import type { Defaults } from './defaults.js'
import type { Field, Fields } from './field.js'
import { headersOf, itemsOf } from './items.js'
import { choice } from './kinds.js'
import type { Auth, HttpCall } from './model.js'
import type { Scalar } from './source.js'
import { urlOf } from './url.js'

export const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const

/** Keys of what is requested by HTTP. */
export const CALL_KEYS = [...METHODS, 'method', 'url', 'headers', 'query', ...BODIES, 'auth', 'http-version'] as const

const method = {
  expects: 'a method such as GET or PURGE',
  read: ({ value, text }: Scalar) =>
    typeof value === 'string' && /^[A-Za-z][A-Za-z-]{0,30}$/.test(text) ? text.toUpperCase() : undefined,
}

export const VERSIONS = ['1.1', '2', 'auto'] as const

/** Reads what a check or a load requests. */
export function callOf(fields: Fields, defaults: Defaults): HttpCall | undefined {
  const [short, second] = fields.given(METHODS)
  if (second !== undefined) {
    const field = fields.get(second) as Field
    field.refuse(`is a second request beside ${short}`, field.key)
  }
  if (short !== undefined) {
    for (const name of fields.given(['method', 'url'])) fields.get(name)?.refuse(`says again what ${short} says`)
  } else if (!fields.has('url')) {
    fields.lack(`requests nothing: give it url, or one of ${METHODS.join(', ')}`)
  }
  const target = fields.get(short ?? 'url')
  const url = target === undefined ? undefined : urlOf(target, ['http', 'https'])
  const verb = short?.toUpperCase() ?? (fields.has('method') ? fields.as('method', method) : 'GET')
  const call = {
    headers: headersOf(fields.get('headers'), defaults.headers),
    query: itemsOf(fields.get('query')),
    body: bodyOf(fields),
    auth: ownAuthOf(fields, defaults),
    version: fields.as('http-version', choice(VERSIONS)) ?? defaults.version,
  }
  return url === undefined || verb === undefined ? undefined : { method: verb, url, ...call }
}

/** What a check says itself; that of the defaults where it has no header `authorization` either. */
export function ownAuthOf(fields: Fields, defaults: Defaults): Auth | null {
  if (fields.has('auth')) return authOf(fields.get('auth'))
  const { node } = fields.get('headers') ?? {}
  const names = node?.kind === 'map' ? [...node.entries.keys()] : []
  return names.some(name => name.toLowerCase() === 'authorization') ? null : defaults.auth
}

/** Reads basic or bearer authentication. */
export function authOf(field: Field | undefined): Auth | null {
  const fields = field?.fields(['basic', 'bearer'])
  if (field === undefined || fields === undefined) return null
  const [kind, second] = fields.given(['basic', 'bearer'])
  if (second !== undefined) field.refuse('must be one of basic and bearer')
  if (kind === undefined) fields.lack('must be one of basic and bearer')
  if (kind === undefined || second !== undefined) return null
  if (kind === 'bearer') {
    const token = fields.template('bearer')
    return token === undefined ? null : { kind, token }
  }
  const basic = fields.get('basic')?.fields(['user', 'password'])
  const [user, password] = [basic?.template('user'), basic?.template('password')]
  if (user !== undefined && password !== undefined) return { kind, user, password }
  if (basic?.has('user') !== true || !basic.has('password')) basic?.lack('must have user and password')
  return null
}
