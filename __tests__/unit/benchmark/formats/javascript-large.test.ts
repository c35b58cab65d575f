import { describe, expect, it } from '@jest/globals'
import { benchmarkJs } from '../../../../src/benchmark/formats/benchmark-js.js'
import { csv } from '../../../../src/benchmark/formats/csv.js'
import { custom } from '../../../../src/benchmark/formats/custom.js'
import type { Format } from '../../../../src/benchmark/formats/format.js'
import { namedNumbers } from '../../../../src/benchmark/formats/named-numbers.js'
import { openMetrics } from '../../../../src/benchmark/formats/openmetrics.js'
import { tinybench } from '../../../../src/benchmark/formats/tinybench.js'
import { vitest } from '../../../../src/benchmark/formats/vitest.js'
import { outcomeOf } from '../../../support/benchmark-results.js'

describe('files of a hundred thousand', () => {
  const many = 100_000
  const big = (one: (index: number) => string) => Array.from({ length: many }, (_, index) => one(index)).join()
  const lines = (one: (index: number) => string) => big(index => `${one(index)}\n`).replaceAll('\n,', '\n')
  const task = (index: number) => `{"name":"t${index}","latency":{"p50":1},"throughput":{}}`

  it.each<[string, Format, () => string, number]>([
    [
      'lines of benchmark.js',
      benchmarkJs,
      () => lines(index => `b${index} x 1,000 ops/sec ±1.00% (9 runs sampled)`),
      many,
    ],
    ['times in a line of benchmark.js', benchmarkJs, () => `${' x 1'.repeat(many)} ops/sec ±1.00% (9 runs sampled)`, 1],
    ['tasks of tinybench', tinybench, () => `[${big(task)}]`, many],
    [
      'samples of tinybench',
      tinybench,
      () => `[{"name":"a","latency":{"samples":[${big(String)}]},"throughput":{}}]`,
      1,
    ],
    [
      'files of vitest',
      vitest,
      () =>
        `{"testResults":[${big(index => `{"name":"/${index}/a.ts","assertionResults":[{"benchmarks":[{"tasks":[${task(index)}]}]}]}`)}]}`,
      many,
    ],
    [
      'rows of github-action-benchmark',
      custom,
      () => `[${big(index => `{"name":"${index}","unit":"ms","value":1}`)}]`,
      many,
    ],
    ['numbers', namedNumbers, () => `{${big(index => `"n${index}":${index}`)}}`, many],
    ['rows of CSV', csv, () => `name,value\n${lines(index => `${index % 2},${index}`)}`, 2],
    ['quotes of CSV', csv, () => `name,value\n"${'""'.repeat(many)}",1\n`, 1],
    ['metrics', openMetrics, () => `${lines(index => `m{i="${index}"} 1`)}# EOF\n`, many],
    ['labels', openMetrics, () => `m{${big(index => `l${index}="\\\\"`)}} 1\n# EOF\n`, 1],
  ])('%s are read', async (_what, format, text, count) => {
    const reading = await outcomeOf(format, text())
    expect(reading?.failures).toEqual([])
    expect(reading?.measured.filter(({ judged }) => judged)).toHaveLength(count)
  })
})
