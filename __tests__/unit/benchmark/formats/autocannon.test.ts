import { describe, expect, it } from '@jest/globals'
import { autocannon } from '../../../../src/benchmark/formats/autocannon.js'
import { kindsOf, onlyValue, readResult, readText, resultText, valuesOf } from '../../../support/benchmark-results.js'

interface Result {
  url: string
  latency: Record<string, number>
  requests: Record<string, number>
  [other: string]: unknown
}

const result = (path: string) => JSON.parse(resultText(path)) as Result

describe('autocannon', () => {
  it('is called by its title, and has what it measured', async () => {
    const reading = await readResult(autocannon, 'autocannon/slow.json')
    const { latency, requests } = result('autocannon/slow.json')
    expect(valuesOf(reading, 'the slow one')).toEqual(
      expect.objectContaining({
        mean: latency.average,
        p50: latency.p50,
        p90: latency.p90,
        'p97.5': latency.p97_5,
        p99: latency.p99,
        'p99.999': latency.p99_999,
        min: latency.min,
        max: latency.max,
        throughput: requests.average,
        requests: requests.total,
        'error-rate': 0,
      }),
    )
    expect(reading.measured.every(({ invocations }) => invocations.length === 1)).toBe(true)
  })

  it('is called by its URL where it has no title, without a password', async () => {
    const reading = await readResult(autocannon, 'autocannon/flaky.json')
    expect(onlyValue(reading, 'http://127.0.0.1:8765/flaky', 'error-rate')).toBeCloseTo(0.2, 2)
    const secret = JSON.stringify({ ...result('autocannon/flaky.json'), url: 'https://me:pass@example.com/a@b' })
    const [first] = (await readText(autocannon, secret)).measured
    expect(first?.name).toBe('https://example.com/a@b')
  })

  it('judges percentiles, which are whole milliseconds, only where one of them is less than a twentieth', async () => {
    const known = result('autocannon/slow.json')
    const kinds = async (latency: Record<string, number>) => {
      const text = JSON.stringify({ ...known, title: 'x', latency: { ...known.latency, ...latency } })
      return kindsOf(await readText(autocannon, text), 'x')
    }
    expect(await kinds({ average: 25.02, p50: 19, p90: 20, p97_5: 30, p99: 40 })).toEqual(
      expect.arrayContaining([
        'mean ms lower',
        '(p50 ms lower)',
        'p90 ms lower',
        '(p97.5 ms lower)',
        'p99 ms lower',
        '(max ms lower)',
        'throughput requests/s higher',
        'error-rate ratio lower',
      ]),
    )
    expect(await kinds({ average: 0.19 })).toContain('(mean ms lower)')
  })

  it('that reached nobody is a failure', async () => {
    const reading = await readResult(autocannon, 'autocannon/down.json')
    expect(reading.measured).toEqual([])
    expect(reading.failures).toEqual([
      {
        name: 'http://127.0.0.1:8764/',
        message: `had no request that succeeded, of ${result('autocannon/down.json').errors as number}`,
      },
    ])
  })

  it.each([
    ['5xx', { '5xx': -1 }, 'has -1 as 5xx'],
    ['requests', { requests: { average: 'many', total: 3 } }, 'has "many" as requests.average'],
    ['latency', { latency: {} }, 'has nothing as latency.average'],
  ])('with broken %s is a failure', async (_what, broken, message) => {
    const reading = await readText(autocannon, JSON.stringify({ ...result('autocannon/slow.json'), ...broken }))
    expect(reading.measured).toEqual([])
    expect(reading.failures[0]?.message).toContain(message)
  })
})
