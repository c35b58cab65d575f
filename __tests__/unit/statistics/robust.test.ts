import { describe, expect, it } from '@jest/globals'
import { deviationOf, iqrScale, madOf, meanOf, medianOf, quantileOf, sorted } from '../../../src/statistics/robust.js'

describe('robust figures', () => {
  it('sorts a copy, by size and not by text, and refuses what is no number', () => {
    const values = Object.freeze([10, 9, -1, 100])
    expect([...sorted(values)]).toEqual([-1, 9, 10, 100])
    expect(values).toEqual([10, 9, -1, 100])
    expect(() => sorted([1, Number.NaN, 2])).toThrow(RangeError)
  })

  it('finds the median', () => {
    expect(medianOf([1, 2, 9])).toBe(2)
    expect(medianOf([1, 2, 4, 9])).toBe(3)
    expect(medianOf([7])).toBe(7)
    expect(medianOf([-1e308, 1e308])).toBe(0)
    expect(medianOf([])).toBeNaN()
  })

  it('interpolates quantiles between neighbours', () => {
    // As numpy's default and R's type 7.
    expect(quantileOf([1, 2, 4, 8], 0)).toBe(1)
    expect(quantileOf([1, 2, 4, 8], 0.25)).toBe(1.75)
    expect(quantileOf([1, 2, 4, 8], 0.75)).toBe(5)
    expect(quantileOf([1, 2, 4, 8], 1)).toBe(8)
  })

  it('measures spread without being moved by a minority', () => {
    const values = [1, 2, 3, 4, 5, 6, 7]
    expect(madOf(values)).toBeCloseTo(1.4826 * 2, 12)
    expect(iqrScale(values)).toBeCloseTo(3 / 1.349, 12)
    expect(madOf([...values.slice(0, 5), 1e9, 1e9])).toBeCloseTo(1.4826 * 2, 12)
    expect(madOf([5, 5, 5, 5, 90])).toBe(0)
  })

  it('gives mean and deviation without losing digits to a large offset', () => {
    expect(meanOf([1, 2, 4])).toBeCloseTo(7 / 3, 14)
    expect(deviationOf([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3), 14)
    expect(deviationOf([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4])).toBeCloseTo(Math.sqrt(5 / 3), 9)
    expect(deviationOf([4])).toBeNaN()
    expect(meanOf([])).toBeNaN()
  })
})
