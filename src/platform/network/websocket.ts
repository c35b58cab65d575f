import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Encryption, WebSocketAnswer, WebSocketRequest } from '../../gate/network.js'
import { beginningOf } from './beginning.js'
import { type Exchange, exchange } from './exchange.js'
import { Failure } from './failure.js'
import { closeFrame, messageOf, textFrame } from './frames.js'
import { receivedHeaders } from './headers.js'
import { sentHttp1 } from './http1.js'
import { basicCredentials, encrypted, hostOf, portOf, proxyOf, reached } from './reach.js'
import { Reader } from './reader.js'

/** What RFC 6455 has a server put behind the client's key. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/**
 * The handshake of WebSocket, and messages where that is asked for. An answer that is none to a handshake is told by its status;
 * extensions are not offered. Where time is up, or the other side ends, before the message that is waited for, the answer has
 * the last one; that there was none is a failure.
 *
 * @throws NetworkFailure
 */
export function upgrade(request: WebSocketRequest): Promise<WebSocketAnswer> {
  let late: () => WebSocketAnswer | null = () => null
  return exchange(
    request.timeout,
    async exchange => {
      const { socket, encryption } = await connected(exchange, request)
      const key = randomBytes(16).toString('base64')
      exchange.enter('processing')
      const { response, head, upgraded } = await asked(exchange, socket, request, key)
      const { statusCode: status = 0, rawHeaders } = response
      const headers = receivedHeaders(rawHeaders)
      const tls: { tls?: Encryption } = encryption === null ? {} : { tls: encryption }
      if (!upgraded) {
        const refused = { phases: exchange.phases(), status, headers, protocol: null, ...tls }
        late = () => refused
        return { ...refused, ...(await beginningOf(response)) }
      }
      const protocol = agreed(response.headers, key, request.protocols ?? [])
      exchange.enter('transfer')
      const answer = (message?: Buffer): WebSocketAnswer => {
        return {
          phases: exchange.phases(),
          status,
          headers,
          protocol,
          ...(message !== undefined && { message }),
          ...tls,
        }
      }
      return answer(
        await conversation(exchange, new Reader(socket, head), socket, request, message => {
          late = () => answer(message)
        }),
      )
    },
    () => late(),
  )
}

async function connected(
  exchange: Exchange,
  request: WebSocketRequest,
): Promise<{ socket: Duplex; encryption: Encryption | null }> {
  const { url } = request
  const secure = ['wss:', 'https:'].includes(url.protocol)
  const destination = { host: hostOf(url), port: portOf(url), encrypted: secure }
  const proxy = proxyOf(destination, request)
  if (secure) return encrypted(exchange, destination, proxy, request, ['http/1.1'])
  return { socket: (await reached(exchange, destination, proxy)).socket, encryption: null }
}

interface Handshake {
  response: IncomingMessage
  head: Buffer
  upgraded: boolean
}

function asked(exchange: Exchange, socket: Duplex, request: WebSocketRequest, key: string): Promise<Handshake> {
  const { url, protocols = [] } = request
  const credentials = basicCredentials(url)
  const headers = {
    host: url.host,
    'user-agent': 'pipeline-actions',
    ...(credentials === null ? {} : { authorization: credentials }),
    ...lowerCased(request.headers ?? {}),
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': key,
    ...(protocols.length === 0 ? {} : { 'sec-websocket-protocol': protocols.join(', ') }),
  }
  const message = { method: 'GET', path: `${url.pathname}${url.search}`, headers }
  return new Promise((resolve, reject) => {
    const sent = sentHttp1(exchange, socket, message, reject)
    sent.once('upgrade', (response, _, head) => resolve({ response, head, upgraded: true }))
    sent.once('response', response => resolve({ response, head: Buffer.alloc(0), upgraded: false }))
  })
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** The protocol that the server chose, where it has understood what was asked. @throws Failure */
function agreed(headers: IncomingMessage['headers'], key: string, offered: readonly string[]): string | null {
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  if (headers.upgrade?.toLowerCase() !== 'websocket')
    throw new Failure('protocol', 'the server switches to something else')
  if (headers['sec-websocket-accept'] !== accept) {
    throw new Failure('protocol', 'the server switches to WebSocket without the accept key that belongs to the request')
  }
  if (headers['sec-websocket-extensions'] !== undefined) {
    throw new Failure('protocol', 'the server uses an extension of WebSocket that was not offered')
  }
  const protocol = headers['sec-websocket-protocol'] ?? null
  if (protocol === null || offered.includes(protocol)) return protocol
  throw new Failure('protocol', `the server chose the protocol ${JSON.stringify(protocol)}, which was not offered`)
}

/** The message that is waited for, or else the last one; `onMessage` is told of each. */
async function conversation(
  exchange: Exchange,
  reader: Reader,
  socket: Duplex,
  { send, until }: WebSocketRequest,
  onMessage: (message: Buffer) => void,
): Promise<Buffer | undefined> {
  if (send !== undefined) socket.write(textFrame(send))
  let message: Buffer | undefined
  if (until !== undefined) {
    for (;;) {
      const next = await messageOf(reader, frame => void socket.write(frame)).catch(error => {
        if (message !== undefined && error instanceof Failure && error.kind === 'unreachable') return undefined
        throw error
      })
      if (next === undefined) return message
      message = next
      onMessage(message)
      if (await until(message)) break
      await exchange.giveWay()
    }
  }
  // What was written before goes out first; a server that has ended already has said what it had to say.
  await new Promise<void>(resolve => {
    socket.once('error', () => resolve())
    socket.write(closeFrame(), () => resolve())
  })
  return message
}
