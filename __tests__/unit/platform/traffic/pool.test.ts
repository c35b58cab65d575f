import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { PoolOptions, PoolRequest, Reply } from '../../../../src/gate/traffic.js'
import { hostPort } from '../../../../src/platform/network/addresses.js'
import { ConnectionPool } from '../../../../src/platform/traffic/pool.js'
import { selfSigned } from '../../../support/certificate.js'
import { removeFolder, temporaryFolder } from '../../../support/folder.js'
import { describeWith } from '../../../support/tools.js'

const open: { close(): unknown }[] = []

afterEach(async () => {
  for (const each of open.splice(0)) each.close()
})

async function listening<T extends Server>(server: T, at = '127.0.0.1'): Promise<string> {
  server.listen(0, at)
  await once(server, 'listening')
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  open.push({
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  })
  const { port } = server.address() as AddressInfo
  return hostPort(at, port)
}

/** A server of TCP that does with each connection, and each of its requests, what it is told. */
async function tcp(serve: (socket: Socket, request: string, count: number) => void): Promise<string> {
  let connections = 0
  const server = createTcpServer(socket => {
    const count = ++connections
    socket.on('data', bytes => serve(socket, bytes.toString('latin1'), count))
    socket.on('error', () => {})
  })
  return `http://${await listening(server)}/`
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** A pool whose replies are waited for one by one. */
function pool(requests: (Partial<PoolRequest> & { url: string })[], options: Partial<PoolOptions> = {}) {
  const replies = new Map<number, (reply: Reply) => void>()
  const made = new ConnectionPool({
    requests: requests.map(each => ({ method: 'GET', headers: {}, headersWanted: true, keep: 1000, ...each })),
    slots: 2,
    ended: (slot, reply) => replies.get(slot)?.(reply),
    ...options,
  })
  open.push(made)
  const ask = (request = 0, slot = 0) =>
    new Promise<Reply>(resolve => {
      replies.set(slot, resolve)
      made.send(request, slot)
    })
  return { ask, made }
}

/** Lets the connections of this process take what is there for them. */
async function seenByNow(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

const bodyOf = ({ body }: Reply) => Buffer.from(body ?? []).toString()

describe('a pool of connections', () => {
  it('sends requests as they are, and reads their answers', async () => {
    const server: HttpServer = createServer((request, response) => {
      const pieces: Buffer[] = []
      request.on('data', piece => pieces.push(piece))
      request.on('end', () => {
        const { method, url, headers } = request
        response.setHeader('x-seen', 'yes')
        response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(pieces).toString() }))
      })
    })
    const host = await listening(server)
    const { ask } = pool([
      { url: `http://${host}/a%20b?c=d` },
      {
        method: 'POST',
        url: `http://${host}/`,
        headers: { 'X-Two': ['1', '…'], 'content-length': '99', host: 'other', 'user-agent': 'me' },
        body: Buffer.from('grüße'),
      },
      { method: 'PUT', url: `http://${host}/` },
      { method: 'HEAD', url: `http://${host}/` },
    ])
    const first = await ask(0)
    expect(first).toMatchObject({ failure: null, status: 200, version: '1.1', headers: { 'x-seen': 'yes' } })
    expect(first.answeredAt).toBeGreaterThanOrEqual(first.sentAt)
    expect(first.size).toBe(first.body?.length)
    expect(JSON.parse(bodyOf(first))).toEqual({
      method: 'GET',
      url: '/a%20b?c=d',
      headers: { host, 'user-agent': 'pipeline-actions' },
      body: '',
    })
    expect(JSON.parse(bodyOf(await ask(1)))).toMatchObject({
      method: 'POST',
      headers: {
        host: 'other',
        'user-agent': 'me',
        'x-two': `1, ${Buffer.from('…').toString('latin1')}`,
        'content-length': '7',
      },
      body: 'grüße',
    })
    expect(JSON.parse(bodyOf(await ask(2)))).toMatchObject({ headers: { 'content-length': '0' } })
    expect(await ask(3)).toMatchObject({ status: 200, size: 0 })
  })

  it('uses a connection again, and opens more only where more is under way', async () => {
    let connections = 0
    const url = await tcp((socket, _, count) => {
      connections = count
      socket.write(OK)
    })
    const { ask } = pool([{ url }])
    for (let count = 0; count < 5; count += 1) expect(bodyOf(await ask())).toBe('ok')
    expect(connections).toBe(1)
    await Promise.all([ask(0, 0), ask(0, 1)])
    expect(connections).toBe(2)
  })

  it('does not use a connection again whose answer says so, or has more behind it', async () => {
    const answers = [OK.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'), `${OK}HTTP/1.1 200 OK\r\n\r\n`, OK]
    const seen: number[] = []
    const url = await tcp((socket, _, count) => {
      seen.push(count)
      socket.write(answers[count - 1] ?? OK)
    })
    const { ask } = pool([{ url }])
    for (let count = 0; count < 4; count += 1) expect(bodyOf(await ask())).toBe('ok')
    expect(seen).toEqual([1, 2, 3, 3])
  })

  it('does not use a connection again whose answer came before all of the request was sent', async () => {
    const seen = new Set<number>()
    const url = await tcp((socket, _, count) => {
      // Reads no more of the request than its beginning.
      socket.pause()
      if (!seen.has(count)) socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n')
      seen.add(count)
    })
    const { ask } = pool([{ method: 'POST', url, body: Buffer.alloc(20_000_000) }, { url }])
    expect(await ask(0)).toMatchObject({ failure: null, status: 413 })
    expect(await ask(1)).toMatchObject({ failure: null, status: 413 })
    expect(seen.size).toBe(2)
  })

  it('sends each request once: one whose connection is closed before its answer has failed', async () => {
    const seen: string[] = []
    const url = await tcp((socket, request, count) => {
      seen.push(`${count} ${request.slice(0, 4)}`)
      if (seen.length % 2 === 1) socket.write(OK)
      else socket.end()
    })
    const { ask } = pool([{ url }, { method: 'POST', url }])
    expect(bodyOf(await ask(0))).toBe('ok')
    expect(await ask(0)).toMatchObject({ failure: 'reset', reason: 'the connection was closed before an answer' })
    expect(bodyOf(await ask(0))).toBe('ok')
    expect(await ask(1)).toMatchObject({ failure: 'reset' })
    expect(seen).toEqual(['1 GET ', '1 GET ', '2 GET ', '2 POST'])
  })

  it.each<[string, string, number[], number[]]>([
    ['four seconds', '', [0, 3900, 4000], [1, 1, 2]],
    ['four fifths of what the server says', 'Keep-Alive: timeout=2, max=100\r\n', [0, 1500, 1600], [1, 1, 2]],
    ['four seconds, whatever the server says', 'Keep-Alive: timeout=60\r\n', [0, 3900, 4000], [1, 1, 2]],
    ['no time at all where the server says so', 'Keep-Alive: max=1,timeout=0\r\n', [0, 0], [1, 2]],
  ])('does not use a connection again that was idle for %s', async (_, header, times, connections) => {
    const seen: number[] = []
    const url = await tcp((socket, _, count) => {
      seen.push(count)
      socket.write(OK.replace('\r\n\r\n', `\r\n${header}\r\n`))
    })
    const { ask } = pool([{ url }])
    let now = 1000
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now)
    try {
      for (const idle of times) {
        now += idle
        expect(bodyOf(await ask())).toBe('ok')
      }
    } finally {
      clock.mockRestore()
    }
    expect(seen).toEqual(connections)
  })

  it('does not use a connection again that was closed meanwhile, or had something to say', async () => {
    const sockets: Socket[] = []
    const url = await tcp((socket, _, count) => {
      sockets[count - 1] = socket
      socket.write(OK)
    })
    const { ask } = pool([{ method: 'POST', url }])
    const endings = [
      (socket: Socket) => socket.end(),
      (socket: Socket) => socket.resetAndDestroy(),
      (socket: Socket) => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n'),
    ]
    for (const end of endings) {
      expect(bodyOf(await ask())).toBe('ok')
      end(sockets.at(-1) as Socket)
      await seenByNow()
    }
    expect(bodyOf(await ask())).toBe('ok')
    expect(sockets).toHaveLength(4)
  })

  it('does not use a connection again whose request says so', async () => {
    const seen: number[] = []
    const url = await tcp((socket, _, count) => {
      seen.push(count)
      socket.write(OK)
    })
    const { ask } = pool([{ url, headers: { Connection: 'Close' } }])
    for (let count = 0; count < 3; count += 1) expect(bodyOf(await ask())).toBe('ok')
    expect(seen).toEqual([1, 2, 3])
  })

  it.each([['127.0.0.1'], ['::1']])('finds a server that listens on %s alone by the name of this machine', async at => {
    const server = createServer((_, response) => response.end('ok'))
    const { port } = new URL(`http://${await listening(server, at)}`)
    // No file of hosts has this one.
    const { ask } = pool([{ url: `http://smoke.localhost:${port}/` }, { url: `http://localhost:${port}/` }])
    for (const request of [0, 1, 0]) expect(bodyOf(await ask(request))).toBe('ok')
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
    await seenByNow()
    expect(await ask(0)).toMatchObject({ failure: 'refused', reason: expect.stringContaining('ECONNREFUSED') })
  })

  it('tells how an exchange failed', async () => {
    const refusing = createTcpServer()
    const refused = await listening(refusing)
    refusing.close()
    await once(refusing, 'close')
    const cut = await tcp(socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello'))
    const closing = await tcp(socket => socket.end())
    const resetting = await tcp(socket => socket.resetAndDestroy())
    const strange = await tcp(socket => socket.write('SSH-2.0-x\r\n\r\n'))
    const { ask } = pool(
      [`http://${refused}/`, cut, closing, resetting, strange, 'http://nowhere.invalid/'].map(url => ({ url })),
    )
    expect(await ask(0)).toMatchObject({
      failure: 'refused',
      reason: expect.stringContaining('ECONNREFUSED'),
      sentAt: Number.NaN,
    })
    expect(await ask(1)).toMatchObject({
      failure: 'reset',
      reason: 'the connection was closed before the end of the answer',
    })
    expect(await ask(2)).toMatchObject({ failure: 'reset', reason: 'the connection was closed before an answer' })
    expect(await ask(3)).toMatchObject({ failure: 'reset' })
    expect(await ask(4)).toMatchObject({
      failure: 'protocol',
      reason: 'the answer is not HTTP: it does not begin with HTTP/1.1 and a status',
    })
    expect(await ask(5)).toMatchObject({ failure: 'unreachable' })
  })

  it('reads an answer that ends with its connection', async () => {
    const url = await tcp(socket => socket.end('HTTP/1.1 200 OK\r\n\r\nall of it'))
    const { ask } = pool([{ url }])
    expect(bodyOf(await ask())).toBe('all of it')
    expect(bodyOf(await ask())).toBe('all of it')
  })

  it('tells nothing of what is cancelled, and has its slot free', async () => {
    let asked = 0
    const url = await tcp((socket, _, count) => {
      asked += 1
      if (count > 1) socket.write(OK)
      else if (asked === 1) made.cancel(0)
    })
    const { ask, made } = pool([{ url }])
    let told = false
    void ask().then(() => {
      told = true
    })
    while (asked === 0) await new Promise(resolve => setImmediate(resolve))
    expect(bodyOf(await ask())).toBe('ok')
    expect(told).toBe(false)
    expect(asked).toBe(2)
  })

  it('has connections to one server make room for those to another', async () => {
    let first = 0
    let closed = 0
    const one = await tcp((socket, _, count) => {
      first = count
      socket.once('close', () => {
        closed += 1
      })
      socket.write(OK)
    })
    const other = await tcp(socket => socket.write(OK))
    const { ask } = pool([{ url: one }, { url: other }])
    await Promise.all([ask(0, 0), ask(0, 1)])
    await Promise.all([ask(1, 0), ask(1, 1)])
    while (closed < 2) await new Promise(resolve => setImmediate(resolve))
    expect(first).toBe(2)
  })

  it.each<[string, Partial<PoolRequest>]>([
    ['"x-bad name"', { headers: { 'x-bad name': '1' } }],
    ['"x-split"', { headers: { 'x-split': 'a\r\nx: y' } }],
    ['"GET /\\r\\n"', { method: 'GET /\r\n' }],
  ])('refuses what cannot stand in a request: %s', (what, request) => {
    expect(() => pool([{ url: 'http://server/', ...request }])).toThrow(`${what} cannot stand in a request`)
  })
})

describeWith(['openssl'], 'a pool of encrypted connections', () => {
  it('trusts whom it is told to, and nobody else', async () => {
    const folder = await temporaryFolder()
    const { key, cert } = selfSigned(folder, 'DNS:localhost,IP:127.0.0.1')
    await removeFolder(folder)
    let connections = 0
    const server = createTlsServer({ key, cert }, (_, response) => response.end('ok'))
    server.on('secureConnection', () => {
      connections += 1
    })
    const url = `https://${await listening(server)}/`
    expect(await pool([{ url }]).ask()).toMatchObject({ failure: 'untrusted', reason: expect.stringContaining('self') })
    const { ask } = pool([{ url }], { tls: { ca: cert.toString() } })
    connections = 0
    for (let count = 0; count < 3; count += 1) expect(bodyOf(await ask())).toBe('ok')
    expect(connections).toBe(1)
    const other = pool([{ url }], { tls: { ca: cert.toString(), serverName: 'example.org' } })
    expect(await other.ask()).toMatchObject({ failure: 'untrusted', reason: expect.stringContaining('example.org') })
    const insecure = pool([{ url }], { tls: { insecure: true } })
    expect(bodyOf(await insecure.ask())).toBe('ok')
    const dropping = createTlsServer({ key, cert })
    // With a reset, not an end.
    dropping.on('connection', (socket: Socket) => dropping.once('request', () => socket.resetAndDestroy()))
    const dropped = pool([{ url: `https://${await listening(dropping)}/` }], { tls: { insecure: true } })
    expect(await dropped.ask()).toMatchObject({ failure: 'reset' })
    const plain = await tcp(socket => socket.write(OK))
    expect(await pool([{ url: plain.replace('http:', 'https:') }]).ask()).toMatchObject({ failure: 'protocol' })
    expect(() => pool([{ url }], { tls: { ca: 'none' } })).toThrow('the own CA holds no certificate')
  })
})
