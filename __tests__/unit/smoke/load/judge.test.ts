import { describe, expect, it } from '@jest/globals'
import { judgeLoad } from '../../../../src/smoke/load/judge.js'
import {
  distributionOf,
  type LoadResult,
  percentilesOf,
  summaryOf,
  type TargetResult,
} from '../../../../src/smoke/load/result.js'
import { type ErrorKind, type Settled, Tally } from '../../../../src/smoke/load/tally.js'
import { thresholdsOf } from '../../../../src/smoke/load/threshold.js'

function tallyOf(latencies: readonly number[], errors: readonly ErrorKind[] = []): Tally {
  const tally = new Tally()
  const usual: Settled = { request: 0, at: 0, latency: 0, service: null, error: null, reason: '' }
  for (const latency of latencies) tally.add({ ...usual, latency, service: latency })
  for (const error of errors) tally.add({ ...usual, error, reason: `${error}!` })
  return tally
}

function judged(
  lines: string[],
  total: Tally,
  result: Partial<LoadResult> = {},
  others: TargetResult['requests'] = [],
) {
  const target: TargetResult = {
    name: 'server',
    total,
    requests: others,
    planned: total.settled,
    offeredRate: 10,
    achievedRate: 10,
    abandoned: 0,
  }
  const whole: LoadResult = {
    targets: [target],
    elapsed: 10_000,
    aborted: null,
    valid: true,
    reasons: [],
    late: { p50: 0, p99: 0, max: 0 },
    ...result,
  }
  return judgeLoad(thresholdsOf(lines, {}), whole, target)
}

const HUNDRED = Array.from({ length: 100 }, (_, index) => index + 1)

describe('a load is judged', () => {
  it.each<[string, number, boolean]>([
    ['p50 < 51ms', 50.5, true],
    ['p50 < 50ms', 50.5, false],
    ['p99 <= 100ms', 99.01, true],
    ['max <= 100ms', 100, true],
    ['max < 100ms', 100, false],
    ['min >= 1ms', 1, true],
    ['mean > 50ms', 50.5, true],
    ['count >= 100', 100, true],
    ['count > 100', 100, false],
    ['rate >= 10/s', 10, true],
    ['rate > 10/s', 10, false],
  ])('by %s', (line, actual, passed) => {
    const [threshold] = judged([line], tallyOf(HUNDRED)).thresholds
    expect(threshold).toMatchObject({ passed })
    expect(Math.abs((threshold?.actual as number) / actual - 1)).toBeLessThan(0.001)
    expect(judged([line], tallyOf(HUNDRED)).verdict).toBe(passed ? 'pass' : 'fail')
  })

  it('by exact parts of its requests', () => {
    const one = tallyOf(HUNDRED.slice(1), ['refused'])
    expect(judged(['errors < 1%'], one).verdict).toBe('fail')
    expect(judged(['errors <= 1%'], one).verdict).toBe('pass')
    expect(judged(['availability >= 99%'], one).verdict).toBe('pass')
    expect(judged(['availability > 99%'], one).verdict).toBe('fail')
    expect(judged(['availability >= 99.01%'], one).verdict).toBe('fail')
  })

  it('by its errors where nobody asks for them', () => {
    const judgement = judged(['p95 < 1s'], tallyOf(HUNDRED, ['status', 'status']))
    expect(judgement.verdict).toBe('fail')
    expect(judgement.thresholds.map(({ threshold, passed }) => [threshold.text, passed])).toEqual([
      ['p95 < 1s', true],
      ['errors < 1%', false],
    ])
    expect(judged([], tallyOf(HUNDRED)).verdict).toBe('pass')
  })

  it('by the requests of one name', () => {
    const requests = [
      { name: 'quick', tally: tallyOf([1, 2, 3]), blocks: [] },
      { name: 'slow', tally: tallyOf([100, 200]), blocks: [] },
    ]
    const { thresholds, verdict } = judged(['max{quick} < 10ms', 'max{slow} < 10ms'], tallyOf(HUNDRED), {}, requests)
    expect(thresholds.map(({ passed }) => passed)).toEqual([true, false, true])
    expect(verdict).toBe('fail')
    // A name whose requests never came.
    expect(judged(['max{other} < 10ms'], tallyOf(HUNDRED)).thresholds[0]).toMatchObject({ actual: null, passed: false })
  })

  it('to fail without a single answer as expected, whatever is asked', () => {
    const lenient = ['errors <= 100%', 'p95 < 1h']
    expect(judged(lenient, new Tally())).toMatchObject({ verdict: 'fail', why: ['no request was sent'] })
    const refused = judged(lenient, tallyOf([], ['refused', 'refused']), { valid: false, reasons: ['late'] })
    expect(refused).toMatchObject({ verdict: 'fail', why: ['not a single answer was as expected'] })
  })

  it('to fail without an answer as expected to one of its requests', () => {
    const requests = (failed: number) => [
      { name: 'list', tally: tallyOf(HUNDRED), blocks: [] },
      {
        name: 'order',
        tally: tallyOf(
          [],
          Array.from({ length: failed }, () => 'status'),
        ),
        blocks: [],
      },
    ]
    const of = (failed: number) => judged(['errors < 50%'], tallyOf(HUNDRED), {}, requests(failed))
    expect(of(10)).toMatchObject({ verdict: 'fail', why: ['not a single answer to order was as expected'] })
    // By accident, of so few.
    expect(of(2).verdict).toBe('pass')
    expect(of(0).verdict).toBe('pass')
  })

  it('to be inconclusive where the measurement is none', () => {
    const none = { valid: false, reasons: ['the generator was late'] }
    const judgement = judged(['p95 < 1ms'], tallyOf(HUNDRED), none)
    expect(judgement).toMatchObject({ verdict: 'inconclusive', why: [] })
    expect(judgement.thresholds.map(({ passed, holds }) => [passed, holds])).toEqual([
      [false, false],
      [true, false],
    ])
  })

  it.each<[ErrorKind, string, string]>([
    ['status', 'fail', 'errors < 10%'],
    ['status', 'fail', 'availability > 90%'],
    ['status', 'inconclusive', 'errors < 30%'],
    ['unsent', 'inconclusive', 'errors < 10%'],
    ['exhausted', 'inconclusive', 'errors < 10%'],
    ['timeout', 'inconclusive', 'errors < 10%'],
  ])('by %s of the server, which no late generator excuses, to %s where %s', (kind, verdict, threshold) => {
    const total = tallyOf(
      HUNDRED,
      Array.from({ length: 20 }, () => kind),
    )
    expect(judged([threshold], total, { valid: false, reasons: ['late'] })).toMatchObject({ verdict })
    expect(judged([threshold], total).verdict).toBe(verdict === 'fail' || kind !== 'status' ? 'fail' : 'pass')
  })

  it('by exact parts of what the server answered where the measurement is none', () => {
    const total = tallyOf(HUNDRED.slice(7), [...Array.from({ length: 7 }, () => 'status' as const), 'timeout'])
    const holds = (line: string) => judged([line], total, { valid: false, reasons: ['late'] }).thresholds[0]?.holds
    expect(holds('availability >= 93%')).toBe(false)
    expect(holds('availability > 93%')).toBe(true)
  })

  it('as open where it was ended before there was anything to judge', () => {
    const asked = { aborted: { at: 500, threshold: null, target: null } }
    const why = ['it was ended before its time']
    const judgement = judged([], new Tally(), asked)
    expect(judgement).toMatchObject({ verdict: 'inconclusive', why })
    expect(judgement.thresholds).toMatchObject([{ actual: null, passed: false, holds: false }])
    const rare = judged(['p95{rare} < 1s', 'count >= 1000'], tallyOf(HUNDRED), asked)
    expect(rare).toMatchObject({ verdict: 'inconclusive', why })
    expect(rare.thresholds.map(({ holds }) => holds)).toEqual([false, false, true])
    // More would not undo these.
    expect(judged(['count < 100'], tallyOf(HUNDRED), asked).verdict).toBe('fail')
    expect(judged(['p95{rare} < 1s'], tallyOf(HUNDRED)).verdict).toBe('fail')
  })

  it('as what it is where it was ended early', () => {
    const asked = { aborted: { at: 5000, threshold: null, target: null } }
    expect(judged([], tallyOf(HUNDRED), asked).verdict).toBe('inconclusive')
    expect(judged(['p50 < 1ms'], tallyOf(HUNDRED), asked).verdict).toBe('fail')
    const crossed = { aborted: { at: 5000, threshold: 'p50 < 1s', target: 'server' } }
    expect(judged(['p50 < 1s'], tallyOf(HUNDRED), crossed).verdict).toBe('fail')
    // Which says nothing against the one that is judged.
    const byOther = { aborted: { at: 5000, threshold: 'p50 < 1s', target: 'stable' } }
    expect(judged(['p50 < 1s'], tallyOf(HUNDRED), byOther)).toMatchObject({
      verdict: 'inconclusive',
      why: ['the stable version ended it early: it crossed p50 < 1s'],
    })
    expect(judged(['p50 < 1ms'], tallyOf(HUNDRED), byOther).verdict).toBe('fail')
  })
})

describe('what a load tells', () => {
  it('has percentiles, or none', () => {
    const { latency } = tallyOf(HUNDRED)
    expect(percentilesOf(latency)).toEqual({
      min: 1,
      mean: 50.5,
      p50: expect.closeTo(50.5, 1),
      p90: expect.closeTo(90.1, 1),
      p95: expect.closeTo(95.05, 1),
      p99: expect.closeTo(99.01, 1),
      max: 100,
    })
    expect(percentilesOf(new Tally().latency)).toBeNull()
  })

  it('has a distribution between round numbers that holds all of it', () => {
    const bars = distributionOf(tallyOf([0.1, 0.12, 1, 2, 4, 1000]).latency)
    expect(bars[0]).toEqual({ from: 0.1, to: 0.2, count: 2 })
    expect(bars.at(-1)).toMatchObject({ count: 1 })
    expect(bars.length).toBeLessThanOrEqual(20)
    expect(distributionOf(tallyOf(HUNDRED).latency).reduce((sum, { count }) => sum + count, 0)).toBe(100)
    const wide = distributionOf(tallyOf([0.002, 0.5, 86_400_000]).latency)
    expect(wide.length).toBeLessThanOrEqual(20)
    expect(wide.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    expect(wide.slice(1).map(({ from }) => from)).toEqual(wide.slice(0, -1).map(({ to }) => to))
    expect(distributionOf(new Tally().latency)).toEqual([])
    expect(distributionOf(tallyOf([0]).latency)).toMatchObject([{ count: 1 }])
  })

  it('has a summary with the errors that there were', () => {
    const tally = tallyOf([1, 2], ['timeout', 'unsent', 'unsent'])
    const rates = { offered: Number.POSITIVE_INFINITY, achieved: 2 }
    expect(summaryOf('get', tally, rates)).toMatchObject({
      name: 'get',
      sent: 3,
      completed: 2,
      failed: 3,
      unsent: 2,
      errors: { timeout: 1, unsent: 2 },
      offeredRate: 0,
      achievedRate: 2,
      latency: { max: 2 },
    })
  })
})
