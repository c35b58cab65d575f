import { describe, expect, it } from '@jest/globals'
import { centreOf, MOST_DIFFERENCES } from '../../../src/statistics/signed-rank.js'
import { normalFrom } from '../../support/random.js'

/** P(W <= w) of the sum of the ranks with a positive sign, by going through all signs. */
function tail(count: number, most: number): number {
  let within = 0
  for (let signs = 0; signs < 2 ** count; signs += 1) {
    let sum = 0
    for (let rank = 1; rank <= count; rank += 1) if ((signs >> (rank - 1)) & 1) sum += rank
    if (sum <= most) within += 1
  }
  return within / 2 ** count
}

describe('the centre of differences', () => {
  it('is the median of the means of all two', () => {
    // Means of 1, 2, 6: 1, 1.5, 2, 3.5, 4, 6.
    expect(centreOf([6, 1, 2], 0.5).estimate).toBe(2.75)
    expect(centreOf([4], 0.95)).toEqual({ estimate: 4, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY })
  })

  it.each([6, 9, 12])('has the ends that going through all signs gives, for %i differences', count => {
    const normal = normalFrom(count)
    const values = Array.from({ length: count }, normal)
    const means = values.flatMap((a, i) => values.slice(i).map(b => (a + b) / 2)).sort((a, b) => a - b)
    let beyond = 0
    while (tail(count, beyond) <= 0.025) beyond += 1
    const { low, high } = centreOf(values, 0.95)
    expect(beyond).toBeGreaterThan(0)
    expect([low, high]).toEqual([means[beyond - 1], means[means.length - beyond]])
  })

  it('has no end where five differences cannot be so sure', () => {
    expect(centreOf([1, 2, 3, 4, 5], 0.95).low).toBe(Number.NEGATIVE_INFINITY)
    expect(centreOf([1, 2, 3, 4, 5], 0.9).low).toBe(1)
  })

  it('holds the true centre as often as it says', () => {
    const normal = normalFrom(5)
    let held = 0
    for (let run = 0; run < 2000; run += 1) {
      const { low, high } = centreOf(
        Array.from({ length: 25 }, () => 3 + normal() ** 3),
        0.95,
      )
      if (low <= 3 && 3 <= high) held += 1
    }
    // Five standard errors around 95%, to which the steps of the exact distribution add a little.
    expect(held / 2000).toBeGreaterThan(0.925)
    expect(held / 2000).toBeLessThan(0.975)
  })

  it('is of finite differences, not none and not too many', () => {
    expect(() => centreOf([], 0.95)).toThrow(RangeError)
    expect(() => centreOf([1, Number.POSITIVE_INFINITY], 0.95)).toThrow(RangeError)
    expect(() => centreOf(new Array(MOST_DIFFERENCES + 1).fill(1), 0.95)).toThrow(RangeError)
  })
})
