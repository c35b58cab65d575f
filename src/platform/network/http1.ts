import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Exchange } from './exchange.js'
import { Failure } from './failure.js'
import { sentHeaders } from './headers.js'

/** What is sent over HTTP, of either version. */
export interface Message {
  method: string
  /** Path and query, or a whole address for a proxy. */
  path: string
  headers: Readonly<Record<string, string | string[]>>
  body?: Uint8Array | undefined
}

/** A server may send any number of them before its answer; none needs more than a few. */
export const INTERIM = 100

/** Sends a message over HTTP/1.1; the answer's body is still to be read. Headers beyond 16 KiB are refused by node. */
export function askHttp1(exchange: Exchange, socket: Duplex, message: Message): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | null = null
    const sent = sentHttp1(exchange, socket, message, error => {
      // What is wrong with the answer's body is told by the request; the answer would only say that it was cut off.
      if (answer === null) reject(error)
      else answer.destroy(error)
    })
    for (const event of ['upgrade', 'connect']) {
      sent.once(event, () => reject(new Failure('protocol', 'the server switches to another protocol than HTTP')))
    }
    sent.once('response', response => {
      answer = exchange.hold(response)
      resolve(response)
    })
  })
}

/** The request that carries a message, under way. */
export function sentHttp1(
  exchange: Exchange,
  socket: Duplex,
  { method, path, headers, body }: Message,
  onError: (error: Error) => void,
): ClientRequest {
  const options = { method, path, headers: sentHeaders(headers), createConnection: () => socket, setHost: false }
  const sent = exchange.hold(httpRequest(options))
  let interim = 0
  sent.on('information', () => {
    interim += 1
    if (interim > INTERIM) sent.destroy(new Failure('protocol', `more than ${INTERIM} interim answers, and no other`))
  })
  sent.on('error', onError)
  sent.end(body)
  return sent
}
