import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Reach } from '../../gate/network.js'
import { hostPort } from './addresses.js'
import { type Dialled, dial } from './dial.js'
import type { Exchange } from './exchange.js'
import { Failure, failureAt } from './failure.js'
import { type Destination, proxyFor } from './proxies.js'
import { type Secured, trusted } from './tls/secure.js'

/** A connection to where one wants to be, or to a proxy that leads there. */
export interface Line {
  socket: Duplex
  /** The address at the other end, of the proxy where there is one. */
  address: string
}

/** The proxy that leads to a destination, if any. @throws Failure where the environment names none that can be used */
export function proxyOf(destination: Destination, reach: Pick<Reach, 'proxy'>): URL | null {
  return proxyFor(destination, reach, process.env)
}

/** A connection to the destination, not encrypted yet, through the proxy where there is one. */
export async function reached(exchange: Exchange, destination: Destination, proxy: URL | null): Promise<Line> {
  if (proxy === null) return dial(exchange, destination.host, destination.port)
  const line = await proxyLine(exchange, proxy)
  exchange.enter('connect')
  await tunnelled(line.socket, destination, proxy).catch(error => {
    throw failureAt(shownProxy(proxy), error)
  })
  return line
}

/** An encrypted connection to the destination, whose certificate is trusted. */
export async function encrypted(
  exchange: Exchange,
  destination: Destination,
  proxy: URL | null,
  reach: Pick<Reach, 'tls'>,
  protocols: string[],
): Promise<Secured> {
  const { socket } = await reached(exchange, destination, proxy)
  return trusted(exchange, socket, destination.host, reach.tls, protocols)
}

/** A connection to the proxy itself; errors say that it is about the proxy. */
export async function proxyLine(exchange: Exchange, proxy: URL): Promise<Line> {
  const [host, port] = [hostOf(proxy), portOf(proxy)]
  try {
    const line: Dialled = await dial(exchange, host, port)
    if (proxy.protocol !== 'https:') return line
    const { socket } = await trusted(exchange, line.socket, host)
    return { socket, address: line.address }
  } catch (error) {
    throw failureAt(shownProxy(proxy), error)
  }
}

/** The header by which a proxy knows who asks. */
export function proxyHeaders(proxy: URL): Record<string, string> {
  const credentials = basicCredentials(proxy)
  return credentials === null ? {} : { 'proxy-authorization': credentials }
}

/** What user and password of an address are as a header; null where it has none. */
export function basicCredentials({ username, password }: URL): string | null {
  if (username === '' && password === '') return null
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`
}

/** The host of an address, without the brackets that URLs have around some. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/** The port of an address, by its protocol where none is written. */
export function portOf({ protocol, port }: URL): number {
  return port === '' ? (['https:', 'wss:'].includes(protocol) ? 443 : 80) : Number(port)
}

async function tunnelled(socket: Duplex, { host, port }: Destination, proxy: URL): Promise<void> {
  const path = hostPort(host, port)
  const headers = { host: path, ...proxyHeaders(proxy) }
  const sent = httpRequest({ method: 'CONNECT', path, headers, createConnection: () => socket })
  const [answer, head] = await new Promise<[IncomingMessage, Buffer]>((resolve, reject) => {
    sent.once('connect', (response, _, begun: Buffer) => resolve([response, begun]))
    sent.once('response', response => resolve([response, Buffer.alloc(0)]))
    sent.on('error', reject)
    sent.end()
  })
  const { statusCode = 0, statusMessage = '' } = answer
  if (statusCode < 200 || statusCode > 299) {
    const why = statusCode === 407 ? '; it wants a user and a password, or others' : ''
    throw new Failure('unreachable', `it answers ${statusCode} ${statusMessage} to a tunnel to ${path}${why}`)
  }
  if (head.length > 0) socket.unshift(head)
}

function shownProxy(proxy: URL): string {
  return `the proxy ${proxy.protocol}//${proxy.host}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
