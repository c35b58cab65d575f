import { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals'
import { Certificates, type Issued } from '../support/authority.js'
import { DnsServer, wireName, wireNumbers, wireText } from '../support/dns-server.js'
import { freePort } from '../support/free-port.js'
import { GrpcServer, missingForGrpc } from '../support/grpc-server.js'
import { Servers } from '../support/servers.js'
import { type Row, SmokeFolder } from '../support/smoke.js'
import { describeUnless, describeWith } from '../support/tools.js'
import { serverFrame, webSocketOn } from '../support/websocket-server.js'

const HEAD = 'defaults: { timeout: 20s }'
const REFUSED = (port: number) => `response: expected a response, got connect ECONNREFUSED 127.0.0.1:${port}.`

const servers = new Servers()
const folder = new SmokeFolder()
const hold = (rows: readonly Row[]) => folder.hold(rows, HEAD)
afterEach(() => servers.stop())
afterAll(() => folder.remove())

describe('smoke-test over TCP', () => {
  it('connects, and listens', async () => {
    const mail = await servers.raw(socket => {
      socket.write('220 mail.test ESMTP\r\n')
      socket.on('data', data => socket.end(String(data) === 'QUIT\r\n' ? '221 bye\r\n' : '500 what\r\n'))
    })
    const silent = await servers.raw(() => undefined)
    const rude = await servers.raw(socket => socket.destroy())
    const closed = await freePort()
    // What it says comes in pieces, each a round trip behind the one before.
    const slow = await servers.raw(socket => {
      const pieces = ['220 ready\r\n', 'connected_clients:12', '34\r\n', '500 database down\r\n']
      const next = (): void => {
        const piece = pieces.shift()
        if (piece !== undefined) socket.write(piece, () => setTimeout(next, 50))
      }
      next()
    })
    const at = `127.0.0.1:${mail}`
    const late = `127.0.0.1:${slow}`
    const nothing = 'got none within 500 ms; it was still waiting for the answer.'
    await hold([
      ['open', `tcp: "localhost:${silent}"`, `TCP localhost:${silent}`],
      ['banner', `tcp: "${at}", expect: { body: /^220 .* ESMTP$/ }`, `TCP ${at}`],
      ['bye', `tcp: "${at}", send: "QUIT\\r\\n", expect: { regex: { "/^(221) /m": 221 } }`, `TCP ${at}`],
      [
        'other',
        `tcp: "${at}", send: "EHLO\\r\\n", expect: { body: { contains: "250" } }`,
        `TCP ${at}`,
        'body: expected body with "250" in it, got "220 mail.test ESMTP\\r\\n500 what".',
      ],
      [
        'silent',
        `tcp: "127.0.0.1:${silent}", timeout: 500ms, expect: { body: { contains: SSH } }`,
        `TCP 127.0.0.1:${silent}`,
        `response: expected a response, ${nothing}`,
      ],
      [
        'mute',
        `tcp: "127.0.0.1:${silent}", timeout: 500ms, expect: { body: { not: { contains: ERR } } }`,
        `TCP 127.0.0.1:${silent}`,
        `response: expected a response, ${nothing}`,
      ],
      [
        'quiet',
        `tcp: "127.0.0.1:${silent}", timeout: 500ms, expect: { body: { empty: true } }`,
        `TCP 127.0.0.1:${silent}`,
      ],
      [
        'whole',
        `tcp: "${late}", timeout: 2s, expect: { body: { not: { contains: "500 " } } }`,
        `TCP ${late}`,
        'body: expected body not with "500 " in it, got "220 ready\\r\\nconnected_clients:***\\r\\n500 database down".',
      ],
      ['number', `tcp: "${late}", expect: { regex: { "clients:(\\\\d+)": "== 1234" } }`, `TCP ${late}`],
      [
        'captured',
        `tcp: "${late}", expect: { body: { contains: ready } }, capture: { clients: { regex: "clients:(\\\\d+)" } }`,
        `TCP ${late}`,
      ],
      [
        'number that was captured',
        `tcp: "${late}", expect: { regex: { "clients:(\\\\d+)": "{{clients}}" } }`,
        `TCP ${late}`,
      ],
      [
        'rude',
        `tcp: "127.0.0.1:${rude}", expect: { regex: /SSH/ }`,
        `TCP 127.0.0.1:${rude}`,
        'response: expected a response, got the connection was closed before an answer.',
      ],
      ['closed', `tcp: "127.0.0.1:${closed}"`, `TCP 127.0.0.1:${closed}`, REFUSED(closed)],
    ])
  })
})

describeWith(['openssl'], 'smoke-test over TLS', () => {
  let own: Issued
  let soon: Issued
  beforeAll(() => {
    const made = new Certificates(folder.path)
    const root = made.root('Test Root', { until: 300 })
    own = made.issue(root, 'mail.test', { names: 'DNS:localhost,DNS:mail.test,IP:127.0.0.1', until: 50.5 })
    soon = made.issue(root, 'soon.test', { names: 'DNS:soon.test', until: 2.5 })
    folder.write('ca.pem', root.cert)
  })

  /** A mail server that offers STARTTLS, or none. */
  function mail(socket: Socket, offers: boolean): void {
    socket.write('220 mail.test\r\n')
    socket.on('data', function listen(data) {
      if (String(data).startsWith('EHLO'))
        socket.write(offers ? '250-mail.test\r\n250 STARTTLS\r\n' : '250 mail.test\r\n')
      if (!String(data).startsWith('STARTTLS')) return
      socket.off('data', listen).write('220 go\r\n')
      new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(own) }).on('error', () => undefined)
    })
  }

  it('looks at chain, name and end', async () => {
    const [good, late] = [await servers.listen(createTlsServer(own)), await servers.listen(createTlsServer(soon))]
    const offering = await servers.raw(socket => mail(socket, true))
    const plain = await servers.raw(socket => mail(socket, false))
    const until = (each: Issued) => new Date(new X509Certificate(each.cert).validTo).toISOString().replace('.000Z', 'Z')
    await hold([
      [
        'good',
        `tls: "localhost:${good}", ca: ca.pem, expect: { trusted: true, expires-in: "> 50d and < 51d", names: [mail.test, localhost, 127.0.0.1] }`,
        `TLS localhost:${good}`,
      ],
      [
        'address',
        `tls: "127.0.0.1:${good}", ca: ca.pem, expect: { names: { contains: mail.test } }`,
        `TLS 127.0.0.1:${good}`,
      ],
      [
        'soon',
        `tls: "127.0.0.1:${late}", ca: ca.pem, server-name: soon.test, expect: { expires-in: "> 14d", names: { contains: mail.test } }`,
        `TLS 127.0.0.1:${late}`,
        'certificate: expected expires-in more than 14d, got 2.5 days.',
        'certificate: expected names with "mail.test" in it, got "soon.test".',
      ],
      [
        'named',
        `tls: "localhost:${late}", ca: ca.pem`,
        `TLS localhost:${late}`,
        `certificate: expected trusted true, got certificate for another name; CN=soon.test (valid until ${until(soon)}) is for soon.test, not for localhost.`,
      ],
      [
        'unknown',
        `tls: "localhost:${good}"`,
        `TLS localhost:${good}`,
        `certificate: expected trusted true, got unknown issuer; CN=mail.test (valid until ${until(own)}) is issued by CN=Test Root, which the server does not send and nobody here trusts.`,
      ],
      ['meant', `tls: "localhost:${good}", expect: { trusted: false }`, `TLS localhost:${good}`],
      [
        'starttls',
        `tls: "localhost:${offering}", starttls: smtp, ca: ca.pem, expect: { expires-in: "> 50d" }`,
        `TLS localhost:${offering} by smtp`,
      ],
      [
        'refused',
        `tls: "localhost:${plain}", starttls: smtp, ca: ca.pem`,
        `TLS localhost:${plain} by smtp`,
        'response: expected a response, got STARTTLS of smtp: the server does not offer it.',
      ],
      [
        'plain',
        `tls: "localhost:${plain}", ca: ca.pem`,
        `TLS localhost:${plain}`,
        'response: expected a response, got TLS failed: wrong version number (SSL): what listens there speaks no TLS.',
      ],
    ])
  })
})

describe('smoke-test over DNS', () => {
  it('asks a server for records', async () => {
    const address = (last: number) => ({ type: 1, data: Buffer.from([10, 0, 0, last]) })
    const dns = await DnsServer.start((name, type) => {
      if (name === 'silent.test') return null
      if (name === 'broken.test') return { code: 2 }
      if (name === 'closed.test') return { code: 5 }
      if (name !== 'shop.test') return { code: 3 }
      if (type === 1) return { records: [address(2), address(1)] }
      if (type === 15)
        return { records: [{ type, data: Buffer.concat([wireNumbers(10), wireName('mail.shop.test')]) }] }
      if (type === 16) return { records: [{ type, data: wireText('v=spf1 -all') }] }
      return {}
    })
    const server = `127.0.0.1:${dns.port}`
    const row = (name: string, dns: string, type: string, expected: string, ...found: string[]): Row => [
      name,
      `dns: ${dns}, type: ${type}, server: "${server}"${expected && `, expect: { records: ${expected} }`}`,
      `${type} ${dns} of ${server}`,
      ...found,
    ]
    const none = (asked: string, why: string) => `response: expected a response, got ${why} for ${asked}: ${server}`
    try {
      await hold([
        row('any', 'shop.test', 'A', ''),
        row('all', 'shop.test', 'A', '[10.0.0.1, 10.0.0.2]'),
        row('some', 'shop.test', 'A', '{ contains: 10.0.0.2, count: 2 }'),
        row('mail', 'shop.test', 'MX', '10 mail.shop.test.'),
        row('text', 'shop.test', 'TXT', '/v=spf1/'),
        row(
          'moved',
          'shop.test',
          'A',
          '[10.0.0.1]',
          'records: expected records ["10.0.0.1"], got 2 values: "10.0.0.1", "10.0.0.2".',
        ),
        row(
          'lenient',
          'shop.test',
          'TXT',
          '/ .any/',
          'records: expected records like / .any/, got "\\"v=spf1 -all\\"".',
        ),
        row(
          'sixth',
          'shop.test',
          'AAAA',
          '',
          `${none('AAAA shop.test', 'no records')} knows the name, but no record of that type.`,
        ),
        row('nobody', 'nobody.test', 'A', '', `${none('A nobody.test', 'NXDOMAIN')} says that there is no such name.`),
        row('broken', 'broken.test', 'A', '', `${none('A broken.test', 'SERVFAIL')} could not find out.`),
        row('closed', 'closed.test', 'A', '', `${none('A closed.test', 'REFUSED')} does not answer that.`),
        [
          'silent',
          `dns: silent.test, server: "${server}", timeout: 400ms`,
          `A silent.test of ${server}`,
          'response: expected a response, got none within 400 ms; it was still waiting for the answer.',
        ],
      ])
    } finally {
      await dns.stop()
    }
  })
})

describe('smoke-test over WebSocket', () => {
  it('shakes hands, and talks', async () => {
    const talking = await servers.raw(socket => {
      webSocketOn(socket, {
        headers: 'Sec-WebSocket-Protocol: chat\r\nX-Node: n1\r\n',
        answer: (_, text) => serverFrame(0x81, JSON.stringify({ type: 'echo', text })),
      })
    })
    const silent = await servers.raw(socket => void webSocketOn(socket))
    const eager = await servers.raw(socket => {
      const first = ['connecting', 'ready', 'heartbeat'].map(type => serverFrame(0x81, JSON.stringify({ type })))
      webSocketOn(socket, { first: Buffer.concat(first) })
    })
    const liar = await servers.raw(socket => void webSocketOn(socket, { accept: () => 'wrong' }))
    const plain = await servers.http((_, response) => response.writeHead(404).end('no'))
    const at = (port: number | string) => `ws://127.0.0.1:${port}/`
    const closed = await freePort()
    const row = (name: string, port: number | string, more: string, ...found: string[]): Row => [
      name,
      `websocket: "${at(port)}"${more && `, ${more}`}`,
      `WebSocket ${at(port)}`,
      ...found,
    ]
    await hold([
      row('open', silent, ''),
      row(
        'echo',
        talking,
        'protocols: chat, send: hi, expect: { status: 101, json: { $.type: echo, $.text: hi }, header: { x-node: n1 } }',
      ),
      row(
        'other',
        talking,
        'protocols: chat, send: hi, timeout: 500ms, expect: { json: { $.text: ho } }',
        'json: expected $.text "ho", got "hi".',
      ),
      row('ready', eager, 'expect: { json: { $.type: ready } }'),
      row('first', eager, 'expect: { json: { $.type: { not: error } } }'),
      row(
        'never',
        eager,
        'timeout: 500ms, expect: { json: { $.type: done } }',
        'json: expected $.type "done", got "heartbeat".',
      ),
      row(
        'protocol',
        silent,
        'protocols: [chat, news]',
        'protocol: expected one of the protocols chat, news, got none.',
      ),
      row(
        'liar',
        liar,
        '',
        'response: expected a response, got the server switches to WebSocket without the accept key that belongs to the request.',
      ),
      row('plain', plain.port, '', 'status: expected status 101, got 404; it says "no".'),
      row('meant', plain.port, 'expect: { status: 404 }'),
      row(
        'silent',
        silent,
        'timeout: 500ms, expect: { body: hi }',
        'response: expected a response, got none within 500 ms; it was still reading the answer.',
      ),
      row('closed', closed, '', REFUSED(closed)),
    ])
  })
})

describeUnless(missingForGrpc(), 'smoke-test of gRPC', () => {
  it('asks for the health of services', async () => {
    const grpc = await GrpcServer.start()
    const at = `127.0.0.1:${grpc.port}`
    const plain = (await servers.http((_, response) => response.end('hello'))).host
    const rude = `127.0.0.1:${await servers.raw(socket => socket.destroy())}`
    const row = (name: string, service: string, more: string, ...found: string[]): Row => [
      name,
      `grpc: "${at}"${service && `, service: ${service}`}${more}`,
      `gRPC health of ${service || 'the server'} at ${at}`,
      ...found,
    ]
    try {
      await hold([
        row('server', '', ''),
        row('named', 'grün', ', expect: { health: SERVING }'),
        row('down', 'down', '', 'health: expected health "SERVING", got "NOT_SERVING".'),
        row('odd', 'odd', '', 'health: expected health "SERVING", got "UNKNOWN".'),
        row('meant', 'down', ', expect: { health: NOT_SERVING }'),
        row('nobody', 'nobody', '', 'health: expected health "SERVING", got "SERVICE_UNKNOWN".'),
        row('unknown', 'nobody', ', expect: { health: SERVICE_UNKNOWN }'),
        row(
          'encrypted',
          '',
          ', encrypted: true',
          'response: expected a response, got TLS failed: wrong version number (SSL): what listens there speaks no TLS.',
        ),
        [
          'web',
          `grpc: "${plain}"`,
          `gRPC health of the server at ${plain}`,
          'response: expected a response, got gRPC: what listens there speaks no HTTP/2.',
        ],
        [
          'rude',
          `grpc: "${rude}"`,
          `gRPC health of the server at ${rude}`,
          'response: expected a response, got gRPC: the connection was closed before an answer; if it speaks TLS, write `encrypted: true`.',
        ],
      ])
    } finally {
      await grpc.stop()
    }
  })
})

describe('smoke-test of commands', () => {
  it('runs them, and reads what they write', async () => {
    folder.write('release.txt', '2.1.0\n')
    await hold([
      ['good', 'command: cat release.txt, expect: { body: 2.1.0 }', 'cat release.txt'],
      ['json', `command: "echo '{\\"pending\\": 0}'", expect: { json: { $.pending: 0 } }`, `echo '{"pending": 0}'`],
      ['quiet', 'command: "true", expect: { body: { equals: "" }, error-output: { empty: true } }', 'true'],
      ['lines', 'command: "echo one; echo two", expect: { body: "one\\ntwo\\n" }', 'echo one; echo two'],
      ['bad', 'command: exit 3', 'exit 3', 'exit-code: expected exit-code 0, got 3.'],
      ['meant', 'command: exit 3, expect: { exit-code: 3 }', 'exit 3'],
      [
        'loud',
        'command: "echo no disk >&2; echo half; exit 1", expect: { exit-code: 0, body: whole, error-output: { empty: true } }',
        'echo no disk >&2; echo half; exit 1',
        'exit-code: expected exit-code 0, got 1; it wrote "no disk".',
        'body: expected body "whole", got "half".',
        'error-output: expected error-output to be empty, got "no disk".',
      ],
      [
        'absent',
        'command: "no-such-program 2> /dev/null"',
        'no-such-program 2> /dev/null',
        'exit-code: expected exit-code 0, got 127.',
      ],
      ['pipe', 'command: "false | cat"', 'false | cat', 'exit-code: expected exit-code 0, got 1.'],
      ['slow', 'command: sleep 60, timeout: 200ms', 'sleep 60', 'response: expected an end, got none within 200 ms.'],
    ])
  })
})
