import { describe, expect, it } from '@jest/globals'
import type { Format } from '../../../../src/benchmark/formats/format.js'
import { k6Export } from '../../../../src/benchmark/formats/k6-export.js'
import { k6Summary } from '../../../../src/benchmark/formats/k6-summary.js'
import { locustHistory } from '../../../../src/benchmark/formats/locust-history.js'
import { vegeta } from '../../../../src/benchmark/formats/vegeta.js'
import { wrk } from '../../../../src/benchmark/formats/wrk.js'
import { outcomeOf, resultText } from '../../../support/benchmark-results.js'

describe('files of a hundred thousand', () => {
  const many = 100_000
  const big = (one: (index: number) => string) => Array.from({ length: many }, (_, index) => one(index))
  const history = resultText('locust/shop_stats_history.csv').split(/\r?\n/, 1)[0] as string
  const percentiles = '1,1,1,1,1,1,1,1,1,1,1'

  it.each<[string, Format, () => string, number]>([
    [
      'metrics of k6',
      k6Summary,
      () =>
        `{"metrics":{${big(index => `"m${index}":{"type":"trend","contains":"time","values":{"med":${index + 1}}}`).join()}}}`,
      many,
    ],
    [
      'thresholds of k6',
      k6Export,
      () =>
        `{"root_group":{},"metrics":{"a":{"med":1,"thresholds":{${big(index => `"p(95)<${index}":true`).join()}}}}}`,
      1,
    ],
    [
      'rows of Locust',
      locustHistory,
      () => [history, ...big(index => `${index},4,,Aggregated,1,0,${percentiles},${index * 9},0,1,1,1,1,5`)].join('\n'),
      3,
    ],
    ['results of vegeta', vegeta, () => resultText('vegeta/results.json').repeat(many / 40), 7],
    ['runs of wrk', wrk, () => resultText('wrk/flaky.txt').repeat(many / 20), (many / 10) * 6],
    [
      'spaces in a line of wrk',
      wrk,
      () => `${resultText('wrk/latency.txt')}  Latency${' '.repeat(many)}x${' '.repeat(many)}\n`,
      10,
    ],
  ])('%s are read', async (_what, format, text, count) => {
    const reading = await outcomeOf(format, text())
    expect(reading?.measured).toHaveLength(count)
  })
})
