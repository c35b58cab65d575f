import type { Field } from './field.js'
import type { Template } from './model.js'

/** A URL of one of the schemes; what a variable makes of it is known later. */
export function urlOf(field: Field, schemes: readonly string[]): Template | undefined {
  const template = field.template()
  if (template === undefined) return undefined
  const [first = '', second] = template.parts
  const known = typeof first === 'string'
  const written = known && second === undefined
  const begins = known && schemes.some(scheme => first.toLowerCase().startsWith(`${scheme}://`))
  if ((known && !begins) || (written && !URL.canParse(first))) {
    const beginnings = schemes.map(scheme => `${scheme}://`).join(' or ')
    field.refuse(begins ? 'is no URL: look at its host and port' : `must be a URL that begins with ${beginnings}`)
  }
  return template
}

/** `host:port`, an IPv6 address in brackets; what a variable makes of it is known later. */
export function addressOf(field: Field): Template | undefined {
  const template = field.template()
  const [first = '', second] = template?.parts ?? []
  const written = typeof first === 'string' && second === undefined
  const [, port] = written ? (/^(?:\[[0-9a-f:.%]+\]|[^\s:/@[\]]+):(\d{1,5})$/i.exec(first) ?? []) : []
  if (template !== undefined && written && !(Number(port) >= 1 && Number(port) <= 65535)) {
    field.refuse('must be a host and a port, such as 127.0.0.1:5432 or [::1]:5432')
  }
  return template
}

/** Null keeps away from any proxy; undefined leaves it to the environment. */
export type ProxyChoice = Template | null | undefined

/** Reads the address of a proxy, or `none`. */
export function proxyOf(field: Field | undefined): ProxyChoice {
  if (field === undefined) return undefined
  return field.node.kind === 'scalar' && field.node.text === 'none' ? null : urlOf(field, ['http', 'https'])
}
