import { describe, expect, it } from '@jest/globals'
import { dispersionOf, shareDifference } from '../../../src/statistics/proportions.js'
import { uniformFrom } from '../../support/random.js'

describe('the difference of two shares', () => {
  it.each([
    // Newcombe (1998), table II, method 10, 95%.
    [48, 80, 56, 70, 0.2, 0.0524, 0.3339],
    [3, 10, 9, 10, 0.6, 0.1705, 0.809],
    [0, 29, 5, 56, 0.0893, -0.0381, 0.1926],
    [0, 10, 10, 10, 1, 0.6075, 1],
  ])('of %i in %i and %i in %i is that of the published example', (a, m, b, n, estimate, low, high) => {
    const found = shareDifference({ some: a, all: m }, { some: b, all: n }, 0.95)
    expect(found.estimate).toBeCloseTo(estimate, 4)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  it('is as wide for twice the dispersion as for half as many', () => {
    const wide = shareDifference({ some: 20, all: 400 }, { some: 40, all: 400 }, 0.9, 2)
    const few = shareDifference({ some: 10, all: 200 }, { some: 20, all: 200 }, 0.9)
    expect(wide.low).toBeCloseTo(few.low, 12)
    expect(wide.high).toBeCloseTo(few.high, 12)
  })

  it('is of at least one', () => {
    expect(() => shareDifference({ some: 0, all: 0 }, { some: 1, all: 2 }, 0.95)).toThrow(RangeError)
  })
})

describe('dispersion', () => {
  it('is about one for independent events, and the size of bursts for those that come in bursts', () => {
    const uniform = uniformFrom(3)
    const groups = (burst: number) =>
      Array.from({ length: 400 }, () => {
        let some = 0
        for (let each = 0; each < 100 / burst; each += 1) if (uniform() < 0.1) some += burst
        return { some, all: 100 }
      })
    expect(dispersionOf(groups(1))).toBeLessThan(1.3)
    const bursts = dispersionOf(groups(10))
    expect(bursts).toBeGreaterThan(7)
    expect(bursts).toBeLessThan(13)
  })

  it('is one where nothing, or all, or one group is to be seen', () => {
    expect(
      dispersionOf([
        { some: 0, all: 5 },
        { some: 0, all: 7 },
      ]),
    ).toBe(1)
    expect(
      dispersionOf([
        { some: 5, all: 5 },
        { some: 7, all: 7 },
      ]),
    ).toBe(1)
    expect(dispersionOf([{ some: 1, all: 5 }])).toBe(1)
    expect(dispersionOf([])).toBe(1)
    expect(
      dispersionOf([
        { some: 2, all: 4 },
        { some: 2, all: 4 },
      ]),
    ).toBe(1)
  })
})
