import { createServer as createHttp2Server } from 'node:http2'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { NetworkFailure, Request } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import {
  ANSWER,
  CONTINUATION,
  DATA,
  data,
  END_HEADERS,
  frame,
  HEADERS,
  OK,
  PING,
  PUSH_PROMISE,
  SETTINGS,
} from '../../../support/http2-frames.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'

const SOON = 500
const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

/** Says something again and again, as fast as it is taken, after something else. */
function endlessly(socket: Socket, text: string | Buffer, first: string | Buffer = ''): void {
  socket.write(first)
  const more = (): void => {
    if (!socket.destroyed) socket.write(text, () => setImmediate(more))
  }
  more()
}

const begin = 'HTTP/1.1 200 OK\r\n'

async function failing(answer: (socket: Socket) => void, more: Partial<Request> = {}): Promise<NetworkFailure> {
  const port = await servers.raw(socket => void socket.once('data', () => answer(socket)))
  const url = new URL(`http://127.0.0.1:${port}/`)
  return failureOf(machineNetwork.request({ method: 'GET', url, timeout: PATIENT, ...more }))
}

describe('a server that means harm', () => {
  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['headers', socket => endlessly(socket, 'x-a: y\r\n'.repeat(100), begin), /Header overflow/i],
    ['one header', socket => endlessly(socket, 'y'.repeat(1000), `${begin}x: `), /Header overflow/i],
    ['a status line', socket => endlessly(socket, 'y'.repeat(1000), 'HTTP/1.1 200 '), /Header overflow/i],
    [
      'interim answers',
      socket => endlessly(socket, 'HTTP/1.1 102 Processing\r\n\r\n'),
      /^more than 100 interim answers/,
    ],
    [
      'a size of a chunk',
      socket => endlessly(socket, '0'.repeat(100) + 'f'.repeat(100), `${begin}transfer-encoding: chunked\r\n\r\n`),
      /overflow/i,
    ],
    [
      'an extension of a chunk',
      socket => endlessly(socket, 'y'.repeat(1000), `${begin}transfer-encoding: chunked\r\n\r\n1;x=`),
      /overflow/i,
    ],
    [
      'trailers',
      socket => endlessly(socket, 'x-a: y\r\n'.repeat(100), `${begin}transfer-encoding: chunked\r\n\r\n0\r\n`),
      /overflow/i,
    ],
  ])('by %s without end is stopped by what it may send', async (_, answer, reason) => {
    expect(await failing(answer)).toMatchObject({ kind: 'protocol', message: expect.stringMatching(reason) })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['a body', socket => endlessly(socket, 'x'.repeat(10_000), `${begin}\r\n`)],
    ['a body of tiny chunks', socket => endlessly(socket, '1\r\nx\r\n', `${begin}transfer-encoding: chunked\r\n\r\n`)],
  ])('by %s without end is stopped by the time', async (_, answer) => {
    expect(await failing(answer, { timeout: SOON, keep: 100 })).toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/reading the answer$/),
    })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['headers', socket => drip(socket, `${begin}x: `)],
    ['a body', socket => drip(socket, `${begin}\r\n`)],
    ['a chunk', socket => drip(socket, `${begin}transfer-encoding: chunked\r\n\r\nffff\r\n`)],
  ])('by %s drop by drop is stopped by the time', async (_, answer) => {
    expect(await failing(answer, { timeout: SOON })).toMatchObject({ kind: 'timeout' })
  })

  it.each<[string, Buffer]>([
    ['a giant frame', frame(DATA, 0, 1, Buffer.alloc(30_000), 0xffffff)],
    ['settings of an odd length', frame(4, 0, 0, Buffer.alloc(5))],
    ['headers for nobody', frame(HEADERS, END_HEADERS, 99, OK)],
    ['headers that are broken', frame(HEADERS, END_HEADERS, 1, Buffer.from([0xff, 0xff, 0xff, 0xff]))],
  ])('of HTTP/2 with %s is stopped', async (_, bytes) => {
    const failure = await failing(socket => socket.write(Buffer.concat([SETTINGS, bytes])), { version: '2' })
    expect(failure).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/^HTTP\/2: /) })
  })

  it.each<[string, Buffer, Buffer]>([
    ['pings', SETTINGS, frame(PING, 0, 0, Buffer.alloc(8))],
    ['settings', SETTINGS, SETTINGS],
    ['continued headers', Buffer.concat([SETTINGS, frame(HEADERS, 0, 1, OK)]), frame(CONTINUATION, 0, 1, OK)],
    ['empty data', ANSWER, data('')],
    ['promises', SETTINGS, frame(PUSH_PROMISE, END_HEADERS, 1, Buffer.from([0, 0, 0, 2, 0x82]))],
    ['data', ANSWER, data('x'.repeat(10_000))],
  ])('of HTTP/2 by %s without end is stopped', async (_, first, bytes) => {
    const failure = await failing(socket => endlessly(socket, bytes, first), { version: '2', timeout: SOON })
    expect(['timeout', 'protocol', 'unreachable']).toContain(failure.kind)
  })

  it('of HTTP/2 with too many interim answers is stopped', async () => {
    const server = createHttp2Server()
    server.on('stream', stream => {
      stream.on('error', () => {})
      for (let count = 0; count < 200 && !stream.destroyed; count += 1) stream.additionalHeaders({ ':status': 103 })
    })
    const url = new URL(`http://127.0.0.1:${await servers.listen(server)}/`)
    const failure = await failureOf(machineNetwork.request({ method: 'GET', url, timeout: PATIENT, version: '2' }))
    expect(failure).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/more than 100 interim answers/) })
  })

  it('lets nothing of itself behind when time is up', async () => {
    let closed: (() => void) | undefined
    const gone = new Promise<void>(resolve => {
      closed = resolve
    })
    await failing(socket => void socket.on('close', () => closed?.()), { timeout: 30 })
    await gone
  })
})

function drip(socket: Socket, text: string): void {
  socket.write(text)
  const timer = setInterval(() => socket.write('0'), 5)
  socket.on('close', () => clearInterval(timer))
}
