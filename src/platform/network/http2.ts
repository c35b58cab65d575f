import { type ClientHttp2Stream, connect } from 'node:http2'
import { type Duplex, PassThrough, type Readable } from 'node:stream'
import type { Exchange } from './exchange.js'
import { CUT_OFF, Failure, isGone, NO_ANSWER } from './failure.js'
import { type Headers, receivedHeaders, sentHeaders } from './headers.js'
import { INTERIM, type Message } from './http1.js'
import { FrameWatch } from './http2-frames.js'
import { Through } from './through.js'

/** An answer over HTTP/2, whose body is still to be read. */
export interface Answer {
  status: number
  headers: Headers
  /** @throws Failure where the connection or the stream ends before the answer does */
  body: AsyncIterable<Buffer>
}

/** How far a server may be ahead: with the 64 KiB of the standard a long body takes many times longer than over HTTP/1.1. */
const WINDOW = 4 * 1024 * 1024

/** Of a connection, and so no headers of HTTP/2. */
const HOP_BY_HOP = new Set([
  'connection',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

/** Sends a message over HTTP/2, on a connection of which it is the only one. A header `host` stands for the authority. */
export function askHttp2(
  exchange: Exchange,
  socket: Duplex,
  origin: { scheme: 'http' | 'https'; authority: string },
  message: Message,
  onTrailers: (trailers: Headers) => void = () => {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let stream: ClientHttp2Stream | null = null
    const fail = (reason: string): void => {
      const failure = new Failure('protocol', reason)
      reject(failure)
      stream?.destroy(failure)
    }
    const watch = new FrameWatch(code =>
      fail(
        watch.isHttp2 === false
          ? 'what listens there speaks no HTTP/2'
          : `the server breaks its rules (${errorName(code)})`,
      ),
    )
    const watched = exchange.hold(new Through(socket, watch))
    const session = exchange.hold(
      connect(`${origin.scheme}://${origin.authority}`, {
        createConnection: () => watched,
        settings: { enablePush: false, initialWindowSize: WINDOW },
      }),
    )
    session.once('connect', () => session.setLocalWindowSize(WINDOW))
    const unanswered = new Failure('unreachable', NO_ANSWER)
    const onError = (error: Error): void => reject(isGone(error) ? unanswered : error)
    session.once('error', onError)
    session.once('goaway', (code: number) => {
      if (code !== 0) fail(`the server ends the connection (${errorName(code)})`)
    })
    const answering = session.request(headersOf(message, origin), { endStream: message.body === undefined })
    stream = exchange.hold(answering)
    let interim = 0
    answering.on('headers', () => {
      interim += 1
      if (interim > INTERIM) fail(`more than ${INTERIM} interim answers, and no other`)
    })
    answering.on('trailers', (_, __, raw) => onTrailers(receivedHeaders(raw)))
    answering.once('response', ({ ':status': status = 0 }, _, raw) => {
      const body = exchange.hold(wholeBody(answering, watch))
      resolve({ status, headers: receivedHeaders(raw), body })
    })
    answering.once('error', onError)
    answering.once('close', () => reject(unanswered))
    if (message.body !== undefined) answering.end(message.body)
  })
}

/**
 * The body up to where the server ends it. The stream itself cannot be iterated: to node it seems cut off where the other side
 * has ended it before the iteration begins.
 */
function wholeBody(stream: ClientHttp2Stream, watch: FrameWatch): Readable {
  const body = new PassThrough()
  const cutOff = (): void => {
    const why = stream.rstCode === 0 || stream.rstCode === undefined ? '' : ` (${errorName(stream.rstCode)})`
    body.destroy(new Failure('unreachable', `${CUT_OFF}${why}`))
  }
  stream.on('data', (piece: Buffer) => {
    if (!body.write(piece)) stream.pause()
  })
  body.on('drain', () => stream.resume())
  stream.once('end', () => (watch.complete ? body.end() : cutOff()))
  stream.once('error', error => body.destroy(error))
  stream.once('close', () => {
    if (!body.writableEnded) cutOff()
  })
  return body
}

/** By their numbers, as RFC 9113 has them. */
const ERRORS = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
]

function errorName(code: number): string {
  return ERRORS[code] ?? `error code ${code}`
}

function headersOf({ method, path, headers }: Message, { scheme, authority }: { scheme: string; authority: string }) {
  const named = Object.entries(sentHeaders(headers)).map(([name, value]) => [name.toLowerCase(), value] as const)
  const host = named.find(([name]) => name === 'host')?.[1]
  const pseudo = { ':method': method, ':path': path, ':scheme': scheme, ':authority': [host ?? authority].flat()[0] }
  return { ...pseudo, ...Object.fromEntries(named.filter(([name]) => !HOP_BY_HOP.has(name))) }
}
