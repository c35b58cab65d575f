import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Histogram } from '../../../../src/smoke/load/histogram.js'

/** What the documentation promises. */
const ERROR = 0.0005

/** Durations from a microsecond to a day, as many small as large ones. */
const durations = fc.array(fc.double({ min: Math.log(0.001), max: Math.log(86_400_000), noNaN: true }).map(Math.exp), {
  minLength: 1,
  maxLength: 300,
})

const of = (values: readonly number[]) => {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}

function exact(values: readonly number[], percent: number): number {
  const ascending = values.toSorted((a, b) => a - b)
  const place = (percent * (ascending.length - 1)) / 100
  const low = ascending[Math.floor(place)] as number
  const high = ascending[Math.ceil(place)] as number
  return low + (place - Math.floor(place)) * (high - low)
}

describe('a histogram', () => {
  it('has each percentile within the promised error of the exact one', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 100, noNaN: true }), (values, percent) => {
        const right = exact(values, percent)
        expect(Math.abs(of(values).percentile(percent) - right)).toBeLessThanOrEqual(right * ERROR)
      }),
      { numRuns: 500 },
    )
  })

  it('has the least, the greatest and the mean as they are', () => {
    fc.assert(
      fc.property(durations, values => {
        const histogram = of(values)
        expect(histogram.count).toBe(values.length)
        expect(histogram.min).toBe(Math.min(...values))
        expect(histogram.max).toBe(Math.max(...values))
        expect(histogram.percentile(0)).toBe(Math.min(...values))
        expect(histogram.percentile(100)).toBe(Math.max(...values))
        expect(histogram.mean).toBeCloseTo(values.reduce((a, b) => a + b) / values.length, 3)
      }),
    )
  })

  it('is the same whether values are recorded together, or apart and put together', () => {
    fc.assert(
      fc.property(durations, durations, (some, others) => {
        const apart = of(some).with([of(others)])
        const together = of([...some, ...others])
        const expected = { ...together.data(), sum: expect.closeTo(together.data().sum, 3) }
        expect(apart.data()).toEqual(expected)
      }),
    )
  })

  it('is as it was with an empty one beside it', () => {
    const some = of([1, 2, 3])
    expect(some.with([new Histogram()]).data()).toEqual(some.data())
    expect(new Histogram().with([some]).data()).toEqual(some.data())
  })

  it('knows how many are above a duration', () => {
    expect([0.5, 1.5, 2.5, 10].map(limit => of([1, 2, 3]).above(limit))).toEqual([3, 2, 1, 0])
  })

  it('does not change what is put together', () => {
    const one = of([1])
    expect(one.with([of([2])]).count).toBe(2)
    expect(one.count).toBe(1)
    expect(one.max).toBe(1)
  })

  it('survives being sent', () => {
    fc.assert(
      fc.property(durations, values => {
        const data = of(values).data()
        expect(Histogram.from(structuredClone(data)).data()).toEqual(data)
      }),
    )
    expect(Histogram.from(new Histogram().data()).count).toBe(0)
  })

  it('takes nothing, less than that, and more than a day', () => {
    const histogram = of([-5, 0, Number.MIN_VALUE, 0.0001, 1e12, Number.NaN])
    expect(histogram.count).toBe(6)
    expect(histogram.min).toBe(0)
    expect(histogram.max).toBe(1e12)
    expect(histogram.percentile(50)).toBeLessThan(0.001)
  })

  it('grows with the octaves that there are, not with the values', () => {
    const histogram = new Histogram()
    for (let value = 0; value < 100_000; value += 1) histogram.record(100 + (value % 1000) / 100)
    const { buckets } = histogram.data()
    expect(buckets.length).toBeLessThanOrEqual(1024)
    expect(histogram.percentile(50)).toBeCloseTo(105, 0)
  })

  it('counts what is between two durations', () => {
    const histogram = of([1, 2, 4, 8, 16])
    expect(histogram.between(2, 16)).toBe(3)
    expect(histogram.between(0, 1)).toBe(0)
    expect(histogram.between(0, 1e9)).toBe(5)
  })
})
