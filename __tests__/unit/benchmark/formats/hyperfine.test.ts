import { describe, expect, it } from '@jest/globals'
import { hyperfine } from '../../../../src/benchmark/formats/hyperfine.js'
import {
  counts,
  meanOf,
  only,
  outline,
  readResult,
  readText,
  resultText,
  samplesOf,
} from '../../../support/benchmark-results.js'

const NAMES = ['sleep 0.01', 'sleep 0.03 (n = 1)', 'sleep 0.02', 'sleep 0.03 (n = 2)']

describe('hyperfine', () => {
  it.each(['times-1', 'times-2'])('takes each run of %s for an invocation', async file => {
    const reading = await readResult(hyperfine, `hyperfine/${file}.json`)
    expect(outline(reading).filter(line => !line.startsWith('('))).toEqual(
      NAMES.flatMap(name => [`${name} | time s`, `${name} | memory B`]),
    )
    expect(counts(only(reading, 'sleep 0.02'))).toEqual([1, 1, 1, 1])
    expect(samplesOf(only(reading, 'sleep 0.02', 'memory')).every(value => value > 100_000)).toBe(true)
  })

  it('agrees with the means of 1.x', async () => {
    const { results } = JSON.parse(resultText('hyperfine/times-1.json')) as {
      results: { mean: number; user: number }[]
    }
    const reading = await readResult(hyperfine, 'hyperfine/times-1.json')
    expect(meanOf(samplesOf(only(reading, 'sleep 0.01')))).toBeCloseTo(results[0]?.mean as number, 12)
    expect(only(reading, 'sleep 0.01', 'user-time').invocations[0]?.summary?.center).toBe(results[0]?.user)
  })

  it('agrees with the summaries of 2.x', async () => {
    const { results } = JSON.parse(resultText('hyperfine/times-2.json')) as {
      results: { summary: Record<string, { mean: number; max: number }> }[]
    }
    const reading = await readResult(hyperfine, 'hyperfine/times-2.json')
    const summary = results[2]?.summary
    expect(meanOf(samplesOf(only(reading, 'sleep 0.02')))).toBeCloseTo(summary?.time_wall_clock?.mean as number, 12)
    expect(meanOf(samplesOf(only(reading, 'sleep 0.02', 'cpu-time')))).toBeCloseTo(
      summary?.time_cpu?.mean as number,
      12,
    )
    expect(only(reading, 'sleep 0.02', 'max').invocations[0]?.summary?.center).toBe(summary?.time_wall_clock?.max)
  })

  it.each(['failing-1', 'failing-2'])('says which command of %s failed', async file => {
    const { measured, failures } = await readResult(hyperfine, `hyperfine/${file}.json`)
    expect(failures).toEqual([{ name: 'fails', message: 'exited with 3 in 4 of 4 runs' }])
    expect(new Set(measured.map(({ name }) => name))).toEqual(new Set(['works']))
  })

  it('judges the metric that hyperfine was told to show first', async () => {
    const run = { time_wall_clock: { value: 1 }, instructions: { value: 1000 }, exit_code: 0 }
    const report = { primary_metric: 'instructions', results: [{ command: 'x', measurements: [run] }] }
    const reading = await readText(hyperfine, JSON.stringify(report))
    expect(outline(reading)).toEqual(['x | time s', 'x | instructions '])
  })

  it('says what is wrong with a command and keeps the others', async () => {
    const results = [
      { command: 'good', times: [1], exit_codes: [0] },
      { command: 'killed', times: [1, 1], exit_codes: [0, null] },
      { command: 'empty', times: [], exit_codes: [] },
      { command: 'text', times: ['1'], exit_codes: [0] },
      { command: 'short', mean: 2, stddev: null },
      { command: 'none', measurements: [] },
    ]
    const { measured, failures } = await readText(hyperfine, JSON.stringify({ results }))
    expect(measured.filter(({ judged }) => judged).map(({ name }) => name)).toEqual(['good', 'short'])
    expect(failures).toEqual([
      { name: 'killed', message: 'was ended by a signal in 1 of 2 runs' },
      { name: 'empty', message: expect.stringContaining('has no values as times') },
      { name: 'text', message: expect.stringContaining('has "1" as times') },
      { name: 'none', message: expect.stringContaining('has no run') },
    ])
  })
})
