import { describe, expect, it } from '@jest/globals'
import { judgeCanary } from '../../../../src/smoke/canary/judge.js'
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

  with(others: Exact): Exact {
    return new Exact(this.values.concat(others.values))
  }
}

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
  for (let run = 0; run < runs; run += 1) counts[judgeCanary(blocksOf(run * 7, 100, canary)).verdict] += 1
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
    const { why, compared } = judgeCanary(blocksOf(1, 100, { errors: 0.02 }))
    expect(why).toBe('worse in errors')
    expect(compared.map(({ metric, verdict }) => [metric, verdict])).toEqual([
      ['errors', 'reject'],
      ['p50', 'promote'],
      ['p95', 'promote'],
    ])
  })

  it('that is worse by just what is tolerated is hardly ever promoted, nor rejected', () => {
    const { promote, reject } = verdicts(50, { slower: 1.05 })
    expect(promote).toBeLessThanOrEqual(4)
    expect(reject).toBeLessThanOrEqual(6)
  })

  it('that is faster and fails less is promoted', () => {
    const blocks = blocksOf(2, 100, { slower: 0.8, errors: 0 }, { errors: 0.03 })
    expect(judgeCanary(blocks).verdict).toBe('promote')
  })

  it('that answers nothing is rejected, though there are no latencies', () => {
    const { verdict, compared } = judgeCanary(blocksOf(3, 10, { errors: 1 }))
    expect(verdict).toBe('reject')
    expect(compared.map(each => each.lacks)).toEqual([
      null,
      'p50 takes 240 answers of each version',
      'p95 takes 960 answers of each version',
    ])
  })

  it('that fails in one burst is not rejected as if its failures were independent', () => {
    const blocks = blocksOf(4, 100, { errors: 0 }, { errors: 0 })
    const [first] = blocks
    const burst = { ...(first as Block), canary: { settled: 100, failed: 100, latencies: new Exact([]) } }
    const { compared } = judgeCanary([burst, ...blocks.slice(1)])
    expect(compared[0]).toMatchObject({ metric: 'errors', verdict: 'inconclusive' })
  })

  it('of which too little is known is neither promoted nor rejected, and the report says what it takes', () => {
    expect(judgeCanary([])).toMatchObject({
      verdict: 'inconclusive',
      why: 'too few answers: nothing was measured; a longer load or a higher rate gives them',
      sent: { stable: 0, canary: 0 },
    })
    expect(judgeCanary(blocksOf(5, 1, {})).why).toBe(
      'too few answers: errors take 100 requests to each version; p50 takes 240 answers of each version; ' +
        'p95 takes 960 answers of each version; a longer load or a higher rate gives them',
    )
    expect(judgeCanary(blocksOf(6, 30, { slower: 1.05 })).why).toMatch(
      /^p50, p95 could still be worse than is tolerated; about \d+ times as many requests would settle it$/,
    )
  })

  it('is not rejected for microseconds that nobody sees', () => {
    const quick = (seed: number, slower: number): Block[] =>
      blocksOf(seed, 100, { slower }).map(({ stable, canary }) => {
        const shrunk = (side: Block['stable']) => ({ ...side, latencies: new Shrunk(side.latencies) })
        return { stable: shrunk(stable), canary: shrunk(canary) }
      })
    expect(judgeCanary(quick(8, 1.1)).verdict).toBe('promote')
    expect(judgeCanary(quick(8, 2)).verdict).toBe('reject')
  })

  it('is judged the same, the order of the batches within it aside, from the same blocks', () => {
    expect(judgeCanary(blocksOf(9, 40, {}))).toEqual(judgeCanary(blocksOf(9, 40, {})))
  })
})

/** The same latencies, a hundred times shorter. */
class Shrunk implements Latencies {
  constructor(private readonly whole: Latencies) {}

  get count(): number {
    return this.whole.count
  }

  percentile(percent: number): number {
    return this.whole.percentile(percent) / 100
  }

  with(others: Shrunk): Shrunk {
    return new Shrunk(this.whole.with(others.whole))
  }
}
