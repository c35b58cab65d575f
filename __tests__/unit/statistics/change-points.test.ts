import { describe, expect, it } from '@jest/globals'
import { lastChange } from '../../../src/statistics/change-points.js'
import { normalFrom, uniformFrom } from '../../support/random.js'

/** Noise around levels, each so many values long. */
function levels(noise: () => number, ...parts: [level: number, length: number][]): number[] {
  return parts.flatMap(([level, length]) => Array.from({ length }, () => level + noise()))
}

const wholeBetween = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, index) => low + index)

describe('change points', () => {
  const uniform = uniformFrom(1)
  const normal = normalFrom(2)

  // Of 100 series 1 on average, by four standard errors at most.
  it.each([
    ['normal', 15, 4000, normal],
    ['normal', 60, 4000, normal],
    ['normal', 500, 1000, normal],
    ['normal', 5000, 100, normal],
    ['of the tails of Cauchy', 30, 4000, () => Math.tan(Math.PI * (uniform() - 0.5))],
    ['skew', 85, 4000, () => -Math.log(uniform())],
    ['equal but for rare outliers', 100, 4000, () => (uniform() < 0.02 ? 2 : 1)],
    ['of a few steps', 40, 4000, () => Math.round(normal())],
  ])('are seen in hardly more than one of a hundred series without any: %s, %s values', (_, length, runs, noise) => {
    let seen = 0
    for (let run = 0; run < runs; run += 1) if (lastChange(levels(noise, [0, length])) > 0) seen += 1
    expect(seen / runs).toBeLessThan(0.01 + 4 * Math.sqrt(0.0099 / runs))
  })

  it('are seen in one of a hundred series without any, not never', () => {
    let seen = 0
    for (let run = 0; run < 4000; run += 1) if (lastChange(levels(normal, [0, 100])) > 0) seen += 1
    expect(seen / 4000).toBeGreaterThan(0.004)
  })

  it('are where a level ends, give or take little, though values are outliers now and then', () => {
    const noise = () => 0.02 * normal() + (uniform() < 0.05 ? 1 : 0)
    let near = 0
    for (let run = 0; run < 100; run += 1) {
      const found = lastChange(levels(noise, [1, 30], [1.08, 15]))
      if (Math.abs(found - 30) <= 2) near += 1
    }
    expect(near).toBeGreaterThan(90)
  })

  it('are found, the last of several, where it leads back too', () => {
    const series = levels(() => 0.01 * normal(), [1, 40], [1.1, 30], [1, 25], [0.9, 20])
    expect(wholeBetween(93, 97)).toContain(lastChange(series))
  })

  it('are found though the level before the last one was the same for long', () => {
    let found = 0
    for (let run = 0; run < 100; run += 1) {
      const series = levels(() => 0.01 * normal(), [1, 60], [1.05, 12], [1, 12])
      if (Math.abs(lastChange(series) - 72) <= 2) found += 1
    }
    expect(found).toBeGreaterThan(90)
  })

  it('are exact where values have no noise', () => {
    expect(lastChange(levels(() => 0, [100, 20], [101, 12], [100, 12]))).toBe(32)
    expect(lastChange(new Array(300).fill(7))).toBe(0)
  })

  it('need more than a few values', () => {
    const rising = (before: number, after: number) => [...new Array(before).fill(1), ...new Array(after).fill(2)]
    expect(lastChange([])).toBe(0)
    expect(lastChange(rising(5, 6))).toBe(0)
    expect(lastChange(rising(8, 8))).toBe(8)
    expect(lastChange(rising(97, 3))).toBe(0)
    expect(lastChange(rising(94, 6))).toBe(94)
  })

  it('leave their argument as it is, and refuse what is no number', () => {
    const series = Object.freeze([...new Array(20).fill(2), ...new Array(20).fill(1)])
    expect(lastChange(series)).toBe(20)
    expect(() => lastChange([...series, Number.NaN])).toThrow(RangeError)
  })

  it('are found in a long series that only climbs, without a pause', () => {
    const series = Array.from({ length: 5000 }, (_, index) => index)
    expect(lastChange(series)).toBeGreaterThan(4900)
  })
})
