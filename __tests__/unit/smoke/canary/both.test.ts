import { describe, expect, it } from '@jest/globals'
import { blockOf, bothOf } from '../../../../src/smoke/canary/both.js'
import { judgeCanary } from '../../../../src/smoke/canary/judge.js'
import { batched } from '../../../../src/smoke/canary/side.js'
import { type Block, Blocks } from '../../../../src/smoke/load/blocks.js'
import { Histogram } from '../../../../src/smoke/load/histogram.js'

/** What a version is told to have done: an answer after 20 ms or somewhat more, so many times a second. */
function blocksOf(rate: number, duration: number, after = 20): Block[] {
  const blocks = new Blocks(blockOf(duration))
  const total = (rate * duration) / 1000
  for (let index = 0; index < total; index += 1) {
    const latency = after + (index % 7)
    blocks.add({ request: 0, at: (index * 1000) / rate, latency, service: latency, error: null, reason: '' })
  }
  return blocks.data().map(block => ({ ...block, latencies: Histogram.from(block.latencies) }))
}

describe('a load of two versions', () => {
  it.each([5_000, 15_000, 3_600_000])('of %d ms is in as many blocks as any other', duration => {
    expect(duration / blockOf(duration)).toBe(240)
  })

  it('is divided into batches of the same length, however many', () => {
    const both = bothOf(blocksOf(400, 15_000), blocksOf(400, 15_000))
    const sizes = (most: number) => batched(both, most).map(({ canary }) => canary.settled)
    expect(new Set(sizes(40))).toEqual(new Set([150]))
    const uneven = sizes(37)
    expect(uneven).toHaveLength(37)
    expect(Math.max(...uneven) / Math.min(...uneven)).toBeLessThan(1.25)
  })

  it('is compared by its answers: a short one has as many batches as a long one of as many answers', () => {
    const short = bothOf(blocksOf(1000, 5_000), blocksOf(1000, 5_000))
    const long = bothOf(blocksOf(10, 500_000), blocksOf(10, 500_000))
    for (const both of [short, long]) {
      const { verdict, compared } = judgeCanary([{ name: 'get', blocks: both }])
      expect(compared.map(({ lacks }) => lacks)).toEqual([null, null, null, null])
      expect(verdict).toBe('promote')
    }
  })

  it('has nothing of a version in a stretch in which that was due nothing', () => {
    const [first, ...others] = bothOf(blocksOf(400, 15_000), [])
    expect(first?.canary).toMatchObject({ settled: 0, failed: 0, latencies: { count: 0 } })
    expect(first?.stable.settled).toBeGreaterThan(0)
    expect(others).toHaveLength(239)
  })
})
