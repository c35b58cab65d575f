import { describe, expect, it } from '@jest/globals'
import { welch } from '../../../src/statistics/welch.js'

describe("Welch's test", () => {
  it('is that of a worked example', () => {
    // Standard errors 4 / 8 and 9 / 12: t = 2.5 / sqrt(1.25), df = 1.25² / (0.5² / 7 + 0.75² / 11).
    const { t, df, pGreater } = welch({ mean: 10, variance: 4, count: 8 }, { mean: 12.5, variance: 9, count: 12 })
    expect(t).toBeCloseTo(2.5 / Math.sqrt(1.25), 12)
    expect(df).toBeCloseTo(1.5625 / (0.25 / 7 + 0.5625 / 11), 10)
    expect(pGreater).toBeGreaterThan(0.019)
    expect(pGreater).toBeLessThan(0.0195)
  })

  it('is as sure of less as of greater, the sides exchanged', () => {
    const one = { mean: 3, variance: 0.2, count: 5 }
    const other = { mean: 3.4, variance: 0.5, count: 9 }
    expect(welch(one, other).pGreater + welch(other, one).pGreater).toBeCloseTo(1, 14)
  })

  it('knows for certain what has no spread', () => {
    const at = (mean: number) => ({ mean, variance: 0, count: 3 })
    expect(welch(at(1), at(2))).toEqual({ t: Number.POSITIVE_INFINITY, df: 4, pGreater: 0 })
    expect(welch(at(2), at(1))).toEqual({ t: Number.NEGATIVE_INFINITY, df: 4, pGreater: 1 })
    expect(welch(at(1), at(1))).toEqual({ t: 0, df: 4, pGreater: 0.5 })
    expect(welch(at(1), { mean: 2, variance: 1, count: 3 }).df).toBe(2)
  })

  it('does not lose tiny and huge variances', () => {
    const tiny = welch({ mean: 0, variance: 1e-200, count: 4 }, { mean: 1e-100, variance: 1e-200, count: 4 })
    const huge = welch({ mean: 0, variance: 1e200, count: 4 }, { mean: 1e100, variance: 1e200, count: 4 })
    expect(tiny.df).toBeCloseTo(6, 10)
    expect(huge.df).toBeCloseTo(6, 10)
    expect(tiny.pGreater).toBeCloseTo(huge.pGreater, 12)
  })

  it('refuses a single value, which has no variance', () => {
    const two = { mean: 1, variance: 1, count: 2 }
    expect(() => welch({ mean: 1, variance: 0, count: 1 }, two)).toThrow(RangeError)
    expect(() => welch(two, { mean: 1, variance: Number.NaN, count: Number.NaN })).toThrow(RangeError)
  })
})
