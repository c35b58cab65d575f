import { describe, expect, it } from '@jest/globals'
import { k6Export } from '../../../../src/benchmark/formats/k6-export.js'
import { k6Summary } from '../../../../src/benchmark/formats/k6-summary.js'
import {
  kindsOf,
  onlyValue,
  readResult,
  readText,
  resultText,
  sourceOf,
  valuesOf,
} from '../../../support/benchmark-results.js'

const TREND = [
  '(max ms lower)',
  '(mean ms lower)',
  '(min ms lower)',
  '(p99.9 ms lower)',
  'p50 ms lower',
  'p90 ms lower',
  'p95 ms lower',
  'p99 ms lower',
]

interface Handled {
  metrics: Record<string, { values: Record<string, number> }>
  state: { testRunDurationMs: number }
}

interface MachineReadable {
  config: { duration: number }
  results: {
    checks: { results: { passes: number; fails: number }[] }
    metrics: { name: string; values: Record<string, number> }[]
  }
}

const handled = (path: string) => JSON.parse(resultText(path)) as Handled
const summary = (metrics: unknown, more = {}) => readText(k6Summary, JSON.stringify({ metrics, ...more }))
const exported = (metrics: unknown) => readText(k6Export, JSON.stringify({ metrics, root_group: {} }))
const trend = (values: unknown, more = {}) => ({ type: 'trend', contains: 'time', values, ...more })

describe.each(['v1', 'v2'])('the summary of k6 %s', version => {
  const path = `k6/${version}/summary.json`

  it('has the percentiles of what took time', async () => {
    const reading = await readResult(k6Summary, path)
    for (const name of ['http_req_duration', 'http_req_duration{name:slow}', 'iteration_duration', 'rendering']) {
      const { values } = handled(path).metrics[name] as { values: Record<string, number> }
      expect(kindsOf(reading, name).sort()).toEqual(['(count lower)', ...TREND])
      expect(valuesOf(reading, name)).toEqual({
        mean: values.avg,
        p50: values.med,
        min: values.min,
        max: values.max,
        p90: values['p(90)'],
        p95: values['p(95)'],
        p99: values['p(99)'],
        'p99.9': values['p(99.9)'],
        count: values.count,
      })
    }
  })

  it('has throughputs and error rates, of which the direction is known', async () => {
    const reading = await readResult(k6Summary, path)
    const { metrics, state } = handled(path)
    expect(kindsOf(reading, 'http_reqs')).toEqual(['throughput requests/s higher', '(count lower)'])
    expect(kindsOf(reading, 'iterations')).toEqual(['throughput iterations/s higher', '(count lower)'])
    expect(kindsOf(reading, 'http_req_failed')).toEqual(['error-rate ratio lower'])
    expect(kindsOf(reading, 'checks')).toEqual(['error-rate ratio lower'])
    const [requests, failed, checks] = ['http_reqs', 'http_req_failed', 'checks'].map(
      name => metrics[name]?.values ?? {},
    )
    expect(onlyValue(reading, 'http_reqs', 'throughput')).toBe(requests?.rate)
    expect(onlyValue(reading, 'http_reqs', 'throughput')).toBeCloseTo(
      (requests?.count as number) / (state.testRunDurationMs / 1000),
      6,
    )
    expect(onlyValue(reading, 'http_req_failed', 'error-rate')).toBe(failed?.rate)
    expect(onlyValue(reading, 'http_req_failed', 'error-rate')).toBeGreaterThan(0.03)
    expect(onlyValue(reading, 'checks', 'error-rate')).toBeCloseTo(1 - (checks?.rate as number), 12)
  })

  it('judges nothing of which only the script knows what is better, nor parts of a request', async () => {
    const reading = await readResult(k6Summary, path)
    const judged = new Set(reading.measured.filter(each => each.judged).map(({ name }) => name))
    expect([...judged].sort()).toEqual([
      'checks',
      'group_duration',
      'http_req_duration',
      'http_req_duration{name:slow}',
      'http_req_failed',
      'http_reqs',
      'iteration_duration',
      'iterations',
      'rendering',
    ])
    expect(kindsOf(reading, 'orders')).toEqual(['(throughput orders/s higher)', '(count lower)'])
    expect(kindsOf(reading, 'cached')).toEqual(['(rate ratio higher)'])
    expect(kindsOf(reading, 'queue_depth')).toEqual(['(value lower)', '(min lower)', '(max lower)'])
    expect(kindsOf(reading, 'data_sent')).toEqual(['(throughput B/s higher)', '(count B lower)'])
    expect(kindsOf(reading, 'rows')).toContain('(p95 lower)')
    // Over plain HTTP there is no such thing: k6 writes zeros.
    expect(kindsOf(reading, 'http_req_tls_handshaking')).toEqual([])
  })

  it('says which of its own thresholds were crossed', async () => {
    expect((await readResult(k6Summary, path)).failures.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'http_req_duration', message: 'missed its threshold in k6: avg<0.0001' },
      { name: 'http_req_failed', message: 'missed its threshold in k6: rate<0.01' },
    ])
  })

  it('and the export of the same run say the same', async () => {
    const [summed, exported] = await Promise.all([
      readResult(k6Summary, path),
      readResult(k6Export, `k6/${version}/export.json`),
    ])
    // The export does not say that this trend of the script is a time.
    const comparable = (reading: typeof summed) =>
      reading.measured
        .filter(({ name }) => name !== 'rendering')
        .map(each => JSON.stringify(each))
        .sort()
    expect(comparable(exported)).toEqual(comparable(summed))
    expect(kindsOf(exported, 'rendering')).toContain('(p95 lower)')
    const failures = (reading: typeof summed) => reading.failures.map(each => JSON.stringify(each)).sort()
    expect(failures(exported)).toEqual(failures(summed))
  })

  it('in the machine-readable form says the same of everything that it has', async () => {
    const machineReadable = `k6/${version}/machine-readable.json`
    const reading = await readResult(k6Summary, machineReadable)
    const { config, results } = JSON.parse(resultText(machineReadable)) as MachineReadable
    const of = (name: string) => results.metrics.find(each => each.name === name)?.values ?? {}
    expect(kindsOf(reading, 'http_req_duration').sort()).toEqual(TREND.filter(kind => !kind.includes('p99')).sort())
    const { avg, med, min, max, p90, p95 } = of('http_req_duration')
    expect(valuesOf(reading, 'http_req_duration')).toEqual({ mean: avg, p50: med, min, max, p90, p95 })
    expect(kindsOf(reading, 'http_reqs')).toEqual(['throughput requests/s higher', '(count lower)'])
    expect(onlyValue(reading, 'http_reqs', 'throughput')).toBe((of('http_reqs').count as number) / config.duration)
    expect(onlyValue(reading, 'http_req_failed', 'error-rate')).toBe(of('http_req_failed').rate)
    const checks = results.checks.results
    const [fails, passes] = [
      checks.reduce((sum, each) => sum + each.fails, 0),
      checks.reduce((sum, each) => sum + each.passes, 0),
    ]
    expect(onlyValue(reading, 'checks', 'error-rate')).toBe(fails / (fails + passes))
    expect(kindsOf(reading, 'queue_depth')).toEqual(['(value lower)', '(min lower)', '(max lower)'])
    expect(reading.failures).toEqual([])
  })

  it('is known by one of the two forms only', () => {
    for (const [name, isSummary] of [
      ['summary', true],
      ['machine-readable', true],
      ['export', false],
    ] as const) {
      const source = sourceOf(resultText(`k6/${version}/${name}.json`))
      expect([k6Summary.recognises(source), k6Export.recognises(source)]).toEqual([isSummary, !isSummary])
    }
  })
})

describe('the booleans of thresholds', () => {
  it('say in a summary that it held, and in an export that it did not', async () => {
    const names = (reading: { failures: { name: string }[] }) => reading.failures.map(({ name }) => name)
    const held = { med: 1, thresholds: { 'p(95)<1': false } }
    expect(names(await exported({ held, crossed: { med: 1, thresholds: { 'p(95)<1': true } } }))).toEqual(['crossed'])
    const metric = (ok: boolean) => trend({ med: 1 }, { thresholds: { 'p(95)<1': { ok } } })
    expect(names(await summary({ held: metric(true), crossed: metric(false) }))).toEqual(['crossed'])
  })

  it('leave the values of the metric as they are', async () => {
    const reading = await summary({ paid: trend({ med: 2 }, { thresholds: { 'med<1': { ok: false } } }) })
    expect(valuesOf(reading, 'paid')).toEqual({ p50: 2 })
  })
})

describe('odd summaries', () => {
  it('a trend without values is none', async () => {
    const none = trend({ avg: 0, min: 0, med: 0, max: 0, 'p(90)': 0, 'p(95)': 0, count: 0 })
    const reading = await summary({ 'http_req_duration{status:500}': none, used: trend({ med: 1 }) })
    expect(reading.measured.map(({ name }) => name)).toEqual(['used'])
    expect(reading.failures).toEqual([])
  })

  it('what is wrong with one metric hides no other', async () => {
    const reading = await summary({
      fine: trend({ med: 1 }),
      negative: trend({ med: -1 }),
      text: trend({ 'p(95)': '12' }),
      strange: { type: 'sketch', values: {} },
      empty: { type: 'counter' },
      ['__proto__']: trend({ med: 3 }),
    })
    expect(reading.measured.map(({ name }) => name)).toEqual(['fine', '__proto__'])
    expect(reading.failures).toEqual([
      { name: 'negative', message: expect.stringContaining('has -1 as med') },
      { name: 'text', message: expect.stringContaining('has "12" as p(95)') },
      { name: 'strange', message: expect.stringContaining('has a type that is none of trend') },
      { name: 'empty', message: 'has no values' },
    ])
  })

  it('a run in which every request failed has no error rate to compare', async () => {
    const reading = await summary({
      http_req_failed: { type: 'rate', contains: 'default', values: { rate: 1, passes: 4, fails: 0 } },
    })
    expect(reading.measured).toEqual([])
    expect(reading.failures).toEqual([{ name: 'http_req_failed', message: 'had no request that succeeded, of 4' }])
  })
})
