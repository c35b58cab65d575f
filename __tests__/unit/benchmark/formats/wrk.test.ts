import { describe, expect, it } from '@jest/globals'
import { wrk } from '../../../../src/benchmark/formats/wrk.js'
import {
  kindsOf,
  onlyValue,
  readResult,
  readText,
  resultText,
  sourceOf,
  valuesOf,
} from '../../../support/benchmark-results.js'

const SIZES: Record<string, number> = { us: 1, ms: 1e3, s: 1e6 }

/** What stands behind a label of a fixture, in microseconds. */
function printed(text: string, label: string): number {
  const [, number, unit = ''] = new RegExp(`^ *${label} +([0-9.]+)(us|ms|s)`, 'm').exec(text) ?? []
  return Number(number) * (SIZES[unit] as number)
}

describe('wrk', () => {
  it('has its percentiles in one unit, whichever it took for each', async () => {
    const text = resultText('wrk/latency.txt')
    const reading = await readResult(wrk, 'wrk/latency.txt')
    const name = 'http://127.0.0.1:8765/slow'
    expect(kindsOf(reading, name)).toEqual([
      '(mean us lower)',
      'p50 us lower',
      '(p75 us lower)',
      'p90 us lower',
      'p99 us lower',
      '(max us lower)',
      'throughput requests/s higher',
      'error-rate ratio lower',
      '(timeouts lower)',
      '(requests requests higher)',
    ])
    const values = valuesOf(reading, name)
    for (const percent of [50, 75, 90, 99]) expect(values[`p${percent}`]).toBeCloseTo(printed(text, `${percent}%`), 6)
    expect(values.mean).toBeCloseTo(printed(text, 'Latency'), 6)
    expect(values.throughput).toBe(Number(/Requests\/sec: +(\S+)/.exec(text)?.[1]))
    expect(values.requests).toBe(Number(/(\d+) requests in/.exec(text)?.[1]))
    expect(values['error-rate']).toBe(0)
  })

  it('without --latency is judged by its mean; runs of one URL in one file are an invocation each', async () => {
    const text = resultText('wrk/flaky.txt')
    const { measured, failures } = await readResult(wrk, 'wrk/flaky.txt')
    expect(failures).toEqual([])
    const means = measured.filter(({ metric }) => metric === 'mean')
    expect(means.map(({ judged }) => judged)).toEqual([true, true])
    const rates = measured.filter(({ metric }) => metric === 'throughput')
    expect(rates.map(({ invocations }) => invocations[0]?.summary?.center)).toEqual(
      [...text.matchAll(/Requests\/sec: +(\S+)/g)].map(([, rate]) => Number(rate)),
    )
    const failed = measured.filter(({ metric }) => metric === 'error-rate')
    expect(failed).toHaveLength(2)
    for (const { invocations } of failed) expect(invocations[0]?.summary?.center).toBeCloseTo(0.2, 2)
  })

  it('of wrk2 has the latency that is corrected', async () => {
    const reading = await readResult(wrk, 'wrk/wrk2.txt')
    expect(valuesOf(reading, 'http://127.0.0.1:8765/slow')).toEqual({
      mean: 6600,
      p50: 6670,
      p75: 7780,
      p90: 9140,
      p99: 11_180,
      'p99.9': 12_300,
      'p99.99': 936_000,
      'p99.999': 1_200_000,
      max: 1_250_000,
      throughput: 2000.28,
      'error-rate': 20 / 60_020,
      timeouts: 12,
      requests: 60_018,
    })
  })

  it('may stand between other lines, with other ends of lines', async () => {
    const text = `starting\n${resultText('wrk/latency.txt')}done\n`.replaceAll('\n', '\r\n')
    expect(await readText(wrk, text)).toEqual(await readResult(wrk, 'wrk/latency.txt'))
  })

  it('hides a password', async () => {
    const text = resultText('wrk/latency.txt').replace('http://127.0.0.1:8765/slow', 'http://a:b@[::1]:80/x?y=1@2')
    const reading = await readText(wrk, text)
    expect(onlyValue(reading, 'http://[::1]:80/x?y=1@2', 'timeouts')).toBe(0)
  })

  it.each([
    ['stopped', (text: string) => text.slice(0, text.indexOf('  Thread Stats')), 'has no result: wrk did not finish'],
    [
      'lost its end',
      (text: string) => text.slice(0, text.indexOf('Requests/sec')),
      'has no result: wrk did not finish',
    ],
    ['got no answer', (text: string) => text.replace(/\d+ requests in/, '0 requests in'), 'had no answer'],
    [
      'got refusals only',
      (text: string) => text.replace(/(\d+) requests in(.*)/, '5 requests in$2\n  Non-2xx or 3xx responses: 5'),
      'had no request that succeeded, of 5',
    ],
    [
      'has a unit that there is not',
      (text: string) => text.replace(/( 50% +\S+?)(us|ms|s)\n/, '$1days\n'),
      'as p50: a measured value',
    ],
  ])('that %s is a failure', async (_what, change, message) => {
    const reading = await readText(wrk, change(resultText('wrk/latency.txt')))
    expect(reading.measured).toEqual([])
    expect(reading.failures).toEqual([
      { name: 'http://127.0.0.1:8765/slow', message: expect.stringContaining(message) },
    ])
  })

  it('is not what autocannon prints, which begins alike', () => {
    expect(wrk.recognises(sourceOf('Running 10s test @ http://127.0.0.1:80/\n10 connections\n\n┌─────────┐\n'))).toBe(
      false,
    )
  })
})
