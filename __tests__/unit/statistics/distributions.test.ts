import { describe, expect, it } from '@jest/globals'
import { normalQuantile, normalTail, studentQuantile, studentTail } from '../../../src/statistics/distributions.js'

/** How far a number is from another, as a part of it. */
const error = (found: number, expected: number) => Math.abs(found / expected - 1)

describe('the normal distribution', () => {
  // Abramowitz & Stegun (1964), tables 26.1 and 26.2.
  it.each([
    [0, 0.5],
    [1, 0.158655253931457],
    [1.96, 0.0249978951482204],
    [3, 1.34989803163009e-3],
    [5, 2.86651571879194e-7],
    [10, 7.61985302416053e-24],
    [37, 5.72557e-300],
  ])('has its known tail above %s', (z, expected) => {
    expect(error(normalTail(z), expected)).toBeLessThan(z === 37 ? 1e-5 : 1e-13)
    expect(normalTail(z) + normalTail(-z)).toBe(1)
  })

  it('has the quantile that its tail leads back from, and ends at infinity', () => {
    for (const p of [1e-300, 1e-30, 1e-5, 0.02, 0.3, 0.4999]) {
      expect(error(normalTail(-normalQuantile(p)), p)).toBeLessThan(1e-11)
    }
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15)
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75))
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(Number.NaN)]).toEqual([NaN, NaN, NaN])
  })
})

describe("Student's distribution", () => {
  it('is what integration gives for one and two degrees of freedom, at any distance', () => {
    for (const t of [1e-6, 0.3, 0.999, 1.001, 2, 7, 1e4, 1e200]) {
      expect(error(studentTail(t, 1), Math.atan2(1, t) / Math.PI)).toBeLessThan(1e-13)
      const root = Math.sqrt(2 + t * t)
      if (t < 1e100) expect(error(studentTail(t, 2), 1 / (root * (root + t)))).toBeLessThan(1e-13)
    }
  })

  it('is seamless where one method takes over from the other', () => {
    for (const df of [0.3, 1, 2.7, 4, 9, 120, 1e7]) {
      const seam = Math.sqrt(Math.min(df, 4))
      const before = studentTail(seam * (1 - 1e-12), df)
      expect(error(studentTail(seam * (1 + 1e-12), df), before)).toBeLessThan(1e-11)
    }
  })

  it('becomes the normal distribution', () => {
    for (const z of [0.5, 1.9, 2.1, 6]) {
      expect(error(studentTail(z, 1e14), normalTail(z))).toBeLessThan(1e-10)
      expect(studentTail(z, Number.POSITIVE_INFINITY)).toBe(normalTail(z))
    }
  })

  it('has the quantile that its tail leads back from', () => {
    for (const df of [0.5, 1, 3.3, 18, 250, 1e6, Number.POSITIVE_INFINITY]) {
      for (const p of [1e-40, 1e-9, 0.001, 0.025, 0.3, 0.499])
        expect(error(studentTail(-studentQuantile(p, df), df), p)).toBeLessThan(1e-11)
      expect(studentQuantile(0.5, df)).toBeCloseTo(0, 15)
    }
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281388519862744, 12)
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity])
  })
})
