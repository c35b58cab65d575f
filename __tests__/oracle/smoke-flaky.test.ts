import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { FlakyServer, type Manner } from '../support/flaky-server.js'
import { findingLines, SmokeFolder } from '../support/smoke.js'

const folder = new SmokeFolder()
const running: FlakyServer[] = []
afterEach(() => Promise.all(running.splice(0).map(each => each.stop())))
afterAll(() => folder.remove())

async function flaky(...manners: Manner[]): Promise<FlakyServer> {
  const server = await FlakyServer.start(manners)
  running.push(server)
  return server
}

/** A check that only an answer with the right status and content passes, one from which the token can be taken, and in time. */
const strict = ({ url }: FlakyServer, retry: string) => `
checks:
  - name: strict
    get: "${url}"
    timeout: 1s
    retry: { ${retry} }
    expect:
      status: 200
      json: { $.ready: true }
    capture: { token: $.token }
`

/** What a server does, and what is said of it, each with its line. */
const FAULTS: readonly (readonly [
  manner: Manner,
  ...found: (readonly [line: number, rule: string, text: string])[],
])[] = [
  ['unavailable', [8, 'status', 'expected status 200, got 503; it says "{\\"ready\\":true,\\"token\\":\\"***\\"}"']],
  ['wrong', [9, 'json', 'expected $.ready true, got false']],
  [
    'broken',
    [
      9,
      'json',
      'expected $.ready true, got no JSON: line 1, column 17 ends where a name in quotes must be: "{\\"ready\\": true, "',
    ],
    [
      10,
      'capture',
      'expected a value for token ($.token), got no JSON: line 1, column 17 ends where a name in quotes must be: "{\\"ready\\": true, "',
    ],
  ],
  ['tokenless', [10, 'capture', 'expected a value for token ($.token), got nothing: $ has the keys "ready"']],
  ['slow', [3, 'response', 'expected a response, got none within 1 s; it was still waiting for the answer']],
  ['trickling', [3, 'response', 'expected a response, got none within 1 s; it was still reading the answer']],
  ['dropping', [3, 'response', 'expected a response, got the connection was closed before an answer']],
  ['cut', [3, 'response', 'expected a response, got the connection was closed before the end of the answer']],
  ['nonsense', [3, 'response', 'expected a response, got Parse Error: Expected HTTP/, RTSP/ or ICE/']],
]
const EVERY = FAULTS.map(([manner]) => manner)

describe('smoke-test against a flaky server', () => {
  it.each(FAULTS.map(([manner, ...found]) => ({ manner, found })))('says what is wrong: $manner', async each => {
    const { manner, found } = each
    const server = await flaky(manner, 'good')
    const judgement = await folder.run(strict(server, 'every: 1ms'))
    expect(findingLines(judgement)).toEqual(
      found.map(([line, rule, text]) => `smoke.yml:${line} smoke/${rule}: strict (GET ${server.url}): ${text}.`),
    )
    expect(judgement).toMatchObject({ verdict: 'fail', summary: 'The check failed: strict.' })
    expect(server.asked).toBe(1)
  })

  it('tries again for whatever fails, as Hurl does', async () => {
    const server = await flaky(...EVERY, 'good')
    folder.log.lines.length = 0
    const judgement = await folder.run(strict(server, `times: ${EVERY.length}, every: 1ms`))
    expect(judgement).toMatchObject({
      verdict: 'pass',
      findings: [],
      details: { checks: [{ attempts: EVERY.length + 1 }] },
    })
    expect(server.asked).toBe(EVERY.length + 1)
    // One line for each attempt that failed, with the reason of that very attempt.
    expect(folder.log.lines.map(line => /^debug: strict, attempt (\d+): (\w+)/.exec(line)?.slice(1))).toEqual(
      FAULTS.map(([, found], index) => [String(index + 1), found?.[1]]),
    )
  })

  it('tries no more often than it may, and tells of the last time', async () => {
    const server = await flaky(...EVERY, 'good')
    const judgement = await folder.run(strict(server, `times: ${EVERY.length - 1}, every: 1ms`))
    const last = `expected a response, after ${EVERY.length} attempts got Parse Error: Expected HTTP/, RTSP/ or ICE/`
    expect(findingLines(judgement)).toEqual([`smoke.yml:3 smoke/response: strict (GET ${server.url}): ${last}.`])
    expect(server.asked).toBe(EVERY.length)
  })

  it('does not stop at the first good answer of several that are expected at once', async () => {
    const [one, two] = [await flaky('unavailable', 'good'), await flaky('good', 'unavailable')]
    const judgement = await folder.run(`
defaults: { retry: { times: 3, every: 1ms } }
checks:
  - { name: one, get: "${one.url}" }
  - { name: two, get: "${two.url}" }
`)
    expect(judgement.verdict).toBe('pass')
    expect(judgement.details.checks.map(({ attempts }) => attempts)).toEqual([2, 1])
    expect([one.asked, two.asked]).toEqual([2, 1])
  })

  it('takes failures as free while the service may come up', async () => {
    const server = await flaky('dropping', 'unavailable', 'wrong', 'tokenless', 'good')
    const judgement = await folder.run(strict(server, 'for: 60s, every: 1ms'))
    expect(judgement.details.checks).toMatchObject([{ verdict: 'pass', attempts: 5 }])
  })

  it('waits for a server that is not there yet', async () => {
    const server = await flaky('good')
    const { url } = server
    const port = Number(new URL(url).port)
    await server.stop()
    const judging = folder.run(strict(server, 'for: 60s, every: 20ms'))
    // Once the first attempt was refused.
    while (folder.log.lines.at(-1)?.includes(`ECONNREFUSED 127.0.0.1:${port}`) !== true) {
      await new Promise(resolve => setImmediate(resolve))
    }
    running.push(await FlakyServer.start(['good'], port))
    const { verdict, details } = await judging
    expect(verdict).toBe('pass')
    expect(details.checks[0]?.attempts).toBeGreaterThan(1)
  })

  it('goes the whole way again, and takes nothing from a failed attempt', async () => {
    const server = await flaky('wrong', 'good')
    const again = await flaky('good')
    const judgement = await folder.run(`
checks:
  - name: login
    get: "${server.url}"
    retry: { times: 1, every: 1ms }
    expect: { json: { $.ready: true }, header: { x-attempt: "2" } }
    capture: { token: $.token, attempt: { header: x-attempt } }
  - { name: account, get: "${again.url}?{{attempt}}", expect: { url: "${again.url}?2" } }
`)
    expect(findingLines(judgement)).toEqual([])
    expect(judgement.details.checks.map(({ attempts }) => attempts)).toEqual([2, 1])
  })

  it('does not run what needs a check that failed', async () => {
    const [broken, after] = [await flaky('tokenless'), await flaky('good')]
    const judgement = await folder.run(`
checks:
  - { name: last, get: "${after.url}{{id}}" }
  - { name: middle, get: "${after.url}", auth: { bearer: "{{token}}" }, capture: { id: $.token } }
  - { name: login, get: "${broken.url}", retry: { times: 2, every: 1ms }, capture: { token: $.token } }
  - { name: health, get: "${after.url}" }
`)
    const notRun = 'not run, for it comes after login, which failed.'
    expect(findingLines(judgement)).toEqual([
      `smoke.yml:5 smoke/capture: login (GET ${broken.url}): expected a value for token ($.token), after 3 attempts got nothing: $ has the keys "ready".`,
      `smoke.yml:3 smoke/not-run: last (GET ${after.url}{{id}}): ${notRun}`,
      `smoke.yml:4 smoke/not-run: middle (GET ${after.url}): ${notRun}`,
    ])
    expect(judgement.summary).toBe('3 of 4 checks failed: login, for which 2 were not run.')
    expect([broken.asked, after.asked]).toEqual([3, 1])
    expect(judgement.details.availability).toBe(0.25)
  })

  it('means the same by the inputs for a URL', async () => {
    const shaky = () => flaky('unavailable', 'dropping', 'good')
    const [first, second, third] = [await shaky(), await shaky(), await shaky()]
    for (const [{ url }, inputs] of [
      [first, { retries: '2' }],
      [second, { wait: '60s' }],
    ] as const) {
      const judgement = await folder.url(url, { interval: '1ms', ...inputs })
      expect(judgement).toMatchObject({ verdict: 'pass', details: { checks: [{ attempts: 3 }] } })
    }
    const { findings } = await folder.url(third.url, { interval: '1ms', retries: '1' })
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      `smoke/response: ${third.url}: expected a response, after 2 attempts got the connection was closed before an answer.`,
    ])
  })
})
