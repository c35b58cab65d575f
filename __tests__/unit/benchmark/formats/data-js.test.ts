import { describe, expect, it } from '@jest/globals'
import { isDataJs, readDataJs } from '../../../../src/benchmark/formats/data-js.js'
import { FileRefused } from '../../../../src/benchmark/refusal.js'
import { resultText } from '../../../support/benchmark-results.js'

const TEXT = resultText('data-js/data.js')
const JSON_TEXT = TEXT.slice('window.BENCHMARK_DATA = '.length)
const bench = (name: string, value: unknown, unit: string) => ({ name, value, unit })
const run = (id: string, date: unknown, tool: string, ...benches: unknown[]) => ({
  commit: { id },
  date,
  tool,
  benches,
})
const read = (entries: unknown) => readDataJs(`window.BENCHMARK_DATA = ${JSON.stringify({ entries })};\n`)

describe('the history of github-action-benchmark', () => {
  it('has a run for each commit, of all suites together', () => {
    const runs = readDataJs(TEXT)
    expect(runs.map(({ commit, date }) => [commit, date])).toEqual([
      ['1'.repeat(40), Date.UTC(2026, 0, 1)],
      ['2'.repeat(40), Date.UTC(2026, 0, 2)],
      ['3'.repeat(40), Date.UTC(2026, 0, 3)],
    ])
    const { entries } = JSON.parse(JSON_TEXT) as {
      entries: { Sorting: { benches: { name: string; value: number }[] }[] }
    }
    expect(
      runs.map(({ measured }) => measured.map(({ name, invocations }) => [name, invocations[0]?.summary?.center])),
    ).toEqual(
      entries.Sorting.map(({ benches }, index) => [
        ...benches.map(({ name, value }) => [name, value]),
        ...(index === 0 ? [] : [['bundle', index === 1 ? 98.2 : 99]]),
      ]),
    )
    expect(runs[1]?.measured[0]).toMatchObject({ metric: 'throughput', unit: 'ops/sec', direction: 'higher' })
    expect(runs[1]?.measured.at(-1)).toMatchObject({ metric: 'size', unit: 'KB', direction: 'lower' })
  })

  it.each([
    ['as it is', TEXT],
    ['with a semicolon', `${TEXT};\n`],
    ['without the assignment', JSON_TEXT],
    ['with a byte order mark left', `\ufeff${TEXT}`],
  ])('is known %s', (_how, text) => {
    expect(isDataJs(text)).toBe(true)
    expect(readDataJs(text)).toEqual(readDataJs(TEXT))
  })

  it('has the names, units and directions that the tools themselves have here', () => {
    const [past] = read({
      A: [run('a', 1, 'pytest', bench('test_a', 4, 'iter/sec'))],
      B: [run('a', 1, 'go', bench('BenchmarkB', 5, 'ns/op'), bench('BenchmarkB - allocs/op', 2, 'allocs/op'))],
      C: [run('a', 1, 'customBiggerIsBetter', bench('c', 5, 'ms'))],
      D: [run('a', 1, 'customSmallerIsBetter', bench('d', 5, 'fps'))],
    })
    const said = past?.measured.map(({ name, metric, unit, direction, invocations }) => [
      name,
      metric,
      unit,
      direction,
      invocations[0]?.summary?.center,
    ])
    expect(said).toEqual([
      ['test_a', 'time', 's', 'lower', 0.25],
      ['BenchmarkB', 'time', 'ns/op', 'lower', 5],
      ['BenchmarkB', 'allocations', 'allocs/op', 'lower', 2],
      ['c', 'time', 'ms', 'higher', 5],
      ['d', 'throughput', 'fps', 'lower', 5],
    ])
  })

  it('keeps runs of one commit apart, and names of several suites', () => {
    const of = (value: number) => bench('x', value, 'ms')
    const runs = read({
      A: [run('a', 1, '', of(1)), run('a', 2, '', of(2))],
      B: [run('b', 3, '', of(3)), run('a', 1, '', of(4))],
    })
    expect(
      runs.map(({ commit, measured }) => [
        commit,
        ...measured.map(({ name, invocations }) => [name, invocations[0]?.summary?.center]),
      ]),
    ).toEqual([
      ['a', ['A > x', 1], ['B > x', 4]],
      ['a', ['A > x', 2]],
      ['b', ['B > x', 3]],
    ])
  })

  it('leaves out what is no run and no number, of whatever form', () => {
    const text = `window.BENCHMARK_DATA = {"entries": {"__proto__": [{"commit": {"id": "a"}, "date": "now", "benches": [
      {"name": "ok", "value": 1, "unit": "ms"}, {"name": "null", "value": null}, {"name": "text", "value": "1"},
      {"name": "negative", "value": -1}, {"name": "large", "value": 1e999}, {"value": 1}, null, 5]},
      null, 5, {}, {"commit": "b"}], "other": 5}}`
    expect(readDataJs(text)).toEqual([
      { commit: 'a', date: null, measured: [expect.objectContaining({ name: 'ok', unit: 'ms' })] },
    ])
  })

  it('is refused where it is no JSON: nothing of it is run', () => {
    const evil = 'window.BENCHMARK_DATA = {entries: (globalThis.wasRun = true)}'
    expect(() => readDataJs(evil)).toThrow('must be JSON')
    expect(globalThis).not.toHaveProperty('wasRun')
    for (const text of ['window.BENCHMARK_DATA = {}', 'window.BENCHMARK_DATA = []', 'window.BENCHMARK_DATA = null']) {
      expect(() => readDataJs(text)).toThrow('has no run')
    }
  })

  it('is read or refused wherever it is cut off', () => {
    for (let end = 0; end < TEXT.length; end += 23) {
      expect(() => readDataJs(TEXT.slice(0, end))).toThrow(FileRefused)
    }
  })

  it('holds 5,000 runs of 50 benchmarks', () => {
    const benches = Array.from({ length: 50 }, (_, index) => bench(`b${index}`, index + 1, 'ms'))
    const runs = Array.from({ length: 5000 }, (_, index) => run(`c${index}`, index, 'go', ...benches))
    const past = read({ A: runs })
    expect([past.length, past.at(-1)?.commit, past.at(-1)?.measured.length]).toEqual([5000, 'c4999', 50])
  })

  it.each(['', '{}', '{"lastUpdate": 1}', 'var BENCHMARK_DATA = {}', '{"repoUrl": "", "lastUpdate": 1}'])(
    'is not %j',
    text => expect(isDataJs(text)).toBe(false),
  )
})
