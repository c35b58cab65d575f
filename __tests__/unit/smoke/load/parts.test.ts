import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Blocks } from '../../../../src/smoke/load/blocks.js'
import { Histogram } from '../../../../src/smoke/load/histogram.js'
import { pauseOf, progressLine } from '../../../../src/smoke/load/progress.js'
import type { Settled } from '../../../../src/smoke/load/tally.js'
import { Waiting } from '../../../../src/smoke/load/waiting.js'

const settled = (at: number, latency: number, error: Settled['error'] = null): Settled => {
  return { request: 0, at, latency, service: latency, error, reason: '' }
}

describe('blocks of time', () => {
  it('hold what was due in them, good answers and failures', () => {
    const blocks = new Blocks(100)
    for (const each of [settled(0, 5), settled(99.9, 7), settled(350, 9, 'reset')]) blocks.add(each)
    const found = blocks.data().map(block => ({ ...block, latencies: Histogram.from(block.latencies).max }))
    expect(found).toEqual([
      { settled: 2, failed: 0, latencies: 7 },
      { settled: 0, failed: 0, latencies: 0 },
      { settled: 0, failed: 0, latencies: 0 },
      { settled: 1, failed: 1, latencies: 0 },
    ])
  })

  it('take what comes after they were folded, and lose nothing', () => {
    const blocks = new Blocks(8000)
    for (let second = 0; second < 3600; second += 1) {
      blocks.add(settled(second * 1000, 10 + (second % 7)))
      blocks.add(settled(second * 1000 + 500, 1, second % 10 === 0 ? 'timeout' : null))
      blocks.fold((second - 20) * 1000)
      if (second % 100 === 99) blocks.add(settled((second - 50) * 1000, 3))
    }
    const found = blocks.data()
    expect(found).toHaveLength(450)
    expect(found.reduce((sum, block) => sum + block.settled, 0)).toBe(7236)
    expect(found.reduce((sum, block) => sum + block.failed, 0)).toBe(360)
    const latencies = new Histogram().with(found.map(block => Histogram.from(block.latencies)))
    expect(latencies.count).toBe(7236 - 360)
    expect(latencies.max).toBe(16)
  })
})

describe('requests that wait', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(1000), { nil: null }), { maxLength: 500 }), moves => {
        const waiting = new Waiting()
        const expected: number[] = []
        for (const move of moves) {
          if (move !== null) {
            expect(waiting.add(move / 2, move)).toBe(true)
            expected.push(move)
          } else if (expected.length > 0) {
            expect([waiting.start, waiting.request]).toEqual([(expected[0] as number) / 2, expected.shift()])
            waiting.shift()
          }
          expect(waiting.size).toBe(expected.length)
        }
      }),
    )
  })

  it('are no more than a million', () => {
    const waiting = new Waiting()
    for (let count = 0; count < 1 << 20; count += 1) waiting.add(count, 0)
    expect(waiting.add(0, 0)).toBe(false)
    expect(waiting.size).toBe(1 << 20)
  })
})

describe('a line of how it goes', () => {
  it('tells rate, latency and errors, of each target where there are several', () => {
    const stable = { name: 'stable', rate: 199.6, p50: 1.234, p95: 1234.5, failed: 0 }
    expect(progressLine({ elapsed: 75_500, targets: [stable] }, 300_000)).toBe(
      'load 1:15 of 5:00: 200/s, p50 1.23 ms, p95 1.23 s, no errors',
    )
    const rare = { ...stable, rate: 1 / 60 }
    expect(progressLine({ elapsed: 60_000, targets: [rare] }, 3_600_000)).toMatch(/^load 1:00 of 1:00:00: 0.017\/s, /)
    const canary = { name: 'canary', rate: 0.5, p50: null, p95: null, failed: 5 }
    expect(progressLine({ elapsed: 3_723_000, targets: [stable, canary] }, 7_200_000)).toBe(
      'load 1:02:03 of 2:00:00: stable 200/s, p50 1.23 ms, p95 1.23 s, no errors; canary 0.5/s, no answer, 5 errors',
    )
  })

  it('comes every ten seconds, and less often where there would be too many', () => {
    expect(pauseOf(30_000)).toBe(10_000)
    expect(pauseOf(3_600_000)).toBe(60_000)
    expect(pauseOf(24 * 3_600_000)).toBe(1_440_000)
  })
})
