import type { Template } from '../suite/model.js'
import type { Resolve } from './context.js'
import { Unsendable } from './unsendable.js'

export interface Address {
  host: string
  port: number
}

/** Reads `host:port`, an IPv6 address in brackets. @throws Unsendable */
export function addressOf(template: Template, resolve: Resolve): Address {
  const text = resolve(template).trim()
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.%]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/i.exec(text) ?? []
  const port = Number(digits)
  const host = bracketed ?? plain
  if (host !== undefined && port >= 1 && port <= 65535) return { host, port }
  const expected = 'a host and a port, such as 127.0.0.1:5432 or [::1]:5432'
  throw new Unsendable(expected, JSON.stringify(text), template.place)
}
