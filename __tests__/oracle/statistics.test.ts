import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { normalQuantile, normalTail, studentTail } from '../../src/statistics/distributions.js'
import { benjaminiHochberg } from '../../src/statistics/many.js'
import { rankSum } from '../../src/statistics/rank-sum.js'
import { deviationOf, iqrScale, madOf, meanOf } from '../../src/statistics/robust.js'
import { ShiftTest } from '../../src/statistics/sequential.js'
import { shiftOf } from '../../src/statistics/shift.js'
import { welch } from '../../src/statistics/welch.js'
import { normalFrom, uniformFrom } from '../support/random.js'
import { describeWith } from '../support/tools.js'

/** What a function of Python makes of each case. */
function scipy<T>(body: string, cases: readonly unknown[]): T[] {
  const program = `import json, sys, numpy as np\nfrom scipy import stats\njudge = lambda case: ${body}\n`
  const loop = 'json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)'
  const options = { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 1e8 } as const
  return JSON.parse(execFileSync('python3', ['-c', program + loop], options))
}

/** Cases of two sides each, whose sizes are from `least` to `most`. */
function pairsOf(
  count: number,
  least: number,
  most: number,
  seed: number,
  value: () => number,
): [number[], number[]][] {
  const uniform = uniformFrom(seed)
  const side = () => Array.from({ length: least + Math.floor(uniform() * (most - least + 1)) }, value)
  return Array.from({ length: count }, () => [side(), side()])
}

/** The greatest distance, as a part of what is expected. */
const worst = (found: readonly number[], expected: readonly number[]) =>
  Math.max(...found.map((value, index) => Math.abs(value - (expected[index] as number)) / (expected[index] as number)))

// scipy brings no program; this one comes with the numpy that it needs.
describeWith(['python3', 'numpy-config'], 'scipy', () => {
  const asymptotic =
    "float(stats.mannwhitneyu(case[1], case[0], alternative='greater', method='asymptotic', use_continuity=True).pvalue)"

  it('approximates Mann-Whitney with ties as we do, in 500 random cases', () => {
    const normal = normalFrom(1)
    let level = 0
    // From two different values to hardly a tie, the sides alike and far apart.
    const value = () => Math.round(normal() * (1 + (level % 40))) + (level % 7)
    const cases = pairsOf(500, 20, 90, 2, () => value()).map(([base, head], index): [number[], number[]] => {
      level = index
      return [base.map(value), head.map(value).map(each => each + (index % 5))]
    })
    const found = cases.map(([base, head]) => rankSum(base, head))
    expect(found.filter(({ exact }) => !exact).length).toBeGreaterThan(480)
    const judged = found.map(({ exact, pGreater }, index) => ({ exact, pGreater, index })).filter(each => !each.exact)
    const expected = scipy<number>(
      asymptotic,
      judged.map(({ index }) => cases[index]),
    )
    expect(
      worst(
        judged.map(({ pGreater }) => pGreater),
        expected,
      ),
    ).toBeLessThan(1e-9)
  })

  it('approximates Mann-Whitney without ties as we do where there are more pairs than are counted', () => {
    const normal = normalFrom(3)
    const cases = pairsOf(50, 101, 400, 4, normal)
    const found = cases.map(([base, head]) => rankSum(base, head))
    expect(found.some(({ exact }) => exact)).toBe(false)
    expect(
      worst(
        found.map(({ pGreater }) => pGreater),
        scipy<number>(asymptotic, cases),
      ),
    ).toBeLessThan(1e-9)
  })

  it('counts exact Mann-Whitney without ties as we do', () => {
    const cases = pairsOf(80, 1, 60, 5, normalFrom(6))
    const exact = "float(stats.mannwhitneyu(case[1], case[0], alternative='greater', method='exact').pvalue)"
    const found = cases.map(([base, head]) => rankSum(base, head))
    expect(found.every(({ exact }) => exact)).toBe(true)
    expect(
      worst(
        found.map(({ pGreater }) => pGreater),
        scipy<number>(exact, cases),
      ),
    ).toBeLessThan(1e-9)
  })

  it('gives Welch the same t, degrees of freedom and p as we do, in 500 random cases', () => {
    const normal = normalFrom(7)
    const cases = pairsOf(500, 2, 40, 8, normal).map(([base, head], index): [number[], number[]] => [
      base.map(value => 10 + value),
      head.map(value => 10 + (index % 9) / 2 + value * (0.1 + (index % 13))),
    ])
    const judge =
      "(lambda r: [float(r.statistic), float(r.df), float(r.pvalue)])(stats.ttest_ind(case[1], case[0], equal_var=False, alternative='greater'))"
    const expected = scipy<[number, number, number]>(judge, cases)
    const summary = (values: number[]) => ({
      mean: meanOf(values),
      variance: deviationOf(values) ** 2,
      count: values.length,
    })
    for (const [index, [base, head]] of cases.entries()) {
      const { t, df, pGreater } = welch(summary(base), summary(head))
      const [ofT, ofDf, ofP] = expected[index] as [number, number, number]
      expect(Math.abs(t - ofT) / (1 + Math.abs(ofT))).toBeLessThan(1e-9)
      expect(Math.abs(df / ofDf - 1)).toBeLessThan(1e-9)
      expect(Math.abs(pGreater - ofP)).toBeLessThan(1e-9)
      // Far in the tail the absolute difference says nothing; t is not known better than the values' own rounding.
      expect(Math.abs(pGreater / ofP - 1)).toBeLessThan(1e-9)
    }
  })

  it('has the tails and quantiles that we have', () => {
    const uniform = uniformFrom(9)
    const tails = Array.from({ length: 500 }, () => [10 ** (uniform() * 5 - 2), 10 ** (uniform() * 8 - 1)] as const)
    const expected = scipy<[number, number, number]>(
      '[float(stats.norm.sf(case[0] % 37)), float(stats.t.sf(case[0], case[1])), float(stats.norm.ppf(1 / (1 + case[0])))]',
      tails,
    )
    // Where scipy's is too small for all digits of a number, so is ours.
    const sure = expected.map(([, student], index) => ({ student, index })).filter(each => each.student > 1e-290)
    expect(sure.length).toBeGreaterThan(400)
    const found = sure.map(({ index }) => studentTail(...(tails[index] as [number, number])))
    expect(
      worst(
        found,
        sure.map(({ student }) => student),
      ),
    ).toBeLessThan(1e-10)
    expect(
      worst(
        tails.map(([t]) => normalTail(t % 37)),
        expected.map(([normal]) => normal),
      ),
    ).toBeLessThan(1e-10)
    for (const [index, [t]] of tails.entries())
      expect(normalQuantile(1 / (1 + t))).toBeCloseTo(expected[index]?.[2] as number, 11)
  })

  it('measures spread and adjusts for many as we do', () => {
    const cases = pairsOf(100, 2, 60, 10, normalFrom(11))
    const spread = scipy<[number, number]>(
      '[float(stats.median_abs_deviation(case[0])) * 1.4826, float(stats.iqr(case[0])) / 1.349]',
      cases,
    )
    expect(
      worst(
        cases.map(([values]) => madOf(values)),
        spread.map(([mad]) => mad),
      ),
    ).toBeLessThan(1e-12)
    expect(
      worst(
        cases.map(([values]) => iqrScale(values)),
        spread.map(([, iqr]) => iqr),
      ),
    ).toBeLessThan(1e-12)
    const pValues = cases.map(([values]) => values.map(value => normalTail(value)))
    const adjusted = scipy<number[]>('list(map(float, stats.false_discovery_control(case)))', pValues)
    for (const [index, each] of pValues.entries())
      expect(worst(benjaminiHochberg(each), adjusted[index] as number[])).toBeLessThan(1e-12)
  })
})

describe('Hodges and Lehmann, by all differences', () => {
  it('have the estimate that we have, in 500 random cases', () => {
    const normal = normalFrom(12)
    for (const [index, [base, head]] of pairsOf(500, 1, 80, 13, normal).entries()) {
      // Every other case with many ties.
      const [y, x] =
        index % 2 === 0 ? [base, head] : [base, head].map(side => side.map(value => Math.round(value * 3 + 40)))
      const all = Float64Array.from((x as number[]).flatMap(a => (y as number[]).map(b => a - b))).sort()
      const middle = (all.length - 1) / 2
      const expected = ((all[Math.floor(middle)] as number) + (all[Math.ceil(middle)] as number)) / 2
      expect(shiftOf(y as number[], x as number[], 0.95).estimate).toBe(expected)
    }
  })
})

describe('the sequential test, looked at after every one of 60 pairs, in 10,000 runs without a change', () => {
  const uniform = uniformFrom(14)
  const normal = normalFrom(15)
  const sign = () => (uniform() < 0.5 ? -1 : 1)
  const exponential = () => -Math.log(uniform())
  const outlier = () => (uniform() < 0.03 ? Math.LN2 : 0)
  /** The noise of one pair's difference, at its place. */
  const NOISE: [name: string, difference: (pair: number) => number][] = [
    ['normal, 3%', () => 0.03 * Math.SQRT2 * normal()],
    ['normal, 30%', () => 0.3 * Math.SQRT2 * normal()],
    ['normal, 0.1%', () => 0.001 * Math.SQRT2 * normal()],
    ['outliers of twice the time', () => 0.03 * Math.SQRT2 * normal() + outlier() - outlier()],
    ['the tails of Cauchy', () => 0.02 * Math.tan(Math.PI * (uniform() - 0.5))],
    ['skew values', () => 0.05 * (exponential() - exponential())],
    ['the first of each pair slower, in random order', () => sign() * (0.04 + 0.05 * exponential())],
    ['ever noisier, and slower with every pair', pair => sign() * 0.002 * pair + 0.001 * pair * normal()],
    ['steps of a coarse clock', () => Math.round(normal()) * 0.01],
  ]
  const ALPHAS = [0.05, 0.01]

  it.each(NOISE)('is not beyond 1 / alpha more often than alpha: %s', (_, difference) => {
    const beyond = ALPHAS.map(() => 0)
    for (let run = 0; run < 10_000; run += 1) {
      const test = new ShiftTest(0, run % 2 === 0 ? 'at-most' : 'at-least')
      let greatest = 0
      for (let pair = 1; pair <= 60; pair += 1) {
        test.add(difference(pair))
        greatest = Math.max(greatest, test.evidence)
      }
      for (const [index, alpha] of ALPHAS.entries()) if (greatest >= 1 / alpha) (beyond[index] as number) += 1
    }
    for (const [index, alpha] of ALPHAS.entries()) expect((beyond[index] as number) / 10_000).toBeLessThanOrEqual(alpha)
  })
})
