import { describe, expect, it } from '@jest/globals'
import { benchmarkDotNet } from '../../../../src/benchmark/formats/benchmark-dotnet.js'
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

const NAMESPACE = 'Pipeline.Benchmarks.Sorting'
const NAMES = [
  `${NAMESPACE}.Sort(n: 10) [.NET 8.0]`,
  `${NAMESPACE}.Sort(n: 10) [.NET 9.0]`,
  `${NAMESPACE}.Sort(n: 1000)`,
  `${NAMESPACE}.Reverse`,
]

interface Statistics {
  Mean: number
  Median: number
  StandardDeviation: number
  N: number
}

function statisticsOf(path: string, index: number): Statistics {
  const report = JSON.parse(resultText(path)) as { Benchmarks: { Statistics: Statistics }[] }
  return report.Benchmarks[index]?.Statistics as Statistics
}

describe('benchmark-dotnet', () => {
  it('reads the results of each launch, and what is allocated', async () => {
    const path = 'benchmark-dotnet/full.json'
    const reading = await readResult(benchmarkDotNet, path)
    expect(outline(reading).filter(line => !line.startsWith('('))).toEqual(
      NAMES.flatMap(name => [`${name} | time ns`, `${name} | memory B/op`]),
    )
    for (const [index, name] of NAMES.entries()) {
      expect(counts(only(reading, name))).toEqual([3, 3])
      expect(meanOf(samplesOf(only(reading, name)))).toBeCloseTo(statisticsOf(path, index).Mean, 9)
    }
    expect(only(reading, NAMES[2] as string, 'memory').invocations[0]?.summary?.center).toBe(4024)
    expect(outline(reading)).toContain(`(${NAMESPACE}.Reverse | gen0-collects Count)`)
    expect(reading.failures).toEqual([{ name: `${NAMESPACE}.Fails`, message: 'has no results: it failed' }])
    expect(reading.machine).toBe('AMD EPYC 7763')
  })

  it('reads the statistics of a brief file', async () => {
    const path = 'benchmark-dotnet/brief.json'
    const reading = await readResult(benchmarkDotNet, path)
    const { Median, StandardDeviation, N } = statisticsOf(path, 2)
    expect(only(reading, NAMES[2] as string).invocations).toEqual([
      { samples: [], summary: { center: Median, deviation: StandardDeviation, count: N } },
    ])
    expect(reading.failures).toHaveLength(1)
  })

  it('takes single values without launches for ones of one process', async () => {
    const Benchmarks = [{ FullName: 'a', Statistics: { OriginalValues: [3, 4] } }]
    const reading = await readText(benchmarkDotNet, JSON.stringify({ HostEnvironmentInfo: {}, Benchmarks }))
    expect(only(reading, 'a').invocations).toEqual([{ samples: [3, 4], summary: null }])
  })

  it('says what is wrong with a benchmark and keeps the others', async () => {
    const result = (Operations: unknown) => [
      { IterationMode: 'Workload', IterationStage: 'Result', LaunchIndex: 1, Operations, Nanoseconds: 10 },
    ]
    const Benchmarks = [
      { FullName: 'good', Statistics: {}, Measurements: result(5) },
      { FullName: 'none', Statistics: {}, Measurements: result(0) },
      { FullName: 'text', Statistics: { Median: '3' } },
    ]
    const text = JSON.stringify({ HostEnvironmentInfo: {}, Benchmarks })
    const { measured, failures } = await readText(benchmarkDotNet, text)
    expect(measured.map(({ name, invocations }) => [name, invocations[0]?.samples])).toEqual([['good', [2]]])
    expect(failures.map(({ name }) => name)).toEqual(['none', 'text'])
  })
})
