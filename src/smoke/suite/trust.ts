import type { Field, Fields } from './field.js'
import { someText, truth } from './kinds.js'
import type { Trust } from './model.js'

/** How a TLS connection is made: keys of checks, of `load` and of `defaults`. */
export const TRUST_KEYS = ['ca', 'certificate', 'key', 'server-name', 'insecure'] as const

const PEM = /-----BEGIN [A-Z0-9 ]{1,40}-----/

/**
 * Reads what a map says of TLS; what it does not say is as in the defaults. The PEM texts are there once the suite's files
 * have been read.
 */
export function trustOf(fields: Fields, defaults: { fields: Fields | undefined; trust: Trust } | undefined): Trust {
  if (defaults !== undefined && fields.given(TRUST_KEYS).length === 0) return defaults.trust
  const trust: Trust = {}
  const own = fields.given(['certificate', 'key'])
  if (own.length === 1) {
    const [one, other] = own[0] === 'key' ? ['key', 'certificate'] : ['certificate', 'key']
    fields.get(one)?.refuse(`needs ${other} beside it`)
  }
  const pair = own.length > 0 ? fields : defaults?.fields
  askFor(fields.get('ca') ?? defaults?.fields?.get('ca'), 'ca', trust)
  askFor(pair?.get('certificate'), 'certificate', trust)
  askFor(pair?.get('key'), 'key', trust)
  const serverName = fields.template('server-name') ?? defaults?.trust.serverName
  if (serverName !== undefined) trust.serverName = serverName
  const insecure = fields.as('insecure', truth) ?? defaults?.trust.insecure
  if (insecure !== undefined) trust.insecure = insecure
  return trust
}

function askFor(field: Field | undefined, name: 'ca' | 'certificate' | 'key', trust: Trust): void {
  const path = field?.as(someText)
  if (field === undefined || path === undefined) return
  field.reading.references.ask(path, field.where, field.place, content => {
    const text = content.toString('utf8')
    if (PEM.test(text)) trust[name] = text
    else field.refuse(`${JSON.stringify(path)} holds no PEM: a text that has -----BEGIN CERTIFICATE----- or the like`)
  })
}
