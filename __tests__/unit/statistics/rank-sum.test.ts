import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { rankSum } from '../../../src/statistics/rank-sum.js'

/** Every way to choose so many of the values. */
function* choices(values: readonly number[], many: number): Generator<{ chosen: number[]; rest: number[] }> {
  if (many > values.length) return
  const [first, ...others] = values
  if (first === undefined) {
    yield { chosen: [], rest: [] }
    return
  }
  if (many > 0) for (const { chosen, rest } of choices(others, many - 1)) yield { chosen: [first, ...chosen], rest }
  for (const { chosen, rest } of choices(others, many)) yield { chosen, rest: [first, ...rest] }
}

/** Twice the Mann-Whitney statistic of the head, by its definition. */
function doubleU(base: readonly number[], head: readonly number[]): number {
  return head.reduce((sum, x) => sum + base.reduce((wins, y) => wins + Math.sign(x - y) + 1, 0), 0)
}

/** By its definition: the part of all ways to deal the values to the sides that speak at least as much for the head. */
function enumerated(base: readonly number[], head: readonly number[]): number {
  const seen = doubleU(base, head)
  let all = 0
  let atLeast = 0
  for (const { chosen, rest } of choices([...base, ...head], head.length)) {
    all += 1
    if (doubleU(rest, chosen) >= seen) atLeast += 1
  }
  return atLeast / all
}

const side = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 1, maxLength: 6 })

describe('the rank-sum test', () => {
  it.each([
    ['few different values', fc.nat(4)],
    ['some ties', fc.nat(20)],
    ['hardly a tie', fc.double({ noNaN: true })],
  ])('equals the enumeration of all ways to deal the values: %s', (_, value) => {
    fc.assert(
      fc.property(side(value), side(value), (base, head) => {
        const { pGreater, exact } = rankSum(base, head)
        expect(exact).toBe(true)
        expect(pGreater).toBeCloseTo(enumerated(base, head), 12)
      }),
      { numRuns: 200, seed: 8 },
    )
  })

  it('gives the one ordering that speaks most for the head its exact probability', () => {
    expect(rankSum([1, 2, 3], [4, 5, 6]).pGreater).toBeCloseTo(1 / 20, 14)
    expect(rankSum([4, 5, 6], [1, 2, 3]).pGreater).toBe(1)
    const ten = Array.from({ length: 10 }, (_, index) => index)
    const above = ten.map(value => value + 10)
    expect(rankSum(ten, above).pGreater * 184756).toBeCloseTo(1, 10)
  })

  it('says nothing where all values are equal, or a side has none', () => {
    const equal = new Array(40).fill(3)
    expect(rankSum(equal, equal)).toEqual({ pGreater: 1, exact: true })
    expect(rankSum([], [])).toEqual({ pGreater: 1, exact: true })
    expect(rankSum([], [1, 2]).pGreater).toBe(1)
    expect(rankSum([1, 2, 2], []).pGreater).toBe(1)
  })

  it('counts on both sides of the middle: p of the two directions overlap by the ways that equal what is seen', () => {
    const draw = fc.array(fc.nat(9), { minLength: 15, maxLength: 15 })
    fc.assert(
      fc.property(draw, draw, (base, head) => {
        const greater = rankSum(base, head)
        const less = rankSum(head, base)
        expect(greater.exact && less.exact).toBe(true)
        expect(greater.pGreater + less.pGreater).toBeGreaterThanOrEqual(1)
        expect(greater.pGreater + less.pGreater).toBeLessThan(1.1)
      }),
      { numRuns: 100, seed: 9 },
    )
  })

  it('goes by the normal distribution where ties are many, and nearly agrees with the exact one without them', () => {
    const base = Array.from({ length: 50 }, (_, index) => index * 2)
    const head = Array.from({ length: 50 }, (_, index) => index * 2 + 17)
    const exact = rankSum(base, head)
    expect(exact.exact).toBe(true)
    // One tie.
    const near = rankSum(base, [...head.slice(1), 16])
    expect(near.exact).toBe(false)
    expect(near.pGreater / exact.pGreater).toBeGreaterThan(0.9)
    expect(near.pGreater / exact.pGreater).toBeLessThan(1.2)
  })

  it('takes infinite values, refuses what is no number, and leaves its arguments as they are', () => {
    expect(rankSum([Number.NEGATIVE_INFINITY, 0], [1, Number.POSITIVE_INFINITY]).pGreater).toBeCloseTo(1 / 6, 14)
    expect(() => rankSum([1, Number.NaN], [2])).toThrow(RangeError)
    const base = Object.freeze([3, 1, 2])
    rankSum(base, base)
    expect(base).toEqual([3, 1, 2])
  })
})
