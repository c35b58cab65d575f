import { describe, expect, it } from '@jest/globals'
import type { Certificate, Encryption } from '../../../../src/gate/network.js'
import type { Answer } from '../../../../src/smoke/probes/answer.js'
import { answerWith, assertion, NOW, taken, told } from './evaluating.js'

const DAY = 24 * 3_600_000
const PHASES = { resolve: 1, connect: 120.5, tls: 3, processing: 4, transfer: 5 }
const EMPTY: Answer = { phases: PHASES, duration: 2300 }
const certificate = (until: number): Certificate => ({
  subject: 'CN=a',
  issuer: 'CN=b',
  names: ['a.test', 'b.test'],
  from: 0,
  until,
  fingerprint: '',
})
const encryption = (refusal: string | null): Encryption => {
  const presented = [certificate(0)]
  return { protocol: 'TLSv1.3', cipher: 'x', refusal, presented, chains: [] }
}

describe('an expectation', () => {
  const http = answerWith('ready: 5 nodes\n', 'text/plain', {
    version: '1.1',
    url: 'http://a.test/login',
    redirects: 2,
    size: 1_500_000,
    sha256: 'ab'.repeat(32),
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'set-cookie': ['id=5; Path=/', 'theme=dark=1', 'id=6; HttpOnly'],
      'x-age': '100',
    },
  })

  it.each([
    ['{ status: 200 }', 'passed'],
    ['{ status: 2XX }', 'passed'],
    ['{ status: [404, 2xx] }', 'passed'],
    ['{ status: "< 300" }', 'passed'],
    ['{ status: "!= 500" }', 'passed'],
    ['{ status: 204 }', 'expected status 204, got 200'],
    ['{ status: [204, 3xx] }', 'expected status one of 204, 3xx, got 200'],
    ['{ version: 1.1 }', 'passed'],
    ['{ version: 2 }', 'expected version "2", got "1.1"'],
    ['{ url: { ends-with: /login } }', 'passed'],
    ['{ url: http://a.test/ }', 'expected url "http://a.test/", got "http://a.test/login"'],
    ['{ redirects: "<= 1" }', 'expected redirects at most 1, got 2'],
    ['{ size: "< 1MB" }', 'expected size less than 1MB, got 1.4 MB (1500000 bytes)'],
    [`{ sha256: ${'AB'.repeat(32)} }`, 'passed'],
    ['{ md5: "{{digest}}" }', 'expected md5 "x", got nothing'],
    ['{ duration: "< 16ms" }', 'passed'],
    ['{ duration: "< 15ms" }', 'expected duration less than 15ms, got 15 ms'],
    ['{ phases: { connect: "< 2ms" } }', 'expected duration of connect less than 2ms, got 2 ms'],
    ['{ header: { X-Age: 100 } }', 'passed'],
    ['{ header: { x-age: "< 100" } }', 'expected header x-age less than 100, got "100"'],
    ['{ header: { content-type: /PLAIN/i } }', 'passed'],
    ['{ header: { etag: { exists: true } } }', 'expected header etag to be there, got no header of that name'],
    ['{ header: { set-cookie: { count: 3, any: /HttpOnly/ } } }', 'passed'],
    ['{ header: { set-cookie: { not: /Secure/ } } }', expect.stringContaining('not like /Secure/, got 3 values')],
    ['{ header: { x-age: { count: 1, all: 100 } } }', 'passed'],
    ['{ header: { x-age: ["100"] } }', 'passed'],
    ['{ header: { x-age: { age: "> 10d" } } }', 'passed'],
    ['{ header: { etag: { count: 0, empty: true } } }', 'passed'],
    ['{ header: { etag: { not: x } } }', 'expected header etag not "x", got no header of that name'],
    ['{ header: { content-type: { contains: [plain, utf-8] } } }', 'passed'],
    ['{ header: { set-cookie: { contains: [id=5, theme] } } }', 'passed'],
    ['{ header: { set-cookie: x } }', expect.stringContaining('got 3 values: "id=5; Path=/", ')],
    ['{ cookie: { id: 6, theme: dark=1 } }', 'passed'],
    ['{ cookie: { ID: 6 } }', 'expected cookie ID "6", got no cookie of that name'],
    ['{ body: "ready: 5 nodes" }', 'passed'],
    ['{ body: /(\\d+) NODES/i }', 'passed'],
    ['{ body: { contains: 6 } }', 'expected body with "6" in it, got "ready: 5 nodes"'],
    ['{ regex: "(\\\\d+) nodes" }', 'passed'],
    ['{ regex: { "/(\\\\d+) NODES/i": "> 4" } }', 'passed'],
    ['{ regex: { (\\d+) nodes: 6 } }', 'expected /(\\d+) nodes/ "6", got "5"'],
    ['{ regex: nodes$ }', 'passed'],
    ['{ regex: nodes\\n }', 'passed'],
    ['{ regex: { (?s)(n.*)$: "nodes\\n" } }', 'passed'],
    ['{ body: { not: { contains: [ready, down] } } }', 'passed'],
    ['{ body: { not: { contains: [ready, nodes] } } }', expect.stringContaining('got "ready: 5 nodes"')],
    ['{ regex: down }', 'expected /down/ to be there, got no match in "ready: 5 nodes"'],
    ['{ expires-in: "> 1d" }', 'expected expires-in more than 1d, got no certificate'],
  ])('%s of HTTP: %s', async (expected, said) => {
    expect(await told(expected, http, { variables: { digest: 'x' } })).toEqual(said)
  })

  it.each([
    ['tls', '{ trusted: true }', { encryptions: [encryption(null)] }, 'passed'],
    [
      'tls',
      '{ trusted: true }',
      { encryptions: [encryption('has expired')] },
      'expected trusted true, got has expired',
    ],
    ['tls', '{ trusted: false }', { encryptions: [encryption('has expired')] }, 'passed'],
    ['tls', '{}', { encryptions: [encryption('has expired')] }, 'expected trusted true, got has expired'],
    ['tls', '{}', {}, 'expected trusted true, got no certificate'],
    ['tls', '{ expires-in: "> 14d" }', { expiring: certificate(NOW + 15 * DAY) }, 'passed'],
    [
      'tls',
      '{ expires-in: "> 2w" }',
      { expiring: certificate(NOW + 12.25 * DAY) },
      'expected expires-in more than 2w, got 12.3 days',
    ],
    [
      'tls',
      '{ expires-in: "> 0s" }',
      { expiring: certificate(NOW - 3 * DAY) },
      'expected expires-in more than 0s, got 3 days ago',
    ],
    [
      'tls',
      '{ expires-in: "> 1d" }',
      { encryptions: [encryption('x')] },
      'expected expires-in more than 1d, got no chain that is trusted',
    ],
    ['tls', '{ names: [b.test, a.test] }', { encryptions: [encryption(null)] }, 'passed'],
    [
      'tls',
      '{ names: { contains: c.test } }',
      { encryptions: [encryption(null)] },
      'expected names with "c.test" in it, got 2 values: "a.test", "b.test"',
    ],
    ['tls', '{ names: { contains: a.test } }', { encryptions: [encryption(null)] }, 'passed'],
    ['tls', '{ names: { contains: [b.test, a.test] } }', { encryptions: [encryption(null)] }, 'passed'],
    [
      'tls',
      '{ names: { contains: test } }',
      { encryptions: [encryption(null)] },
      'expected names with "test" in it, got 2 values: "a.test", "b.test"',
    ],
    ['dns', '{ records: { contains: 10.0.0.1 } }', { records: ['10.0.0.10'] }, expect.stringContaining('"10.0.0.10"')],
    ['dns', '{ records: { any: { contains: spf1 } } }', { records: ['v=spf1 -all', 'x'] }, 'passed'],
    ['dns', '{ records: { not: 10.0.0.1 } }', { records: ['10.0.0.1', '10.0.0.2'] }, expect.stringContaining('got 2')],
    ['dns', '{}', { records: [] }, 'expected records to be there, got no record'],
    ['dns', '{}', { records: ['10.0.0.1'] }, 'passed'],
    ['dns', '{ records: 10.0.0.1 }', { records: ['10.0.0.1'] }, 'passed'],
    ['dns', '{ records: [10.0.0.2, 10.0.0.1] }', { records: ['10.0.0.1', '10.0.0.2'] }, 'passed'],
    [
      'dns',
      '{ records: 10.0.0.1 }',
      { records: ['10.0.0.1', '10.0.0.2'] },
      'expected records "10.0.0.1", got 2 values: "10.0.0.1", "10.0.0.2"',
    ],
    ['grpc', '{}', { health: 'SERVING' }, 'passed'],
    ['grpc', '{}', { health: 'NOT_SERVING' }, 'expected health "SERVING", got "NOT_SERVING"'],
    ['grpc', '{ health: NOT_SERVING }', { health: 'NOT_SERVING' }, 'passed'],
    ['prometheus', '{}', { samples: [] }, 'expected value to be there, got no sample'],
    ['prometheus', '{}', { samples: [{ labels: '', value: 1 }] }, 'passed'],
    ['prometheus', '{}', { samples: [{ labels: '', value: Number.NaN }] }, 'expected value to be there, got NaN'],
    [
      'prometheus',
      '{ value: "!= 5" }',
      { samples: [{ labels: '', value: Number.NaN }] },
      'expected value not 5, got NaN',
    ],
    ['prometheus', '{ value: "< 100" }', { samples: [] }, 'expected value less than 100, got no sample'],
    [
      'prometheus',
      '{ value: "< 100" }',
      {
        samples: [
          { labels: '{a="1"}', value: 5 },
          { labels: '{a="2"}', value: 100 },
        ],
      },
      'expected value less than 100, got 100 of {a="2"}',
    ],
    ['prometheus', '{ count: 0 }', { samples: [] }, 'passed'],
    ['prometheus', '{ count: "> 1" }', { samples: [{ labels: '', value: 1 }] }, 'expected count more than 1, got 1'],
    ['command', '{}', { exitCode: 0 }, 'passed'],
    ['command', '{}', { exitCode: 3 }, 'expected exit-code 0, got 3'],
    ['command', '{}', { exitCode: null }, 'expected exit-code 0, got no exit code'],
    ['command', '{ exit-code: [1, 3] }', { exitCode: 3 }, 'passed'],
    [
      'command',
      '{}',
      { exitCode: null, signal: 'SIGKILL' },
      'expected exit-code 0, got no exit code: SIGKILL ended it',
    ],
    ['command', '{ body: 1.2.3, }', { exitCode: 0, body: Buffer.from('1.2.3\n') }, 'passed'],
    ['command', '{ error-output: { empty: true } }', { exitCode: 0, errorOutput: '' }, 'passed'],
    ['tcp', '{ regex: ^SSH-2 }', { body: Buffer.from('SSH-2.0-x\r\n') }, 'passed'],
    ['tcp', '{ body: SSH-2.0-x }', { body: Buffer.from('SSH-2.0-x\r\n') }, 'passed'],
    ['tcp', '{ body: { exists: false } }', {}, 'expected body not to be there, got no body'],
  ])('of %s: %s of %j is told as %s', async (kind, expected, more, said) => {
    expect(await told(expected, { ...EMPTY, ...(more as Partial<Answer>) }, { kind })).toEqual(said)
  })

  it.each([
    ['{ duration: "<= 1s" }', 1000.4, 'at most 1s, got 1000.4 ms'],
    ['{ duration: "<= 5m" }', 300_020, 'at most 5m, got 5 min 0.02 s'],
    ['{ duration: "> 1s and <= 3h" }', 10_800_100, 'more than 1s and at most 3h, got 3 h 0.1 s'],
  ])('%s tells %s ms, which are rounded to the limit, by all its digits', async (expected, duration, said) => {
    expect(await told(expected, { ...EMPTY, duration })).toBe(`expected duration ${said}`)
  })

  it.each([
    ['>= 90d', 7_774_985_725, 'at least 90d, got 89 days 23 h 43 min 5.725 s'],
    ['<= 2d', 2 * DAY + 1, 'at most 2d, got 2 days 0.001 s'],
  ])('expires-in %s tells %s ms by days and hours', async (expected, left, said) => {
    const answer = { ...EMPTY, expiring: certificate(NOW + left) }
    expect(await told(`{ expires-in: "${expected}" }`, answer, { kind: 'tls' })).toBe(`expected expires-in ${said}`)
  })

  it('tells an age that is rounded to its limit by all its digits', async () => {
    const answer = answerWith(JSON.stringify({ at: new Date(NOW - 600_030).toISOString() }))
    expect(await told('{ json: { $.at: { age: <= 10m } } }', answer)).toBe(
      'expected $.at of an age of at most 10m, got an age of 10 min 0.03 s',
    )
  })

  it('names what is asked, and where', async () => {
    const { kind, subject, place } = await assertion('{ header: { A: b } }', http)
    expect([kind, subject, place.line, place.column]).toEqual(['header', 'header a', 2, 61])
  })

  it.each([
    ['one\ntwo\n', '"one\\ntwo\\n"', true],
    ['one\ntwo', '"one\\ntwo\\n"', true],
    ['one\r\ntwo\r\n', '"one\\r\\ntwo\\r\\n"', true],
    ['one\ntwo\n\n', '"one\\ntwo\\n"', false],
    ['one\ntwo\n', '"one\\ntwo\\n\\n"', false],
    ['one\ntwo\n', '{ contains: "two\\n" }', true],
    ['one\ntwofold\n', '{ contains: "two\\n" }', false],
    ['one\ntwo\n', '{ ends-with: "two\\n" }', true],
    ['one\ntwo\n', '{ ends-with: two }', true],
    ['one\ntwo', '{ contains: ["one\\n", "two\\n"] }', true],
    ['one\n', '{ starts-with: "one\\n" }', true],
    ['one\n', '{ one-of: ["two\\n", "one\\n"] }', true],
    ['one\n', '{ not: "one\\n" }', false],
    ['one\n', '{ not: { ends-with: "one\\n" } }', false],
    ['one\n', '{ equals: "{{text}}" }', true],
    ['one\n', '{ not: { contains: "\\n" } }', true],
    ['one\ntwo', '{ not: { contains: "\\n" } }', false],
    ['one\n', '{ length: 3 }', true],
  ])('a text of lines %j is held to %s: %s', async (text, expected, passes) => {
    const answer = { ...answerWith(text), exitCode: 0, errorOutput: text }
    const setting = { kind: 'command', variables: { text: 'one\n' } }
    for (const subject of ['body', 'error-output']) {
      expect((await assertion(`{ ${subject}: ${expected} }`, answer, setting)).passed).toBe(passes)
    }
  })

  it('leaves the end of a text in JSON as it is', async () => {
    expect(await told('{ json: { $.a: "x\\n" } }', answerWith('{"a": "x"}'))).toBe('expected $.a "x\\n", got "x"')
  })

  it('reads bodies by their charset', async () => {
    const body = Uint8Array.from([0x63, 0x61, 0x66, 0xe9])
    expect(await told('{ body: café }', answerWith(body, 'text/plain; charset=ISO-8859-1'))).toBe('passed')
    expect(await told('{ body: caf\ufffd }', answerWith(body, 'text/plain'))).toBe('passed')
  })
})

describe('what is told', () => {
  it('is short, in one line, and moves no cursor', async () => {
    const answer = answerWith(`a\n\u001b[2J\u202e\u2028${'x'.repeat(100_000)}`)
    const { actual } = await assertion('{ body: b }', answer)
    expect(actual.length).toBeLessThan(210)
    expect(actual).toMatch(/^"a\\n\\u001b\[2J\\u202e\\u2028x+…$/)
  })

  it('is masked before it is cut, so that no part of a secret is left', async () => {
    const secret = 'S3cret'.repeat(10)
    const mask = (text: string) => text.replaceAll(secret, '***')
    const { actual, expected } = await assertion('{ body: "{{secret}}" }', answerWith('x'.repeat(180) + secret), {
      mask,
      variables: { secret },
    })
    expect(actual).toBe(`"${'x'.repeat(180)}***"`)
    expect(expected).toBe('"***"')
    const broken = answerWith(`${'x'.repeat(50)}${secret}`)
    expect(await told('{ json: { $.a: "{{secret}}" } }', broken, { mask, variables: { secret } })).toContain(
      `got no JSON: line 1, column 1 has "x" where a value must be: "${'x'.repeat(50)}***"`,
    )
  })
})

describe('a capture', () => {
  const answer = answerWith(
    '{"token": "abc", "id": 12345678901234567890, "list": [1, 2], "none": null, "on": true}',
    'application/json',
    {
      headers: { location: '/x', 'set-cookie': ['id=5'] },
    },
  )

  it.each([
    ['$.token', { value: 'abc' }],
    ['$.id', { value: '12345678901234567890' }],
    ['$.list', { value: '[1,2]' }],
    ['$.on', { value: 'true' }],
    ['"$.list[*]"', { missing: '2 values, of which none is the one' }],
    ['"$.list[?@ > 1]"', { value: '2' }],
    ['$.none', { missing: 'null' }],
    ['$.nothing', { missing: 'nothing: $ has the keys "token", "id", "list", "none", "on"' }],
    ['status', { value: '200' }],
    ['{ header: Location }', { value: '/x' }],
    ['{ cookie: id }', { value: '5' }],
    ['{ cookie: other }', { missing: 'no cookie of that name' }],
    ['{ regex: \'/TOKEN": "(.*?)"/i\' }', { value: 'abc' }],
    ['{ regex: abc }', { value: 'abc' }],
    ['{ xpath: string(//p) }', { missing: expect.stringContaining('a body that is neither XML nor HTML: ') }],
  ])('of %s gives %j', async (capture, value) => {
    expect(await taken(capture, answer)).toEqual(value)
  })

  it('takes no more than a variable can be', async () => {
    expect(await taken('body', answerWith('x'.repeat(70_000)))).toEqual({
      missing: 'a value of more than 65536 characters',
    })
  })
})
