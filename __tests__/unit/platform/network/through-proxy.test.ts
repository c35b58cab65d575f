import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { Certificates, type Issued } from '../../../support/authority.js'
import { freePort } from '../../../support/free-port.js'
import { failureOf } from '../../../support/network-failure.js'
import { LoopbackProxy } from '../../../support/proxy.js'
import { Servers } from '../../../support/servers.js'
import { describeWith } from '../../../support/tools.js'

const PATIENT = 10_000
const CREDENTIALS = `Basic ${Buffer.from("me:it's").toString('base64')}`
const servers = new Servers()
let tunnels: LoopbackProxy

beforeEach(async () => {
  tunnels = await LoopbackProxy.start()
})
afterEach(async () => {
  await tunnels.stop()
  await servers.stop()
})

/** The proxy as it is told to a client, with a user. */
const proxy = () => new URL(`http://me:it%27s@${tunnels.host}`)

describe('through a proxy', () => {
  it('what is not encrypted is asked for by its whole address', async () => {
    const seen: unknown[] = []
    const behind = await servers.http((_, response) => response.writeHead(203).end('ok'))
    const forwarding = await servers.http(({ method, url, headers }, response) => {
      seen.push(method, url, headers['proxy-authorization'], headers.host, headers.authorization)
      httpRequest(new URL(new URL(url ?? '').pathname, behind), answer => {
        response.writeHead(answer.statusCode ?? 0)
        answer.pipe(response)
      }).end()
    })
    forwarding.username = 'me'
    forwarding.password = 'it%27s'
    const url = new URL('http://user@service.test:81/a?b#c')
    const response = await machineNetwork.request({
      method: 'POST',
      url,
      timeout: PATIENT,
      proxy: forwarding,
      body: Buffer.from('x'),
    })
    expect(response).toMatchObject({ status: 203, size: 2 })
    const user = `Basic ${Buffer.from('user:').toString('base64')}`
    expect(seen).toEqual(['POST', 'http://service.test:81/a?b', CREDENTIALS, 'service.test:81', user])
  })

  it.each<[string, (port: number) => Promise<unknown>]>([
    [
      'HTTP/2',
      port =>
        machineNetwork.request({
          method: 'GET',
          url: new URL(`http://service.test:${port}/`),
          version: '2',
          timeout: PATIENT,
          proxy: proxy(),
        }),
    ],
    ['TCP', port => machineNetwork.connect({ host: 'service.test', port, timeout: PATIENT, proxy: proxy() })],
    [
      'gRPC',
      port =>
        machineNetwork.health({
          host: 'service.test',
          port,
          service: '',
          encrypted: false,
          timeout: PATIENT,
          proxy: proxy(),
        }),
    ],
  ])('%s goes by a tunnel', async (_, ask) => {
    const server = createHttp2Server()
    server.on('stream', stream => stream.respond({ ':status': 200 }, { endStream: true }))
    const port = await servers.listen(server)
    await ask(port)
    expect(tunnels.passed).toEqual([{ to: `service.test:${port}`, authorization: CREDENTIALS }])
  })

  it('what the other side says first is not lost', async () => {
    const refusing = createServer()
    refusing.on('connect', (_: IncomingMessage, socket: Socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n220 hello\r\n'))
    const address = new URL(`http://127.0.0.1:${await servers.listen(refusing)}`)
    const request = { host: 'service.test', port: 25, timeout: PATIENT, proxy: address }
    const { received } = await machineNetwork.connect({ ...request, until: () => 'yes' })
    expect(Buffer.from(received).toString()).toBe('220 hello\r\n')
  })

  it.each([
    [
      '407 Who',
      /^the proxy http:\/\/127\.0\.0\.1:\d+: it answers 407 Who to a tunnel to service\.test:443; it wants a user/,
    ],
    ['403 No', /it answers 403 No to a tunnel to service\.test:443$/],
    ['302 There', /it answers 302 There/],
  ])('that answers %s there is no way', async (status, reason) => {
    const refusing = createServer()
    refusing.on('connect', (_: IncomingMessage, socket: Socket) =>
      socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`),
    )
    const address = new URL(`http://me:secret@127.0.0.1:${await servers.listen(refusing)}`)
    const url = new URL('https://service.test/')
    const failure = await failureOf(machineNetwork.request({ method: 'GET', url, timeout: PATIENT, proxy: address }))
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(reason) })
    expect(failure.message).not.toMatch(/secret/)
  })

  it.each(['http://service.test/', 'https://service.test/'])('that is not there, %s is not reached', async address => {
    const gone = new URL(`http://me:secret@127.0.0.1:${await freePort()}`)
    const request = { method: 'GET', url: new URL(address), timeout: PATIENT, proxy: gone }
    const failure = await failureOf(machineNetwork.request(request))
    expect(failure.message).toMatch(/^the proxy http:\/\/127\.0\.0\.1:\d+: connect ECONNREFUSED 127\.0\.0\.1:\d+$/)
  })

  it('that never answers, time is up', async () => {
    const silent = new URL(`http://127.0.0.1:${await servers.raw(() => {})}`)
    const request = { method: 'GET', url: new URL('https://service.test/'), timeout: 60, proxy: silent }
    expect(await failureOf(machineNetwork.request(request))).toMatchObject({ kind: 'timeout' })
  })
})

describeWith(['openssl'], 'through a proxy, encrypted', () => {
  let folder: string
  let root: Issued
  let leaf: Issued

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'proxy-'))
    const made = new Certificates(folder)
    root = made.root('Test Root')
    leaf = made.issue(root, 'service.test', { names: 'DNS:service.test' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('requests and handshakes go by a tunnel', async () => {
    const port = await servers.listen(
      createHttpsServer({ key: leaf.key, cert: leaf.cert }, (_, response) => response.end('ok')),
    )
    const reach = { timeout: PATIENT, proxy: proxy(), tls: { ca: root.cert } }
    const url = new URL(`https://service.test:${port}/`)
    expect(await machineNetwork.request({ method: 'GET', url, ...reach })).toMatchObject({
      status: 200,
      size: 2,
      tls: { refusal: null },
    })
    expect(await machineNetwork.handshake({ host: 'service.test', port, ...reach })).toMatchObject({
      tls: { refusal: null },
    })
    const passed = { to: `service.test:${port}`, authorization: CREDENTIALS }
    expect(tunnels.passed).toEqual([passed, passed])
  })

  it('a proxy that is asked over TLS must be trusted too', async () => {
    const port = await servers.listen(
      createHttpsServer({ key: leaf.key, cert: leaf.cert }, (_, response) => response.end('ok')),
    )
    const request = { method: 'GET', url: new URL('http://service.test/'), timeout: PATIENT }
    const failure = await failureOf(machineNetwork.request({ ...request, proxy: new URL(`https://127.0.0.1:${port}`) }))
    expect(failure).toMatchObject({
      kind: 'untrusted',
      message: expect.stringMatching(/^the proxy https:\/\/127\.0\.0\.1:\d+: /),
    })
  })
})
