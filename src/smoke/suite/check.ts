import { nearest } from '../../gate/nearest.js'
import type { RecordType } from '../../gate/network.js'
import { SUBJECTS } from '../expect/subject.js'
import { CALL_KEYS, callOf, METHODS, ownAuthOf } from './call.js'
import { capturesOf } from './captures.js'
import { type Defaults, redirectCount } from './defaults.js'
import { expectationsOf, keyOf } from './expectations.js'
import type { Field, Fields } from './field.js'
import { environmentOf, headersOf } from './items.js'
import { choice, someName, someTime, truth } from './kinds.js'
import type { Check, Probe } from './model.js'
import { retryOf } from './retry.js'
import type { Scalar } from './source.js'
import { TRUST_KEYS, trustOf } from './trust.js'
import { addressOf, proxyOf, urlOf } from './url.js'

const COMMON = ['name', 'expect', 'capture', 'after', 'timeout', 'retry'] as const
const KINDS = ['tcp', 'tls', 'dns', 'websocket', 'grpc', 'prometheus', 'command'] as const
const HTTP = [...METHODS, 'method', 'url'] as const

/** The keys that checks of each kind have beside `name`, `expect` and the like. */
const KEYS: Readonly<Record<Probe['kind'], readonly string[]>> = {
  http: [...CALL_KEYS, 'redirects', 'proxy', ...TRUST_KEYS],
  tcp: ['tcp', 'send'],
  // What is asked of the certificate is what it is for.
  tls: ['tls', 'starttls', ...TRUST_KEYS.filter(key => key !== 'insecure')],
  dns: ['dns', 'type', 'server'],
  websocket: ['websocket', 'headers', 'protocols', 'send', ...TRUST_KEYS],
  grpc: ['grpc', 'service', 'encrypted', 'headers', ...TRUST_KEYS],
  prometheus: ['prometheus', 'query', 'headers', 'auth', ...TRUST_KEYS],
  command: ['command', 'env'],
}

const NAMING = [...METHODS, 'url', ...KINDS] as const
const ALL = new Set<string>([...COMMON, ...Object.values(KEYS).flat()])

const RECORD_TYPES: readonly RecordType[] = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT']
const START_TLS = ['smtp', 'imap', 'pop3', 'ftp', 'postgres', 'ldap', 'xmpp'] as const

/** Reads one check. */
export function checkOf(field: Field, defaults: Defaults): Check | undefined {
  const kind = kindOf(field)
  if (kind === undefined) return undefined
  const elsewhere = (name: string) => {
    if (kind === 'tls' && name === 'insecure') return 'is not for a check of tls: write expect: { trusted: false }'
    if (SUBJECTS[kind].some(of => keyOf(of) === name)) {
      return `is what may be expected: write it below expect${name === 'header' ? '; what is sent is headers' : ''}`
    }
    return ALL.has(name) ? `is not for a check of ${kind}` : undefined
  }
  const fields = field.fields([...COMMON, ...KEYS[kind]], 'a check', elsewhere)
  if (fields === undefined) return undefined
  if (!fields.has('name')) fields.lack('has no name')
  const name = fields.as('name', someName)
  const probe = probeOf(kind, fields, defaults)
  const rest = {
    expect: expectationsOf(fields.get('expect'), kind, field.place),
    capture: capturesOf(fields.get('capture'), kind),
    after: afterOf(fields.get('after')),
    timeout: fields.as('timeout', someTime) ?? defaults.timeout,
    retry: fields.has('retry') ? retryOf(fields.get('retry')) : defaults.retry,
  }
  return name === undefined || probe === undefined ? undefined : { name, place: field.place, probe, ...rest }
}

function afterOf(field: Field | undefined): Check['after'] {
  return (field?.each() ?? []).flatMap(each => {
    const name = each.as(someName)
    return name === undefined ? [] : [{ name, place: each.place }]
  })
}

/** Which kind of check a map is; it says so by the one key that names what is checked. */
function kindOf(field: Field): Probe['kind'] | undefined {
  if (field.node.kind !== 'map') {
    field.refuse('must be a map, such as { name: health, get: "http://127.0.0.1:8080/health" }')
    return undefined
  }
  const names = [...field.node.entries.keys()]
  const kinds = new Set(names.map(kindNamed).filter(kind => kind !== undefined))
  if (kinds.size > 1) {
    field.refuse(`is ${[...kinds].join(' and ')} at once; make a check of each`)
    return undefined
  }
  const meant = names.filter(name => !ALL.has(name)).map(nearestKind)
  const [kind] = kinds.size > 0 ? kinds : meant.filter(each => each !== undefined)
  if (kind === undefined) field.refuse(`says nothing of what to check: give it one of ${NAMING.join(', ')}`)
  return kind
}

function kindNamed(name: string): Probe['kind'] | undefined {
  return HTTP.some(each => each === name) ? 'http' : KINDS.find(each => each === name)
}

/** The kind that was probably meant: its other mistakes can be told at once. */
function nearestKind(name: string): Probe['kind'] | undefined {
  return kindNamed(nearest(name, NAMING) ?? '')
}

function probeOf(kind: Probe['kind'], fields: Fields, defaults: Defaults): Probe | undefined {
  const trust = KEYS[kind].includes('ca') ? trustOf(fields, defaults) : {}
  const headers =
    kind !== 'http' && KEYS[kind].includes('headers') ? headersOf(fields.get('headers'), defaults.headers) : []
  const target = fields.get(kind)
  switch (kind) {
    case 'http': {
      const call = callOf(fields, defaults)
      const redirects = fields.as('redirects', redirectCount) ?? defaults.redirects
      const proxy = fields.has('proxy') ? proxyOf(fields.get('proxy')) : defaults.proxy
      return call && { kind, call, redirects, trust, proxy }
    }
    case 'tcp': {
      const address = target && addressOf(target)
      return address && { kind, address, send: fields.template('send') ?? null }
    }
    case 'tls': {
      const address = target && addressOf(target)
      return address && { kind, address, trust, startTls: fields.as('starttls', choice(START_TLS)) ?? null }
    }
    case 'dns': {
      const name = target && notEmpty(target)
      const type = fields.as('type', choice(RECORD_TYPES)) ?? 'A'
      return name && { kind, name, type, server: fields.template('server') ?? null }
    }
    case 'websocket': {
      const url = target && urlOf(target, ['ws', 'wss'])
      const protocols =
        fields
          .get('protocols')
          ?.each()
          .map(each => each.as(protocol)) ?? []
      const send = fields.template('send') ?? null
      return url && { kind, url, headers, protocols: protocols.filter(each => each !== undefined), send, trust }
    }
    case 'grpc': {
      const address = target && addressOf(target)
      const encrypted = fields.as('encrypted', truth) ?? false
      const own = fields.given(TRUST_KEYS)[0]
      if (!encrypted && own !== undefined) fields.get(own)?.refuse('needs encrypted: true beside it')
      const service = fields.template('service') ?? { parts: [], place: fields.whole.place }
      return address && { kind, address, service, encrypted, headers, trust: encrypted ? trust : {} }
    }
    case 'prometheus': {
      const server = target && urlOf(target, ['http', 'https'])
      if (!fields.has('query')) fields.lack('has no query')
      const asked = fields.get('query')
      const query = asked && notEmpty(asked)
      const auth = ownAuthOf(fields, defaults)
      return server && query && { kind, server, query, headers, auth, trust }
    }
    case 'command': {
      const command = target && notEmpty(target)
      return command && { kind, command, env: environmentOf(fields.get('env')) }
    }
  }
}

const protocol = {
  expects: 'the name of a protocol, such as graphql-ws',
  read: ({ value, text }: Scalar) =>
    typeof value === 'string' && /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(text) ? text : undefined,
}

function notEmpty(field: Field) {
  const template = field.template()
  if (template?.parts.length === 0) field.refuse('must not be empty')
  return template
}
