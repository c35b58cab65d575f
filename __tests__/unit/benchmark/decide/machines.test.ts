import { describe, expect, it } from '@jest/globals'
import { decide } from '../../../../src/benchmark/decide/decide.js'
import type { Decided } from '../../../../src/benchmark/decide/decision.js'
import { comparison, HERE, noise, OPTIONS, oneProcess, suite, unchanged, values } from '../../../support/comparisons.js'

function verdictsOf({ decisions }: Decided) {
  return decisions.map(({ verdict }) => verdict)
}

describe('a slower machine', () => {
  it('is told from a slower benchmark', () => {
    const decided = decide(suite(1, unchanged(11, 1.15), { machine: 1.15 }), OPTIONS)
    expect(decided.shiftApplied).toBe(true)
    expect(decided.commonShift).toBeCloseTo(0.15, 2)
    expect(verdictsOf(decided)).toEqual(['regression', ...Array(11).fill('no-change')])
    expect(decided.decisions[0]?.change).toBeCloseTo(0.32, 1)
    expect(decided.decisions[0]?.why).toMatch(/^\+3\d\.\d% \(\+1\d\.\d% without what all have in common\) is worse/)
    expect(decided.decisions[1]?.why).toContain('without what all have in common')
    expect(decided.decisions[1]?.suspicious).toBe(false)
  })

  it('makes what it hides a warning', () => {
    const decided = decide(suite(2, unchanged(11, 1.15), { machine: 1 / 1.15 }), OPTIONS)
    expect(decided.commonShift).toBeCloseTo(-0.13, 2)
    expect(decided.decisions[0]).toMatchObject({ verdict: 'inconclusive', suspicious: true })
    expect(decided.decisions[0]?.why).toContain('only without what all have in common, not as it was measured')
    expect(verdictsOf(decided).slice(1)).toEqual(Array(11).fill('no-change'))
  })

  it('is only reported where both were measured on one, or nothing is to be taken away', () => {
    for (const options of [HERE, { ...OPTIONS, normalize: false }]) {
      const decided = decide(suite(1, unchanged(12), { machine: 1.15 }), options)
      expect(decided.shiftApplied).toBe(false)
      expect(decided.commonShift).toBeCloseTo(0.15, 2)
      expect(verdictsOf(decided)).toEqual(Array(12).fill('regression'))
    }
  })

  it('is not seen where no more than half of them move, or by different amounts', () => {
    const half = suite(3, [...unchanged(6), 1.2, 1.2, 1.2, 1.2, 1.2, 1.2])
    const apart = suite(3, [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5])
    for (const comparisons of [half, apart]) {
      expect(decide(comparisons, OPTIONS)).toMatchObject({ commonShift: null, shiftApplied: false })
    }
  })

  it('is not seen in fewer than eight benchmarks, however many metrics they have', () => {
    const one = suite(4, unchanged(7), { machine: 1.2 })
    const metrics = ['p50', 'p90', 'p95'].flatMap(metric => one.map(each => ({ ...each, metric })))
    expect(decide(metrics, OPTIONS).commonShift).toBeNull()
    expect(decide(suite(4, unchanged(8), { machine: 1.2 }), OPTIONS).commonShift).toBeCloseTo(0.2, 2)
  })

  it('says nothing of bytes', () => {
    const bytes = comparison(oneProcess(values(1, 1000, 0.001)), oneProcess(values(2, 1120, 0.001)), {
      name: 'benchmark 0',
      metric: 'memory',
      unit: 'B',
    })
    const { decisions } = decide([...suite(5, unchanged(10), { machine: 1.15 }), bytes], OPTIONS)
    expect(decisions.at(-1)).toMatchObject({ verdict: 'regression' })
    expect(decisions.at(-1)?.why).not.toContain('in common')
  })
})

describe('the spread from run to run', () => {
  /** Each benchmark is a little off in this run, and its samples agree about it. */
  const off = (deviation: number) => {
    const random = noise(9)
    return suite(
      6,
      Array.from({ length: 20 }, () => Math.exp(random(deviation))),
      { deviation: 0.002 },
    )
  }

  it('is seen by how much all benchmarks differ, though samples of one run agree', () => {
    const decided = decide(off(0.06), HERE)
    expect(verdictsOf(decided)).not.toContain('regression')
    const worst = decided.decisions.find(({ suspicious, change }) => !suspicious && (change as number) > 0.055)
    expect(worst).toMatchObject({ verdict: 'inconclusive', runsNeeded: null })
    expect(worst?.why).toMatch(/more values of the same runs would not settle it, more invocations would$/)
  })

  it('does not hide what is far beyond it', () => {
    const [first, ...others] = off(0.01)
    const slowed = { ...first, head: oneProcess(values(1, 130, 0.002)) } as (typeof others)[number]
    expect(verdictsOf(decide([slowed, ...others], HERE))[0]).toBe('regression')
  })

  it('is assumed where two machines are compared by few benchmarks', () => {
    const comparisons = (factor: number) => suite(7, unchanged(2, factor), { machine: 1 })
    const [decision] = decide(comparisons(1.15), OPTIONS).decisions
    expect(decision).toMatchObject({ verdict: 'inconclusive', runsNeeded: null })
    expect(decision?.why).toContain('two machines may differ that much')
    // On one machine processes are only assumed to differ a little.
    expect(verdictsOf(decide(comparisons(1.08), HERE))[0]).not.toBe('regression')
    expect(verdictsOf(decide(comparisons(1.2), HERE))[0]).toBe('regression')
    expect(verdictsOf(decide(comparisons(1.4), OPTIONS))[0]).toBe('regression')
  })
})
