import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../src/gate/mistake.js'
import { NetworkFailure, type Phases, type Request, type Response } from '../../../src/gate/network.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { noPhases } from '../../../src/smoke/probes/phases.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryClock, MemoryLog, memoryPorts } from '../../support/memory.js'
import { fakeNetwork } from '../../support/network-fake.js'

const PHASES: Phases = { resolve: 1, connect: 2, tls: 3, processing: 4, transfer: 5 }
const URL_ONE = 'http://service.test/health'

const answer = (status: number, location?: string): Response => ({
  status,
  version: '1.1',
  headers: location === undefined ? {} : { location },
  size: 0,
  phases: PHASES,
})

/** A network that answers in turn, the last answer again and again; `takes` milliseconds go by until each comes. */
function world(
  answers: (Response | 'timeout' | 'refused')[] | ((request: Request) => Response | 'timeout' | 'refused'),
  takes = 0,
) {
  const clock = new MemoryClock()
  const log = new MemoryLog()
  const requests: Request[] = []
  const sleeps: number[] = []
  const sleep = clock.sleep.bind(clock)
  clock.sleep = async milliseconds => {
    sleeps.push(milliseconds)
    await sleep(milliseconds)
  }
  const request = async (request: Request) => {
    const next = Array.isArray(answers)
      ? (answers[Math.min(requests.length, answers.length - 1)] as Response)
      : answers(request)
    requests.push(request)
    clock.time += takes
    const phases = takes === 0 ? PHASES : { ...noPhases(), processing: takes }
    if (next === 'timeout') throw new NetworkFailure('timeout', 'no complete response', PHASES)
    if (next === 'refused') throw new NetworkFailure('unreachable', 'connect ECONNREFUSED 127.0.0.1:1', PHASES)
    return { ...next, phases }
  }
  const run = (inputs: Record<string, string | string[]> = {}) =>
    judge<SmokeDetails>(
      smokeGate,
      { url: URL_ONE, ...inputs },
      memoryPorts({ clock, log, network: fakeNetwork({ request }) }),
    )
  return { run, requests, sleeps, log, clock }
}

const failures = Array.from({ length: 20 }, () => answer(503))

describe('a check', () => {
  it('passes on the first answer that is as expected', async () => {
    const { run, requests, sleeps } = world([answer(204)], 30)
    const judgement = await run()
    expect(judgement).toEqual({
      verdict: 'pass',
      summary: 'The check passed.',
      metrics: [
        {
          name: 'availability',
          value: 1,
          unit: 'ratio',
          verdict: 'pass',
          thresholds: [{ op: '>=', value: 1, level: 'error' }],
        },
        { name: 'p95', value: 30, unit: 'ms', verdict: 'pass', thresholds: [] },
      ],
      findings: [],
      details: {
        checks: [
          {
            name: URL_ONE,
            kind: 'http',
            request: `GET ${URL_ONE}`,
            verdict: 'pass',
            attempts: 1,
            duration: 30,
            phases: { resolve: 0, connect: 0, tls: 0, processing: 30, transfer: 0 },
            assertions: [{ kind: 'status', subject: 'status', expected: '2xx', actual: '204', passed: true }],
            certificate: null,
            needs: null,
          },
        ],
        load: null,
        canary: null,
        availability: 1,
        p95: 30,
        history: [{ runId: null, commit: null, date: Date.UTC(2026, 0, 1) + 30, availability: 1, p95: 30 }],
      },
    })
    expect(requests).toMatchObject([{ method: 'GET', url: new URL(URL_ONE), headers: {}, timeout: 10_000 }])
    expect(sleeps).toEqual([])
    expect(outputsOf(smokeGate, judgement)).toEqual({ passed: '1', failed: '0', p95: '30', availability: '1' })
  })

  it('fails on the first that is not, where nothing else is said', async () => {
    const { run, requests } = world([answer(503), answer(200)])
    const judgement = await run()
    expect(judgement).toMatchObject({
      verdict: 'fail',
      summary: `The check failed: ${URL_ONE}.`,
      metrics: [{ name: 'availability', value: 0, verdict: 'fail' }],
      findings: [{ rule: 'smoke/status', level: 'error', message: `${URL_ONE}: expected status 2xx, got 503.` }],
      details: { checks: [{ verdict: 'fail', attempts: 1 }] },
    })
    expect(requests).toHaveLength(1)
    expect(outputsOf(smokeGate, judgement)).toEqual({ passed: '0', failed: '1', p95: '', availability: '0' })
  })

  it.each([
    ['0', 1],
    ['1', 2],
    ['3', 4],
  ])('is tried again as often as retries allow: %s', async (retries, attempts) => {
    const { run, sleeps } = world(failures)
    const judgement = await run({ retries, interval: '250ms' })
    expect(judgement.details.checks).toMatchObject([{ verdict: 'fail', attempts }])
    expect(judgement.findings[0]?.message).toBe(
      `${URL_ONE}: expected status 2xx,${attempts === 1 ? '' : ` after ${attempts} attempts`} got 503.`,
    )
    expect(sleeps).toEqual(Array(attempts - 1).fill(250))
  })

  it('passes where a retry does', async () => {
    const { run } = world([answer(503), 'refused', 'timeout', answer(200)])
    expect(await run({ retries: '3' })).toMatchObject({ verdict: 'pass', details: { checks: [{ attempts: 4 }] } })
    const fewer = world([answer(503), 'refused', 'timeout', answer(200)])
    expect(await fewer.run({ retries: '2' })).toMatchObject({ verdict: 'fail', details: { checks: [{ attempts: 3 }] } })
  })

  it('fails for free until the service had its time to come up', async () => {
    const { run, sleeps } = world(failures)
    const judgement = await run({ wait: '10s', interval: '4s' })
    // At 0, 4 and 8 seconds it may still be coming up; at 12 it counts.
    expect(judgement.details.checks).toMatchObject([{ verdict: 'fail', attempts: 4 }])
    expect(sleeps).toEqual([4000, 4000, 4000])
  })

  it('keeps its retries for after that time', async () => {
    const { run } = world(failures)
    expect((await run({ wait: '10s', interval: '4s', retries: '2' })).details.checks).toMatchObject([{ attempts: 6 }])
  })

  it('passes as soon as the service is up', async () => {
    const { run, clock } = world(['refused', 'refused', answer(200)])
    expect(await run({ wait: '2m', interval: '500ms' })).toMatchObject({
      verdict: 'pass',
      details: { checks: [{ attempts: 3 }] },
    })
    expect(clock.time).toBe(1000)
  })

  it('counts the time of slow attempts as time to come up', async () => {
    const { run } = world(['timeout'], 6000)
    expect((await run({ wait: '10s', interval: '1s', timeout: '6s' })).details.checks).toMatchObject([{ attempts: 2 }])
  })

  it('says in the log why it tries again', async () => {
    const { run, log } = world([answer(500), answer(200)])
    await run({ retries: '1' })
    expect(log.lines).toEqual([`debug: ${URL_ONE}, attempt 1: status 500; again in 1000 ms`])
  })

  it('says of no response why there is none', async () => {
    const refused = await world(['refused']).run()
    expect(refused.findings).toMatchObject([
      { rule: 'smoke/response', message: `${URL_ONE}: expected a response, got connect ECONNREFUSED 127.0.0.1:1.` },
    ])
    expect(refused.details.checks[0]?.phases).toEqual(PHASES)
    const late = await world(['timeout']).run({ timeout: '2500ms' })
    expect(late.findings[0]?.message).toBe(`${URL_ONE}: expected a response, got none within 2.5 s.`)
  })

  it('leaves what is no failure of the network to be seen as the bug it is', async () => {
    const { run } = world(() => {
      throw new TypeError('a bug')
    })
    await expect(run({ retries: '5' })).rejects.toThrow('a bug')
  })
})

describe('a duration', () => {
  it.each([
    [250, '250ms', 'pass'],
    [251, '250ms', 'fail'],
  ])('of %s ms with at most %s is a %s', async (takes, most, verdict) => {
    const judgement = await world([answer(200)], takes).run({ 'expect-duration': most })
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.details.checks[0]?.assertions[1]).toEqual({
      kind: 'duration',
      subject: 'duration',
      expected: 'at most 250 ms',
      actual: `${takes} ms`,
      passed: verdict === 'pass',
    })
  })

  it('is that of all redirects together', async () => {
    const answers = [answer(302, '/a'), answer(302, '/b'), answer(200)]
    expect((await world(answers, 100).run({ 'expect-duration': '300ms' })).verdict).toBe('pass')
    const slow = await world(answers, 101).run({ 'expect-duration': '300ms' })
    expect(slow.findings).toMatchObject([
      { rule: 'smoke/duration', message: `${URL_ONE}: expected duration at most 300 ms, got 303 ms.` },
    ])
  })

  it('and a status are two findings', async () => {
    const judgement = await world([answer(500)], 2000).run({ 'expect-duration': '1s' })
    expect(judgement.findings.map(each => each.rule)).toEqual(['smoke/status', 'smoke/duration'])
    expect(new Set(judgement.findings.map(each => each.fingerprint)).size).toBe(2)
    expect(outputsOf(smokeGate, judgement)).toMatchObject({ passed: '0', failed: '1' })
  })
})

describe('a redirect', () => {
  const followed = async (url: string, ...answers: Response[]) => {
    const { run, requests } = world(answers)
    const judgement = await run({ url })
    return { judgement, urls: requests.map(request => request.url.href), requests }
  }

  it.each([
    ['/login?a=b', 'http://service.test/login?a=b'],
    ['next', 'http://service.test/path/next'],
    ['../up', 'http://service.test/up'],
    ['?page=2', 'http://service.test/path/here?page=2'],
    ['//other.test/x', 'http://other.test/x'],
    ['https://service.test/', 'https://service.test/'],
  ])('is followed to %s', async (location, target) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { judgement, urls } = await followed('http://service.test/path/here', answer(status, location), answer(200))
      expect(urls).toEqual(['http://service.test/path/here', target])
      expect(judgement.verdict).toBe('pass')
      expect(judgement.details.checks[0]?.assertions[0]?.actual).toContain('200 from http')
    }
  })

  it.each([
    [304, '/x', '304'],
    [300, '/x', '300'],
    [302, undefined, '302; it has no location'],
    [302, 'file:///etc/passwd', '302; it leads to file:, which is no address of HTTP'],
    [302, 'ftp://service.test/', '302; it leads to ftp://service.test/, which is no address of HTTP'],
    [302, 'http://', '302; its location "http://" is no URL'],
    [201, '/created', '201'],
  ])('is not followed with status %s to %s', async (status, location, actual) => {
    const { urls, judgement } = await followed(URL_ONE, answer(status, location), answer(200))
    expect(urls).toEqual([URL_ONE])
    expect(judgement.verdict).toBe(status < 300 ? 'pass' : 'fail')
    expect(judgement.details.checks[0]?.assertions[0]?.actual).toBe(actual)
  })

  it.each(['302', '3xx', '200,302'])('is not followed where %s is expected', async expected => {
    const { run, requests } = world([answer(302, '/login'), answer(200)])
    expect((await run({ 'expect-status': expected })).verdict).toBe('pass')
    expect(requests).toHaveLength(1)
  })

  it('is followed ten times and no further', async () => {
    const { run, requests } = world([answer(302, '/loop')])
    const judgement = await run()
    expect(requests).toHaveLength(11)
    expect(judgement.findings[0]?.message).toBe(
      `${URL_ONE}: expected status 2xx, got 302 from http://service.test/loop, after 10 redirects; it leads to http://service.test/loop, which is not followed (redirects: 10).`,
    )
    const ten = world([...Array.from({ length: 10 }, () => answer(302, '/loop')), answer(200)])
    expect((await ten.run()).verdict).toBe('pass')
  })

  it('leaves the rest of the timeout to what follows, and adds up the phases', async () => {
    const { run, requests } = world([answer(302, '/a'), answer(302, '/b'), answer(200)], 400)
    const judgement = await run({ timeout: '1s' })
    expect(requests.map(request => request.timeout)).toEqual([1000, 600, 200])
    expect(judgement.verdict).toBe('pass')
    const summed = await world([answer(302, '/a'), answer(302, '/b'), answer(200)]).run()
    expect(summed.details.checks[0]).toMatchObject({
      phases: { resolve: 3, connect: 6, tls: 9, processing: 12, transfer: 15 },
      duration: 45,
    })
    const failing = await world([answer(302, '/a'), 'refused']).run()
    expect(failing.details.checks[0]?.phases).toEqual({ resolve: 2, connect: 4, tls: 6, processing: 8, transfer: 10 })
  })

  it('takes credentials along to the same origin and to no other', async () => {
    const credentials = { authorization: `Basic ${Buffer.from('user:pass').toString('base64')}` }
    const { requests } = await followed(
      'http://user:pass@service.test/',
      answer(302, '/same'),
      answer(302, 'http://other.test/'),
      answer(302, 'https://service.test/'),
      answer(302, 'http://service.test:8080/'),
      answer(302, 'http://service.test:80/back'),
      answer(200),
    )
    expect(requests.map(request => request.headers)).toEqual([credentials, credentials, {}, {}, {}, credentials])
    for (const { url } of requests) expect(`${url.username}${url.password}`).toBe('')
  })
})

describe('a status', () => {
  it.each([
    ['200', [200], [201, 199]],
    ['2xx', [200, 299], [199, 300]],
    ['2XX, 404', [204, 404], [403, 500]],
    ['1xx, 5xx', [101, 599], [200, 400]],
  ])('is told by %s', async (expected, accepted, others) => {
    for (const status of [...accepted, ...others]) {
      const { verdict } = await world([answer(status)]).run({ 'expect-status': expected })
      expect([status, verdict]).toEqual([status, accepted.includes(status) ? 'pass' : 'fail'])
    }
  })

  it.each(['20', '2x', '600', 'xxx', 'ok', '2000', '200, abc'])('cannot be %s', async expected => {
    const { run, requests } = world([answer(200)])
    await expect(run({ 'expect-status': expected })).rejects.toThrow(UserMistake)
    expect(requests).toEqual([])
  })
})

describe('several URLs', () => {
  const urls = ['http://a.test/', 'http://b.test/', 'http://c.test/']

  it('are requested at the same time, and told in their own order', async () => {
    const waiting: (() => void)[] = []
    const request = async ({ url }: Request) => {
      // None is answered before all are asked, and then the last first.
      await new Promise<void>(resolve => {
        waiting.unshift(resolve)
        if (waiting.length === urls.length) for (const each of waiting) each()
      })
      return answer(url.host === 'b.test' ? 500 : 200)
    }
    const network = fakeNetwork({ request })
    const judgement = await judge<SmokeDetails>(smokeGate, { url: urls.join('\n') }, memoryPorts({ network }))
    expect(judgement.details.checks.map(each => `${each.name} ${each.verdict}`)).toEqual([
      'http://a.test/ pass',
      'http://b.test/ fail',
      'http://c.test/ pass',
    ])
    expect(judgement.summary).toBe('1 of 3 checks failed: http://b.test/.')
    expect(outputsOf(smokeGate, judgement)).toMatchObject({ passed: '2', failed: '1', availability: String(2 / 3) })
    expect(await smokeGate.present(judgement)).toMatchObject([
      {
        title: 'What failed',
        blocks: [
          {
            text: 'http://b.test/: one attempt, which took 15 ms (resolve 1 ms, connect 2 ms, tls 3 ms, processing 4 ms, transfer 5 ms).',
          },
          { rows: [['failed', 'status', '2xx', '500']] },
        ],
      },
      {
        title: 'All checks: 2 of 3 passed',
        blocks: [
          {
            rows: [
              ['fail', 'http://b.test/', '500', '1', '1 ms', '2 ms', '3 ms', '4 ms', '5 ms', '15 ms'],
              expect.arrayContaining(['pass', 'http://a.test/']),
              expect.arrayContaining(['pass', 'http://c.test/']),
            ],
          },
        ],
      },
    ])
  })

  it('are told once, however long they are', async () => {
    const url = `http://a.test/${'x'.repeat(300)}`
    const { findings } = await world([answer(500)]).run({ url })
    expect(findings[0]?.message).toBe(`${url}: expected status 2xx, got 500.`)
  })

  it('may stand on a line, on several, and hold commas', async () => {
    const { run, requests } = world(() => answer(200))
    expect(await run({ url: 'http://a.test/x,y http://b.test/\n# not this\n  http://c.test/' })).toMatchObject({
      summary: 'All 3 checks passed.',
    })
    expect(requests.map(request => request.url.href)).toEqual(['http://a.test/x,y', 'http://b.test/', 'http://c.test/'])
  })
})

describe('the choice of the root action', () => {
  it('is by whether there is a URL', async () => {
    const choose = (url: string[]) => smokeGate.choose({ url } as never, memoryPorts())
    expect(await choose([])).toEqual({ chosen: false, why: 'no url and no suite is given' })
    expect(await choose([URL_ONE])).toEqual({ chosen: true, why: 'a url is given' })
  })
})

async function mistake(act: () => Promise<unknown>): Promise<UserMistake> {
  const error = await act().catch((error: unknown) => error)
  expect(error).toBeInstanceOf(UserMistake)
  return error as UserMistake
}

describe('nothing to ask', () => {
  it.each([
    ['warn', 'warn', 'warning'],
    ['pass', 'pass', 'note'],
  ])('is what if-missing makes of it: %s', async (ifMissing, verdict, level) => {
    const { run, requests } = world([answer(200)])
    const judgement = await run({ url: '', 'if-missing': ifMissing })
    const message = 'Nothing was asked: neither `url` nor `suite` is given.'
    expect(judgement).toMatchObject({
      verdict,
      summary: message,
      findings: [{ rule: 'smoke/missing', level, message }],
      details: { checks: [], history: [] },
    })
    expect(outputsOf(smokeGate, judgement)).toEqual({ passed: '0', failed: '0', p95: '', availability: '' })
    expect(await smokeGate.present(judgement)).toEqual([])
    expect(requests).toEqual([])
  })
})

describe('a mistake of the user', () => {
  it.each([
    [{ url: '' }, 'url: is required, or `suite`: name at least one URL, such as http://127.0.0.1:8080/health'],
    [{ url: 'service.test/health' }, 'url: "service.test/health" is no URL that begins with http:// or https://'],
    [
      { url: '/health' },
      'url: "/health" is no URL that begins with http:// or https://; is what should stand before the path set?',
    ],
    [{ url: 'ftp://service.test/' }, 'url: "ftp://service.test/" is no URL that begins'],
    [{ url: 'http://' }, 'url: "http://" is no URL'],
    [{ url: 'http://service.test:99999/' }, 'is no URL'],
    [{ url: 'one two' }, 'url: "one" is no URL that begins with http:// or https://\nurl: "two" is no URL'],
    [
      { url: 'http://me:50%off@service.test/' },
      'url: "http://service.test/" has a user or password with a % that encodes nothing; write it %25',
    ],
    [{ url: 'http://%ff@service.test/' }, 'has a user or password with a % that encodes nothing'],
    [
      { url: 'http://a.test/x,http://b.test/' },
      'url: "http://a.test/x,http://b.test/" reads like several URLs: put each on a line of its own',
    ],
    [{ url: 'http://a.test/, http://me:pw@b.test/?x=y' }, 'url: "http://a.test/," reads like several URLs'],
    [{ url: 'http://a.test/?x=y,HTTPS://b.test/' }, 'url: "http://a.test/?***" reads like several URLs'],
    [
      { 'expect-status': '20O' },
      'expect-status: "20O" is no status; write codes such as 200 or classes such as 2xx, several by comma',
    ],
    [{ 'expect-status': '200 204' }, 'expect-status: "200 204" is no status; '],
    [{ timeout: '0s' }, 'timeout: must be more than 0'],
    [{ timeout: 'soon' }, 'timeout: "soon" is not a duration'],
    [{ retries: '-1' }, 'retries: "-1" is not a whole number'],
  ])('is told for %j', async (inputs, message) => {
    const { run, requests } = world([answer(200)])
    expect((await mistake(() => run(inputs as Record<string, string>))).message).toContain(message)
    expect(requests).toEqual([])
  })
})

describe('what may be secret', () => {
  const SECRETS = [
    's3ntinel-user',
    's3ntinel-pass',
    's3ntinel-query',
    's3ntinel-more',
    's3ntinel-hash',
    's3ntinel-next',
  ]
  const secret = (host: string) =>
    `http://s3ntinel-user:s3ntinel-pass@${host}/path?token=s3ntinel-query&b=s3ntinel-more#s3ntinel-hash`
  const tells = (text: string) => SECRETS.filter(each => text.includes(each))
  const location = 'http://s3ntinel-user:s3ntinel-pass@elsewhere.test/?next=s3ntinel-next#s3ntinel-hash'

  it.each([
    ['a pass', [answer(200)], {}],
    ['a status', [answer(500)], {}],
    ['a retry', [answer(500), 'refused', 'timeout', answer(500)], { retries: '3', 'expect-duration': '1ms' }],
    ['no response', ['refused'], {}],
    ['a timeout', ['timeout'], {}],
    ['a redirect', [answer(302, location), answer(404)], {}],
    ['a loop', [answer(302, location)], {}],
    ['a redirect that is not followed', [answer(302, `ftp://${location}`)], {}],
  ] as [string, (Response | 'timeout' | 'refused')[], Record<string, string>][])(
    'is in no report of %s',
    async (_, answers, inputs) => {
      const { run, log, requests } = world(answers, 10)
      const judgement = await run({ url: `${secret('a.test')}\n${secret('b.test:8080')}`, ...inputs })
      expect(requests[0]?.url.search).toContain('s3ntinel-query')
      const presented = await smokeGate.present(judgement)
      const outputs = outputsOf(smokeGate, judgement)
      expect(tells(JSON.stringify({ judgement, presented, outputs, log: log.lines }))).toEqual([])
      expect(judgement.details.checks[0]?.name).toBe('http://a.test/path?token=***&b=***#***')
    },
  )

  it.each([
    secret('bad host'),
    secret('host:99999'),
    secret('a.test').replace('http://', 'htp://'),
    secret('a.test').replace('http://', 'http//'),
    secret('a.test').replace('http://', ''),
    secret('a.test').replace('http://', 'http:'),
    secret('a.test').replace('pass@', 'pass/@x y@'),
    'http://s3ntinel-user:p?s3ntinel-pass@a.test/',
    'http://s3ntinel-user:p#s3ntinel-pass@a.test/',
    'http://s3ntinel-user:p/s3ntinel-pass@a.test/',
    'http://s3ntinel-user:p@s3ntinel-pass@a b/',
    'ftp://a.test/?mail=me@s3ntinel-query',
    'a.test/?token=s3ntinel-query',
    'a.test/#s3ntinel-hash',
    secret('a.test').replace('s3ntinel-pass', 's3ntinel-pass%zz'),
  ])('is in no message about %s', async url => {
    const { run, log } = world([answer(500)])
    // What is a URL after all is requested, and its report holds nothing either.
    const got = await run({ url }).catch((error: unknown) => error)
    expect(tells(`${got} ${JSON.stringify(got)} ${log.lines}`)).toEqual([])
  })
})
