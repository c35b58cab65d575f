import { mkdtempSync, rmSync } from 'node:fs'
import { createSecureServer, createServer, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { GrpcHealthRequest } from '../../../../src/gate/network.js'
import { healthRequest, statusIn } from '../../../../src/platform/network/health-message.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { Certificates } from '../../../support/authority.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'
import { describeWith } from '../../../support/tools.js'

const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

type Answer = (stream: ServerHttp2Stream, headers: Record<string, unknown>, body: Buffer) => void

const answering = (answer: Answer) => (stream: ServerHttp2Stream, headers: Record<string, unknown>) => {
  const pieces: Buffer[] = []
  stream.on('error', () => {})
  stream
    .on('data', (piece: Buffer) => pieces.push(piece))
    .on('end', () => answer(stream, headers, Buffer.concat(pieces)))
}

const ask = async (answer: Answer, more: Partial<GrpcHealthRequest> = {}) => {
  const port = await servers.listen(createServer().on('stream', answering(answer)))
  return machineNetwork.health({ host: '127.0.0.1', port, service: '', encrypted: false, timeout: PATIENT, ...more })
}

const TYPE = { ':status': 200, 'content-type': 'application/grpc' }

/** A message in its frame; `flag` 1 says that it is compressed. */
const framed = (content: number[], flag = 0) => Buffer.from([flag, 0, 0, 0, content.length, ...content])

/** Sends a body, and then the trailers that gRPC ends with. */
const reply =
  (body: Buffer, trailers: OutgoingHttpHeaders = { 'grpc-status': '0' }): Answer =>
  stream => {
    stream.respond(TYPE, { waitForTrailers: true })
    stream.on('wantTrailers', () => stream.sendTrailers(trailers))
    stream.end(body)
  }

/** An error without a body, as one that comes in the headers. */
const only =
  (headers: OutgoingHttpHeaders): Answer =>
  stream =>
    stream.respond({ ...TYPE, ...headers }, { endStream: true })

describe('the health of a gRPC service', () => {
  it.each<[number[], string | number]>([
    [[8, 1], 'SERVING'],
    [[8, 2], 'NOT_SERVING'],
    [[8, 3], 'SERVICE_UNKNOWN'],
    [[8, 0], 'UNKNOWN'],
    [[], 'UNKNOWN'],
    [[8, 9], 9],
    [[8, 2, 8, 1], 'SERVING'],
    [[0x12, 2, 8, 2, 8, 0x81, 0x00, 0x1d, 1, 2, 3, 4, 0x21, 1, 2, 3, 4, 5, 6, 7, 8], 'SERVING'],
  ])('is what %j says: %s', async (content, status) => {
    expect(await ask(reply(framed(content)))).toMatchObject({ code: 0, message: '', status })
  })

  it('is asked for as the protocol has it', async () => {
    const seen: { headers: Record<string, unknown>; body: Buffer }[] = []
    await ask(
      (stream, headers, body) => {
        seen.push({ headers, body })
        reply(framed([8, 1]))(stream, headers, body)
      },
      { service: 'my.Service', headers: { authorization: 'Bearer x' }, timeout: 5000 },
    )
    expect(seen[0]?.headers).toMatchObject({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      ':scheme': 'http',
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-timeout': '5000m',
      authorization: 'Bearer x',
    })
    expect(seen[0]?.body).toEqual(Buffer.concat([Buffer.from([0, 0, 0, 0, 12, 0x0a, 10]), Buffer.from('my.Service')]))
  })

  it.each<[string, Answer, object]>([
    [
      'in the headers',
      only({ 'grpc-status': '5', 'grpc-message': 'unknown service' }),
      { code: 5, message: 'unknown service' },
    ],
    [
      'in the trailers',
      reply(Buffer.alloc(0), { 'grpc-status': '12', 'grpc-message': 'no' }),
      { code: 12, message: 'no' },
    ],
    ['after a message', reply(framed([8, 1]), { 'grpc-status': '13' }), { code: 13, message: '' }],
    [
      'with encoded words',
      only({ 'grpc-status': '2', 'grpc-message': 'gr%C3%BCn%0A100%' }),
      { code: 2, message: 'grün\n100%' },
    ],
    [
      'of HTTP',
      stream => stream.respond({ ':status': 503 }, { endStream: true }),
      { code: 14, message: expect.stringMatching(/HTTP status 503/) },
    ],
    ['of HTTP, not found', stream => stream.respond({ ':status': 404 }, { endStream: true }), { code: 12 }],
    [
      'of another type',
      only({ 'content-type': 'text/html' }),
      { code: 2, message: expect.stringMatching(/"text\/html" instead of one of gRPC/) },
    ],
    ['without a status', only({}), { code: 2, message: 'the answer ends without a grpc-status' }],
    ['with a status that is none', only({ 'grpc-status': 'x' }), { code: 2 }],
  ])('is an error %s', async (_, answer, expected) => {
    expect(await ask(answer)).toMatchObject({ ...expected, status: null })
  })

  it.each<[string, Answer, RegExp]>([
    ['no message', reply(Buffer.alloc(0)), /^gRPC: the answer is OK and has no message$/],
    ['a compressed message', reply(framed([8, 1], 1)), /compressed, which was not offered$/],
    ['half a message', reply(framed([8, 1]).subarray(0, 6)), /not one whole message$/],
    ['two messages', reply(Buffer.concat([framed([8, 1]), framed([8, 1])])), /not one whole message$/],
    ['a broken message', reply(framed([8])), /no message of the health service$/],
    ['a field beyond the end', reply(framed([0x12, 99])), /no message of the health service$/],
    ['a group', reply(framed([0x0b])), /no message of the health service$/],
    [
      'a long number',
      reply(framed([8, ...Array.from({ length: 20 }, () => 0xff)])),
      /no message of the health service$/,
    ],
    ['a giant answer', reply(Buffer.alloc(100_000)), /longer than 64 KiB$/],
  ])('fails where the answer is %s', async (_, answer, reason) => {
    expect(await failureOf(ask(answer))).toMatchObject({ kind: 'protocol', message: expect.stringMatching(reason) })
  })

  it('fails where time is up, and where a server hangs up', async () => {
    expect(await failureOf(ask(() => {}, { timeout: 60 }))).toMatchObject({ kind: 'timeout' })
    expect(await failureOf(ask(stream => stream.session?.destroy()))).toMatchObject({
      kind: 'unreachable',
      message: 'gRPC: the connection was closed before an answer; if it speaks TLS, write `encrypted: true`',
    })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['at once', socket => socket.destroy()],
    ['with an alert of TLS', socket => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40]))],
  ])('says so where a server hangs up %s', async (_, answer) => {
    const request = { host: '127.0.0.1', port: await servers.raw(answer), service: '', encrypted: false }
    const failure = await failureOf(machineNetwork.health({ ...request, timeout: PATIENT }))
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: 'gRPC: the connection was closed before an answer; if it speaks TLS, write `encrypted: true`',
    })
  })

  it('fails where a server speaks HTTP/1.1 only', async () => {
    const url = await servers.http((_, response) => response.end())
    const request = { host: '127.0.0.1', port: Number(url.port), service: '', encrypted: false, timeout: PATIENT }
    expect((await failureOf(machineNetwork.health(request))).message).toMatch(/^gRPC: /)
  })
})

describe('messages of the health service', () => {
  it.each([
    ['', ''],
    ['a', '0a0161'],
    ['ü'.repeat(100), `0ac801${Buffer.from('ü'.repeat(100)).toString('hex')}`],
  ])('ask for the service %j', (service, expected) => {
    expect(healthRequest(service).toString('hex')).toBe(expected)
  })

  it('are read whatever number a status has', () => {
    expect(statusIn(Buffer.from('08ffffffffffffffff7f', 'hex'))).toBeGreaterThan(2 ** 53)
  })
})

describeWith(['openssl'], 'the health of a gRPC service over TLS', () => {
  it('is asked for where the certificate is trusted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'grpc-'))
    const made = new Certificates(folder)
    const root = made.root('Test Root')
    const leaf = made.issue(root, 'service.test', { names: 'DNS:localhost' })
    rmSync(folder, { recursive: true })
    const server = createSecureServer({ key: leaf.key, cert: leaf.cert }).on('stream', answering(reply(framed([8, 1]))))
    const port = await servers.listen(server)
    const request = { host: 'localhost', port, service: '', encrypted: true, timeout: PATIENT }
    expect(await machineNetwork.health({ ...request, tls: { ca: root.cert } })).toMatchObject({
      status: 'SERVING',
      tls: { refusal: null },
    })
    expect(await failureOf(machineNetwork.health(request))).toMatchObject({ kind: 'untrusted' })
  })

  it('may want a certificate of the client where the server hangs up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'grpc-'))
    const made = new Certificates(folder)
    const root = made.root('Test Root', { names: 'DNS:localhost' })
    rmSync(folder, { recursive: true })
    const server = createTlsServer({ key: root.key, cert: root.cert, ALPNProtocols: ['h2'] }, socket => {
      socket.on('error', () => {}).end()
    })
    const request = { host: 'localhost', port: await servers.listen(server), service: '', encrypted: true }
    const failure = await failureOf(machineNetwork.health({ ...request, timeout: PATIENT, tls: { insecure: true } }))
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: 'gRPC: the connection was closed before an answer; it may want a certificate of the client',
    })
  })
})
