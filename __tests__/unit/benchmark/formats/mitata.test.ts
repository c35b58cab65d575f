import { describe, expect, it } from '@jest/globals'
import { mitata } from '../../../../src/benchmark/formats/mitata.js'
import { kindsOf, readResult, readText, resultText, sourceOf, valuesOf } from '../../../support/benchmark-results.js'

interface Stats {
  avg: number
  p50: number
  p99: number
  samples: number[] | null
  heap?: { avg: number }
}
interface Result {
  benchmarks: { stats?: Stats; runs?: { stats?: Stats }[] }[]
}

const TIMES = [
  '(mean ns lower)',
  '(min ns lower)',
  '(max ns lower)',
  '(p75 ns lower)',
  '(p99 ns lower)',
  '(p99.9 ns lower)',
]

describe.each([
  ['v0', ['sort numbers', 'strings > split'], []],
  ['v1-samples', ['sort numbers', 'strings > split', 'fill(10)', 'fill(100)'], ['memory B lower']],
  ['v1-none', ['sort numbers', 'strings > split', 'fill(10)', 'fill(100)'], ['memory B lower']],
])('mitata %s', (form, names, memory) => {
  const path = `mitata/${form}.json`

  it('has the times of each run, and what it allocates', async () => {
    const reading = await readResult(mitata, path)
    const { benchmarks } = JSON.parse(resultText(path)) as Result
    const runs = benchmarks.flatMap(benchmark => (benchmark.runs ?? [benchmark]).flatMap(({ stats }) => stats ?? []))
    expect(reading.machine).toBe('AMD EPYC 7763 64-Core Processor')
    expect([...new Set(reading.measured.map(({ name }) => name))]).toEqual(names)
    for (const [index, name] of names.entries()) {
      const { samples, p50, avg, p99, heap } = runs[index] as Stats
      expect(kindsOf(reading, name)).toEqual(['time ns lower', ...memory, ...TIMES])
      const time = reading.measured.find(each => each.name === name)
      const summary = { center: p50, deviation: null, count: null }
      expect(time?.invocations).toEqual([samples === null ? { samples: [], summary } : { samples, summary: null }])
      expect(valuesOf(reading, name)).toMatchObject({
        mean: avg,
        p99,
        ...(heap === undefined ? {} : { memory: heap.avg }),
      })
    }
    expect(reading.failures).toEqual([{ name: 'throws', message: 'threw an error: no such thing' }])
  })
})

describe('mitata', () => {
  it('tells what has no stats, and what are no numbers', async () => {
    const runs = [{ name: 'a' }, { name: 'b', stats: { samples: [1, 'x'] } }, { name: 'c', stats: {} }]
    const json = { context: { runtime: 'node', noop: {} }, benchmarks: [{ alias: 'x', group: 7, runs }] }
    const { measured, failures } = await readText(mitata, JSON.stringify(json))
    expect(measured).toEqual([])
    expect(failures).toEqual([
      { name: 'a', message: 'has no stats: it was not run' },
      { name: 'b', message: expect.stringContaining('has "x" as its samples') },
      { name: 'c', message: expect.stringContaining('has nothing as its median') },
    ])
  })

  it.each([
    '{"benchmarks":[]}',
    '{"benchmarks":[],"context":{"date":"","num_cpus":4}}',
    '{"runtime":"node","cpu":"x"}',
  ])('is not %j', text => expect(mitata.recognises(sourceOf(text))).toBe(false))
})
