import { afterEach, describe, expect, it } from '@jest/globals'
import type { DnsRequest, RecordType } from '../../../../src/gate/network.js'
import { machineNetwork } from '../../../../src/platform/network/index.js'
import { reverseName } from '../../../../src/platform/network/records.js'
import {
  type Answering,
  DnsServer,
  type WireRecord,
  wireName,
  wireNumbers,
  wireText,
} from '../../../support/dns-server.js'
import { failureOf } from '../../../support/network-failure.js'

const PATIENT = 10_000
const started: DnsServer[] = []
afterEach(async () => {
  await Promise.all(started.splice(0).map(server => server.stop()))
})

async function serve(answering: Answering): Promise<DnsServer> {
  const server = await DnsServer.start(answering)
  started.push(server)
  return server
}

const ask = async (answering: Answering, more: Partial<DnsRequest> = {}) => {
  const { port } = await serve(answering)
  return machineNetwork.lookup({
    name: 'service.test',
    type: 'A',
    server: `127.0.0.1:${port}`,
    timeout: PATIENT,
    ...more,
  })
}

const mail = (priority: number, name: string): WireRecord => ({
  type: 15,
  data: Buffer.concat([wireNumbers(priority), wireName(name)]),
})

describe('DNS', () => {
  it.each<[RecordType, WireRecord[], string[]]>([
    [
      'A',
      [
        { type: 1, data: Buffer.from([192, 0, 2, 9]) },
        { type: 1, data: Buffer.from([192, 0, 2, 1]) },
      ],
      ['192.0.2.1', '192.0.2.9'],
    ],
    ['AAAA', [{ type: 28, data: Buffer.from('20010db8000000000000000000000001', 'hex') }], ['2001:db8::1']],
    ['CNAME', [{ type: 5, data: wireName('other.test') }], ['other.test.']],
    ['NS', [{ type: 2, data: wireName('ns1.test') }], ['ns1.test.']],
    ['PTR', [{ type: 12, data: wireName('host.test') }], ['host.test.']],
    ['MX', [mail(20, 'b.test'), mail(10, 'a.test')], ['10 a.test.', '20 b.test.']],
    ['MX', [mail(0, '')], ['0 .']],
    ['SRV', [{ type: 33, data: Buffer.concat([wireNumbers(1, 2, 443), wireName('a.test')]) }], ['1 2 443 a.test.']],
    [
      'TXT',
      [{ type: 16, data: Buffer.concat([wireText('v=spf1 "x" \\'), wireText('ü;\n')]) }],
      ['"v=spf1 \\"x\\" \\\\" "\\195\\188;\\010"'],
    ],
    [
      'SOA',
      [
        {
          type: 6,
          data: Buffer.concat([
            wireName('ns.test'),
            wireName('root.test'),
            Buffer.from('0000000100000002000000030000000400000005', 'hex'),
          ]),
        },
      ],
      ['ns.test. root.test. 1 2 3 4 5'],
    ],
    [
      'CAA',
      [{ type: 257, data: Buffer.concat([Buffer.from([128]), wireText('issue'), Buffer.from('ca.test; x=1')]) }],
      ['128 issue "ca.test; x=1"'],
    ],
  ])('tells %s as zone files have it', async (type, records, expected) => {
    const answer = await ask(() => ({ records }), { type })
    expect(answer.records).toEqual(expected)
    expect(answer.phases).toMatchObject({ resolve: 0, connect: 0, tls: 0, transfer: 0 })
    expect(answer.phases.processing).toBeGreaterThan(0)
  })

  it('follows another name to its addresses', async () => {
    const records = [
      { type: 5, data: wireName('other.test') },
      { type: 1, data: Buffer.from([192, 0, 2, 1]), name: 'other.test' },
    ]
    expect((await ask(() => ({ records }))).records).toEqual(['192.0.2.1'])
  })

  it('asks for an address by its name the other way round', async () => {
    const server = await serve(() => ({ records: [{ type: 12, data: wireName('host.test') }] }))
    const request = { type: 'PTR', server: `127.0.0.1:${server.port}`, timeout: PATIENT } as const
    await machineNetwork.lookup({ ...request, name: '192.0.2.1' })
    await machineNetwork.lookup({ ...request, name: '9.test' })
    expect(server.asked).toEqual(['1.2.0.192.in-addr.arpa', '9.test'])
  })

  it.each([
    ['2001:db8::1', '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
    ['::', `${'0.'.repeat(32)}ip6.arpa`],
    ['::ffff:192.0.2.1', `1.0.2.0.0.0.0.c.f.f.f.f.${'0.'.repeat(20)}ip6.arpa`],
    ['1:2:3:4:5:6:7:8', '8.0.0.0.7.0.0.0.6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.ip6.arpa'],
  ])('knows the reverse name of %s', (address, name) => {
    expect(reverseName(address)).toBe(name)
  })

  it.each<[string, Answering, object]>([
    [
      'knows no such name',
      () => ({ code: 3 }),
      { kind: 'unreachable', message: expect.stringMatching(/^NXDOMAIN for A service\.test: 127\.0\.0\.1:\d+ says/) },
    ],
    [
      'cannot find out',
      () => ({ code: 2 }),
      { kind: 'unreachable', message: expect.stringMatching(/^SERVFAIL for A service\.test: /) },
    ],
    [
      'refuses',
      () => ({ code: 5 }),
      { kind: 'unreachable', message: expect.stringMatching(/^REFUSED for A service\.test: /) },
    ],
    [
      'does not know such questions',
      () => ({ code: 4 }),
      { kind: 'unreachable', message: expect.stringMatching(/^NOTIMP /) },
    ],
    [
      'has no record of that type',
      () => ({}),
      { kind: 'unreachable', message: expect.stringMatching(/^no records for A service\.test: /) },
    ],
    [
      'has records of another type only',
      () => ({ records: [mail(1, 'a.test')] }),
      { kind: 'unreachable', message: expect.stringMatching(/^no records for A service\.test: /) },
    ],
  ])('fails where a server %s', async (_, answering, expected) => {
    expect(await failureOf(ask(answering))).toMatchObject(expected)
  })

  it('is stopped by the time where a server says nothing', async () => {
    const failure = await failureOf(ask(() => null, { timeout: 100 }))
    expect(failure).toMatchObject({ kind: 'timeout' })
    expect(failure.message).toBe('no complete response within 100 ms; it was still waiting for the answer')
  })

  it('is stopped where a server says something else', async () => {
    // What is no answer to the question may be an error, or not count.
    const failure = await failureOf(ask(() => Buffer.from('HTTP/1.1 400 Bad Request'), { timeout: 100 }))
    expect(['protocol', 'timeout']).toContain(failure.kind)
  })

  it('asks again where a packet is lost', async () => {
    let count = 0
    const answer = await ask(
      () => {
        count += 1
        return count === 1 ? null : { records: [{ type: 1, data: Buffer.from([192, 0, 2, 1]) }] }
      },
      { timeout: 2000 },
    )
    expect(answer.records).toEqual(['192.0.2.1'])
    expect(count).toBe(2)
  })

  it('takes the answer to what it asked first after it has asked again', async () => {
    let count = 0
    let asked: (() => void) | undefined
    const askedAgain = new Promise<void>(resolve => {
      asked = resolve
    })
    const answer = await ask(
      async () => {
        count += 1
        if (count > 1) asked?.()
        if (count > 1) return null
        await askedAgain
        return { records: [{ type: 1, data: Buffer.from([192, 0, 2, 1]) }] }
      },
      { timeout: 2000 },
    )
    expect(answer.records).toEqual(['192.0.2.1'])
    expect(count).toBe(2)
  })

  it('finds a server by its name', async () => {
    const { port } = await serve(() => ({ records: [{ type: 1, data: Buffer.from([192, 0, 2, 1]) }] }))
    const request = { name: 'service.test', type: 'A', server: `localhost:${port}`, timeout: PATIENT } as const
    expect((await machineNetwork.lookup(request)).records).toEqual(['192.0.2.1'])
  })

  it.each(['', ':53', '127.0.0.1:0', '127.0.0.1:99999', 'a:b', '[::1', '127.0.0.1:53:53'])(
    'does not take %j for a server',
    async server => {
      const failure = await failureOf(machineNetwork.lookup({ name: 'a.test', type: 'A', server, timeout: PATIENT }))
      expect(failure.message).toMatch(/is no DNS server; write 192\.0\.2\.1 or 192\.0\.2\.1:53$/)
    },
  )

  it.each(['', 'a..test', `${'x'.repeat(64)}.test`, 'a.'.repeat(200)])('fails where %j is no name', async name => {
    const failure = await failureOf(ask(() => ({}), { name }))
    expect(failure.message).not.toBe('')
  })
})
