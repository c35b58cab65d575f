import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../../src/gate/mistake.js'
import { mutated, randomOf } from '../../../support/mutations.js'
import { read } from './reading.js'
import { sampleSuite } from './samples.js'

const SUITE = `# all that a suite can have
defaults: { timeout: 5s, retry: { for: 60s, times: 2, every: 2s }, headers: { accept: json }, ca: ca.pem }
variables:
  base: "http://127.0.0.1:8080"
  token: { env: TOKEN }
checks:
  - name: health
    get: "{{base}}/health"
    expect:
      status: [200, 2xx]
      json: { "$.status": ok, "$.items[*].id": { all: "> 5", count: 3 } }
      header: { content-type: /json/ }
      regex: "v(\\\\d+)"
    capture: { id: "$.token", where: { header: location } }
  - { name: post, post: "{{base}}/{{id}}", json: { a: ["{{token}}", 5] }, auth: { bearer: "{{token}}" } }
  - { name: form, url: "{{base}}", method: PUT, multipart: { a: x, b: { file: ca.pem } }, expect: { xpath: { //h1: x } } }
  - { name: tcp, tcp: "127.0.0.1:5432", send: hello, expect: { phases: { connect: "< 1s" } } }
  - { name: tls, tls: "127.0.0.1:8443", expect: { expires-in: "> 14d" } }
  - { name: dns, dns: a.test, type: MX, expect: { records: { contains: "10 a." } } }
  - { name: grpc, grpc: "127.0.0.1:1", encrypted: true, insecure: true }
  - { name: queue, prometheus: "http://127.0.0.1:9090", query: up, expect: { value: "< 100" } }
load:
  requests: [{ get: "{{base}}/a", weight: 2 }, { get: "{{base}}/b" }]
  stages: [{ rate: 0/s..20/s, duration: 10s }, { rate: 20/s, duration: 1m }]
  thresholds: ["p95 < 500ms", "errors < 1% abort after 10s"]
`
const GIVEN = { environment: { TOKEN: 's3cret' }, files: { 'smoke/ca.pem': '-----BEGIN X-----' } }

/** Whether a text is a suite; anything but a user's mistake is thrown on. */
async function isSuite(text: string): Promise<boolean> {
  try {
    await read(text, GIVEN)
    return true
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error
    expect(error.mistakes.every(({ message }) => message.length > 0 && message.length < 700)).toBe(true)
    return false
  }
}

describe('a suite that was cut, or changed', () => {
  it('is one as it stands', async () => {
    expect(await isSuite(SUITE)).toBe(true)
  })

  it('anywhere, is a suite or a mistake', async () => {
    for (let end = 0; end < SUITE.length; end += 5) await isSuite(SUITE.slice(0, end))
  })

  it('by bits, parts and numbers, is a suite or a mistake', async () => {
    const random = randomOf(3)
    for (let round = 0; round < 80; round += 1) await isSuite(mutated(Buffer.from(SUITE), random).toString('utf8'))
  })

  it('in the form of JSON, is a suite or a mistake', async () => {
    const random = randomOf(4)
    for (let round = 0; round < 80; round += 1) {
      await isSuite(mutated(Buffer.from(JSON.stringify(sampleSuite(random))), random).toString('utf8'))
    }
  })
})

describe('a large suite', () => {
  const many = (item: (index: number) => string, most = 1 << 18) => {
    const items: string[] = []
    for (let length = 0; length + item(items.length).length + 20 < most; length += (items.at(-1)?.length ?? 0) + 1) {
      items.push(item(items.length))
    }
    return items.join('\n')
  }

  it.each([
    ['checks', `checks:\n${many(index => `- { name: c${index}, tcp: "a:1" }`)}`, true],
    ['checks of one name', `checks:\n${many(() => '- { name: c, tcp: "a:1" }')}`, false],
    ['unknown keys', many(index => `key${index}: 1`), false],
    ['unknown variables', `variables:\n${many(index => ` v${index}: "{{w${index}}}"`)}`, false],
    ['variables in a chain', `variables:\n${many(index => ` v${index + 1}: "{{v${index}}}"`)}`, false],
    [
      'variables in one text',
      `variables: { a: b }\nchecks: [{ name: a, command: "${'{{a}}'.repeat(190_000)}" }]`,
      true,
    ],
    ['braces', `checks: [{ name: a, command: "${'{{'.repeat(500_000)}" }]`, false],
    ['brackets', `checks: ${'['.repeat(500_000)}`, false],
    ['brackets that close', `checks: ${'}'.repeat(150_000)}`, false],
    ['tags', `checks:\n${many(() => '- !a b')}`, false],
    [
      'words of a predicate',
      `checks: [{ name: a, get: "http://a", expect: { body: "<${' '.repeat(500_000)}5" } }]`,
      true,
    ],
    [
      'comparisons',
      `checks: [{ name: a, get: "http://a", expect: { body: "${'< 5 and '.repeat(100_000)}< 5" } }]`,
      true,
    ],
    ['expressions', `checks: [{ name: a, get: "http://a", expect: { body: "/${'a?'.repeat(2400)}/" } }]`, true],
    [
      'headers of the defaults',
      `defaults: { headers: { a: "${'x'.repeat(500_000)}" } }\nchecks:\n${many(index => `- { name: c${index}, get: "http://a" }`, 200_000)}`,
      true,
    ],
    [
      'files that are not there',
      `checks:\n${many(index => `- { name: c${index}, get: "http://a", file: f${index} }`)}`,
      false,
    ],
  ])('of %s is read', async (_, text, right) => {
    expect(await isSuite(text)).toBe(right)
  })
})
