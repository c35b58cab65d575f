import { describe, expect, it } from '@jest/globals'
import { ShiftTest } from '../../../src/statistics/sequential.js'
import { normalFrom, uniformFrom } from '../../support/random.js'

function evidenceOf(differences: readonly number[], floor = 0, against?: 'at-most' | 'at-least'): number {
  const test = new ShiftTest(floor, against)
  for (const difference of differences) test.add(difference)
  return test.evidence
}

/** After how many pairs the evidence reaches 20, at alpha 0.05; 61 where 60 were not enough. */
function pairsNeeded(test: ShiftTest, difference: () => number): number {
  for (let pairs = 1; pairs <= 60; pairs += 1) {
    test.add(difference())
    if (test.evidence >= 20) return pairs
  }
  return 61
}

describe('the sequential test of a shift', () => {
  it('begins with 1, and is not moved by a difference at the floor', () => {
    expect(evidenceOf([])).toBeCloseTo(1, 14)
    expect(evidenceOf([0.02, 0.02], 0.02)).toBeCloseTo(1, 14)
  })

  it('is a fair game: what a difference gains is lost by its mirror image', () => {
    for (const distance of [1e-4, 0.003, 0.02, 0.3, 50]) {
      const gained = evidenceOf([0.1 + distance], 0.1)
      expect(gained).toBeGreaterThan(1)
      expect((gained + evidenceOf([0.1 - distance], 0.1)) / 2).toBeCloseTo(1, 12)
      // And so after others, whatever they were.
      const before = [0.2, -0.3, 0.11]
      const [up, down] = [distance, -distance].map(each => evidenceOf([...before, 0.1 + each], 0.1)) as [number, number]
      expect((up + down) / 2).toBeCloseTo(evidenceOf(before, 0.1), 12)
    }
  })

  it('gains the more the greater a difference is, and loses no more than a bound to an outlier', () => {
    const gains = [-10, -0.1, -0.01, 0, 0.001, 0.01, 0.1, 10].map(difference => evidenceOf([difference]))
    expect(gains).toEqual([...gains].sort((a, b) => a - b))
    expect(evidenceOf([Number.NEGATIVE_INFINITY])).toBeCloseTo(0.75 * 0.1 + 0.25 * 0.5, 12)
  })

  it('has its mirror image', () => {
    const differences = [0.1, -0.05, 0.2, 0.003]
    expect(evidenceOf(differences, 0.02, 'at-least')).toBeCloseTo(
      evidenceOf(
        differences.map(each => -each),
        -0.02,
      ),
      12,
    )
  })

  it('is sure of 10% at a noise of 3% after six pairs, half of the time, and after ten in four of five cases', () => {
    const normal = normalFrom(3)
    const uniform = uniformFrom(4)
    const outlier = () => (uniform() < 0.03 ? Math.LN2 : 0)
    const difference = () => Math.log(1.1) + 0.03 * Math.SQRT2 * normal() + outlier() - outlier()
    const needed = Array.from({ length: 1000 }, () => pairsNeeded(new ShiftTest(0.02), difference)).sort(
      (a, b) => a - b,
    )
    expect(needed[500]).toBeLessThanOrEqual(6)
    expect(needed[800]).toBeLessThanOrEqual(10)
    expect(needed[999]).toBeLessThan(61)
  })

  it('is sure that there is less than 5% where there is nothing, soon enough to stop', () => {
    const normal = normalFrom(5)
    const difference = () => 0.02 * Math.SQRT2 * normal()
    const needed = Array.from({ length: 300 }, () => pairsNeeded(new ShiftTest(Math.log(1.05), 'at-least'), difference))
    expect(needed.sort((a, b) => a - b)[240]).toBeLessThanOrEqual(15)
  })

  it('stays a number, or above any threshold, after thousands of pairs', () => {
    expect(evidenceOf(new Array(5000).fill(1))).toBe(Number.POSITIVE_INFINITY)
    expect(evidenceOf(new Array(5000).fill(-1))).toBeLessThan(1e-300)
    expect(evidenceOf([...new Array(5000).fill(1), ...new Array(5000).fill(-1)])).not.toBeNaN()
    expect(() => new ShiftTest(0).add(Number.NaN)).toThrow(RangeError)
  })
})
