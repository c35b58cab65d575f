import { describe, expect, it } from '@jest/globals'
import { pytestBenchmark } from '../../../../src/benchmark/formats/pytest-benchmark.js'
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

interface Stats {
  mean: number
  median: number
  stddev: number
  min: number
  rounds: number
}

const SORT = 'test_sorting.py::test_sort[100]'

function statsOf(path: string, fullname: string): Stats {
  const { benchmarks } = JSON.parse(resultText(path)) as { benchmarks: { fullname: string; stats: Stats }[] }
  return benchmarks.find(each => each.fullname === fullname)?.stats as Stats
}

describe('pytest-benchmark', () => {
  it('reads every round of --benchmark-json as a sample of the one process', async () => {
    const reading = await readResult(pytestBenchmark, 'pytest-benchmark/full.json')
    expect(outline(reading).filter(line => !line.startsWith('('))).toEqual([
      'test_sorting.py::test_sort[10] | time s',
      'test_sorting.py::test_sort[100] | time s',
      'test_sorting.py::TestText::test_join[plain] | time s',
      'test_sorting.py::TestText::test_join[gr\\xfc\\xdfe] | time s',
      'test_sorting.py::TestText::test_join[a b] | time s',
      'test_sorting.py::test_once | time s',
    ])
    const stats = statsOf('pytest-benchmark/full.json', SORT)
    const time = only(reading, SORT)
    expect(counts(time)).toEqual([stats.rounds])
    expect(meanOf(samplesOf(time))).toBeCloseTo(stats.mean, 15)
    expect(only(reading, SORT, 'min').invocations[0]?.summary?.center).toBe(stats.min)
    expect(reading.machine).toMatch(/\w/)
  })

  it('reads what a saved file says of its rounds', async () => {
    const reading = await readResult(pytestBenchmark, 'pytest-benchmark/saved.json')
    const { median, stddev, rounds } = statsOf('pytest-benchmark/saved.json', SORT)
    expect(only(reading, SORT).invocations).toEqual([
      { samples: [], summary: { center: median, deviation: stddev, count: rounds } },
    ])
  })

  it('takes the deviation of a single round for unknown', async () => {
    const reading = await readResult(pytestBenchmark, 'pytest-benchmark/saved.json')
    expect(only(reading, 'test_sorting.py::test_once').invocations[0]?.summary).toMatchObject({
      deviation: null,
      count: 1,
    })
  })

  it('keeps the others where one is broken', async () => {
    const report = {
      machine_info: {},
      benchmarks: [
        { fullname: 'a', stats: { data: [1, 2] } },
        { fullname: 'b', stats: { data: [1, -2] } },
        { fullname: 'c' },
        null,
      ],
    }
    const { measured, failures, machine } = await readText(pytestBenchmark, JSON.stringify(report))
    expect(measured.map(({ name }) => name)).toEqual(['a'])
    expect(failures).toEqual([
      { name: 'b', message: expect.stringContaining('-2') },
      { name: 'c', message: expect.stringContaining('stats.median') },
      { name: 'benchmark 4', message: expect.stringContaining('stats.median') },
    ])
    expect(machine).toBeNull()
  })
})
