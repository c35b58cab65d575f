import type { Duplex } from 'node:stream'
import type { Encryption, Request, Response } from '../../gate/network.js'
import { readBody } from './body.js'
import { type Exchange, exchange } from './exchange.js'
import { Failure, failureAt } from './failure.js'
import { receivedHeaders } from './headers.js'
import { askHttp1, type Message } from './http1.js'
import { askHttp2 } from './http2.js'
import type { Destination } from './proxies.js'
import { basicCredentials, encrypted, hostOf, portOf, proxyHeaders, proxyLine, proxyOf, reached } from './reach.js'

type Answered = Omit<Response, 'phases' | 'tls'>

/** One request over HTTP, on a connection of its own; redirects are not followed. @throws NetworkFailure */
export function request(request: Request): Promise<Response> {
  return exchange(request.timeout, async exchange => {
    const { url, version = 'auto' } = request
    const destination = { host: hostOf(url), port: portOf(url), encrypted: url.protocol === 'https:' }
    const proxy = proxyOf(destination, request)
    if (destination.encrypted) return overTls(exchange, request, destination, proxy)
    if (version === '2') {
      const { socket } = await reached(exchange, destination, proxy)
      return { ...(await overHttp2(exchange, socket, request)), phases: exchange.phases() }
    }
    // A proxy is asked for the whole address where nothing is encrypted.
    const line = proxy === null ? await reached(exchange, destination, null) : await proxyLine(exchange, proxy)
    const asked = proxy === null ? messageOf(request) : messageToProxy(request, proxy)
    return { ...(await overHttp1(exchange, line.socket, request, asked)), phases: exchange.phases() }
  })
}

/** Protocols that are offered, by the version that is asked for. */
const OFFERED = { '1.1': ['http/1.1'], '2': ['h2'], auto: ['h2', 'http/1.1'] }

async function overTls(
  exchange: Exchange,
  request: Request,
  destination: Destination,
  proxy: URL | null,
): Promise<Response> {
  const { version = 'auto' } = request
  const { socket, encryption } = await encrypted(exchange, destination, proxy, request, OFFERED[version]).catch(
    error => {
      throw version === '2' && isRefusedProtocol(error) ? new Failure('protocol', NO_HTTP2) : error
    },
  )
  if (version === '2' && socket.alpnProtocol !== 'h2') throw new Failure('protocol', NO_HTTP2)
  const ask = socket.alpnProtocol === 'h2' ? overHttp2 : overHttp1
  const answered = await ask(exchange, socket, request)
  const tls: { tls: Encryption } = { tls: encryption }
  return { ...answered, ...tls, phases: exchange.phases() }
}

const NO_HTTP2 = 'the server does not offer HTTP/2 (it chose no h2 by ALPN)'

function isRefusedProtocol(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'
}

async function overHttp1(
  exchange: Exchange,
  socket: Duplex,
  request: Request,
  message = messageOf(request),
): Promise<Answered> {
  exchange.enter('processing')
  const response = await askHttp1(exchange, socket, message)
  exchange.enter('transfer')
  const version = response.httpVersion === '1.0' ? '1.0' : '1.1'
  const head = { status: response.statusCode ?? 0, version, headers: receivedHeaders(response.rawHeaders) } as const
  return { ...head, ...(await readBody(response, head, request.keep)) }
}

async function overHttp2(exchange: Exchange, socket: Duplex, request: Request): Promise<Answered> {
  const scheme = request.url.protocol === 'https:' ? 'https' : 'http'
  exchange.enter('processing')
  try {
    const origin = { scheme, authority: request.url.host } as const
    const { status, headers, body } = await askHttp2(exchange, socket, origin, messageOf(request))
    exchange.enter('transfer')
    return { status, version: '2', headers, ...(await readBody(body, { status, headers }, request.keep)) }
  } catch (error) {
    throw failureAt('HTTP/2', error)
  }
}

/** What goes to the server itself. */
function messageOf({ method, url, headers = {}, body }: Request): Message {
  const given = new Set(Object.keys(headers).map(name => name.toLowerCase()))
  const defaults: [string, string | null][] = [
    ['host', url.host],
    ['user-agent', 'pipeline-actions'],
    ['authorization', basicCredentials(url)],
    ['content-length', body === undefined || given.has('transfer-encoding') ? null : String(body.length)],
  ]
  const added = defaults.filter((each): each is [string, string] => each[1] !== null && !given.has(each[0]))
  return { method, path: `${url.pathname}${url.search}`, headers: { ...Object.fromEntries(added), ...headers }, body }
}

function messageToProxy(request: Request, proxy: URL): Message {
  const { path, headers, ...message } = messageOf(request)
  return { ...message, path: `http://${request.url.host}${path}`, headers: { ...headers, ...proxyHeaders(proxy) } }
}
