import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createSecureServer, createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Request, Response } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { Certificates, type Issued } from '../../../support/authority.js'
import { ANSWER, data, reset } from '../../../support/http2-frames.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'
import { describeWith } from '../../../support/tools.js'

const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

type Answer = (stream: ServerHttp2Stream, headers: Record<string, unknown>) => void

const answering = <S extends Http2Server>(server: S, answer: Answer): S => {
  server.on('sessionError', () => {})
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    stream.on('error', () => {})
    answer(stream, headers)
  })
  return server
}

function send(url: URL, more: Partial<Request> = {}): Promise<Response> {
  return machineNetwork.request({ method: 'GET', url, timeout: PATIENT, version: '2', ...more })
}

describe('HTTP/2 without TLS', () => {
  const serve = async (answer: Answer) =>
    new URL(`http://127.0.0.1:${await servers.listen(answering(createServer(), answer))}/`)

  it('sends and gets everything', async () => {
    const seen: Record<string, unknown>[] = []
    const url = await serve((stream, headers) => {
      seen.push(headers)
      stream.respond(
        { ':status': 201, 'set-cookie': ['a', 'b'], 'content-encoding': 'gzip' },
        { waitForTrailers: true },
      )
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-end': 'y' }))
      const pieces: Buffer[] = []
      stream
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', () => stream.end(gzipSync(Buffer.concat(pieces))))
    })
    const body = Buffer.from('body '.repeat(50_000))
    const headers = { 'X-Token': 't', Host: 'virtual.test', Connection: 'close', 'Transfer-Encoding': 'chunked' }
    const response = await send(new URL('/a?b=c', url), { method: 'POST', body, headers, keep: 4 })
    expect(response).toMatchObject({ status: 201, version: '2', cut: true, headers: { 'set-cookie': ['a', 'b'] } })
    expect(response.sha256).toBe(createHash('sha256').update(body).digest('hex'))
    expect(Object.keys(response.headers).some(name => name.startsWith(':'))).toBe(false)
    expect(response.tls).toBeUndefined()
    expect(seen[0]).toMatchObject({
      ':method': 'POST',
      ':path': '/a?b=c',
      ':scheme': 'http',
      ':authority': 'virtual.test',
      'user-agent': 'pipeline-actions',
      'x-token': 't',
    })
    expect(seen[0]).not.toHaveProperty('connection')
  })

  it('has each line of a header, and texts of them, both ways', async () => {
    const seen: unknown[] = []
    const url = await serve((stream, headers) => {
      seen.push(Buffer.from(String(headers['x-a']), 'latin1').toString())
      stream.respond({ ':status': 200, 'x-b': ['1', '2, 3'], 'x-utf': headers['x-a'] as string, 'x-latin': '\xe4' })
      stream.end()
    })
    const { headers } = await send(url, { headers: { 'x-a': 'ünï€' } })
    expect(headers).toMatchObject({ 'x-b': ['1', '2, 3'], 'x-utf': 'ünï€', 'x-latin': 'ä' })
    expect(seen).toEqual(['ünï€'])
  })

  it.each(['HEAD', 'DELETE', 'POST'])('takes an answer without a body to %s', async method => {
    const url = await serve(stream => stream.respond({ ':status': 204 }, { endStream: true }))
    expect(await send(url, { method, keep: 10 })).toMatchObject({ status: 204, size: 0 })
  })

  it('takes interim answers', async () => {
    const url = await serve(stream => {
      stream.additionalHeaders({ ':status': 103, link: 'x' })
      stream.respond({ ':status': 200 })
      stream.end('ab')
    })
    expect(await send(url)).toMatchObject({ status: 200, size: 2 })
  })

  it.each<[string, Answer, object]>([
    [
      'resets the stream',
      stream => stream.close(2),
      { kind: 'protocol', message: expect.stringMatching(/^HTTP\/2: .*INTERNAL_ERROR/) },
    ],
    [
      'refuses the stream',
      stream => stream.close(7),
      { kind: 'protocol', message: expect.stringMatching(/REFUSED_STREAM/) },
    ],
    ['ends the connection', stream => stream.session?.destroy(), { kind: 'unreachable' }],
    [
      'goes away',
      stream => stream.session?.goaway(11),
      { kind: 'protocol', message: expect.stringMatching(/ENHANCE_YOUR_CALM/) },
    ],
  ])('fails, and hangs not, where a server %s', async (_, answer, expected) => {
    expect(await failureOf(send(await serve(answer)))).toMatchObject(expected)
  })

  it.each<[string, (socket: Socket) => void, object]>([
    ['cuts the connection', socket => socket.destroy(), { kind: 'unreachable' }],
    ['resets the connection', socket => socket.resetAndDestroy(), { kind: 'unreachable' }],
    ['cuts it within the body', socket => socket.end(Buffer.concat([ANSWER, data('abc')])), { kind: 'unreachable' }],
    [
      'resets the stream within the body',
      socket => socket.write(Buffer.concat([ANSWER, data('abc'), reset(2)])),
      { kind: 'protocol', message: expect.stringMatching(/INTERNAL_ERROR/) },
    ],
    [
      'cancels the stream within the body',
      socket => socket.write(Buffer.concat([ANSWER, data('abc'), reset(8)])),
      { message: expect.stringMatching(/^HTTP\/2: /) },
    ],
    [
      'ends the stream within the body without an error',
      socket => socket.write(Buffer.concat([ANSWER, data('abc'), reset(0)])),
      { message: expect.stringMatching(/^HTTP\/2: /) },
    ],
  ])('fails, and hangs not, where it %s', async (_, answer, expected) => {
    const port = await servers.raw(socket => void socket.once('data', () => answer(socket)))
    expect(await failureOf(send(new URL(`http://127.0.0.1:${port}/`)))).toMatchObject(expected)
  })

  it('says how far it came where time is up', async () => {
    const silent = await failureOf(send(await serve(() => {}), { timeout: 400 }))
    expect(silent).toMatchObject({ kind: 'timeout', message: expect.stringMatching(/waiting for the answer$/) })
    const halted = await failureOf(send(await serve(stream => stream.respond({ ':status': 200 })), { timeout: 400 }))
    expect(halted).toMatchObject({ kind: 'timeout', message: expect.stringMatching(/reading the answer$/) })
  })

  it('fails where a server speaks HTTP/1.1 only', async () => {
    const url = await servers.http((_, response) => response.end())
    expect((await failureOf(send(url))).message).toMatch(/^HTTP\/2: /)
  })
})

describeWith(['openssl'], 'HTTP/2 over TLS', () => {
  let folder: string
  let root: Issued
  let leaf: Issued

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'http2-'))
    const made = new Certificates(folder)
    root = made.root('Test Root')
    leaf = made.issue(root, 'service.test', { names: 'DNS:localhost' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const both = async () => {
    const server = createSecureServer({ key: leaf.key, cert: leaf.cert, allowHTTP1: true }, (request, response) => {
      response.end(request.httpVersion)
    })
    return new URL(`https://localhost:${await servers.listen(server)}/`)
  }
  const tls = () => ({ ca: root.cert })

  it.each([
    ['auto', '2'],
    ['2', '2'],
    ['1.1', '1.1'],
  ] as const)('is chosen where the version is %s', async (version, chosen) => {
    const response = await send(await both(), { version, tls: tls(), keep: 10 })
    expect(response).toMatchObject({ status: 200, version: chosen, tls: { refusal: null } })
    expect(Buffer.from(response.body ?? []).toString()).toMatch(chosen === '2' ? /^2/ : /^1\.1/)
    expect(response.tls?.chains.map(chain => chain.map(each => each.subject))).toEqual([
      ['CN=service.test', 'CN=Test Root'],
    ])
  })

  it('is not needed where the server may choose', async () => {
    const port = await servers.listen(
      createHttpsServer({ key: leaf.key, cert: leaf.cert }, (_, response) => response.end()),
    )
    expect(await send(new URL(`https://localhost:${port}/`), { version: 'auto', tls: tls() })).toMatchObject({
      version: '1.1',
    })
  })

  it.each([
    ['no protocol', []],
    ['another', ['http/1.1']],
  ])('is missed where the server offers %s', async (_, protocols) => {
    const options = protocols.length === 0 ? {} : { ALPNProtocols: protocols }
    const port = await servers.listen(createTlsServer({ key: leaf.key, cert: leaf.cert, ...options }))
    const failure = await failureOf(send(new URL(`https://localhost:${port}/`), { tls: tls() }))
    expect(failure).toMatchObject({
      kind: 'protocol',
      message: expect.stringMatching(/^the server does not offer HTTP\/2/),
    })
  })
})
