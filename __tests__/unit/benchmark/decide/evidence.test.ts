import { describe, expect, it } from '@jest/globals'
import { decide } from '../../../../src/benchmark/decide/decide.js'
import type { Comparison, Side } from '../../../../src/benchmark/decide/decision.js'
import {
  comparison,
  HERE,
  OPTIONS,
  oneProcess,
  processes,
  summary,
  unchanged,
  values,
} from '../../../support/comparisons.js'

const COUNT = { metric: 'allocations', unit: 'allocs/op' }

function single(base: Side | null, head: Side, more: Partial<Comparison> = {}, options = HERE) {
  return decide([comparison(base, head, more)], options).decisions[0]
}

describe('values that are the same every time', () => {
  it('are compared exactly where they are counts', () => {
    const [same, more] = [oneProcess([7, 7, 7]), oneProcess([8, 8, 8])]
    expect(single(same, more, COUNT)).toMatchObject({
      verdict: 'regression',
      method: 'exact',
      pValue: null,
      interval: [expect.closeTo(1 / 7, 12), expect.closeTo(1 / 7, 12)],
      why: 'exactly +14.3%, every time, which is more than 5.00%',
    })
    expect(single(more, same, COUNT)?.verdict).toBe('improvement')
    expect(single(same, same, COUNT)).toMatchObject({ verdict: 'no-change', change: 0 })
    expect(single(oneProcess([100, 100]), oneProcess([104, 104]), COUNT)?.verdict).toBe('no-change')
  })

  it('may be summarised', () => {
    expect(single(summary(7, 0, 10), summary(8, 0, 10), COUNT)).toMatchObject({
      verdict: 'regression',
      method: 'exact',
    })
    expect(single(summary(7), summary(8), COUNT)).toMatchObject({ verdict: 'inconclusive', method: 'none' })
  })

  it('are samples like others where they are times, for a clock can be coarse', () => {
    const [same, more] = [oneProcess([1, 1, 1]), oneProcess([2, 2, 2])]
    expect(single(same, more, { unit: 'ms' })).toMatchObject({ method: 'samples', pValue: 0.05 })
    expect(single(same, same, { unit: 'ms' })).toMatchObject({ method: 'samples', pValue: 1, change: 0 })
  })
})

describe('zero', () => {
  it('before and now is no change', () => {
    for (const side of [oneProcess([0, 0]), oneProcess([0]), summary(0)]) {
      const expected = { verdict: 'no-change', method: 'exact', change: 0, why: 'zero before and now' }
      expect(single(side, side, { unit: 'ns' })).toMatchObject(expected)
    }
  })

  it('before and more now is a change that has no ratio', () => {
    const counted = single(oneProcess([0, 0, 0]), oneProcess([2, 2, 2]), COUNT)
    expect(counted).toMatchObject({ verdict: 'regression', method: 'exact', change: null, interval: null })
    expect(counted?.why).toContain('a change that has no ratio')
    const rates = [oneProcess([0, 0, 0, 0, 0]), oneProcess([0.02, 0.01, 0.03, 0.02, 0.01])] as const
    const sampled = single(...rates, { unit: 'ratio' })
    expect(sampled).toMatchObject({ verdict: 'regression', method: 'samples', change: null, interval: null })
    expect(sampled?.why).toMatch(/^more than zero, where the base was zero/)
    expect(single(...rates, { unit: 'ratio', direction: 'higher' })?.verdict).toBe('improvement')
    expect(single(summary(0), summary(3), COUNT)).toMatchObject({
      verdict: 'inconclusive',
      method: 'none',
      change: null,
    })
  })

  it('now is all of it gone', () => {
    const [some, none] = [oneProcess([3, 4, 5, 4, 3]), oneProcess([0, 0, 0, 0, 0])]
    expect(single(some, none)).toMatchObject({ verdict: 'improvement', change: -1 })
    expect(single(some, none, { unit: 'ops/s', direction: 'higher' })?.verdict).toBe('regression')
  })

  it('among others is judged by ranks', () => {
    const flaky = [0, 1, 0, 2, 0, 1, 0, 0]
    expect(single(oneProcess(flaky), oneProcess(flaky))).toMatchObject({ verdict: 'inconclusive', suspicious: false })
    const worse = single(oneProcess(flaky), oneProcess([9, 8, 9, 10, 0, 9, 8, 9]))
    expect(worse).toMatchObject({ verdict: 'regression', method: 'samples' })
  })
})

describe('single values without earlier runs', () => {
  it('are never a regression', () => {
    for (const head of [100, 1e6, 1e-6]) {
      expect(single(summary(100), summary(head))).toMatchObject({
        verdict: 'inconclusive',
        method: 'none',
        change: expect.closeTo(head / 100 - 1, 6),
        interval: null,
        suspicious: false,
      })
    }
    expect(single(oneProcess([1]), oneProcess([9]))?.why).toContain('only thresholds can judge it')
    expect(single(oneProcess([1]), oneProcess(values(1, 9)))?.method).toBe('none')
    expect(single(summary(1, null, 10), summary(9, null, 10))?.method).toBe('none')
  })

  it('of a benchmark without a base have nothing to compare with', () => {
    const why = 'there is no base to compare with, and fewer than 15 earlier runs of one level'
    expect(single(null, summary(3))).toMatchObject({ base: null, head: 3, change: null, method: 'none', why })
  })

  it('still show what the machine did', () => {
    const slower = unchanged(10).map((_, at) =>
      comparison(summary(100 + at), summary((100 + at) * 1.2), { name: `benchmark ${at}` }),
    )
    expect(decide(slower, OPTIONS).commonShift).toBeCloseTo(0.2, 9)
  })
})

describe('mean, deviation and count', () => {
  it('are compared by their logarithms', () => {
    expect(single(summary(100, 2, 20), summary(125, 2, 20))).toMatchObject({ verdict: 'regression', method: 'summary' })
    expect(single(summary(100, 1, 50), summary(100.5, 1, 50))).toMatchObject({
      verdict: 'inconclusive',
      method: 'summary',
      runsNeeded: null,
    })
    expect(single(summary(125, 2, 20), summary(100, 2, 20))?.verdict).toBe('improvement')
    const noisy = single(summary(100, 20, 10), summary(101, 20, 10))
    expect(noisy).toMatchObject({ verdict: 'inconclusive', method: 'summary' })
    expect(noisy?.runsNeeded).toBeNull()
  })

  it('are taken of the samples where the other side has none', () => {
    expect(single(summary(100, 2, 20), oneProcess(values(1, 112, 0.02, 20)))).toMatchObject({
      verdict: 'regression',
      method: 'summary',
    })
  })

  it('of several invocations count how much these differ', () => {
    const three = (...centers: number[]): Side => ({
      invocations: [],
      summaries: centers.map(center => ({ center, deviation: 0.5, count: 1000 })),
    })
    expect(single(three(100, 100.1, 99.9), three(125, 125.1, 124.9))?.verdict).toBe('regression')
    expect(single(three(100, 120, 90), three(110, 95, 130))?.verdict).toBe('inconclusive')
  })

  it('without a deviation are a value of each invocation', () => {
    const centers = (...all: number[]): Side => ({
      invocations: [],
      summaries: all.map(center => ({ center, deviation: null, count: null })),
    })
    const [base, head] = [centers(...values(1, 100, 0.01, 5)), centers(...values(2, 120, 0.01, 5))]
    expect(single(base, head)).toMatchObject({ verdict: 'regression', method: 'samples' })
  })
})

describe('huge ratios', () => {
  it('are judged like others', () => {
    const [small, large] = [values(1, 1e-200, 0.01, 6), values(2, 1e200, 0.01, 6)]
    expect(single(oneProcess(small), oneProcess(large))).toMatchObject({ verdict: 'regression' })
    expect(single(oneProcess(large), oneProcess(small))).toMatchObject({ verdict: 'improvement', change: -1 })
  })
})

describe('numbers out of all proportion', () => {
  const least = 5e-324

  it('have a median that is zero, and are ranked', () => {
    const side = processes(...[1, 2, 3, 4].map(() => [least, 2 * least, least, least / 1]))
    const halves = processes(...[1, 2, 3, 4].map(() => [least, least]))
    expect(single(halves, side)?.verdict).toBe('inconclusive')
  })

  it('are no count', () => {
    const counted = (...counts: number[]): Side => ({
      invocations: [],
      summaries: counts.map(count => ({ center: 1 + count / 1e308, deviation: 0.01, count })),
    })
    const decision = single(counted(1.7e308, 1.7e308, 3), oneProcess([1, 2, 3]))
    expect(decision?.pValue === null || Number.isFinite(decision?.pValue)).toBe(true)
    expect(decision?.verdict).toBe('inconclusive')
  })

  it('are asked of nobody where the change is less than the test can see', () => {
    const [base, head] = [values(1, 100, 0.001, 8), values(2, 101, 0.001, 8)]
    const decision = decide([comparison(oneProcess(base), oneProcess(head))], { ...HERE, maxRegression: 0.005 })
    expect(decision.decisions[0]).toMatchObject({ verdict: 'inconclusive', runsNeeded: null })
  })
})

describe('values of several processes', () => {
  it('are pooled where the processes are few, and one each where not', () => {
    const side = (count: number, level: number) =>
      processes(...Array.from({ length: count }, (_, at) => values(level + at, level, 0.01, 5)))
    const pooled = single(side(3, 100), side(3, 115))
    const apart = single(side(4, 100), side(4, 115))
    // Of 8 values no order is as unlikely as 1 of 70. Pooled ones say nothing of how processes differ, which is assumed.
    expect(pooled?.pValue).toBeGreaterThan(0.01)
    expect(pooled?.pValue).toBeLessThan(0.02)
    expect(apart?.pValue).toBeCloseTo(1 / 70, 9)
  })
})
