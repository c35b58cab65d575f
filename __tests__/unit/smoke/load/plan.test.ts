import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ArrivalPlan, durationOf, isClosed, plannedOf } from '../../../../src/smoke/load/plan.js'
import type { Stage } from '../../../../src/smoke/suite/model.js'

const constant = (rate: number, duration: number): Stage => ({ from: rate, to: rate, duration })

interface Arrival {
  at: number
  target: number
  request: number
}

function arrivals(stages: readonly Stage[], targets = 1, weights: readonly number[] = [1], seed = 1): Arrival[] {
  const plan = new ArrivalPlan(stages, targets, weights, seed)
  const all: Arrival[] = []
  for (; !plan.done; plan.advance()) all.push({ at: plan.at, target: plan.target, request: plan.request })
  return all
}

const stage = fc.record({
  from: fc.double({ min: 0, max: 300, noNaN: true }),
  to: fc.double({ min: 0, max: 300, noNaN: true }),
  duration: fc.integer({ min: 1, max: 5000 }),
})

describe('a plan of arrivals', () => {
  it('spaces a constant rate evenly, from the beginning to before the end', () => {
    expect(arrivals([constant(4, 1000)]).map(({ at }) => at)).toEqual([0, 250, 500, 750])
    expect(arrivals([constant(200, 300_000)])).toHaveLength(60_000)
    expect(arrivals([constant(0.1, 25_000)]).map(({ at }) => at)).toEqual([0, 10_000, 20_000])
    // In floating point the product is a bit more than 3.
    expect(arrivals([constant(0.1, 30_000)])).toHaveLength(3)
  })

  it('follows a rate that grows, and one that falls', () => {
    // The count grows with the square of the time: the nth comes at the square root of n.
    const growing = arrivals([{ from: 0, to: 200, duration: 1000 }])
    expect(growing).toHaveLength(100)
    growing.forEach(({ at }, index) => {
      expect(at).toBeCloseTo(1000 * Math.sqrt(index / 100), 6)
    })
    const falling = arrivals([{ from: 200, to: 0, duration: 1000 }])
    falling.slice(1).forEach(({ at }, index) => {
      expect(at).toBeCloseTo(1000 - (growing[99 - index]?.at as number), 6)
    })
  })

  it('goes from one stage to the next without a gap', () => {
    const at = arrivals([constant(10, 250), constant(100, 50), { from: 0, to: 0, duration: 500 }, constant(10, 100)])
    expect(at.map(each => Math.round(each.at * 1000) / 1000)).toEqual([0, 100, 200, 255, 265, 275, 285, 295, 850])
  })

  it('has as many arrivals as the rate has area, in order and within its time', () => {
    fc.assert(
      fc.property(
        fc.array(stage, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (stages, targets) => {
          const all = arrivals(stages, targets)
          const area = stages.reduce((sum, { from, to, duration }) => sum + ((from + to) / 2) * (duration / 1000), 0)
          expect(all).toHaveLength(plannedOf(stages) * targets)
          expect(Math.abs(plannedOf(stages) - area)).toBeLessThan(1.001)
          all.forEach(({ at }, index) => {
            expect(at).toBeGreaterThanOrEqual(all[index - 1]?.at ?? 0)
            expect(at).toBeLessThanOrEqual(durationOf(stages))
          })
        },
      ),
    )
  })

  it('has the targets come by turns, in an order that is drawn, with the same request for each', () => {
    const all = arrivals([constant(100, 10_000)], 2, [1, 1])
    const orders = new Set<string>()
    for (let index = 0; index < all.length; index += 2) {
      const [first, second] = all.slice(index, index + 2) as [Arrival, Arrival]
      expect(first.request).toBe(second.request)
      expect([first.target, second.target].sort()).toEqual([0, 1])
      orders.add(`${first.target}${first.request}`)
      expect(second.at - first.at).toBeCloseTo(5, 6)
    }
    expect([...orders].sort()).toEqual(['00', '01', '10', '11'])
    const firsts = all.filter(({ target }, index) => index % 2 === 0 && target === 0).length
    expect(firsts).toBeGreaterThan(430)
    expect(firsts).toBeLessThan(570)
  })

  it('draws requests by their weights, the same ones each time', () => {
    const all = arrivals([constant(1000, 10_000)], 1, [1, 6, 3])
    const counts = [0, 1, 2].map(request => all.filter(each => each.request === request).length)
    expect(counts[0]).toBeGreaterThan(850)
    expect(counts[0]).toBeLessThan(1150)
    expect(counts[1]).toBeGreaterThan(5800)
    expect(counts[1]).toBeLessThan(6200)
    expect(arrivals([constant(1000, 10_000)], 1, [1, 6, 3])).toEqual(all)
    expect(arrivals([constant(1000, 10_000)], 1, [1, 6, 3], 2)).not.toEqual(all)
  })

  it('is none for a closed loop', () => {
    const stages = [constant(Number.POSITIVE_INFINITY, 1000)]
    expect(isClosed(stages)).toBe(true)
    expect(arrivals(stages)).toEqual([])
    expect(isClosed([constant(1, 1)])).toBe(false)
  })
})
