import { describe, expect, it } from '@jest/globals'
import { vegeta } from '../../../../src/benchmark/formats/vegeta.js'
import {
  kindsOf,
  onlyValue,
  readResult,
  readText,
  resultText,
  sourceOf,
  valuesOf,
} from '../../../support/benchmark-results.js'

interface Report {
  latencies: Record<string, number>
  [other: string]: unknown
}
interface Result {
  attack: string
  code: number
  latency: number
}

const RESULTS = resultText('vegeta/results.json')
const report = () => JSON.parse(resultText('vegeta/report.json')) as Report
const results = () =>
  RESULTS.trim()
    .split('\n')
    .map(line => JSON.parse(line) as Result)
const lines = (all: readonly object[]) => all.map(each => `${JSON.stringify(each)}\n`).join('')

describe('a report of vegeta', () => {
  it('is called by its file, and has what was measured', async () => {
    const reading = await readResult(vegeta, 'vegeta/report.json')
    const { latencies, rate, throughput } = report()
    expect(valuesOf(reading, 'report')).toEqual({
      mean: latencies.mean,
      p50: latencies['50th'],
      p90: latencies['90th'],
      p95: latencies['95th'],
      p99: latencies['99th'],
      max: latencies.max,
      min: latencies.min,
      throughput,
      rate,
      'error-rate': 2 / 40,
      requests: 40,
    })
    expect(kindsOf(reading, 'report')).toEqual([
      '(mean ns lower)',
      'p50 ns lower',
      'p90 ns lower',
      'p95 ns lower',
      'p99 ns lower',
      '(max ns lower)',
      '(min ns lower)',
      'throughput requests/s higher',
      '(rate requests/s higher)',
      'error-rate ratio lower',
      '(requests requests higher)',
    ])
  })

  it('of an older version has no throughput: the rate is the one that was asked for', async () => {
    const { throughput: _throughput, ...older } = report()
    const reading = await readText(vegeta, JSON.stringify(older))
    expect(onlyValue(reading, 'shop', 'throughput')).toBeUndefined()
    expect(onlyValue(reading, 'shop', 'rate')).toBe(older.rate)
  })

  it('of an attack that nothing survived is a failure', async () => {
    const reading = await readText(vegeta, JSON.stringify({ ...report(), status_codes: { 0: 30, 503: 10 } }))
    expect(reading.measured).toEqual([])
    expect(reading.failures).toEqual([{ name: 'shop', message: 'had no request that succeeded, of 40' }])
  })
})

describe('the results of vegeta', () => {
  it('are samples of one invocation, called by their attack', async () => {
    const reading = await readResult(vegeta, 'vegeta/results.json')
    const time = reading.measured.find(({ metric }) => metric === 'time')
    expect(time?.invocations).toEqual([{ samples: results().map(({ latency }) => latency), summary: null }])
    expect(kindsOf(reading, 'checkout')).toEqual([
      'time ns lower',
      'p90 ns lower',
      'p95 ns lower',
      'p99 ns lower',
      'throughput requests/s higher',
      'error-rate ratio lower',
      '(requests requests higher)',
    ])
    const { requests, throughput, 'error-rate': failed } = valuesOf(reading, 'checkout')
    expect([requests, failed]).toEqual([40, 0.05])
    // Its times are kept to a millisecond.
    expect((throughput as number) / (report().throughput as number)).toBeCloseTo(1, 2)
  })

  it('of several attacks are apart; one without a name is called by the file', async () => {
    const text = lines(results().map((result, index) => (index < 10 ? { ...result, attack: '' } : result)))
    const reading = await readText(vegeta, text, 'load/api.json')
    expect([onlyValue(reading, 'api', 'requests'), onlyValue(reading, 'checkout', 'requests')]).toEqual([10, 30])
  })

  it('may be a single one, or have no end of line', async () => {
    const reading = await readText(vegeta, lines(results().slice(0, 1)).trim())
    expect(onlyValue(reading, 'checkout', 'requests')).toBe(1)
  })

  it.each([
    ['a line that is cut off', RESULTS.slice(0, -80), 'must have one result as JSON in each line', 40],
    ['another time', RESULTS.replace('2026-01-05T10:00:00.025', 'soon'), 'must have a time as timestamp', 2],
    ['a negative latency', RESULTS.replace(/"latency":/g, '"latency":-'), /^has -\d+ as latency in line 1:/, undefined],
  ])('with %s are refused', async (_what, text, message, line) => {
    const refusal = await readText(vegeta, text).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'FileRefused', message: expect.stringMatching(message), line })
  })

  it('and the report are all that it knows', () => {
    const csv = '1767607200000000985,200,1600623,0,5,,ZG9uZQo=,checkout,0,GET,http://127.0.0.1:8765/,\n'
    for (const text of [csv, '{}', '[]', '{"attack":"x"}', '{"latencies":{},"status_codes":{}}']) {
      expect(vegeta.recognises(sourceOf(text))).toBe(false)
    }
  })
})
