import { describe, expect, it } from '@jest/globals'
import { judgeCanary } from '../../../../src/smoke/canary/judge.js'
import { compareLatency } from '../../../../src/smoke/canary/latency.js'
import type { Block, Latencies } from '../../../../src/smoke/canary/side.js'
import { normalFrom, uniformFrom } from '../../../support/random.js'

class Exact implements Latencies {
  /** Sorted when it is first asked for a percentile. */
  private ascending: Float64Array | null = null

  constructor(private readonly values: readonly number[]) {}

  get count(): number {
    return this.values.length
  }

  percentile(percent: number): number {
    this.ascending ??= Float64Array.from(this.values).sort()
    const place = (percent / 100) * (this.count - 1)
    const below = Math.floor(place)
    const at = (index: number) => this.ascending?.[Math.min(index, this.count - 1)] as number
    return at(below) + (at(below + 1) - at(below)) * (place - below)
  }

  times(factor: number): Exact {
    return new Exact(this.values.map(value => value * factor))
  }

  above(milliseconds: number): number {
    return this.values.filter(value => value > milliseconds).length
  }

  with(others: readonly Exact[]): Exact {
    return new Exact([this, ...others].flatMap(({ values }) => values))
  }
}

const judged = (blocks: readonly Block[]) => judgeCanary([{ name: 'get', blocks }])

interface Version {
  slower?: number
  errors?: number
}

/** Sixty seconds of two versions of a service of 20 ms, whose load changes, for both of them, from second to second. */
function blocksOf(seed: number, each: number, canary: Version, stable: Version = {}): Block[] {
  const uniform = uniformFrom(seed)
  const normal = normalFrom(seed + 1000)
  let drift = 0
  const side = ({ slower = 1, errors = 0.001 }: Version) => {
    const latencies: number[] = []
    let failed = 0
    for (let index = 0; index < each; index += 1) {
      if (uniform() < errors) failed += 1
      else latencies.push(20 * slower * Math.exp(drift + 0.3 * normal()))
    }
    return { settled: each, failed, latencies: new Exact(latencies) }
  }
  return Array.from({ length: 60 }, () => {
    drift = 0.8 * drift + 0.1 * normal()
    return { stable: side(stable), canary: side(canary) }
  })
}

const verdicts = (runs: number, canary: Version) => {
  const counts = { promote: 0, reject: 0, inconclusive: 0 }
  for (let run = 0; run < runs; run += 1) counts[judged(blocksOf(run * 7, 100, canary)).verdict] += 1
  return counts
}

describe('a canary', () => {
  it('that is the same version is promoted, and never rejected', () => {
    const { promote, reject } = verdicts(50, {})
    expect(promote).toBeGreaterThanOrEqual(47)
    expect(reject).toBe(0)
  })

  it('that is 10% slower is rejected, and never promoted', () => {
    const { promote, reject } = verdicts(50, { slower: 1.1 })
    expect(reject).toBeGreaterThanOrEqual(47)
    expect(promote).toBe(0)
  })

  it('of whose requests 2% fail is rejected for that', () => {
    expect(verdicts(50, { errors: 0.02 }).reject).toBeGreaterThanOrEqual(48)
    const { why, compared } = judged(blocksOf(1, 100, { errors: 0.02 }))
    expect(why).toBe('worse in errors')
    expect(compared.map(({ metric, verdict }) => [metric, verdict])).toEqual([
      ['errors', 'reject'],
      ['p50', 'promote'],
      ['p95', 'promote'],
      ['slow', 'promote'],
    ])
  })

  it('that is worse by just what is tolerated is hardly ever promoted, nor rejected', () => {
    const { promote, reject } = verdicts(50, { slower: 1.05 })
    expect(promote).toBeLessThanOrEqual(4)
    expect(reject).toBeLessThanOrEqual(6)
  })

  it('that is faster and fails less is promoted', () => {
    const blocks = blocksOf(2, 100, { slower: 0.8, errors: 0 }, { errors: 0.03 })
    expect(judged(blocks).verdict).toBe('promote')
  })

  it('that answers nothing is rejected, though there are no latencies', () => {
    const { verdict, compared } = judged(blocksOf(3, 10, { errors: 1 }))
    expect(verdict).toBe('reject')
    expect(compared.map(each => each.lacks)).toEqual([
      null,
      'p50 takes 240 answers of each version',
      'p95 takes 960 answers of each version',
      'slow takes 100 answers of each version',
    ])
  })

  it('that fails in one burst is not rejected as if its failures were independent', () => {
    const blocks = blocksOf(4, 100, { errors: 0 }, { errors: 0 })
    const [first] = blocks
    const burst = { ...(first as Block), canary: { settled: 100, failed: 100, latencies: new Exact([]) } }
    const { compared } = judged([burst, ...blocks.slice(1)])
    expect(compared[0]).toMatchObject({ metric: 'errors', verdict: 'inconclusive' })
  })

  /** Ten times as slow for a part of the time. */
  const hanging = (seed: number, from: number, to: number, side: 'stable' | 'canary' | 'both') =>
    blocksOf(seed, 100, {}).map((block, index) => {
      const slow = ({ latencies, ...each }: Block['stable']) => ({ ...each, latencies: (latencies as Exact).times(10) })
      const is = (one: 'stable' | 'canary') => index >= from && index < to && [one, 'both'].includes(side)
      return {
        stable: is('stable') ? slow(block.stable) : block.stable,
        canary: is('canary') ? slow(block.canary) : block.canary,
      }
    })

  it('that stands still for a while is not promoted, and rejected if it does so for long', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      expect(judged(hanging(seed, 30, 33, 'canary')).verdict).not.toBe('promote')
      expect(judged(hanging(seed, 20, 30, 'canary'))).toMatchObject({ verdict: 'reject', why: 'worse in slow' })
    }
  })

  it('does not answer for a time in which both were slow', () => {
    const found = Array.from({ length: 20 }, (_, seed) => judged(hanging(seed, 30, 31, 'both')).verdict)
    expect(found.filter(verdict => verdict === 'promote').length).toBeGreaterThanOrEqual(18)
    expect(found).not.toContain('reject')
  })

  it('of which one of several requests is slower is rejected for that, however rare it is', () => {
    const rest = { name: 'list', blocks: blocksOf(11, 100, {}) }
    const search = (slower: number) => ({ name: 'search', blocks: blocksOf(12, 10, { slower, errors: 0 }) })
    const { verdict, why, requests } = judgeCanary([rest, search(1.5)])
    expect({ verdict, why }).toEqual({ verdict: 'reject', why: expect.stringContaining('p50 of search') })
    expect(requests.map(({ name, confidence }) => [name, confidence])).toEqual([
      ['list', 0.975],
      ['search', 0.975],
    ])
    // What is open of a rare request keeps nothing.
    const same = judgeCanary([rest, search(1)])
    expect(same.verdict).toBe('promote')
    expect(same.requests[1]?.compared.map(each => each.verdict)).toContain('inconclusive')
  })

  it('is compared with nothing where the stable version does not answer', () => {
    expect(judged(blocksOf(13, 100, {}, { errors: 1 }))).toMatchObject({
      verdict: 'inconclusive',
      why: 'the stable version answered only 0 of 6000 requests as expected',
    })
  })

  it('of which too little is known is neither promoted nor rejected, and the report says what it takes', () => {
    expect(judged([])).toMatchObject({
      verdict: 'inconclusive',
      why: 'too few answers: nothing was measured; a longer load or a higher rate gives them',
      sent: { stable: 0, canary: 0 },
    })
    expect(judged(blocksOf(5, 1, {})).why).toBe(
      'too few answers: errors take 100 requests to each version; p50 takes 240 answers of each version; ' +
        'p95 takes 960 answers of each version; slow takes 100 answers of each version; a longer load or a higher rate gives them',
    )
    expect(judged(blocksOf(6, 30, { slower: 1.05 })).why).toMatch(
      /^p50, p95 could still be worse than is tolerated; about \d+ times as many requests would settle it$/,
    )
  })

  it('lacks answers that are spread over the time, or enough to be as sure as of very many requests', () => {
    const early = judged(
      blocksOf(5, 1000, {}).map((block, index) => (index < 5 ? block : (blocksOf(5, 0, {})[0] as Block))),
    )
    expect(early.why).toMatch(/^too few answers: p50 takes 240 answers of each version, evenly over the time; p95/)
    // Twelve batches.
    const few = blocksOf(6, 4, {}).map(({ stable }) => ({ stable, canary: stable }))
    const lacks = (confidence: number) => compareLatency(50, few, confidence).lacks
    expect([lacks(0.95), lacks(1 - 0.05 / 1000)]).toEqual([null, 'p50 takes more answers of each version'])
  })

  it('is not rejected for microseconds that nobody sees', () => {
    const quick = (seed: number, slower: number): Block[] =>
      blocksOf(seed, 100, { slower }).map(({ stable, canary }) => {
        const shrunk = (side: Block['stable']) => ({ ...side, latencies: (side.latencies as Exact).times(0.01) })
        return { stable: shrunk(stable), canary: shrunk(canary) }
      })
    expect(judged(quick(8, 1.1)).verdict).toBe('promote')
    expect(judged(quick(8, 2)).verdict).toBe('reject')
  })

  it('is judged the same, the order of the batches within it aside, from the same blocks', () => {
    expect(judged(blocksOf(9, 40, {}))).toEqual(judged(blocksOf(9, 40, {})))
  })
})
