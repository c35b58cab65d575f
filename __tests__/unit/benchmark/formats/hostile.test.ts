import { describe, expect, it } from '@jest/globals'
import { FORMATS } from '../../../../src/benchmark/formats/all.js'
import { autocannon } from '../../../../src/benchmark/formats/autocannon.js'
import { benchmarkDotNet } from '../../../../src/benchmark/formats/benchmark-dotnet.js'
import { benchmarkJs } from '../../../../src/benchmark/formats/benchmark-js.js'
import { catch2 } from '../../../../src/benchmark/formats/catch2.js'
import { criterionBencher } from '../../../../src/benchmark/formats/criterion-bencher.js'
import { criterionMessages } from '../../../../src/benchmark/formats/criterion-messages.js'
import { criterionSample } from '../../../../src/benchmark/formats/criterion-sample.js'
import { csv } from '../../../../src/benchmark/formats/csv.js'
import { custom } from '../../../../src/benchmark/formats/custom.js'
import type { Format } from '../../../../src/benchmark/formats/format.js'
import { go } from '../../../../src/benchmark/formats/go.js'
import { googleBenchmark } from '../../../../src/benchmark/formats/google-benchmark.js'
import { hyperfine } from '../../../../src/benchmark/formats/hyperfine.js'
import { jmh } from '../../../../src/benchmark/formats/jmh.js'
import { k6Export } from '../../../../src/benchmark/formats/k6-export.js'
import { k6Summary } from '../../../../src/benchmark/formats/k6-summary.js'
import { locustHistory } from '../../../../src/benchmark/formats/locust-history.js'
import { locustStats } from '../../../../src/benchmark/formats/locust-stats.js'
import { mitata } from '../../../../src/benchmark/formats/mitata.js'
import { oha } from '../../../../src/benchmark/formats/oha.js'
import { openMetrics } from '../../../../src/benchmark/formats/openmetrics.js'
import { pytestBenchmark } from '../../../../src/benchmark/formats/pytest-benchmark.js'
import { tinybench } from '../../../../src/benchmark/formats/tinybench.js'
import { vegeta } from '../../../../src/benchmark/formats/vegeta.js'
import { vitest } from '../../../../src/benchmark/formats/vitest.js'
import { wrk } from '../../../../src/benchmark/formats/wrk.js'
import { faultsOf, outcomeOf, resultSource, resultText } from '../../../support/benchmark-results.js'
import { mutated, randomOf } from '../../../support/mutations.js'

const FILES: readonly (readonly [path: string, format: Format])[] = [
  ['pytest-benchmark/full.json', pytestBenchmark],
  ['pytest-benchmark/saved.json', pytestBenchmark],
  ['google-benchmark/single.json', googleBenchmark],
  ['google-benchmark/repetitions.json', googleBenchmark],
  ['google-benchmark/aggregates.json', googleBenchmark],
  ['catch2/analysed.xml', catch2],
  ['catch2/plain.xml', catch2],
  ['jmh/result.json', jmh],
  ['benchmark-dotnet/full.json', benchmarkDotNet],
  ['benchmark-dotnet/brief.json', benchmarkDotNet],
  ['criterion/target/flat/sort/new/sample.json', criterionSample],
  ['criterion/messages.json', criterionMessages],
  ['criterion/bencher.txt', criterionBencher],
  ['criterion/libtest.txt', criterionBencher],
  ['criterion/libtest-quiet.txt', criterionBencher],
  ['go/counted.txt', go],
  ['go/failing.txt', go],
  ['go/processors.txt', go],
  ['go/events.json', go],
  ['hyperfine/times-1.json', hyperfine],
  ['hyperfine/failing-1.json', hyperfine],
  ['hyperfine/times-2.json', hyperfine],
  ['hyperfine/failing-2.json', hyperfine],
  ['benchmark-js/output.txt', benchmarkJs],
  ['tinybench/v2-tasks.json', tinybench],
  ['tinybench/v3-nested.json', tinybench],
  ['tinybench/v4-table.json', tinybench],
  ['tinybench/v6-failed.json', tinybench],
  ['vitest/v3.json', vitest],
  ['vitest/v5.json', vitest],
  ['vitest/numeric.json', vitest],
  ['mitata/v0.json', mitata],
  ['mitata/v1-samples.json', mitata],
  ['custom/metrics.json', custom],
  ['csv/semicolons.csv', csv],
  ['openmetrics/prometheus.txt', openMetrics],
  ['openmetrics/openmetrics.txt', openMetrics],
  ['k6/v1/summary.json', k6Summary],
  ['k6/v2/summary.json', k6Summary],
  ['k6/v1/machine-readable.json', k6Summary],
  ['k6/v2/machine-readable.json', k6Summary],
  ['k6/v1/export.json', k6Export],
  ['k6/v2/export.json', k6Export],
  ['locust/shop_stats.csv', locustStats],
  ['locust/shop_stats_history.csv', locustHistory],
  ['locust/full_stats_history.csv', locustHistory],
  ['autocannon/slow.json', autocannon],
  ['autocannon/down.json', autocannon],
  ['oha/slow.json', oha],
  ['oha/down.json', oha],
  ['vegeta/report.json', vegeta],
  ['vegeta/results.json', vegeta],
  ['wrk/latency.txt', wrk],
  ['wrk/flaky.txt', wrk],
  ['wrk/wrk2.txt', wrk],
]

describe.each(FILES)('%s', (path, format) => {
  const { beside } = resultSource(path)
  const text = resultText(path)

  async function check(other: string): Promise<void> {
    const reading = await outcomeOf(format, other, beside)
    if (reading !== null) expect(faultsOf(reading)).toEqual([])
  }

  it('is known by one format of all', () => {
    expect(FORMATS.filter(each => each.recognises(resultSource(path)))).toEqual([format])
  })

  it('is read, refused or not known wherever it is cut off', async () => {
    const step = Math.max(1, Math.floor(text.length / 200))
    for (let end = 0; end < text.length; end += step) await check(text.slice(0, end))
  })

  it('is read, refused or not known with anything in place of a number', async () => {
    const numbers = [...text.matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)]
    const every = Math.max(1, Math.floor(numbers.length / 30))
    for (const { 0: number, index } of numbers.filter((_, place) => place % every === 0)) {
      for (const other of ['-1', '"x"', '1e999', 'NaN', 'null', '[]', '{"__proto__":1}', '']) {
        await check(text.slice(0, index) + other + text.slice(index + number.length))
      }
    }
  })

  it('is read, refused or not known with three things wrong', async () => {
    const random = randomOf(8)
    const bytes = Buffer.from(text)
    for (let times = 0; times < 100; times += 1) await check(mutated(bytes, random).toString())
  })
})

it.each([
  'null',
  '[]',
  '1',
  '""',
  '{"metrics":[]}',
  '{"metrics":{"a":{"type":"trend"}}}',
  'Type,Name',
  'Running',
  '\0',
  'null',
  '0',
  '""',
  '[[[]]]',
  '{"files":{"groups":1}}',
  '{"benchmarks":{},"context":[]}',
  '[{"name":{}}]',
  '[{"Task name":5}]',
  '{"testResults":[{"assertionResults":[{"benchmarks":[{"tasks":[null]}]}]}]}',
  '{"files":[{"filepath":"a","groups":[{"benchmarks":[null]}]}]}',
  '[{"name":"a","result":{"latency":[],"throughput":[]}}]',
  '# TYPE a\n# EOF\n{}',
  '[{"name":"a","value":{"value":{}}}]',
])('%j makes no format fall over', async text => {
  for (const format of FORMATS) {
    const reading = await outcomeOf(format, text)
    if (reading !== null) expect(faultsOf(reading)).toEqual([])
  }
})
