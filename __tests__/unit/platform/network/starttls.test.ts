import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { TlsRequest } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { Certificates, type Issued } from '../../../support/authority.js'
import { failureOf } from '../../../support/network-failure.js'
import { Servers } from '../../../support/servers.js'
import { describeWith } from '../../../support/tools.js'

type Protocol = NonNullable<TlsRequest['startTls']>
/** What a server says at first, and then to each thing that it is asked. */
type Script = [first: string, ...answers: [asked: RegExp, answer: string][]]

const PATIENT = 10_000
const servers = new Servers()
afterEach(() => servers.stop())

const bytes = (...numbers: number[]) => Buffer.from(numbers).toString('latin1')
const LDAP = (code: number) => bytes(0x30, 12, 2, 1, 1, 0x78, 7, 0x0a, 1, code, 4, 0, 4, 0)
const FEATURES = "<?xml version='1.0'?><stream:stream id='1'><stream:features>"

const GOOD: [Protocol, Script][] = [
  [
    'smtp',
    [
      '220-mail.test\r\n220 ESMTP\r\n',
      [/^EHLO \S+\r\n$/, '250-mail.test\r\n250-STARTTLS\r\n250 HELP\r\n'],
      [/^STARTTLS\r\n$/, '220 go\r\n'],
    ],
  ],
  ['imap', ['* OK ready\r\n', [/^a1 STARTTLS\r\n$/, '* CAPABILITY X\r\na1 OK go\r\n']]],
  ['pop3', ['+OK ready\r\n', [/^STLS\r\n$/, '+OK go\r\n']]],
  ['ftp', ['220-hello\r\n free text\r\n220 ready\r\n', [/^AUTH TLS\r\n$/, '234 go\r\n']]],
  ['postgres', ['', [/^\0\0\0\x08\x04\xd2\x16\x2f$/, 'S']]],
  ['ldap', ['', [/^0\x1d\x02\x01\x01w\x18\x80\x161\.3\.6\.1\.4\.1\.1466\.20037$/, LDAP(0)]]],
  [
    'xmpp',
    [
      '',
      [
        /^<\?xml version='1.0'\?><stream:stream to='localhost' /,
        `${FEATURES}<starttls xmlns='x'><required/></starttls></stream:features>`,
      ],
      [/^<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'\/>$/, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
    ],
  ],
]

const BAD: [Protocol, Script, RegExp][] = [
  ['smtp', ['220 x\r\n', [/EHLO/, '250 HELP\r\n']], /^STARTTLS of smtp: the server does not offer it$/],
  ['smtp', ['554 busy\r\n'], /^STARTTLS of smtp: the server sends as its greeting "554 busy"$/],
  ['smtp', ['220 x\r\n', [/EHLO/, '250 STARTTLS\r\n'], [/START/, '454 no\r\n']], /answers STARTTLS with "454 no"$/],
  [
    'smtp',
    ['220 x\r\n', [/EHLO/, '250 STARTTLS\r\n'], [/START/, '220 go\r\n250 more\r\n']],
    /the server goes on in plain text$/,
  ],
  ['smtp', [`220 ${'x'.repeat(9000)}`], /a line of more than 4096 bytes$/],
  ['smtp', ['220-x\r\n'.repeat(200)], /its greeting with more than 100 lines$/],
  ['imap', ['* BYE\r\n'], /sends as its greeting "\* BYE"$/],
  ['imap', ['* OK x\r\n', [/STARTTLS/, 'a1 BAD no\r\n']], /answers STARTTLS with "a1 BAD no"$/],
  ['imap', ['* OK x\r\n', [/STARTTLS/, '* x\r\n'.repeat(200)]], /more than 100 lines$/],
  ['pop3', ['-ERR\r\n'], /sends as its greeting "-ERR"$/],
  ['pop3', ['+OK\r\n', [/STLS/, '-ERR no\r\n']], /answers STLS with "-ERR no"$/],
  ['ftp', ['220 x\r\n', [/AUTH/, '502 no\r\n']], /answers AUTH TLS with "502 no"$/],
  ['postgres', ['', [/./s, 'N']], /the server has TLS switched off$/],
  ['postgres', ['', [/./s, 'E']], /the server does not speak it$/],
  ['postgres', ['', [/./s, 'Sx']], /the server goes on in plain text$/],
  ['ldap', ['', [/./s, LDAP(2)]], /refuses with the result code 2$/],
  ['ldap', ['', [/./s, bytes(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)]], /does not speak it$/],
  ['ldap', ['', [/./s, bytes(0x30, 0x82, 0xff, 0xff)]], /a message of more than 4096 bytes$/],
  ['ldap', ['', [/./s, bytes(0x30, 3, 2, 0x82, 1)]], /does not speak it$/],
  ['ldap', ['', [/./s, 'HTTP/1.1 400 Bad\r\n']], /does not speak it$/],
  ['xmpp', ['', [/./s, `${FEATURES}</stream:features>`]], /does not offer it$/],
  [
    'xmpp',
    ['', [/stream:stream/, `${FEATURES}<starttls/></stream:features>`], [/<starttls/, '<failure/>']],
    /the server refuses$/,
  ],
  ['xmpp', ['', [/./s, 'x'.repeat(70_000)]], /more than 65536 bytes$/],
]

/** Plays a script; what is asked otherwise is answered by nothing. Returns where TLS would begin. */
function play([first, ...answers]: Script, begin: (socket: Socket) => void): (socket: Socket) => void {
  return socket => {
    const left = [...answers]
    socket.write(Buffer.from(first, 'latin1'))
    const onData = (asked: Buffer): void => {
      const next = left.shift()
      if (next === undefined || !next[0].test(asked.toString('latin1'))) return
      if (left.length === 0) {
        socket.off('data', onData)
        begin(socket)
      }
      socket.write(Buffer.from(next[1], 'latin1'))
    }
    socket.on('data', onData)
  }
}

describeWith(['openssl'], 'STARTTLS', () => {
  let folder: string
  let root: Issued
  let leaf: Issued

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'starttls-'))
    const made = new Certificates(folder)
    root = made.root('Test Root')
    leaf = made.issue(root, 'service.test', { names: 'DNS:localhost' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(GOOD)('of %s leads into TLS', async (startTls, script) => {
    const secureContext = createSecureContext({ key: leaf.key, cert: leaf.cert })
    const begin = (socket: Socket) =>
      void new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => {})
    const port = await servers.raw(play(script, begin))
    const tls = { ca: root.cert }
    const answer = await machineNetwork.handshake({ host: 'localhost', port, timeout: PATIENT, tls, startTls })
    expect(answer.tls.refusal).toBeNull()
    expect(answer.tls.presented.map(each => each.subject)).toEqual(['CN=service.test'])
  })
})

describe('STARTTLS', () => {
  const shake = async (startTls: Protocol, answer: (socket: Socket) => void, timeout = PATIENT) =>
    failureOf(machineNetwork.handshake({ host: '127.0.0.1', port: await servers.raw(answer), timeout, startTls }))

  it.each(BAD)('of %s fails where it goes %j', async (startTls, script, reason) => {
    const failure = await shake(
      startTls,
      play(script, () => {}),
    )
    expect(failure).toMatchObject({ kind: 'protocol', message: expect.stringMatching(reason) })
  })

  it.each(GOOD.map(([protocol]) => protocol))('of %s fails where the server hangs up', async startTls => {
    const failure = await shake(startTls, socket => socket.end())
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: `STARTTLS of ${startTls}: the server closed the connection`,
    })
  })

  it.each(GOOD.map(([protocol]) => protocol))(
    'of %s is stopped by the time where the server says nothing',
    async startTls => {
      const failure = await shake(startTls, () => {}, 400)
      expect(failure).toMatchObject({ kind: 'timeout', message: expect.stringMatching(/in the TLS handshake$/) })
    },
  )
})
