import { describe, expect, it } from '@jest/globals'
import { decide } from '../../../../src/benchmark/decide/decide.js'
import type { Decision } from '../../../../src/benchmark/decide/decision.js'
import { comparison, HERE, OPTIONS, processes, suite, unchanged, values } from '../../../support/comparisons.js'

/** A process for each value. */
function apart(all: readonly number[]) {
  return processes(...all.map(value => [value]))
}

/** The decision on a single comparison of one machine. */
function single(base: number[], head: number[], more = {}, options = {}): Decision {
  const { decisions } = decide([comparison(apart(base), apart(head), more)], { ...HERE, ...options })
  return decisions[0] as Decision
}

describe('what samples of both sides say', () => {
  it('is a regression where it got worse for sure, and by more than may be', () => {
    const decision = single(values(1, 100), values(2, 112))
    expect(decision).toMatchObject({ verdict: 'regression', method: 'samples', suspicious: false, runsNeeded: null })
    expect(decision.change).toBeCloseTo(0.12, 1)
    expect(decision.pValue).toBeLessThan(0.001)
    const [low, high] = decision.interval as [number, number]
    expect(low).toBeGreaterThan(0.09)
    expect(high).toBeLessThan(0.15)
    expect(decision.why).toMatch(/^\+1\d\.\d% is worse by more than 5\.00%, and not by chance: p < 0\.0001$/)
  })

  it('is no regression where it got worse for sure, and by less than may be', () => {
    const decision = single(values(1, 100, 0.002, 30), values(2, 103, 0.002, 30))
    expect(decision).toMatchObject({ verdict: 'no-change', suspicious: false })
    expect(decision.pValue).toBeLessThan(0.001)
    expect(decision.why).toMatch(/^between \+2\.\d\d% and \+3\.\d\d% with 95% confidence, which is within 5\.00%$/)
  })

  it('is an improvement where it got better for sure', () => {
    const decision = single(values(1, 112), values(2, 100))
    expect(decision).toMatchObject({ verdict: 'improvement', suspicious: false, runsNeeded: null })
    expect(decision.change).toBeCloseTo(-0.11, 1)
    expect(decision.why).toMatch(/^−1\d\.\d% is better by more than 5\.00%/)
  })

  it('is no change only where the whole interval is within what may be', () => {
    expect(single(values(1, 100), values(2, 100)).verdict).toBe('no-change')
    expect(single(values(1, 100, 0.2), values(2, 100, 0.2)).verdict).toBe('inconclusive')
  })

  it('says how much it would have seen, and how many values would settle it', () => {
    const decision = single(values(1, 100, 0.08), values(1, 101, 0.08))
    expect(decision).toMatchObject({ verdict: 'inconclusive', suspicious: false })
    expect(decision.minimumDetectableEffect).toBeGreaterThan(0.06)
    expect(decision.minimumDetectableEffect).toBeLessThan(0.2)
    expect(decision.runsNeeded).toBeGreaterThan(10)
    const more = decision.runsNeeded as number
    expect(single(values(1, 100, 0.08, 4 * more), values(1, 101, 0.08, 4 * more)).verdict).toBe('no-change')
  })

  it('warns of what looks worse and is not sure', () => {
    const decision = single(values(1, 100, 0.08), values(6, 112, 0.08), {}, { falseAlarmRate: 0.001 })
    expect(decision).toMatchObject({ verdict: 'inconclusive', suspicious: true })
    expect(decision.why).toContain('but it is not sure enough: p = ')
  })

  it('says of what may be better, and is not worse, just that', () => {
    const decision = single(values(1, 100, 0.04, 8), values(1, 96, 0.04, 8))
    expect(decision).toMatchObject({ verdict: 'inconclusive', suspicious: false, runsNeeded: null })
    expect(decision.why).toMatch(/^not worse by more than 5\.00%, perhaps better: between −/)
  })

  it('knows which way is better', () => {
    const rate = { metric: 'throughput', unit: 'ops/s', direction: 'higher' }
    const [slower, faster] = [
      single(values(1, 112), values(2, 100), rate),
      single(values(1, 100), values(2, 112), rate),
    ]
    expect(slower.verdict).toBe('regression')
    expect(slower.change).toBeLessThan(-0.08)
    expect(slower.why).toMatch(/^−1\d\.\d% is worse/)
    expect(faster.verdict).toBe('improvement')
  })

  it('lets a benchmark have a limit of its own', () => {
    const [base, head] = [values(1, 100), values(2, 112)]
    expect(single(base, head, { maxRegression: 0.3 }).verdict).toBe('no-change')
    expect(single(base, values(2, 104, 0.001), { maxRegression: 0.01 }).verdict).toBe('regression')
    expect(single(base, head, {}, { maxRegression: 0.3 }).why).toContain('within 30.0%')
  })

  it('takes one value of each invocation where these are enough', () => {
    // Each process has a level of its own, about which its many values agree: nothing but several of them shows it.
    const levels = [97, 103, 98, 104, 101]
    const side = (factor: number) => processes(...levels.map((level, at) => values(at, level * factor, 0.001, 50)))
    const [decision] = decide([comparison(side(1), side(1.02))], HERE).decisions
    expect(decision?.pValue).toBeGreaterThan(0.2)
    const pooled = comparison(processes(values(1, 97, 0.001, 50)), processes(values(2, 104, 0.001, 50)))
    const one = decide([pooled], HERE).decisions[0]
    expect(one?.pValue).toBeGreaterThan(0.1)
    expect(one).toMatchObject({ verdict: 'inconclusive', runsNeeded: null })
    expect(one?.why).toContain('more invocations would')
  })

  it('is found among many, and nothing else is', () => {
    const { decisions } = decide(suite(3, unchanged(49, 1.1)), OPTIONS)
    expect(decisions.map(({ verdict }) => verdict === 'regression')).toEqual([true, ...Array(49).fill(false)])
    expect(decisions[0]?.why).toMatch(/corrected for 50 comparisons$/)
  })

  it('needs a smaller p-value the more there are', () => {
    const weak = comparison(apart(values(1, 100, 0.02, 4)), apart(values(2, 120, 0.02, 4)))
    const others = (count: number) => suite(4, unchanged(count), { deviation: 0.02 })
    expect(decide([weak], HERE).decisions[0]?.verdict).toBe('regression')
    const among = decide([weak, ...others(6)], HERE).decisions[0]
    expect(among).toMatchObject({ verdict: 'inconclusive', suspicious: true, minimumDetectableEffect: null })
    expect(among?.runsNeeded).toBe(5)
    expect(among?.why).toMatch(/4 and 4 values are too few to be sure among 7 comparisons$/)
  })
})

describe('nothing to compare', () => {
  it('has no decision', () => {
    expect(decide([], OPTIONS)).toEqual({ decisions: [], commonShift: null, shiftApplied: false })
  })
})
