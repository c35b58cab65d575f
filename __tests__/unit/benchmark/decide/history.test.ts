import { describe, expect, it } from '@jest/globals'
import { decide } from '../../../../src/benchmark/decide/decide.js'
import type { Comparison } from '../../../../src/benchmark/decide/decision.js'
import {
  comparison,
  HERE,
  noise,
  OPTIONS,
  oneProcess,
  suite,
  summary,
  unchanged,
  values,
} from '../../../support/comparisons.js'

const LONG = { deviation: 0.01, runs: 30 }

/** One benchmark, of whose head only this is known. */
function single(head: number, past: (number | null)[], base: number | null = null) {
  const comparisons = [comparison(base === null ? null : summary(base), summary(head), { past })]
  return decide(comparisons, OPTIONS).decisions[0]
}

describe('earlier runs', () => {
  it('judge single values', () => {
    const past = values(1, 100, 0.01, 30)
    const regression = single(112, past, 103)
    expect(regression).toMatchObject({ verdict: 'regression', method: 'history', head: 112 })
    expect(regression?.base).toBeCloseTo(100, 0)
    expect(regression?.change).toBeCloseTo(0.12, 1)
    expect(regression?.why).toMatch(/^\+1\d\.\d% against earlier runs is worse by more than 5\.00%/)
    expect(single(100.5, past)).toMatchObject({ verdict: 'no-change', method: 'history' })
    expect(single(90, past)?.verdict).toBe('improvement')
  })

  it('decide where there are samples of the base too, and these are told', () => {
    const [changed] = decide(suite(1, unchanged(9, 1.12), LONG), OPTIONS).decisions
    expect(changed).toMatchObject({ verdict: 'regression', method: 'history' })
    expect(changed?.why).toMatch(/against earlier runs \(.*\+1\d\.\d% against the base\) is worse/)
  })

  it('have to be fifteen', () => {
    expect(single(112, values(1, 100, 0.01, 15))?.method).toBe('history')
    expect(single(112, values(1, 100, 0.01, 14))).toMatchObject({ method: 'none', verdict: 'inconclusive' })
    const gaps = values(1, 100, 0.01, 15).flatMap(value => [value, null])
    expect(single(112, gaps)?.method).toBe('history')
  })

  it('count from the last change on', () => {
    const past = [...values(1, 100, 0.01, 40), ...values(2, 120, 0.01, 40)]
    expect(single(120, past)?.verdict).toBe('no-change')
    expect(single(135, past)?.verdict).toBe('regression')
    expect(single(100, past)?.verdict).toBe('improvement')
    const short = [...values(1, 100, 0.01, 40), ...values(2, 120, 0.01, 10)]
    expect(single(135, short)?.method).toBe('none')
  })

  it('are as wide as the runs differ', () => {
    expect(single(112, values(1, 100, 0.1, 30))?.verdict).toBe('inconclusive')
    expect(single(112, values(1, 100, 0.1, 30))?.minimumDetectableEffect).toBeGreaterThan(0.2)
  })

  it('on different machines are compared without what the machines did', () => {
    const random = noise(5)
    const machines = Array.from({ length: 30 }, () => Math.exp(random(0.1)))
    const onMachines = (comparisons: Comparison[]) =>
      comparisons.map(each => ({
        ...each,
        past: each.past.map((value, run) => (value as number) * (machines[run] as number)),
      }))
    const comparisons = onMachines(suite(2, unchanged(11, 1.12), { ...LONG, machine: 1.1 }))
    const decided = decide(comparisons, OPTIONS)
    expect(decided.decisions.map(({ verdict }) => verdict)).toEqual(['regression', ...Array(11).fill('no-change')])
    expect(decided.decisions.every(({ method }) => method === 'history')).toBe(true)
    expect(decided.shiftApplied).toBe(true)
    const raw = decide(comparisons, { ...OPTIONS, normalize: false })
    expect(raw.decisions.map(({ verdict }) => verdict)).toEqual(Array(12).fill('inconclusive'))
  })

  it('take nothing away that need not be the machine', () => {
    const most = suite(3, [1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1, 1, 1, 1, 1], LONG)
    const { decisions, shiftApplied } = decide(most, OPTIONS)
    expect(shiftApplied).toBe(false)
    expect(decisions.map(({ verdict }) => verdict)).toEqual([
      ...Array(7).fill('regression'),
      ...Array(5).fill('no-change'),
    ])
  })

  it('follow a machine that was changed for good', () => {
    const changed = suite(4, unchanged(11, 1.12), { ...LONG, runs: 40, machine: 0.8 }).map(each => ({
      ...each,
      past: each.past.map((value, run) => (value as number) * (run < 20 ? 1 : 0.8)),
    }))
    const decided = decide(changed, OPTIONS)
    expect(decided.decisions.map(({ verdict }) => verdict)).toEqual(['regression', ...Array(11).fill('no-change')])
    expect(decided.decisions[0]?.change).toBeCloseTo(0.12, 1)
  })

  it('are not needed where values are exact', () => {
    const exact = comparison(oneProcess([3, 3]), oneProcess([4, 4]), {
      unit: 'allocs/op',
      past: values(1, 4, 0.01, 30),
    })
    expect(decide([exact], HERE).decisions[0]).toMatchObject({ verdict: 'regression', method: 'exact' })
  })
})
