import { expect, it } from '@jest/globals'
import { custom } from '../../../../src/benchmark/formats/custom.js'
import { readResult, readText, sourceOf } from '../../../support/benchmark-results.js'

it('reads the list of github-action-benchmark, each by its unit', async () => {
  const { measured, failures } = await readResult(custom, 'custom/metrics.json')
  const said = measured.map(({ name, metric, unit, direction, judged, invocations }) => {
    expect(judged).toBe(true)
    return [name, metric, unit, direction, invocations[0]?.summary]
  })
  const only = (center: number) => ({ center, deviation: null, count: null })
  expect(said).toEqual([
    ['page load', 'time', 'ms', 'lower', only(1234.5)],
    ['search', 'throughput', 'req/s', 'higher', only(850)],
    ['CPU load', 'ratio', 'Percent', 'lower', only(50)],
    ['cache hits', 'ratio', '%', 'higher', only(98.5)],
    ['page load', 'size', 'Megabytes', 'lower', only(100)],
  ])
  expect(failures).toEqual([])
})

it('tells what is wrong with one of them, and keeps the others', async () => {
  const row = (value: unknown, name: unknown = 'bad') => ({ name, unit: 'ms', value })
  const rows = [row(1, 'good'), row('12'), row(-1), row(null), row(1, 5), 'text', null]
  const { measured, failures } = await readText(custom, JSON.stringify(rows))
  expect(measured.map(({ name }) => name)).toEqual(['good'])
  expect(failures).toEqual([
    { name: 'bad', message: expect.stringContaining('has "12" as its value') },
    { name: 'bad', message: expect.stringContaining('has -1 as its value') },
    { name: 'bad', message: expect.stringContaining('has null as its value') },
    { name: 'Benchmark 5', message: 'has no name' },
    { name: 'Benchmark 6', message: 'has no name' },
    { name: 'Benchmark 7', message: 'has no name' },
  ])
})

it.each(['[]', '[{"name":"a","value":1}]', '[{"name":"a","unit":"ms","value":1,"direction":"lower"}]', '{"name":"a"}'])(
  'is not %j',
  text => expect(custom.recognises(sourceOf(text))).toBe(false),
)
