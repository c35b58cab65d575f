import { describe, expect, it } from '@jest/globals'
import { catch2 } from '../../../../src/benchmark/formats/catch2.js'
import { criterionBencher } from '../../../../src/benchmark/formats/criterion-bencher.js'
import type { Format } from '../../../../src/benchmark/formats/format.js'
import { go } from '../../../../src/benchmark/formats/go.js'
import { googleBenchmark } from '../../../../src/benchmark/formats/google-benchmark.js'
import { hyperfine } from '../../../../src/benchmark/formats/hyperfine.js'
import { jmh } from '../../../../src/benchmark/formats/jmh.js'
import { faultsOf, outcomeOf } from '../../../support/benchmark-results.js'

describe('files with very many', () => {
  const many = 40_000
  const big = (one: (index: number) => string) => Array.from({ length: many }, (_, index) => one(index))
  const google = (rows: readonly string[]) => `{"context":{"num_cpus":1},"benchmarks":[${rows.join()}]}`
  const row = (name: string, more = '') =>
    `{"name":"${name}","run_type":"iteration","real_time":1,"cpu_time":1,"time_unit":"ns"${more}}`

  it.each<[string, Format, () => string, number, number]>([
    ['benchmarks', googleBenchmark, () => google(big(index => row(`b${index}`))), 2 * many, 0],
    ['repetitions', googleBenchmark, () => google(big(() => row('b'))), 2, 0],
    ['counters', googleBenchmark, () => google([row('b', big(index => `,"c${index}":1`).join(''))]), many + 2, 0],
    [
      'counters that a repetition lacks',
      googleBenchmark,
      () => google([row('b', big(index => `,"c${index}":1`).join('')), ...big(() => row('b'))]),
      2,
      0,
    ],
    [
      'commands of one name',
      hyperfine,
      () => `{"results":[${big(index => `{"command":"x","times":[1],"parameters":{"n":"${index}"}}`).join()}]}`,
      many,
      0,
    ],
    ['lines of go', go, () => big(index => `BenchmarkX/n=${index}-8 1 2 ns/op`).join('\n'), many, 0],
    ['runs of go', go, () => big(() => 'pkg: a\nBenchmarkX-8 1 2 ns/op\nPASS').join('\n'), 1, 0],
    ['failures of go', go, () => big(index => `--- FAIL: BenchmarkX/n=${index}`).join('\n'), 0, many],
    [
      'events of go',
      go,
      () => big(index => `{"Action":"output","Package":"p","Output":"BenchmarkX/${index} 1 2 ns/op\\n"}`).join('\n'),
      many,
      0,
    ],
    [
      'lines of bencher',
      criterionBencher,
      () => big(index => `test ${index} ... bench: 1 ns/iter (+/- 0)`).join('\n'),
      2 * many,
      0,
    ],
    [
      'results of Catch2 that failed',
      catch2,
      () =>
        `<Catch>${big(index => `<BenchmarkResults name="${index}"><failed message=""/></BenchmarkResults>`).join('')}</Catch>`,
      0,
      many,
    ],
    [
      'parameters of JMH',
      jmh,
      () =>
        `[{"benchmark":"a","mode":"avgt","params":{${big(index => `"p${index}":"1"`).join()}},"primaryMetric":{"scoreUnit":"ns/op","rawData":[[1]]}}]`,
      1,
      0,
    ],
  ])('%s are read', async (_what, format, text, measured, failures) => {
    const reading = await outcomeOf(format, text())
    expect(reading?.measured).toHaveLength(measured)
    expect(reading?.failures).toHaveLength(failures)
  })

  it.each<[string, Format, string]>([
    ['blanks', googleBenchmark, `{"context": {"library_build_type": "x"},${' \n'.repeat(many)}`],
    ['an open quotation', catch2, `<Catch name="${'a="'.repeat(many)}`],
    ['attributes', catch2, `<Catch${' a="b"'.repeat(many)}`],
    ['blanks in an element', catch2, `<Catch${' '.repeat(many)}x`],
    ['numbers', go, `BenchmarkA 1 ${'2 x '.repeat(many)}${'9'.repeat(many)}`],
    ['dots', criterionBencher, `test ${' ... bench: '.repeat(many)}`],
  ])('%s in a row are refused or read', async (_what, format, text) => {
    const reading = await outcomeOf(format, text)
    if (reading !== null) expect(faultsOf(reading)).toEqual([])
  })
})
