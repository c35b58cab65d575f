import { describe, expect, it } from '@jest/globals'
import { normalFrom } from '../../../support/random.js'
import { turns } from '../../../support/turns.js'

/** Times with noise, those of the head so many times as long. */
function times(seed: number, factor: number, noise: number) {
  const normal = normalFrom(seed)
  return (_: unknown, side: 'base' | 'head') => {
    return { duration: 100 * Math.exp(noise * normal()) * (side === 'head' ? factor : 1) }
  }
}

const pairsOf = ({ commands }: { commands: { runs: unknown[] } }) => commands.runs.length / 2 - 1

describe('a command by turns', () => {
  it('that is slower by 30% is found within a dozen pairs', async () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const ran = await turns('{command: bench, time: 1h}', { act: times(seed, 1.3, 0.05) })
      expect(ran.of('bench')).toMatchObject({ verdict: 'regression', method: 'interleaved' })
      expect(pairsOf(ran)).toBeLessThanOrEqual(12)
    }
  })

  it('that is slower by 10% is found in 30 pairs, with the noise of shared machines', async () => {
    const found = await countOf(100, seed => times(seed, 1.1, 0.05), 'regression')
    expect(found).toBeGreaterThanOrEqual(80)
  })

  it('that is the same is found slower in at most 5% of 1,000 runs', async () => {
    const found = await countOf(1000, seed => times(seed, 1, [0.01, 0.03, 0.08][seed % 3] as number), 'regression')
    expect(found).toBeLessThanOrEqual(50)
  })

  it('that is the same is mostly shown to be so where the noise is small', async () => {
    const shown = await countOf(100, seed => times(seed, 1, 0.02), 'no-change')
    expect(shown).toBeGreaterThanOrEqual(90)
  })

  it('is faster where it is', async () => {
    expect(await countOf(100, seed => times(seed, 0.8, 0.03), 'improvement')).toBeGreaterThanOrEqual(95)
  })

  it('has a change within its interval in 95% of all runs', async () => {
    let inside = 0
    let known = 0
    for (let seed = 1; seed <= 300; seed += 1) {
      const { interval } = (await turns('{command: bench, time: 1h}', { act: times(seed, 1.1, 0.05) })).of('bench')
      if (interval === null) continue
      known += 1
      if (interval[0] <= 0.1 && interval[1] >= 0.1) inside += 1
    }
    expect(known).toBeGreaterThan(280)
    expect(inside / known).toBeGreaterThanOrEqual(0.95)
  })
})

describe('twenty benchmarks by turns', () => {
  const names = Array.from({ length: 20 }, (_, index) => `b${index}`)

  function results(seed: number, slower: readonly string[]) {
    const normal = normalFrom(seed)
    return (_: unknown, side: 'base' | 'head') => {
      const rows = names.map(name => {
        const factor = side === 'head' && slower.includes(name) ? 1.3 : 1
        return `${name} time ${50 * Math.exp(0.03 * normal()) * factor} ns`
      })
      return { duration: 1000, stdout: `RESULTS\n${rows.join('\n')}` }
    }
  }

  it('that are the same have any regression in at most 5% of the runs', async () => {
    let alarms = 0
    for (let seed = 1; seed <= 100; seed += 1) {
      const { decisions } = await turns('{command: bench, time: 1h}', { act: results(seed, []) })
      if ([...decisions.values()].some(({ verdict }) => verdict === 'regression')) alarms += 1
    }
    expect(alarms).toBeLessThanOrEqual(5)
  })

  it('of which two are slower have these two', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { decisions, of } = await turns('{command: bench, time: 1h}', { act: results(seed, ['b3', 'b7']) })
      const slower = names.filter(name => of(name).verdict === 'regression')
      expect(decisions.size).toBe(20)
      expect(slower).toEqual(['b3', 'b7'])
    }
  })
})

async function countOf(
  runs: number,
  act: (seed: number) => ReturnType<typeof times>,
  verdict: string,
): Promise<number> {
  let count = 0
  for (let seed = 1; seed <= runs; seed += 1) {
    const ran = await turns('{command: bench, time: 1h}', { act: act(seed) })
    if (ran.of('bench').verdict === verdict) count += 1
  }
  return count
}
