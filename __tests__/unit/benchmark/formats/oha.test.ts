import { describe, expect, it } from '@jest/globals'
import { oha } from '../../../../src/benchmark/formats/oha.js'
import { kindsOf, onlyValue, readResult, readText, resultText, valuesOf } from '../../../support/benchmark-results.js'

type Section = Record<string, number>
interface Result {
  summary: Section
  latencyPercentiles: Section
  statusCodeDistribution: Section
  errorDistribution: Section
  [other: string]: unknown
}

const result = (path: string) => JSON.parse(resultText(path)) as Result

describe('oha', () => {
  it('is called by its file, and has what it measured', async () => {
    const reading = await readResult(oha, 'oha/slow.json')
    const { summary, latencyPercentiles: of, statusCodeDistribution } = result('oha/slow.json')
    expect(valuesOf(reading, 'slow')).toEqual({
      p10: of.p10,
      p25: of.p25,
      p50: of.p50,
      p75: of.p75,
      p90: of.p90,
      p95: of.p95,
      p99: of.p99,
      'p99.9': of['p99.9'],
      'p99.99': of['p99.99'],
      mean: summary.average,
      min: summary.fastest,
      max: summary.slowest,
      throughput: summary.requestsPerSec,
      requests: statusCodeDistribution['200'],
      // Those that the end of the time cut off are no errors.
      'error-rate': 0,
    })
    expect(result('oha/slow.json').errorDistribution['aborted due to deadline']).toBeGreaterThan(0)
    expect(kindsOf(reading, 'slow')).toEqual(
      expect.arrayContaining([
        '(p10 s lower)',
        'p50 s lower',
        'p90 s lower',
        'p95 s lower',
        'p99 s lower',
        '(p99.9 s lower)',
        '(mean s lower)',
        'throughput requests/s higher',
        'error-rate ratio lower',
        '(requests requests higher)',
      ]),
    )
  })

  it('counts an answer that says there was an error as one', async () => {
    const reading = await readResult(oha, 'oha/flaky.json')
    expect(onlyValue(reading, 'flaky', 'error-rate')).toBe(
      (result('oha/flaky.json').statusCodeDistribution['503'] as number) / 400,
    )
    expect(result('oha/flaky.json').summary.successRate).toBe(1)
  })

  it('of an older version is read too', async () => {
    const { summary, latencyPercentiles, statusCodeDistribution, errorDistribution } = result('oha/slow.json')
    const older = JSON.stringify({ summary, latencyPercentiles, statusCodeDistribution, errorDistribution })
    expect(await readText(oha, older, 'load/slow.json')).toEqual(await readResult(oha, 'oha/slow.json'))
  })

  it('that reached nobody is a failure', async () => {
    expect(await readResult(oha, 'oha/down.json')).toEqual({
      measured: [],
      failures: [{ name: 'down', message: 'had no request that succeeded, of 5' }],
      machine: null,
    })
  })

  it.each([
    ['a/b.c/login.oha.json', 'login.oha'],
    ['login', 'login'],
    ['.json', '.json'],
  ])('in %s is called %s', async (path, name) => {
    const reading = await readText(oha, resultText('oha/flaky.json'), path)
    expect(new Set(reading.measured.map(each => each.name))).toEqual(new Set([name]))
  })
})
