import type { PoolRequest } from '../../gate/traffic.js'
import type { Wanted } from './answer-reader.js'
import { saysClose } from './head.js'
import type { Origin } from './origin.js'

/** A request as it goes out: its bytes are the same each time. */
export interface Outgoing {
  bytes: Uint8Array
  origin: Origin
  wanted: Wanted
  /** Whether it says that nothing follows it on its connection. */
  last: boolean
}

/** The pool's own to say. */
const FRAMING = new Set(['content-length', 'transfer-encoding', 'expect'])
/** Methods that say that there is no body where there is none. */
const BODIES = new Set(['POST', 'PUT', 'PATCH'])

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/
// Line breaks would begin a header of their own.
const UNSENDABLE = /[\0-\x08\x0a-\x1f\x7f]/

/** @throws TypeError where a method or header cannot stand in HTTP */
export function outgoingOf(request: PoolRequest, origin: Origin): Outgoing {
  const { method, body, headersWanted: headers, keep } = request
  const head = Buffer.from(headText(request, new URL(request.url)))
  const wanted = { head: method === 'HEAD', headers, keep }
  const bytes = body === undefined ? head : Buffer.concat([head, body])
  return { bytes, origin, wanted, last: isLast(request.headers) }
}

function isLast(headers: PoolRequest['headers']): boolean {
  const [, value = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'connection') ?? []
  return saysClose([value].flat().join())
}

function headText({ method, headers, body }: PoolRequest, url: URL): string {
  const given = Object.entries(headers).filter(([name]) => !FRAMING.has(name.toLowerCase()))
  const names = new Set(given.map(([name]) => name.toLowerCase()))
  const lines = given.flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each]))
  if (!names.has('user-agent')) lines.unshift(['user-agent', 'pipeline-actions'])
  if (!names.has('host')) lines.unshift(['host', url.host])
  if (body !== undefined || BODIES.has(method)) lines.push(['content-length', String(body?.length ?? 0)])
  const wrong = lines.find(([name, value]) => !TOKEN.test(name) || UNSENDABLE.test(value))
  if (wrong !== undefined || !TOKEN.test(method)) {
    throw new TypeError(`${JSON.stringify(wrong?.[0] ?? method)} cannot stand in a request`)
  }
  return `${method} ${url.pathname}${url.search} HTTP/1.1\r\n${lines.map(line => `${line.join(': ')}\r\n`).join('')}\r\n`
}
