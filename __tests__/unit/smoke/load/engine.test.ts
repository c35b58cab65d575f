import { describe, expect, it } from '@jest/globals'
import { percentilesOf, type TargetResult } from '../../../../src/smoke/load/result.js'
import type { Place } from '../../../../src/smoke/suite/model.js'
import { fakeLoad, type LoadOptions } from '../../../support/load.js'

const place: Place = {}

async function load(text: string, options: LoadOptions = {}) {
  const { result, traffic, lines } = await fakeLoad(text, options)
  return { result, traffic, lines, target: result.targets[0] as TargetResult }
}

/** Stands still for a second: what is asked meanwhile, or under way, is answered at its end. */
const standingStill = (from: number, to: number) => (_: unknown, at: number) => {
  const done = at + 0.01
  return { after: (done >= from && at < to ? to : done) - at }
}

describe('an open loop', () => {
  it('sends as the plan has it, however long answers take', async () => {
    const { target, result, traffic } = await load('rate=100/s duration=1s', { server: () => ({ after: 300 }) })
    expect(traffic.sent).toHaveLength(100)
    const first = traffic.sent[0]?.at as number
    traffic.sent.forEach(({ at }, index) => {
      expect(Math.abs(at - first - index * 10)).toBeLessThan(0.2)
    })
    expect(target).toMatchObject({ planned: 100, offeredRate: 100, abandoned: 0 })
    expect(target.total).toMatchObject({ settled: 100, completed: 100, sent: 100, failed: 0 })
    expect(result).toMatchObject({ valid: true, reasons: [], aborted: null })
    expect(result.elapsed).toBeCloseTo(1290, 0)
    expect(traffic.closed).toBe(2)
  })

  it('tells what users went through while the server stood still, not what the connections saw', async () => {
    // The engine begins at 1010 of the fake's time.
    const server = standingStill(5010, 6010)
    const { target, result, traffic } = await load('rate=500/s duration=10s connections=10', { server })
    const latency = percentilesOf(target.total.latency)
    const service = percentilesOf(target.total.service)
    expect(latency?.p95).toBeGreaterThan(495)
    expect(latency?.p95).toBeLessThan(510)
    expect(latency?.p99).toBeGreaterThan(890)
    expect(latency?.p99).toBeLessThan(910)
    expect(service?.p99).toBeLessThan(2)
    expect(traffic.most).toBe(10)
    expect(target.total).toMatchObject({ settled: 5000, completed: 5000, failed: 0 })
    // Whoever waits for a connection waits for the server: the measurement is a good one.
    expect(result.valid).toBe(true)
  })

  it('has requests wait for a connection, and counts those that get none in their time', async () => {
    const options = { server: () => ({ after: 100 }) }
    const { target, traffic, result } = await load('rate=20/s duration=4s connections=1 timeout=500ms', options)
    expect(traffic.most).toBe(1)
    expect(target.total.settled).toBe(80)
    expect(target.total.errors.unsent).toBeGreaterThan(10)
    expect(target.total.sent).toBe(80 - target.total.errors.unsent)
    expect(target.total.latency.max).toBeGreaterThanOrEqual(500)
    expect(target.total.latency.max).toBeLessThan(700)
    expect(target.total.service.max).toBeCloseTo(100, 0)
    expect(result.valid).toBe(true)
  })

  it('gives up a server that never answers, which is the fault of the server', async () => {
    const { target, result } = await load('rate=50/s duration=2s connections=5 timeout=1s', { server: () => null })
    const { settled, completed, errors, latency } = target.total
    expect({ settled, completed }).toEqual({ settled: 100, completed: 0 })
    expect(errors.timeout + errors.unsent).toBe(100)
    expect(errors.timeout).toBe(15)
    expect(target.total.causes.map(({ error, count, reason }) => [error, count, reason])).toEqual([
      ['timeout', 15, 'no complete answer within 1 s'],
      ['unsent', 85, 'no connection became free within 1 s'],
    ])
    expect(latency.count).toBe(100)
    expect(latency.min).toBeGreaterThanOrEqual(1000)
    expect(result.elapsed).toBeGreaterThanOrEqual(2980)
    expect(result.elapsed).toBeLessThan(4100)
    expect(result.valid).toBe(true)
  })

  it('counts an answer that comes too late as none', async () => {
    const { target } = await load('rate=10/s duration=1s timeout=50ms', { server: () => ({ after: 55 }) })
    expect(target.total).toMatchObject({ settled: 10, failed: 10, completed: 0, errors: { timeout: 10 } })
    expect([target.total.latency.count, target.total.service.count, target.achievedRate]).toEqual([10, 0, 0])
  })

  it('counts errors by their kind and status, and keeps the words for the first of each', async () => {
    let count = 0
    const replies = [
      {},
      { failure: 'refused' as const, reason: 'connect ECONNREFUSED' },
      { failure: 'reset' as const, reason: 'closed' },
      { status: 503 },
      { status: 302 },
    ]
    const server = () => ({ after: 1, reply: replies[count++ % replies.length] ?? {} })
    const { target } = await load('rate=100/s duration=1s', { server })
    const { errors, causes, latency, completed, failed } = target.total
    expect({ completed, failed }).toEqual({ completed: 60, failed: 80 })
    expect(errors).toMatchObject({ refused: 20, reset: 20, status: 40, timeout: 0 })
    const cause = { count: 20, status: null }
    expect(causes).toEqual([
      { ...cause, error: 'refused', first: expect.closeTo(10, 0), reason: 'connect ECONNREFUSED' },
      { ...cause, error: 'reset', first: expect.closeTo(20, 0), reason: 'closed' },
      { ...cause, error: 'status', status: 503, first: expect.closeTo(30, 0), reason: 'expected status 2xx, got 503' },
      { ...cause, error: 'status', status: 302, first: expect.closeTo(40, 0), reason: 'expected status 2xx, got 302' },
    ])
    // A connection that is refused at once is no quick answer.
    expect(latency.count).toBe(60)
  })

  it('compares answers with what is expected of each request', async () => {
    const header = { of: 'header' as const, name: 'x-version' }
    const status = { subject: { of: 'status' as const }, place }
    const requests = [
      {
        name: 'gone',
        expect: [{ ...status, predicate: { is: 'equal' as const, to: { kind: 'constant' as const, value: 404 } } }],
      },
      {
        name: 'versioned',
        expect: [
          {
            subject: header,
            predicate: {
              is: 'equal' as const,
              to: { kind: 'text' as const, text: { parts: [{ variable: 'v' }], place } },
            },
            place,
          },
        ],
      },
      {
        name: 'ready',
        expect: [
          {
            subject: { of: 'body' as const },
            predicate: {
              is: 'containing' as const,
              what: { kind: 'text' as const, text: { parts: ['ready'], place } },
            },
            place,
          },
        ],
      },
    ]
    let ready = 0
    const server: LoadOptions['server'] = ({ url, keep, headersWanted }) => {
      if (url.endsWith('gone')) return { after: 1, reply: { status: 404 } }
      if (url.endsWith('versioned')) {
        expect(headersWanted).toBe(true)
        return { after: 1, reply: { headers: { 'x-version': 'secret-2' } } }
      }
      expect(keep).toBeGreaterThan(1000)
      ready += 1
      return { after: 1, body: ready % 2 === 0 ? 'is ready' : 'not yet' }
    }
    const { target } = await load('rate=300/s duration=1s', {
      requests,
      server,
      variables: { v: 'secret-1' },
      secrets: ['secret-1', 'secret-2'],
    })
    const [gone, versioned, other] = target.requests.map(({ tally }) => tally)
    expect(gone).toMatchObject({ failed: 0 })
    expect(gone?.settled).toBeGreaterThan(50)
    expect(versioned?.errors.expectation).toBe(versioned?.settled)
    expect(versioned?.causes[0]?.reason).toMatch(/^expected header x-version .*\*\*\*.* got .*\*\*\*/)
    expect(other?.errors.expectation).toBe(Math.ceil((other?.settled as number) / 2))
    expect(target.total.settled).toBe(300)
  })

  it('loads several targets by turns, and tells of each in blocks of the same time', async () => {
    const targets = ['http://stable/', 'http://canary/']
    const server: LoadOptions['server'] = ({ url }) =>
      url.includes('canary') ? { after: 20, reply: { status: 500 } } : { after: 10 }
    const { result, traffic } = await load('rate=50/s duration=3s', { targets, server, block: 1000 })
    const [stable, canary] = result.targets as [TargetResult, TargetResult]
    expect([stable.name, canary.name]).toEqual(['stable', 'canary'])
    expect(traffic.sent).toHaveLength(300)
    expect(stable.total).toMatchObject({ settled: 150, failed: 0 })
    expect(canary.total).toMatchObject({ settled: 150, failed: 150 })
    expect(stable.requests[0]?.blocks.map(({ settled, failed }) => [settled, failed])).toEqual([
      [50, 0],
      [50, 0],
      [50, 0],
    ])
    expect(canary.requests[0]?.blocks.map(({ settled, failed }) => [settled, failed])).toEqual([
      [50, 50],
      [50, 50],
      [50, 50],
    ])
    expect(stable.requests[0]?.blocks[1]?.latencies.percentile(50)).toBeCloseTo(10, 0)
    expect(canary.requests[0]?.blocks[1]?.latencies.count).toBe(0)
  })

  it('tells how it goes, in no more lines than a reader takes', async () => {
    let count = 0
    const server = () => ({ after: 2, reply: { status: count++ === 0 ? 500 : 200 } })
    const { lines } = await load('rate=5/s duration=25s', { server })
    expect(lines).toEqual([
      'load 0:10 of 0:25: 5/s, p50 2 ms, p95 2 ms, 1 error',
      'load 0:20 of 0:25: 5/s, p50 2 ms, p95 2 ms, no errors',
    ])
    // One whose last answers are waited for is not past its time.
    const waiting = await load('rate=5/s duration=15s', { server: (_, at) => ({ after: at > 14_000 ? 10_000 : 2 }) })
    expect(waiting.lines.at(-1)).toMatch(/^load 0:15 of 0:15, waiting for the last answers: /)
    const hours = await load('rate=6/m duration=20m', { server })
    expect(hours.lines.length).toBeLessThanOrEqual(60)
    expect(hours.lines.length).toBeGreaterThan(50)
    expect(hours.lines.at(-1)).toMatch(/ of 20:00: /)
  })
})

describe('a load that is ended early', () => {
  it('is so by a threshold, after its time and with enough to say so', async () => {
    const thresholds = ['errors < 10% abort after 2s', 'p95 < 1s']
    const server = () => ({ after: 5, reply: { status: 500 } })
    const { result, target } = await load('rate=100/s duration=60s', { server, thresholds })
    expect(result.aborted?.threshold).toBe('errors < 10% abort after 2s')
    expect(result.aborted?.at).toBeGreaterThanOrEqual(2000)
    expect(result.aborted?.at).toBeLessThan(3100)
    expect(target.total.settled).toBeLessThan(320)
    expect(result.valid).toBe(true)
    const few = await load('rate=2/s duration=20s', { server, thresholds: ['errors < 10% abort'] })
    expect(few.target.total.settled).toBeGreaterThanOrEqual(20)
    expect(few.result.aborted).not.toBeNull()
  })

  it('is so by either of two targets', async () => {
    const server: LoadOptions['server'] = ({ url }) => ({ after: url.includes('other') ? 50 : 5 })
    const targets = ['http://server/', 'http://other/']
    const { result } = await load('rate=100/s duration=60s', { server, targets, thresholds: ['p95 < 20ms abort'] })
    expect(result.aborted).toMatchObject({ threshold: 'p95 < 20ms abort', target: 'other' })
  })

  it('is not by a threshold that only judges, or is kept to', async () => {
    const thresholds = ['p95 < 1ms', 'errors < 10% abort']
    const { result } = await load('rate=100/s duration=3s', { server: () => ({ after: 5 }), thresholds })
    expect(result.aborted).toBeNull()
  })

  it('leaves out what was still under way', async () => {
    const thresholds = ['p50{quick} < 1ms abort']
    const requests = [{ name: 'quick' }, { name: 'slow' }]
    const server: LoadOptions['server'] = ({ url }) => ({ after: url.endsWith('slow') ? 5000 : 2 })
    const { target } = await load('rate=100/s duration=60s connections=20', { server, thresholds, requests })
    const [quick, slow] = target.requests.map(({ tally }) => tally)
    expect(quick?.settled).toBeGreaterThanOrEqual(10)
    expect(slow?.settled).toBe(0)
    expect(target.abandoned).toBeGreaterThanOrEqual(20)
  })

  it('is so by the one who asked for it', async () => {
    const controller = new AbortController()
    const { result, target } = await load('rate=10/s duration=10m', {
      signal: controller.signal,
      tell: () => controller.abort(),
    })
    expect(result.aborted).toMatchObject({ threshold: null })
    expect(target.total.settled).toBeGreaterThanOrEqual(99)
    expect(target.total.settled).toBeLessThan(200)
  })
})

describe('a closed loop', () => {
  it('asks again as soon as it is answered, on all connections', async () => {
    const { target, result, traffic } = await load('rate=max duration=1s connections=4', {
      server: () => ({ after: 10 }),
      busy: 1,
    })
    expect(traffic.most).toBe(4)
    expect(target.total.settled).toBe(400)
    expect(target).toMatchObject({ planned: 0, offeredRate: Number.POSITIVE_INFINITY })
    expect(target.achievedRate).toBeCloseTo(400, -1)
    // That it has no time left is what it is for.
    expect(result.valid).toBe(true)
  })

  it('goes on where a server does not answer', async () => {
    const { target } = await load('rate=max duration=1s connections=2 timeout=100ms', { server: () => null })
    expect(target.total.errors.timeout).toBeGreaterThanOrEqual(16)
    expect(target.total.errors.timeout).toBeLessThanOrEqual(20)
  })
})

describe('a generator that does not keep up', () => {
  it('says so where it is late beside what it measures', async () => {
    const options = { late: () => 30, server: () => ({ after: 20 }) }
    const { result } = await load('rate=100/s duration=2s', { ...options, thresholds: ['p95 < 100ms'] })
    expect(result.valid).toBe(false)
    expect(result.reasons).toEqual([
      expect.stringMatching(/^the generator itself was 30 ms late, or more, .*more free CPU/),
    ])
    expect(result.late.p50).toBeGreaterThan(10)
  })

  it('is good enough where it is not late beside what it measures, or what that is held to', async () => {
    const slow = await load('rate=100/s duration=2s', {
      ...{ late: () => 30, server: () => ({ after: 400 }) },
      thresholds: ['p95 < 450ms'],
    })
    expect(slow.result.reasons).toEqual([])
    // Nothing is decided by latencies.
    const errors = await load('rate=100/s duration=2s', { late: () => 30, thresholds: ['errors < 1%'] })
    expect(errors.result.reasons).toEqual([])
    const lenient = await load('rate=100/s duration=2s', { late: () => 30, thresholds: ['p95 < 1s', 'errors < 1%'] })
    expect(lenient.result.reasons).toEqual([])
    const strict = await load('rate=100/s duration=2s', { late: () => 30, thresholds: ['p95 < 1s', 'p50 < 100ms'] })
    expect(strict.result.valid).toBe(false)
  })

  it('beyond P95 spoils no comparison, unless a threshold is about that', async () => {
    let turn = 0
    // A few of a hundred requests are late.
    const late = () => (turn++ % 100 === 0 ? 15 : 0)
    const targets = ['http://server/', 'http://other/']
    const options = { late, targets, server: () => ({ after: 20 }) }
    const compared = await load('rate=100/s duration=5s', options)
    expect(compared.result.late.p99).toBeGreaterThan(5)
    expect(compared.result.reasons).toEqual([])
    const held = await load('rate=100/s duration=5s', { ...options, thresholds: ['p99 < 100ms'] })
    expect(held.result.reasons).toEqual([expect.stringMatching(/ late, or more, in 1% of the time/)])
    const [target] = targets as [string]
    const single = (threshold: string) =>
      load('rate=100/s duration=5s', { ...options, targets: [target], thresholds: [threshold] })
    expect((await single('p95 < 100ms')).result.valid).toBe(true)
    expect((await single('max < 100ms')).result.valid).toBe(false)
  })

  it('says so where fewer requests came a second than were to', async () => {
    const late = (at: number) => (at > 1900 ? 500 : 0)
    const { result, target } = await load('rate=100/s duration=1s', { late, server: () => ({ after: 9000 }) })
    expect(target.total.settled).toBe(100)
    expect(result.reasons[0]).toMatch(/^the generator began its last requests \d+ ms after their time/)
  })

  it('says so where requests waited while it had no time to read answers', async () => {
    const options = { server: () => ({ after: 100 }), thresholds: ['p95 < 10s'] }
    const busy = await load('rate=50/s duration=3s connections=4', { ...options, busy: 0.97 })
    expect(busy.result.reasons).toEqual([
      expect.stringMatching(/^\d+ requests waited for a connection while the generator itself was 9\d% busy/),
    ])
    const idle = await load('rate=50/s duration=3s connections=4', { ...options, busy: 0.5 })
    expect(idle.result.valid).toBe(true)
  })

  it('says so where the machine has nothing left for connections', async () => {
    const reply = { failure: 'exhausted' as const, reason: 'connect EADDRNOTAVAIL' }
    const { result } = await load('rate=10/s duration=1s', { server: () => ({ after: 1, reply }) })
    expect(result.reasons).toEqual([
      'this machine had no port or file left for 10 requests (connect EADDRNOTAVAIL): lower the connections, or raise its limits',
    ])
  })
})

describe('a load that cannot be', () => {
  it('says what cannot stand in a request', async () => {
    await expect(load('rate=1/s duration=1s', { refuses: '"bad name" cannot stand in a request' })).rejects.toThrow(
      'load: "bad name" cannot stand in a request',
    )
  })
})
