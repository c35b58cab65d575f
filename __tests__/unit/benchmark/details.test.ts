import { expect, it } from '@jest/globals'
import { type Judged, keptOf, unjudged, worsening, worstFirst } from '../../../src/benchmark/details.js'
import { measured } from '../../support/benchmarks.js'

const judged = (
  name: string,
  verdict: Judged['verdict'],
  change: number | null,
  direction: 'lower' | 'higher' = 'lower',
) => ({
  ...unjudged({ name, metric: 'time', unit: 'ms', direction }, { base: 1, head: 1, verdict, why: '' }),
  change,
})

it('puts the worst first: by verdict, then by how much worse', () => {
  const all = [
    judged('same', 'no-change', 0.01),
    judged('slow', 'regression', 0.1),
    judged('half', 'regression', -0.5, 'higher'),
    judged('gone', 'vanished', null),
    judged('open', 'inconclusive', 0.3),
  ]
  expect(worstFirst(all).map(({ name }) => name)).toEqual(['half', 'slow', 'gone', 'open', 'same'])
})

it('takes half the throughput for twice the time', () => {
  expect(worsening({ change: -0.5, direction: 'higher' })).toBe(1)
  expect(worsening({ change: 1, direction: 'lower' })).toBe(1)
  expect(worsening({ change: 1, direction: 'higher' })).toBe(-0.5)
  expect(Number.isFinite(worsening({ change: -1, direction: 'higher' }))).toBe(false)
})

it('keeps every value of what is judged, in order', () => {
  const { kept, thinned } = keptOf([measured('a', [[3, 1, 2.5]]), measured('b', [[1]], { judged: false })])
  expect(kept).toMatchObject([{ name: 'a', invocations: [{ samples: [3, 1, 2.5], summary: null }] }])
  expect(kept).toHaveLength(1)
  expect(thinned).toBe(false)
})

it('keeps order statistics of what a result cannot hold', () => {
  const many = Array.from({ length: 200_001 }, (_, index) => (index * 7919) % 200_001)
  const { kept, thinned } = keptOf([measured('a', [many]), measured('b', [[2, 1]])])
  const samples = kept[0]?.invocations[0]?.samples ?? []
  expect(thinned).toBe(true)
  expect(samples).toHaveLength(50_000)
  expect([samples[0], samples.at(-1)]).toEqual([0, 200_000])
  expect(Math.abs((samples[25_000] as number) - 100_000)).toBeLessThan(5)
  expect(kept[1]?.invocations[0]?.samples).toEqual([2, 1])
})
