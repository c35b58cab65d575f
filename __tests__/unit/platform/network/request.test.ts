import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type Network, NetworkFailure, type Request, type Response } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { freePort } from '../../../support/free-port.js'
import { failureOf } from '../../../support/network-failure.js'
import { fakeNetwork } from '../../../support/network-fake.js'
import { Servers } from '../../../support/servers.js'

const PATIENT = 30_000
const servers = new Servers()
afterEach(() => servers.stop())

function get(url: URL, more: Partial<Request> = {}): Promise<Response> {
  return machineNetwork.request({ method: 'GET', url, timeout: PATIENT, ...more })
}

/** A server that gets each connection as it is, once something was sent on it. */
const answering = async (answer: (socket: Socket) => void) => {
  const port = await servers.raw(socket => void socket.once('data', () => answer(socket)))
  return new URL(`http://127.0.0.1:${port}/`)
}

/** A machine with two services, one of which cannot be reached: the real network's, or a made-up one. */
type Machine = () => Promise<{ network: Network; up: URL; down: URL }>

const noPhases = { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }

const machines: [string, Machine][] = [
  [
    'of the machine',
    async () => {
      const up = await servers.http(({ method }, response) => {
        response
          .writeHead(302, { location: '/elsewhere', 'set-cookie': ['a', 'b'] })
          .end(method === 'HEAD' ? '' : 'body')
      })
      return { network: machineNetwork, up, down: new URL(`http://127.0.0.1:${await freePort()}/`) }
    },
  ],
  [
    'made up',
    async () => ({
      up: new URL('http://up/'),
      down: new URL('http://down/'),
      network: fakeNetwork({
        request: async ({ url, method }) => {
          if (url.host === 'down') throw new NetworkFailure('unreachable', 'connection refused', noPhases)
          const headers = { location: '/elsewhere', 'set-cookie': ['a', 'b'] }
          return { status: 302, version: '1.1', headers, size: method === 'HEAD' ? 0 : 4, phases: noPhases }
        },
      }),
    }),
  ],
]

describe.each(machines)('the network %s', (_, make) => {
  it.each([
    ['GET', 4],
    ['HEAD', 0],
  ] as const)('answers %s with status, headers and size, and follows no redirect', async (method, size) => {
    const { network, up } = await make()
    const response = await network.request({ method, url: up, timeout: PATIENT })
    expect(response).toMatchObject({
      status: 302,
      version: '1.1',
      size,
      headers: { location: '/elsewhere', 'set-cookie': ['a', 'b'] },
    })
    expect(Object.keys(response.phases).sort()).toEqual(['connect', 'processing', 'resolve', 'tls', 'transfer'])
    for (const phase of Object.values(response.phases)) expect(phase).toBeGreaterThanOrEqual(0)
  })

  it('throws a NetworkFailure where nobody listens', async () => {
    const { network, down } = await make()
    const failure = await failureOf(network.request({ method: 'GET', url: down, timeout: PATIENT }))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toMatch(/refused/i)
  })
})

describe('a request', () => {
  it.each([200, 204, 301, 404, 418, 500, 503])('takes the status %d for an answer', async status => {
    const url = await servers.http((_, response) => response.writeHead(status).end())
    expect((await get(url)).status).toBe(status)
  })

  it('sends method, path, query and headers, and says who asks', async () => {
    const seen: unknown[] = []
    const url = await servers.http(({ method, url, headers }, response) => {
      seen.push(method, url, headers['x-token'], headers['user-agent'], headers.host)
      response.end()
    })
    await get(new URL('/a%20b?c=d&e#f', url), { headers: { 'x-token': 't' } })
    expect(seen).toEqual(['GET', '/a%20b?c=d&e', 't', 'pipeline-actions', url.host])
  })

  it('sends the headers it is given for its own, whatever their case', async () => {
    const seen: unknown[] = []
    const url = await servers.http(({ headers, rawHeaders }, response) => {
      seen.push(
        headers['user-agent'],
        headers.host,
        headers.cookie,
        rawHeaders.filter(each => /^host$/i.test(each)),
      )
      response.end()
    })
    await get(url, { headers: { 'User-Agent': 'me', Host: 'virtual.test', cookie: ['a=1', 'b=2'] } })
    expect(seen).toEqual(['me', 'virtual.test', 'a=1; b=2', ['Host']])
  })

  it('has each line of a header, and texts of them', async () => {
    const lines = [
      'Location: /a',
      'X-A: 1',
      'x-a: 2, 3',
      'X-A: 1',
      'Content-Type: a/b',
      'content-type: c/d',
      '__proto__: x',
    ]
    const texts = ['x-utf: ünï€', 'x-latin: \xe4\xff', 'Set-Cookie: sid=ö']
    const head = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n${texts[0]}\r\n${texts[2]}\r\n`),
      Buffer.from(`${texts[1]}\r\n\r\n`, 'latin1'),
    ])
    const { headers } = await get(await answering(socket => socket.end(head)))
    expect(Object.entries(headers)).toEqual([
      ['location', '/a'],
      ['x-a', ['1', '2, 3', '1']],
      ['content-type', ['a/b', 'c/d']],
      ['__proto__', 'x'],
      ['x-utf', 'ünï€'],
      ['set-cookie', 'sid=ö'],
      ['x-latin', 'äÿ'],
    ])
  })

  it('sends headers as UTF-8', async () => {
    const seen: unknown[] = []
    const url = await servers.http(({ headers }, response) => {
      seen.push(headers['x-a'], headers['x-b'])
      response.end()
    })
    await get(url, { headers: { 'x-a': 'ünï€', 'x-b': ['ä', 'b'] } })
    expect(seen.map(each => Buffer.from(String(each), 'latin1').toString())).toEqual(['ünï€', 'ä, b'])
  })

  it('makes of user and password in the address what they mean, unless the header is given', async () => {
    const seen: unknown[] = []
    const url = await servers.http(({ headers, url }, response) => {
      seen.push(headers.authorization, url)
      response.end()
    })
    const named = new URL(url)
    named.username = 'me'
    named.password = "it's 100%25"
    await get(named)
    await get(named, { headers: { Authorization: 'Bearer x' } })
    expect(seen).toEqual([`Basic ${Buffer.from("me:it's 100%").toString('base64')}`, '/', 'Bearer x', '/'])
  })

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('sends a body with %s', async method => {
    const seen: unknown[] = []
    const url = await servers.http((request, response) => {
      seen.push(request.method, request.headers['content-length'])
      const pieces: Buffer[] = []
      request.on('data', piece => pieces.push(piece)).on('end', () => response.end(Buffer.concat(pieces)))
    })
    const body = Buffer.from('ü\0ÿ', 'latin1')
    const sent = await get(url, { method, body, keep: 100 })
    expect(seen).toEqual([method, '3'])
    expect(sent).toMatchObject({ status: 200, size: 3, cut: false })
    expect(Buffer.from(sent.body ?? [])).toEqual(body)
  })

  it('counts the bytes of a body, chunked or not, and keeps but its beginning', async () => {
    const url = await servers.http((_, response) => {
      for (let piece = 0; piece < 100; piece += 1) response.write(Buffer.alloc(10_000))
      response.end('ü')
    })
    const response = await get(url)
    expect(response.size).toBe(1_000_002)
    expect(Object.keys(response).sort()).toEqual(['beginning', 'headers', 'phases', 'size', 'status', 'version'])
    expect(response.beginning).toHaveLength(64 * 1024)
  })

  it('has a connection of its own for each request', async () => {
    const ports = new Set<unknown>()
    const url = await servers.http(({ socket }, response) => {
      ports.add(socket.remotePort)
      response.end()
    })
    await get(url)
    await get(url)
    expect(ports.size).toBe(2)
  })

  it.each<[string, string, Partial<Response>]>([
    ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\nx: y\r\n\r\nabc', { status: 200, version: '1.0', size: 3 }],
    [
      'after interim ones',
      'HTTP/1.1 103 Early\r\nlink: x\r\n\r\nHTTP/1.1 100 Go\r\n\r\nHTTP/1.1 200 OK\r\n\r\nab',
      { status: 200, size: 2 },
    ],
    [
      'with trailers',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntrailer: x\r\n\r\n2\r\nab\r\n0\r\nx: y\r\n\r\n',
      { status: 200, size: 2 },
    ],
    ['with an odd status', 'HTTP/1.1 799 What\r\ncontent-length: 0\r\n\r\n', { status: 799, size: 0 }],
  ])('takes an answer %s', async (_, text, expected) => {
    expect(await get(await answering(socket => socket.end(text)))).toMatchObject(expected)
  })

  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['never answers', () => {}, /waiting for the answer$/],
    ['stops within the headers', socket => socket.write('HTTP/1.1 200 OK\r\nx-a'), /waiting for the answer$/],
    [
      'stops within the body',
      socket => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'),
      /reading the answer$/,
    ],
  ])('says how far it came where a server %s', async (_, answer, doing) => {
    const failure = await failureOf(get(await answering(answer), { timeout: 400 }))
    expect(failure).toMatchObject({ kind: 'timeout', message: expect.stringMatching(doing) })
    expect(failure.message).toMatch(/^no complete response within 400 ms; it was still /)
  })

  it.each<[string, (socket: Socket) => void, NetworkFailure['kind']]>([
    ['resets the connection', socket => socket.resetAndDestroy(), 'unreachable'],
    ['closes it without a word', socket => socket.end(), 'unreachable'],
    ['resets it within the body', socket => cutShort(socket, () => socket.resetAndDestroy()), 'unreachable'],
    ['closes it within the body', socket => cutShort(socket, () => socket.end()), 'unreachable'],
    [
      'switches to something else',
      socket => socket.write('HTTP/1.1 101 x\r\nupgrade: y\r\nconnection: upgrade\r\n\r\n'),
      'protocol',
    ],
    ['speaks something else', socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'protocol'],
    [
      'sends another length than it says',
      socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n'),
      'protocol',
    ],
  ])('fails, and hangs not, where a server %s', async (_, answer, kind) => {
    const failure = await failureOf(get(await answering(answer)))
    expect(failure.kind).toBe(kind)
    expect(failure.message).not.toBe('')
  })

  it('fails where a name does not resolve', async () => {
    const failure = await failureOf(get(new URL('http://no-such-host.invalid/')))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toMatch(/no-such-host\.invalid/)
  })

  it('fails where a server has no TLS', async () => {
    const url = await servers.http((_, response) => response.end())
    const failure = await failureOf(get(new URL(`https://${url.host}/`)))
    expect(failure).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/^TLS failed: .*speaks no TLS$/) })
  })

  it('fails, and shows no value, where a header cannot be sent', async () => {
    const url = await servers.http((_, response) => response.end())
    const failure = await failureOf(get(url, { headers: { 'x-token': 'secret\r\nx: y' } }))
    expect(failure).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/x-token/) })
    expect(failure.message).not.toMatch(/secret/)
  })
})

describe('localhost', () => {
  const listening = async (host: string): Promise<number | null> =>
    servers
      .listen(
        createServer(socket => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')),
        host,
      )
      .catch(() => null)

  it.each(['127.0.0.1', '::1'])('is found where a server listens on %s alone', async host => {
    const port = await listening(host)
    // A machine without IPv6 has nobody to find.
    if (port === null) return
    expect((await get(new URL(`http://localhost:${port}/`))).status).toBe(200)
    expect((await get(new URL(`http://app.localhost:${port}/`))).status).toBe(200)
    const answer = await machineNetwork.connect({ host: 'localhost', port, timeout: PATIENT })
    expect(answer.address).toBe(host)
    expect(answer.phases.resolve).toBe(0)
  })

  it('names every address where nobody listens on any', async () => {
    const port = await freePort()
    const { message } = await failureOf(get(new URL(`http://localhost:${port}/`)))
    expect(message).toMatch(new RegExp(`::1:${port}.*; connect ECONNREFUSED 127\\.0\\.0\\.1:${port}$`))
  })
})

function cutShort(socket: Socket, cut: () => void): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', cut)
}
