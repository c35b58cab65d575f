import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { shiftOf } from '../../../src/statistics/shift.js'

/** All differences, ascending. */
const differences = (base: readonly number[], head: readonly number[]) =>
  Float64Array.from(head.flatMap(x => base.map(y => x - y))).sort()

function medianDifference(base: readonly number[], head: readonly number[]): number {
  const all = differences(base, head)
  const low = all[Math.floor((all.length - 1) / 2)] as number
  return (low + (all[Math.floor(all.length / 2)] as number)) / 2
}

const side = (value: fc.Arbitrary<number>, maxLength: number) => fc.array(value, { minLength: 1, maxLength })

describe('the shift', () => {
  it.each([
    ['many ties', fc.nat(5)],
    ['whole numbers', fc.integer({ min: -1000, max: 1000 })],
    ['any numbers', fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })],
  ])('is the median of all differences: %s', (_, value) => {
    fc.assert(
      fc.property(side(value, 60), side(value, 60), (base, head) => {
        expect(shiftOf(base, head, 0.95).estimate).toBe(medianDifference(base, head))
      }),
      { numRuns: 300, seed: 8 },
    )
  })

  it('has as its interval the differences that the exact distribution leaves', () => {
    const base = [1.1, 2.3, 3.7, 4.2, 5.9, 6.4, 7.7, 8.1, 9.6, 10.2]
    const head = [2.4, 3.1, 4.9, 5.3, 6.8, 7.2, 8.5, 9.9, 10.7, 12.3]
    // Of tables: P(U <= 23) = 0.0216, P(U <= 24) = 0.0262 for ten a side.
    const all = differences(base, head)
    expect(shiftOf(base, head, 0.95)).toMatchObject({ low: all[23], high: all[76] })
    // P(U <= 27) = 0.0446, P(U <= 28) = 0.0526.
    expect(shiftOf(base, head, 0.9)).toMatchObject({ low: all[27], high: all[72] })
  })

  it('has no end where the values are too few to be so sure', () => {
    const open = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    expect(shiftOf([1], [2], 0.95)).toEqual({ estimate: 1, ...open })
    expect(shiftOf([1, 2, 3], [2, 3, 4], 0.95)).toMatchObject(open)
    // One of 70 orderings: 1/70 < 0.025.
    expect(shiftOf([1, 2, 3, 4], [11, 12, 13, 14], 0.95)).toEqual({ estimate: 10, low: 7, high: 13 })
  })

  it('covers the true shift as often as it says', () => {
    let state = 1
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    let covered = 0
    for (let run = 0; run < 2000; run += 1) {
      const base = Array.from({ length: 12 }, uniform)
      const head = Array.from({ length: 9 }, () => uniform() + 3)
      const { low, high } = shiftOf(base, head, 0.9)
      if (low <= 3 && 3 <= high) covered += 1
    }
    // At least 0.9, by the steps of the distribution; four standard errors around what they give (0.9165).
    expect(covered / 2000).toBeGreaterThan(0.89)
    expect(covered / 2000).toBeLessThan(0.945)
  })

  it('finds its place among ten billion differences', () => {
    const base = Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_003)
    const { estimate, low, high } = shiftOf(
      base,
      base.map(value => value + 250),
      0.95,
    )
    expect(estimate).toBe(250)
    // 1.96 standard errors: 100,003 * 1.96 * sqrt(1 / 6 / 100,000).
    expect(low).toBeGreaterThan(250 - 254)
    expect(low).toBeLessThan(250 - 252)
    expect(high).toBeGreaterThan(250 + 252)
    expect(high).toBeLessThan(250 + 254)
  })

  it('refuses values that have no differences', () => {
    expect(() => shiftOf([], [1], 0.95)).toThrow(RangeError)
    expect(() => shiftOf([1, Number.NEGATIVE_INFINITY], [1], 0.95)).toThrow(RangeError)
    expect(() => shiftOf([1], [Number.NaN], 0.95)).toThrow(RangeError)
  })
})
