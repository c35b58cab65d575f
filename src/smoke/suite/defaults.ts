import { authOf, VERSIONS } from './call.js'
import type { Fields } from './field.js'
import { headersOf, type Item } from './items.js'
import { choice, someTime, whole } from './kinds.js'
import type { Auth, HttpCall, Retry, Trust } from './model.js'
import { retryOf } from './retry.js'
import { TRUST_KEYS, trustOf } from './trust.js'
import { type ProxyChoice, proxyOf } from './url.js'

/** As many as browsers follow, about. */
export const REDIRECTS = 10
const MOST_REDIRECTS = 50

/** Milliseconds for one attempt, where nothing is said. */
const TIMEOUT = 10_000

export const redirectCount = whole(0, MOST_REDIRECTS)

/** Keys of `defaults`: they hold for every check that can have them and says nothing else. */
export const DEFAULTS = [
  'timeout',
  'retry',
  'headers',
  'auth',
  'redirects',
  'http-version',
  'proxy',
  ...TRUST_KEYS,
] as const

/** What holds where a check says nothing. */
export interface Defaults {
  timeout: number
  retry: Retry
  headers: readonly Item[]
  auth: Auth | null
  redirects: number
  version: HttpCall['version']
  proxy: ProxyChoice
  trust: Trust
  /** As they are written. */
  fields: Fields | undefined
}

/** Reads the defaults, once for all checks. */
export function defaultsOf(fields: Fields | undefined): Defaults {
  return {
    timeout: fields?.as('timeout', someTime) ?? TIMEOUT,
    retry: retryOf(fields?.get('retry')),
    headers: headersOf(fields?.get('headers')),
    auth: authOf(fields?.get('auth')),
    redirects: fields?.as('redirects', redirectCount) ?? REDIRECTS,
    version: fields?.as('http-version', choice(VERSIONS)) ?? 'auto',
    proxy: proxyOf(fields?.get('proxy')),
    trust: fields === undefined ? {} : trustOf(fields, undefined),
    fields,
  }
}
