import { describe, expect, it } from '@jest/globals'
import { groupedDifference, type Share, type SharePair, shareDifference } from '../../../src/statistics/proportions.js'
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

  it('is of at least one', () => {
    expect(() => shareDifference({ some: 0, all: 0 }, { some: 1, all: 2 }, 0.95)).toThrow(RangeError)
  })
})

describe('the difference of shares in groups', () => {
  const uniform = uniformFrom(3)
  const counted = (burst: number, share: number) => {
    let some = 0
    for (let each = 0; each < 100 / burst; each += 1) if (uniform() < share) some += burst
    return { some, all: 100 }
  }
  const widthOf = ({ low, high }: { low: number; high: number }) => high - low
  const sums = (groups: readonly SharePair[]) =>
    (['base', 'head'] as const).map(side => ({
      some: groups.reduce((sum, group) => sum + group[side].some, 0),
      all: groups.reduce((sum, group) => sum + group[side].all, 0),
    })) as [Share, Share]

  it('is about that of independent events where they are', () => {
    for (let run = 0; run < 20; run += 1) {
      const groups = Array.from({ length: 40 }, () => ({ base: counted(1, 0.1), head: counted(1, 0.12) }))
      const alone = shareDifference(...sums(groups), 0.95)
      const together = groupedDifference(groups, 0.95)
      expect(together.estimate).toBeCloseTo(alone.estimate, 12)
      expect(widthOf(together)).toBeGreaterThanOrEqual(widthOf(alone))
      expect(widthOf(together)).toBeLessThan(1.6 * widthOf(alone))
    }
  })

  it.each([
    [1, 0.1, 0.1],
    [20, 0.1, 0.1],
    [20, 0.05, 0.15],
  ])('holds the truth in about 95 of 100 cases, in bursts of %i, of %d and %d', (burst, base, head) => {
    let held = 0
    for (let run = 0; run < 400; run += 1) {
      const groups = Array.from({ length: 40 }, () => ({ base: counted(burst, base), head: counted(burst, head) }))
      const { low, high } = groupedDifference(groups, 0.95)
      held += Number(low <= head - base && head - base <= high)
    }
    expect(held).toBeGreaterThanOrEqual(368)
  })

  it('knows nothing of what both have in common', () => {
    const groups = Array.from({ length: 40 }, (_, index) => {
      const share = index % 20 === 0 ? 1 : 0
      return { base: counted(1, share), head: counted(1, share) }
    })
    expect(groupedDifference(groups, 0.95)).toEqual(shareDifference(...sums(groups), 0.95))
  })

  it('is that of the whole where there is one group, or none of one side', () => {
    const one = { base: { some: 1, all: 50 }, head: { some: 2, all: 50 } }
    const none = { base: { some: 0, all: 0 }, head: { some: 9, all: 10 } }
    expect(groupedDifference([one, none], 0.95)).toEqual(shareDifference(one.base, { some: 11, all: 60 }, 0.95))
    expect(() => groupedDifference([none], 0.95)).toThrow(RangeError)
  })
})
