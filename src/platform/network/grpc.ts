import type { Encryption, GrpcHealthAnswer, GrpcHealthRequest } from '../../gate/network.js'
import { hostPort } from './addresses.js'
import { exchange } from './exchange.js'
import { Failure, failureAt, NO_ANSWER } from './failure.js'
import { healthRequest, statusIn } from './health-message.js'
import { askHttp2 } from './http2.js'
import { encrypted, proxyOf, reached } from './reach.js'

type Headers = Readonly<Record<string, string | string[] | undefined>>

const MESSAGE = 64 * 1024
const UNKNOWN = 2
/** Codes of gRPC for answers of HTTP that come from something in between. */
const BY_HTTP_STATUS: Readonly<Record<number, number>> = {
  400: 13,
  401: 16,
  403: 7,
  404: 12,
  429: 14,
  502: 14,
  503: 14,
  504: 14,
}

/** Asks gRPC's health service. @throws NetworkFailure */
export function health(request: GrpcHealthRequest): Promise<GrpcHealthAnswer> {
  return exchange(request.timeout, async exchange => {
    const { host, port } = request
    const destination = { host, port, encrypted: request.encrypted }
    const proxy = proxyOf(destination, request)
    const { socket, encryption } = request.encrypted
      ? await encrypted(exchange, destination, proxy, request, ['h2'])
      : { ...(await reached(exchange, destination, proxy)), encryption: null }
    exchange.enter('processing')
    const scheme = request.encrypted ? 'https' : 'http'
    let trailers: Headers = {}
    try {
      const origin = { scheme, authority: hostPort(host, port) } as const
      const answer = await askHttp2(exchange, socket, origin, messageOf(request), received => {
        trailers = received
      })
      exchange.enter('transfer')
      const body = await bodyOf(answer.body)
      const tls: { tls?: Encryption } = encryption === null ? {} : { tls: encryption }
      // Where there is nothing but an error it comes in the place of the headers.
      const outcome = outcomeOf(answer.status, answer.headers, { ...answer.headers, ...trailers })
      return {
        phases: exchange.phases(),
        ...outcome,
        status: outcome.code === 0 ? statusIn(messageIn(body)) : null,
        ...tls,
      }
    } catch (error) {
      throw failureAt(
        'gRPC',
        isUnanswered(error) ? new Failure('unreachable', `${NO_ANSWER}${hintFor(request)}`) : error,
      )
    }
  })
}

function isUnanswered(error: unknown): boolean {
  return error instanceof Failure && error.message === NO_ANSWER
}

/** Servers of gRPC hang up without a word where TLS is not as they have it. */
function hintFor({ encrypted, tls }: GrpcHealthRequest): string {
  if (!encrypted) return '; if it speaks TLS, write `encrypted: true`'
  return tls?.certificate === undefined ? '; it may want a certificate of the client' : ''
}

function messageOf({ service, timeout, headers }: GrpcHealthRequest) {
  const content = healthRequest(service)
  const head = Buffer.alloc(5)
  head.writeUInt32BE(content.length, 1)
  return {
    method: 'POST',
    path: '/grpc.health.v1.Health/Check',
    headers: {
      'user-agent': 'pipeline-actions',
      ...headers,
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-timeout': `${Math.min(Math.max(1, Math.ceil(timeout)), 99_999_999)}m`,
    },
    body: Buffer.concat([head, content]),
  }
}

async function bodyOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > MESSAGE) throw new Failure('protocol', `the answer is longer than ${MESSAGE / 1024} KiB`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** The one message of an answer. @throws Failure */
function messageIn(body: Buffer): Buffer {
  if (body.length < 5) throw new Failure('protocol', 'the answer is OK and has no message')
  if (body[0] !== 0) throw new Failure('protocol', 'the answer is compressed, which was not offered')
  if (body.readUInt32BE(1) !== body.length - 5) throw new Failure('protocol', 'the answer is not one whole message')
  return body.subarray(5)
}

function outcomeOf(status: number, headers: Headers, trailers: Headers): { code: number; message: string } {
  const type = headers['content-type']
  const code = trailers['grpc-status']
  if (typeof code === 'string' && /^\d{1,9}$/.test(code))
    return { code: Number(code), message: percentDecoded(trailers['grpc-message']) }
  if (status !== 200)
    return { code: BY_HTTP_STATUS[status] ?? UNKNOWN, message: `HTTP status ${status} instead of an answer of gRPC` }
  if (typeof type !== 'string' || !type.startsWith('application/grpc')) {
    return { code: UNKNOWN, message: `an answer of the type ${JSON.stringify(type ?? 'none')} instead of one of gRPC` }
  }
  return { code: UNKNOWN, message: 'the answer ends without a grpc-status' }
}

/** Only bytes that are no printable ASCII are encoded, and a `%` that encodes nothing stands for itself. */
function percentDecoded(text: string | string[] | undefined): string {
  const bytes = Buffer.from([text ?? ''].flat().join(', ')).toString('latin1')
  const decoded = bytes.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return Buffer.from(decoded, 'latin1').toString()
}
