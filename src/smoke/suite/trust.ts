import type { Field, Fields } from './field.js'
import { someText, truth } from './kinds.js'
import type { Trust } from './model.js'

/** How a TLS connection is made: keys of checks, of `load` and of `defaults`. */
export const TRUST_KEYS = ['ca', 'certificate', 'key', 'server-name', 'insecure'] as const

const PEM = /-----BEGIN [A-Z0-9 ]{1,40}-----/

/**
 * Reads what a map says of TLS; what it does not say is as in the defaults. PEM texts of files are there once these have been read.
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

/** A text in PEM: the path of a file, or `{ env }`, which may be a secret of the job. */
function askFor(field: Field | undefined, name: 'ca' | 'certificate' | 'key', trust: Trust): void {
  if (field === undefined) return
  const { references, environment } = field.reading
  const take = (text: string, source: Field) => {
    if (PEM.test(text)) trust[name] = text
    else source.refuse(`${source.shown()}holds no PEM: a text that has -----BEGIN CERTIFICATE----- or the like`)
  }
  if (field.node.kind === 'map') {
    const fields = field.fields(['env'])
    const name = fields?.get('env')
    if (name === undefined) fields?.lack('must have env, the name of a variable')
    const text = environment.take(name)
    if (name !== undefined && text !== undefined) take(text, name)
    return
  }
  const path = field.as(someText)
  if (path === undefined) return
  references.ask(path, field.where, field.place, content => take(content.toString('utf8'), field))
}
