import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type Network, NetworkFailure, type Request, type Response } from '../../../src/gate/ports.js'
import { machineNetwork } from '../../../src/platform/network.js'
import { memoryNetwork } from '../../support/memory.js'

const PATIENT = 30_000
const servers: Server[] = []
const sockets = new Set<Socket>()

async function listen<S extends Server>(server: S): Promise<URL> {
  servers.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  await Promise.all(servers.splice(0).map(server => new Promise(resolve => server.close(resolve))))
})

const serve = (answer: RequestListener) => listen(createHttpServer(answer))
const serveRaw = (answer: (socket: Socket) => void) => listen(createServer(answer))

function get(url: URL, more: Partial<Request> = {}): Promise<Response> {
  return machineNetwork.request({ method: 'GET', url, timeout: PATIENT, ...more })
}

async function failureOf(request: Promise<Response>): Promise<NetworkFailure> {
  const failure = await request.then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(NetworkFailure)
  for (const phase of Object.values((failure as NetworkFailure).phases)) expect(phase).toBeGreaterThanOrEqual(0)
  return failure as NetworkFailure
}

/** A machine with two services, one of which cannot be reached: the real network's, or one in memory. */
type Machine = () => Promise<{ network: Network; up: URL; down: URL }>

const noPhases = { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }

const machines: [string, Machine][] = [
  [
    'of the machine',
    async () => {
      const up = await serve(({ method }, response) => {
        response
          .writeHead(302, { location: '/elsewhere', 'set-cookie': ['a', 'b'] })
          .end(method === 'HEAD' ? '' : 'body')
      })
      return { network: machineNetwork, up, down: await freePort() }
    },
  ],
  [
    'in memory',
    async () => ({
      up: new URL('http://up/'),
      down: new URL('http://down/'),
      network: memoryNetwork(({ url, method }) => {
        if (url.host === 'down') throw new NetworkFailure('unreachable', 'connection refused', noPhases)
        const headers = { location: '/elsewhere', 'set-cookie': ['a', 'b'] }
        return { status: 302, headers, size: method === 'HEAD' ? 0 : 4, phases: noPhases }
      }),
    }),
  ],
]

/** An address where nobody listens: the system gave the port away and got it back. */
async function freePort(): Promise<URL> {
  const server = createServer()
  const url = await listen(server)
  await new Promise(resolve => server.close(resolve))
  return url
}

describe.each(machines)('the network %s', (_, make) => {
  it.each([
    ['GET', 4],
    ['HEAD', 0],
  ] as const)('answers %s with status, headers and size, and follows no redirect', async (method, size) => {
    const { network, up } = await make()
    const response = await network.request({ method, url: up, timeout: PATIENT })
    expect(response).toMatchObject({ status: 302, size, headers: { location: '/elsewhere', 'set-cookie': ['a', 'b'] } })
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

describe('the network of the machine', () => {
  it.each([200, 204, 301, 404, 418, 500, 503])('takes the status %d for an answer', async status => {
    const url = await serve((_, response) => response.writeHead(status).end())
    expect((await get(url)).status).toBe(status)
  })

  it('sends method, path, query and headers, and says who asks', async () => {
    const seen: unknown[] = []
    const url = await serve(({ method, url, headers }, response) => {
      seen.push(method, url, headers['x-token'], headers['user-agent'])
      response.end()
    })
    await get(new URL('/a%20b?c=d&e', url), { headers: { 'x-token': 't' } })
    expect(seen).toEqual(['GET', '/a%20b?c=d&e', 't', 'pipeline-actions'])
  })

  it('counts the bytes of a body, chunked or not, and keeps none of it', async () => {
    const url = await serve((_, response) => {
      for (let piece = 0; piece < 100; piece += 1) response.write(Buffer.alloc(10_000))
      response.end('ü')
    })
    const response = await get(url)
    expect(response.size).toBe(1_000_002)
    expect(Object.keys(response).sort()).toEqual(['headers', 'phases', 'size', 'status'])
  })

  it('has a connection of its own for each request', async () => {
    const ports = new Set<unknown>()
    const url = await serve(({ socket }, response) => {
      ports.add(socket.remotePort)
      response.end()
    })
    await get(url)
    await get(url)
    expect(ports.size).toBe(2)
  })

  it.each<[string, (socket: Socket) => void]>([
    ['never answers', () => {}],
    ['stops within the headers', socket => socket.write('HTTP/1.1 200 OK\r\nx-a')],
    ['stops within the body', socket => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc')],
    ['sends a body without end', socket => void endless(socket)],
  ])('times out where a server %s', async (_, answer) => {
    const url = await serveRaw(answer)
    const failure = await failureOf(get(url, { timeout: 60 }))
    expect(failure).toMatchObject({ kind: 'timeout', message: 'no complete response within 60 ms' })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['resets the connection', socket => socket.resetAndDestroy()],
    ['closes it without a word', socket => socket.end()],
    ['resets it within the body', socket => cutShort(socket, () => socket.resetAndDestroy())],
    ['closes it within the body', socket => cutShort(socket, () => socket.end())],
    ['speaks something else', socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
    ['sends headers without end', socket => socket.end(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}\r\n`)],
  ])('fails, and hangs not, where a server %s', async (_, answer) => {
    const url = await serveRaw(socket => {
      socket.once('data', () => answer(socket))
    })
    const failure = await failureOf(get(url))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).not.toBe('')
  })

  it('fails where a name does not resolve', async () => {
    const failure = await failureOf(get(new URL('http://no-such-host.invalid/')))
    expect(failure.kind).toBe('unreachable')
    expect(failure.message).toMatch(/no-such-host\.invalid/)
  })

  it('fails where a server has no TLS', async () => {
    const url = await serve((_, response) => response.end())
    const failure = await failureOf(get(new URL(`https://${url.host}/`)))
    expect(failure.kind).toBe('unreachable')
  })
})

function cutShort(socket: Socket, cut: () => void): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', cut)
}

function endless(socket: Socket): void {
  const more = (): void => {
    if (!socket.destroyed) socket.write('1\r\nx\r\n', () => setImmediate(more))
  }
  socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', more)
}
