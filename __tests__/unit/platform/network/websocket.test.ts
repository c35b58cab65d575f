import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { WebSocketRequest } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { Certificates } from '../../../support/authority.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'
import { describeWith } from '../../../support/tools.js'
import { type Heard, serverFrame, webSocketOn } from '../../../support/websocket-server.js'

const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

const open = async (answer: (socket: Socket) => void, more: Partial<WebSocketRequest> = {}) => {
  const url = new URL(`ws://127.0.0.1:${await servers.raw(answer)}/socket?a=b`)
  return machineNetwork.upgrade({ url, timeout: PATIENT, ...more })
}
const MIB = 1024 * 1024

/** Any message will do. */
const any = () => true

/** Something to wait for. */
function signal(): { end: Promise<void>; ended: () => void } {
  let ended = (): void => {}
  const end = new Promise<void>(resolve => {
    ended = resolve
  })
  return { end, ended }
}

describe('WebSocket', () => {
  it('makes the handshake, and ends it as one should', async () => {
    let heard: Heard | undefined
    const { end, ended } = signal()
    const answer = await open(socket => {
      heard = webSocketOn(socket, { headers: 'x-server: y\r\nX-A: ü\r\nx-a: 2\r\n' })
      socket.on('close', ended)
    })
    expect(answer).toMatchObject({ status: 101, protocol: null, headers: { 'x-server': 'y', 'x-a': ['ü', '2'] } })
    expect(answer.message).toBeUndefined()
    expect(answer.phases.connect).toBeGreaterThan(0)
    await end
    expect(heard?.request).toMatch(/^GET \/socket\?a=b HTTP\/1\.1\r\n/)
    expect(heard?.request).toMatch(/\r\nsec-websocket-version: 13\r\n/i)
    expect(heard?.request).not.toMatch(/extensions/i)
    expect(heard?.frames).toEqual([{ opcode: 8, text: '\u0003\ufffd', masked: true }])
  })

  it('offers protocols and takes the one that is chosen', async () => {
    let heard: Heard | undefined
    const answer = await open(
      socket => {
        heard = webSocketOn(socket, { headers: 'Sec-WebSocket-Protocol: b\r\n' })
      },
      { protocols: ['a', 'b'], headers: { Authorization: 'Bearer x', Host: 'virtual.test' } },
    )
    expect(answer.protocol).toBe('b')
    expect(heard?.request).toMatch(/\r\nsec-websocket-protocol: a, b(\r\n|$)/i)
    expect(heard?.request).toMatch(/\r\nauthorization: Bearer x\r\n/i)
    expect(heard?.request.match(/\r\nhost: /gi)).toHaveLength(1)
  })

  it.each([0, 5, 125, 126, 65_535, 65_536, MIB])('sends a message of %d bytes and gets one back', async size => {
    const send = 'x'.repeat(size)
    const answer = await open(
      socket => void webSocketOn(socket, { answer: (opcode, text) => (opcode === 1 ? serverFrame(0x81, text) : null) }),
      { send, until: any },
    )
    expect(Buffer.from(answer.message ?? []).toString()).toBe(send)
  })

  it('puts a message together from its fragments, and answers pings in between', async () => {
    let heard: Heard | undefined
    const { end, ended } = signal()
    const fragments = Buffer.concat([
      serverFrame(0x89, 'are you there'),
      serverFrame(0x01, Buffer.from('gr\xc3', 'latin1')),
      serverFrame(0x89, ''),
      serverFrame(0x8a, 'unasked'),
      serverFrame(0x00, ''),
      serverFrame(0x80, Buffer.from('\xbcn', 'latin1')),
    ])
    const answer = await open(
      socket => {
        heard = webSocketOn(socket, { first: fragments })
        socket.on('close', ended)
      },
      { until: any },
    )
    expect(Buffer.from(answer.message ?? []).toString()).toBe('grün')
    await end
    expect(heard?.frames.slice(0, 2)).toEqual([
      { opcode: 10, text: 'are you there', masked: true },
      { opcode: 10, text: '', masked: true },
    ])
  })

  it('gets a message drop by drop, and a binary one as it is', async () => {
    const message = serverFrame(0x82, Buffer.alloc(300, 0xff))
    const answer = await open(
      socket => {
        webSocketOn(socket)
        const next = (at: number): void => {
          if (at < message.length) socket.write(message.subarray(at, at + 1), () => setImmediate(() => next(at + 1)))
        }
        socket.once('data', () => setImmediate(() => next(0)))
      },
      { until: any },
    )
    expect(Buffer.from(answer.message ?? []).equals(Buffer.alloc(300, 0xff))).toBe(true)
  })

  it.each(['200 OK', '401 Who', '426 Upgrade Required', '302 Found'])(
    'tells an answer of %s for what it is',
    async status => {
      const text = `HTTP/1.1 ${status}\r\nx-why: because\r\ncontent-length: 0\r\n\r\n`
      const answer = await open(socket => void socket.once('data', () => socket.end(text)))
      expect(answer).toMatchObject({
        status: Number(status.slice(0, 3)),
        protocol: null,
        headers: { 'x-why': 'because' },
      })
    },
  )

  it.each([
    ['its end', 'content-length: 3\r\n\r\nwhy', true],
    ['no end', 'content-length: 9\r\n\r\nwhy', false],
    ['an end that is too early', 'content-length: 9\r\n\r\nwhy', true],
    ['more than is told', `\r\nwhy${'y'.repeat(70_000)}`, false],
  ])('has what a refusal says, with %s', async (_, rest, ends) => {
    const text = `HTTP/1.1 403 No\r\n${rest}`
    const answer = await open(socket => void socket.once('data', () => (ends ? socket.end(text) : socket.write(text))))
    expect(Buffer.from(answer.beginning ?? []).toString()).toMatch(/^why(y{65533})?$/)
  })

  it('has nothing of a refusal that is encoded', async () => {
    const text = 'HTTP/1.1 403 No\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nwhy'
    expect(await open(socket => void socket.once('data', () => socket.end(text)))).not.toHaveProperty('beginning')
  })

  it.each<[string, Parameters<typeof webSocketOn>[1], RegExp]>([
    ['another accept key', { accept: () => 'AAAA' }, /without the accept key/],
    ['the key itself', { accept: key => key }, /without the accept key/],
    [
      'an extension',
      { headers: 'Sec-WebSocket-Extensions: permessage-deflate\r\n' },
      /an extension of WebSocket that was not offered$/,
    ],
    [
      'a protocol nobody asked for',
      { headers: 'Sec-WebSocket-Protocol: z\r\n' },
      /chose the protocol "z", which was not offered$/,
    ],
    ['a masked frame', { first: Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x41]) }, /a frame of the server is masked$/],
    ['a reserved bit', { first: serverFrame(0xc1, 'x') }, /uses an extension that was not agreed on$/],
    ['an unknown opcode', { first: serverFrame(0x83, 'x') }, /the opcode 3, which means nothing$/],
    ['a ping in fragments', { first: serverFrame(0x09, 'x') }, /a control frame is in fragments/],
    ['a long ping', { first: serverFrame(0x89, 'x'.repeat(126)) }, /a control frame is in fragments, or longer/],
    ['a continuation of nothing', { first: serverFrame(0x80, 'x') }, /out of order$/],
    [
      'a message within another',
      { first: Buffer.concat([serverFrame(0x01, 'x'), serverFrame(0x81, 'x')]) },
      /out of order$/,
    ],
    ['text that is none', { first: serverFrame(0x81, Buffer.from([0xff])) }, /not valid UTF-8$/],
    ['a giant frame', { first: Buffer.from([0x82, 127, 0, 0, 0, 0, 0x40, 0, 0, 0]) }, /longer than 1 MiB$/],
    [
      'a frame beyond all numbers',
      { first: Buffer.from([0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255]) },
      /longer than 1 MiB$/,
    ],
    [
      'a giant message',
      { first: Buffer.concat([serverFrame(0x02, Buffer.alloc(MIB)), serverFrame(0x80, 'x')]) },
      /longer than 1 MiB$/,
    ],
    [
      'pings only',
      { first: Buffer.concat(Array.from({ length: 10_001 }, () => serverFrame(0x8a, ''))) },
      /after 10000 frames$/,
    ],
  ])('fails where a server sends %s', async (_, manners, reason) => {
    const failure = await failureOf(open(socket => void webSocketOn(socket, manners), { until: any }))
    expect(failure).toMatchObject({ kind: 'protocol', message: expect.stringMatching(reason) })
  })

  it.each<[string, (socket: Socket) => void, RegExp]>([
    [
      'closes it',
      socket => void webSocketOn(socket, { first: serverFrame(0x88, '\u0003\u00f0gone') }),
      /closed the WebSocket with the code \d+/,
    ],
    [
      'closes it without a code',
      socket => void webSocketOn(socket, { first: serverFrame(0x88, '') }),
      /without a code before a message$/,
    ],
    [
      'hangs up',
      socket => {
        webSocketOn(socket)
        socket.once('data', () => setImmediate(() => socket.end()))
      },
      /closed without a message$/,
    ],
    ['hangs up at once', socket => socket.end(), /^the connection was closed before an answer$|ECONNRESET/],
    [
      'switches to something else',
      socket =>
        void socket.once('data', () => socket.write('HTTP/1.1 101 x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n')),
      /switches to something else$/,
    ],
  ])('fails where a server %s', async (_, answer, reason) => {
    expect((await failureOf(open(answer, { until: any }))).message).toMatch(reason)
  })

  it('reads on until the message that is waited for', async () => {
    const messages = ['connecting', 'ready', 'ping'].map(text => serverFrame(0x81, text))
    const answer = await open(socket => void webSocketOn(socket, { first: Buffer.concat(messages) }), {
      until: async message => Buffer.from(message).toString() === 'ready',
    })
    expect(Buffer.from(answer.message ?? []).toString()).toBe('ready')
  })

  it.each<[string, Buffer, number]>([
    ['time is up', Buffer.alloc(0), 500],
    ['the server closes it', serverFrame(0x88, ''), PATIENT],
  ])('has the last message where %s before another', async (_, last, timeout) => {
    const first = Buffer.concat([serverFrame(0x81, 'connecting'), serverFrame(0x81, 'ping'), last])
    const answer = await open(socket => void webSocketOn(socket, { first }), { until: () => false, timeout })
    expect(answer).toMatchObject({ status: 101, message: Buffer.from('ping') })
  })

  it('is stopped by the time in the middle of messages that have all come', async () => {
    const all = 3000
    let looked = 0
    const first = Buffer.concat(Array.from({ length: all }, () => serverFrame(0x81, 'x')))
    const until = (): boolean => {
      looked += 1
      for (const end = performance.now() + 1; performance.now() < end; );
      return false
    }
    const answer = await open(socket => void webSocketOn(socket, { first }), { until, timeout: 50 })
    expect(answer.message).toEqual(Buffer.from('x'))
    // Nobody looks at the rest.
    const before = looked
    expect(before).toBeLessThan(all)
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
    expect(looked).toBe(before)
  })

  it('has the message of a server that hangs up behind it', async () => {
    const answer = await open(
      socket => {
        webSocketOn(socket, { first: serverFrame(0x81, 'bye') })
        socket.once('data', () => setImmediate(() => socket.end()))
      },
      { until: any },
    )
    expect(answer.message).toEqual(Buffer.from('bye'))
  })

  it('is stopped by the time where no message comes', async () => {
    const failure = await failureOf(open(socket => void webSocketOn(socket), { until: any, timeout: 100 }))
    expect(failure).toMatchObject({ kind: 'timeout' })
  })
})

describeWith(['openssl'], 'WebSocket over TLS', () => {
  it('needs a certificate that is trusted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'websocket-'))
    const made = new Certificates(folder)
    const root = made.root('Test Root')
    const leaf = made.issue(root, 'service.test', { names: 'DNS:localhost' })
    rmSync(folder, { recursive: true })
    const server = createTlsServer({ key: leaf.key, cert: leaf.cert, ALPNProtocols: ['h2', 'http/1.1'] }, socket => {
      webSocketOn(
        socket.on('error', () => {}),
        { first: serverFrame(0x81, 'hi') },
      )
    })
    const url = new URL(`wss://localhost:${await servers.listen(server)}/`)
    const answer = await machineNetwork.upgrade({ url, timeout: PATIENT, until: any, tls: { ca: root.cert } })
    expect(answer).toMatchObject({ status: 101, tls: { refusal: null } })
    expect(Buffer.from(answer.message ?? []).toString()).toBe('hi')
    expect(await failureOf(machineNetwork.upgrade({ url, timeout: PATIENT }))).toMatchObject({ kind: 'untrusted' })
  })
})
