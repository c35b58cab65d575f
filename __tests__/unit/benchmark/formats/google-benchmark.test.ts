import { describe, expect, it } from '@jest/globals'
import { googleBenchmark } from '../../../../src/benchmark/formats/google-benchmark.js'
import {
  counts,
  only,
  outline,
  readResult,
  readText,
  resultText,
  samplesOf,
  sourceOf,
} from '../../../support/benchmark-results.js'

const COUNTED = 'BM_Counted/real_time'

function reportOf(...benchmarks: object[]): string {
  return JSON.stringify({ context: { num_cpus: 2, library_build_type: 'release' }, benchmarks })
}

/** What the library itself computed, cut out of the text. */
function computed(path: string, row: string, key: string): number {
  const block = resultText(path).split(`"name": "${row}"`)[1]?.split('}')[0] as string
  return Number(new RegExp(`"${key}": ([^,\\s]+)`).exec(block)?.[1])
}

describe('google-benchmark', () => {
  it('reads a single run with its counters', async () => {
    const reading = await readResult(googleBenchmark, 'google-benchmark/single.json')
    expect(outline(reading)).toEqual([
      ...['BM_Sort/64', 'BM_Sort/512'].flatMap(name => [
        `${name} | time ns`,
        `(${name} | cpu-time ns)`,
        `(${name} | bytes-per-second B/s +)`,
        `(${name} | items-per-second items/s +)`,
      ]),
      `${COUNTED} | time us`,
      `(${COUNTED} | cpu-time us)`,
      `(${COUNTED} | misses )`,
      `${COUNTED} | requests-per-second requests/s +`,
      'BM_Threads/threads:2 | time ns',
      '(BM_Threads/threads:2 | cpu-time ns)',
      'BM_Fill<double>/with:3 | time ns',
      '(BM_Fill<double>/with:3 | cpu-time ns)',
    ])
    expect(reading.failures).toEqual([{ name: 'BM_Fails', message: 'failed: no such device' }])
    expect(only(reading, 'BM_Sort/64').invocations).toEqual([
      { samples: [computed('google-benchmark/single.json', 'BM_Sort/64', 'real_time')], summary: null },
    ])
  })

  it('reads repetitions as samples, and takes nothing computed for a benchmark, although NaN makes it no JSON', async () => {
    const path = 'google-benchmark/repetitions.json'
    expect(sourceOf(resultText(path)).json).toBeUndefined()
    const reading = await readResult(googleBenchmark, path)
    const names = new Set(reading.measured.map(({ name }) => name))
    expect([...names]).toEqual(['BM_Sort/64', 'BM_Sort/512', COUNTED, 'BM_Threads/threads:2', 'BM_Fill<double>/with:3'])
    const time = only(reading, 'BM_Sort/64')
    expect(counts(time)).toEqual([3])
    const [, median] = samplesOf(time).toSorted((a, b) => a - b)
    expect(median).toBeCloseTo(computed(path, 'BM_Sort/64_median', 'real_time'), 9)
    expect(reading.failures).toHaveLength(1)
  })

  it('reads aggregates where there is nothing else', async () => {
    const path = 'google-benchmark/aggregates.json'
    const reading = await readResult(googleBenchmark, path)
    expect(only(reading, 'BM_Sort/512').invocations).toEqual([
      {
        samples: [],
        summary: {
          center: computed(path, 'BM_Sort/512_median', 'real_time'),
          deviation: computed(path, 'BM_Sort/512_stddev', 'real_time'),
          count: 3,
        },
      },
    ])
    expect(only(reading, 'BM_Sort/512', 'items-per-second').invocations[0]?.summary?.center).toBe(
      computed(path, 'BM_Sort/512_median', 'items_per_second'),
    )
  })

  it('knows aggregates of versions that do not say what a row is', async () => {
    const row = (name: string, time: number) => ({ name, real_time: time, cpu_time: time, time_unit: 'ms' })
    const text = reportOf(
      row('a', 1),
      row('a', 3),
      row('a_mean', 2),
      row('a_cv', 0.5),
      row('b_mean', 4),
      row('b_stddev', 1),
    )
    const reading = await readText(googleBenchmark, text)
    expect(samplesOf(only(reading, 'a'))).toEqual([1, 3])
    expect(only(reading, 'b').invocations[0]?.summary).toEqual({ center: 4, deviation: 1, count: null })
  })

  it('judges what the library counts of memory', async () => {
    const row = { name: 'a', run_type: 'iteration', real_time: 1, cpu_time: 1, time_unit: 'ns' }
    const reading = await readText(googleBenchmark, reportOf({ ...row, allocs_per_iter: 2, max_bytes_used: 64 }))
    expect(outline(reading)).toEqual([
      'a | time ns',
      '(a | cpu-time ns)',
      'a | allocations allocs/iter',
      'a | memory B',
    ])
  })

  it('leaves out what was skipped without an error, and says what failed or has two units', async () => {
    const row = { run_type: 'iteration', real_time: 1, cpu_time: 1, time_unit: 'ns' }
    const text = reportOf(
      { ...row, name: 'skipped', skipped: true, skip_message: 'no' },
      { ...row, name: 'fails', error_occurred: true },
      { ...row, name: 'mixed' },
      { ...row, name: 'mixed', time_unit: 'us' },
    )
    const { measured, failures } = await readText(googleBenchmark, text)
    expect(measured).toEqual([])
    expect(failures).toEqual([
      { name: 'fails', message: 'failed: no reason given' },
      { name: 'mixed', message: 'has times in ns and in us' },
    ])
  })

  it('refuses what was cut off', async () => {
    const text = resultText('google-benchmark/repetitions.json').slice(0, 4000)
    await expect(readText(googleBenchmark, text)).rejects.toThrow('is no JSON')
  })
})
