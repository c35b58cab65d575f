import { describe, expect, it } from '@jest/globals'
import type { Response } from '../../../src/gate/network.js'
import type { PoolRequest } from '../../../src/gate/traffic.js'
import type { Block } from '../../../src/report/blocks.js'
import type { CanaryJudgement } from '../../../src/smoke/canary/judge.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { LOAD_TASK } from '../../../src/smoke/load/job.js'
import { loadTask } from '../../../src/smoke/load/task.js'
import type { LoadDetails, TargetDetails } from '../../../src/smoke/load-details.js'
import { presentCanary } from '../../../src/smoke/present-canary.js'
import { noPhases } from '../../../src/smoke/probes/phases.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryFiles, MemoryLog, memoryPorts, memoryWorkers } from '../../support/memory.js'
import { fakeNetwork } from '../../support/network-fake.js'
import { type FakeOptions, FakeTraffic } from '../../support/traffic-fake.js'

const OK: Response = { status: 200, version: '1.1', headers: { token: 's3ntinel' }, size: 0, phases: noPhases() }

/** Checks that pass, and a load on a server of the fake. */
function world(server: FakeOptions['server'], suite = '', more: Partial<FakeOptions> & { status?: number } = {}) {
  const { status = 200, ...options } = more
  const asked: PoolRequest[] = []
  const traffic = new FakeTraffic({
    server: (request, at) => {
      asked.push(request)
      return server(request, at)
    },
    ...options,
  })
  const files = new MemoryFiles({ 'smoke.yml': suite })
  const log = new MemoryLog()
  const ports = memoryPorts({
    files,
    log,
    network: fakeNetwork({ request: async () => ({ ...OK, status }) }),
    workers: memoryWorkers({ [LOAD_TASK]: loadTask }, files, undefined, traffic),
  })
  const run = (inputs: Record<string, string>) =>
    judge<SmokeDetails>(
      smokeGate,
      suite === '' ? { url: 'http://a.test/x', ...inputs } : { suite: 'smoke.yml', ...inputs },
      ports,
    )
  return { run, traffic, asked, log }
}

const fast = () => ({ after: 5 })

/** The table whose first column has that head, however deep it is. */
function tableIn(blocks: readonly Block[], first: string): Extract<Block, { kind: 'table' }> {
  const all = (each: readonly Block[]): Block[] =>
    each.flatMap(block => (block.kind === 'section' ? all(block.blocks) : [block]))
  const table = all(blocks).find(each => each.kind === 'table' && each.head[0] === first)
  if (table?.kind !== 'table') throw new Error(`there is no table of each ${first}`)
  return table
}

describe('a load on URLs', () => {
  it('comes after the checks, and its figures are those of the run', async () => {
    const { run, traffic, log } = world(fast)
    const judgement = await run({ load: 'rate=100/s duration=20s', thresholds: 'p95 < 50ms' })
    expect(judgement).toMatchObject({
      verdict: 'pass',
      summary: 'The check passed; load: P95 5 ms, 100% as expected.',
      findings: [],
      details: {
        availability: 1,
        load: {
          stages: [{ from: 100, to: 100, duration: 20_000 }],
          valid: true,
          thresholds: [
            { text: 'p95 < 50ms', shown: '5 ms', passed: true },
            { text: 'errors < 1%', shown: '0%', passed: true },
          ],
          targets: [{ name: 'tested', sent: 2000, completed: 2000, failed: 0, errors: {} }],
        },
        canary: null,
        history: [{ availability: 1 }],
      },
    })
    expect(judgement.details.p95).toBeCloseTo(5, 1)
    expect(new Set(traffic.sent.map(({ url }) => url))).toEqual(new Set(['http://a.test/x']))
    expect(log.lines.filter(line => line.startsWith('load '))).toHaveLength(2)
    expect(outputsOf(smokeGate, judgement)).toMatchObject({ passed: '1', failed: '0', availability: '1' })
  })

  it('fails by its thresholds', async () => {
    const { run } = world((_, at) => ({ after: 5, reply: { status: Math.floor(at) % 2 === 0 ? 200 : 500 } }))
    const judgement = await run({
      load: 'rate=100/s duration=5s',
      thresholds: 'p50 < 1ms\ncount > 10',
      'fail-on': 'error',
    })
    expect(judgement.verdict).toBe('fail')
    expect(judgement.summary).toMatch(/ as expected, not kept: p50 < 1ms, errors < 1%\.$/)
    expect(judgement.findings.map(({ rule, message }) => [rule, message.replace(/\d+(\.\d+)?%/, 'N%')])).toEqual(
      expect.arrayContaining([['smoke/threshold', 'The load: expected p50 < 1ms, got 5 ms.']]),
    )
  })

  it('holds its figures to the thresholds that are about them', async () => {
    const { run } = world((_, at) => ({ after: 5, reply: { status: at < 2000 ? 500 : 200 } }))
    const load = 'rate=100/s duration=10s'
    const { metrics } = await run({ load, thresholds: 'p95 <= 4ms\np99 < 1ms\nerrors < 33%' })
    expect(metrics).toMatchObject([
      { name: 'availability', value: 0.9, verdict: 'pass', thresholds: [{ op: '>', value: 0.67, level: 'error' }] },
      { name: 'p95', verdict: 'fail', thresholds: [{ op: '<=', value: 4, level: 'error' }] },
    ])
    const implied = await world((_, at) => ({ after: 5, reply: { status: at < 2000 ? 500 : 200 } })).run({ load })
    expect(implied.metrics).toMatchObject([
      { name: 'availability', verdict: 'fail', thresholds: [{ op: '>', value: 0.99 }] },
      { name: 'p95', verdict: 'pass', thresholds: [] },
    ])
  })

  it('is no pass where nothing is as expected', async () => {
    const { run } = world(() => ({ after: 1, reply: { status: 500 } }))
    const judgement = await run({ load: 'rate=10/s duration=5s', thresholds: 'errors <= 100%' })
    expect(judgement).toMatchObject({ verdict: 'fail', details: { availability: 0 } })
    expect(judgement.findings).toMatchObject([
      { rule: 'smoke/load', level: 'error', message: 'The load failed: not a single answer was as expected.' },
    ])
  })

  it('tells how many of its requests were not sent', async () => {
    const { run } = world(() => null)
    const judgement = await run({ load: 'rate=50/s duration=2s connections=5 timeout=1s' })
    const { head, rows } = tableIn(await smokeGate.present(judgement), 'Requests')
    expect(head.slice(0, 4)).toEqual(['Requests', 'Sent', 'Unsent', 'Failed'])
    expect(rows.map(row => row.slice(0, 4))).toEqual([['all', '15', '85', '100']])
  })

  it('is not put on what fails already', async () => {
    const { run, asked } = world(fast, '', { status: 500 })
    const judgement = await run({ load: 'rate=10/s duration=5s' })
    expect(asked).toEqual([])
    expect(judgement.findings.map(({ rule, level }) => [rule, level])).toEqual([
      ['smoke/status', 'error'],
      ['smoke/not-run', 'note'],
    ])
    expect(judgement.details).toMatchObject({ load: null, availability: 0 })
  })

  it('that was not put on has no latency: that of the checks that passed is another', async () => {
    const suite = `
checks:
  - { name: good, get: "http://a.test/" }
  - { name: bad, get: "http://a.test/", expect: { status: 404 } }
load: { request: { get: "http://a.test/" }, rate: 1/s, duration: 1s }
`
    const judgement = await world(fast, suite).run({})
    expect(judgement.details).toMatchObject({ load: null, availability: 0.5, p95: null })
    expect(judgement.details.history).toMatchObject([{ availability: 0.5, p95: null }])
    expect(outputsOf(smokeGate, judgement)).toMatchObject({ p95: '', availability: '0.5' })
    const alone = await world(fast, suite.replace(/^load.*$/m, '')).run({})
    expect(alone.details.p95).not.toBeNull()
  })

  it('that the generator could not keep up with is inconclusive, whatever its numbers', async () => {
    const { run } = world(fast, '', { late: () => 400 })
    const judgement = await run({ load: 'rate=100/s duration=5s', thresholds: 'p95 < 1ms' })
    expect(judgement.verdict).toBe('inconclusive')
    expect(judgement.summary).toContain('the load is no valid measurement')
    expect(judgement.metrics.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['availability', 'pass'],
      ['p95', 'inconclusive'],
    ])
    const [threshold, ...reasons] = judgement.findings
    expect(threshold).toMatchObject({ rule: 'smoke/threshold', level: 'note' })
    expect(reasons).not.toEqual([])
    for (const reason of reasons) expect(reason).toMatchObject({ rule: 'smoke/invalid-load', level: 'warning' })
  })
})

describe('the load of a suite', () => {
  const SUITE = `
checks:
  - { name: login, get: "http://a.test/login", capture: { token: { header: token } } }
load:
  requests:
    - { name: list, get: "http://a.test/list", auth: { bearer: "{{token}}" }, weight: 3 }
    - { name: order, post: "http://a.test/order", json: { sku: "{{token}}" }, expect: { status: 201 } }
  rate: 20/s
  duration: 5s
  thresholds: ["p95{order} < 100ms", "errors < 1%"]
`
  const server: FakeOptions['server'] = ({ url }) =>
    url.endsWith('/order') ? { after: 50, reply: { status: 201 } } : { after: 5 }

  it('tells which of its requests failed of what, and when first', async () => {
    // Both answer otherwise than they are to, the one that is rarer first.
    const { run } = world(({ url }, at) => {
      if (url.endsWith('/list')) return { after: 5, reply: { status: 429 } }
      return { after: 5, reply: { status: at < 3000 ? 201 : 503 } }
    }, SUITE)
    const judgement = await run({})
    const load = judgement.details.load as LoadDetails
    const { causes = [], failed } = load.targets[0] as TargetDetails
    const [list, order] = causes
    expect([list, order]).toMatchObject([
      { request: 'list', error: 'status', status: 429, reason: 'expected status 2xx, got 429' },
      { request: 'order', error: 'status', status: 503, reason: 'expected status 201, got 503' },
    ])
    expect((list?.count ?? 0) + (order?.count ?? 0)).toBe(failed)
    expect(list?.first).toBeLessThan(1000)
    expect(order?.first).toBeGreaterThan(1900)
    const message = judgement.findings.find(({ rule }) => rule === 'smoke/threshold')?.message
    expect(message).toMatch(
      new RegExp(
        `^The load: expected errors < 1%, got [\\d.]+%. The most frequent failure, ${list?.count} of ${failed}, of list: `,
      ),
    )
    expect(message).toMatch(/: expected status 2xx, got 429\.$/)
    const table = tableIn(await smokeGate.present(judgement), 'Request')
    expect(table.head).toEqual(['Request', 'Kind', 'Requests', 'First after', 'The first of them'])
    expect(table.rows.map(([request, kind]) => [request, kind])).toEqual([
      ['list', 'status 429'],
      ['order', 'status 503'],
    ])
  })

  it('tells of twenty kinds of failures, the most frequent ones', async () => {
    let count = 0
    // The first status comes once, all others twice.
    const { run } = world(() => ({ after: 5, reply: { status: 500 + Math.ceil(count++ / 2) } }))
    const judgement = await run({ load: 'rate=10/s duration=6s' })
    const { rows } = tableIn(await smokeGate.present(judgement), 'Request')
    expect(rows.map(([, kind]) => kind)).toEqual(Array.from({ length: 20 }, (_, index) => `status ${501 + index}`))
    expect(JSON.stringify(await smokeGate.present(judgement))).toContain(
      '… and 11 more kinds, which are less frequent.',
    )
    expect(judgement.findings.map(({ message }) => message)).toContain(
      'The load: expected errors < 1%, got 100%. The most frequent failure, 2 of 60: expected status 2xx, got 501.',
    )
  })

  it('has the share of the rate in each of its requests that its weight is', async () => {
    const judgement = await world(() => null, SUITE).run({})
    const [target] = (judgement.details.load as LoadDetails).targets
    const { head, rows } = tableIn(await smokeGate.present(judgement), 'Requests')
    expect(head.slice(0, 4)).toEqual(['Requests', 'Sent', 'Failed', 'Rate'])
    expect(rows.map(([name]) => name)).toEqual(['all', 'list', 'order'])
    expect(target?.requests.map(({ offeredRate, achievedRate }) => [offeredRate, achievedRate])).toEqual([
      [15, 0],
      [5, 0],
    ])
  })

  it('sends its requests with what the checks have captured', async () => {
    const { run, asked } = world(server, SUITE)
    const judgement = await run({})
    expect(judgement.findings).toEqual([])
    const order = asked.find(({ method }) => method === 'POST')
    expect(Buffer.from(order?.body ?? []).toString()).toBe('{"sku":"s3ntinel"}')
    expect(asked.find(({ method }) => method === 'GET')?.headers).toEqual({ authorization: 'Bearer s3ntinel' })
    expect(judgement.details.load?.targets[0]?.requests.map(({ name }) => name)).toEqual(['list', 'order'])
    expect(JSON.stringify([judgement, await smokeGate.present(judgement)])).not.toContain('s3ntinel')
  })

  it('fails at the line of its threshold', async () => {
    const { run } = world(() => ({ after: 200, reply: { status: 201 } }), SUITE)
    const { findings } = await run({})
    expect(findings).toMatchObject([{ rule: 'smoke/threshold', file: 'smoke.yml', line: 10 }])
  })

  it('has other stages and more thresholds by the inputs', async () => {
    const { run, asked } = world(server, SUITE)
    const { details } = await run({ load: 'rate=10/s duration=2s', thresholds: 'p99 < 1s\nerrors < 1%' })
    expect(details.load?.stages).toEqual([{ from: 10, to: 10, duration: 2000 }])
    expect(details.load?.thresholds.map(({ text }) => text)).toEqual(['p95{order} < 100ms', 'errors < 1%', 'p99 < 1s'])
    expect(asked).toHaveLength(20)
  })
})

describe('two versions', () => {
  const inputs = { load: 'rate=100/s duration=60s', 'compare-with': 'http://stable.test' }
  const servers =
    (canary: (at: number) => ReturnType<FakeOptions['server']>): FakeOptions['server'] =>
    ({ url }, at) =>
      url.startsWith('http://stable.test/') ? { after: 20 + (at % 7) } : canary(at)

  it('get the same requests, and the same is promoted', async () => {
    const { run, asked } = world(servers(at => ({ after: 20 + (at % 7) })))
    const judgement = await run(inputs)
    const to = (url: string) => asked.filter(each => each.url === url).length
    expect([to('http://a.test/x'), to('http://stable.test/x'), asked.length]).toEqual([6000, 6000, 12_000])
    expect(judgement).toMatchObject({ verdict: 'pass', findings: [], details: { canary: { verdict: 'promote' } } })
    expect(judgement.summary).toContain('canary: promote')
    const { head, rows } = tableIn(presentCanary(judgement.details.canary as CanaryJudgement), 'Verdict')
    expect(head.slice(-2)).toEqual(['95% interval', 'Tolerated'])
    // Of latencies a part of the stable version's, of shares percentage points.
    expect(rows.map(row => [row[1], row.at(-1)])).toEqual([
      ['errors', '+0.5 points'],
      ['p50', '+5%'],
      ['p95', '+5%'],
      ['slow', '+0.5 points'],
    ])
  })

  it('are told apart where one is slower', async () => {
    const { run } = world(servers(at => ({ after: 30 + (at % 7) })))
    const judgement = await run(inputs)
    expect(judgement.verdict).toBe('fail')
    expect(judgement.findings).toMatchObject([
      {
        rule: 'smoke/canary',
        message: expect.stringMatching(/^Compared with the stable version it is rejected: worse in/),
      },
    ])
  })

  it('are undecided where there is too little to tell', async () => {
    const { run } = world(servers(() => ({ after: 20 })))
    const judgement = await run({ ...inputs, load: 'rate=10/s duration=1s' })
    expect(judgement).toMatchObject({ verdict: 'inconclusive', findings: [{ rule: 'smoke/canary', level: 'warning' }] })
  })

  it('are told apart by errors of the server, however late the generator was, and by nothing else then', async () => {
    let asked = 0
    const failing = servers(at => ({ after: 20 + (at % 7), reply: { status: asked++ % 20 === 0 ? 500 : 200 } }))
    const slow = servers(at => ({ after: 40 + (at % 7) }))
    const [byErrors, byTime] = [world(failing, '', { late: () => 400 }), world(slow, '', { late: () => 400 })]
    const thresholds = 'errors < 50%'
    expect((await byErrors.run({ ...inputs, thresholds })).details).toMatchObject({
      load: { valid: false },
      canary: { verdict: 'reject', why: 'worse in errors' },
    })
    expect((await byTime.run({ ...inputs, thresholds })).details).toMatchObject({
      load: { valid: false },
      canary: { verdict: 'inconclusive', why: 'the load was no valid measurement' },
    })
  })

  it('are not promoted where the load ends early, however good it was until then', async () => {
    let late = 0
    const { run } = world(({ url }, at) => {
      const isLate = url.startsWith('http://stable.test/') && at > 58_000 && late++ === 0
      return { after: isLate ? 150 : 20 + (at % 7) }
    })
    const judgement = await run({ ...inputs, thresholds: 'max < 100ms abort' })
    expect(judgement.verdict).toBe('inconclusive')
    const { canary } = judgement.details
    expect(canary).toMatchObject({ verdict: 'inconclusive', why: 'the load was ended before its time' })
    expect(canary?.compared.map(({ verdict }) => verdict)).toEqual(['promote', 'promote', 'promote', 'promote'])
  })
})
