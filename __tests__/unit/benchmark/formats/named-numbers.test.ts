import { describe, expect, it } from '@jest/globals'
import { namedNumbers } from '../../../../src/benchmark/formats/named-numbers.js'
import { readText, sourceOf } from '../../../support/benchmark-results.js'

const read = (json: unknown) => readText(namedNumbers, JSON.stringify(json))
const said = async (json: unknown) =>
  (await read(json)).measured.map(({ name, metric, unit, direction, invocations }) => [
    name,
    metric,
    unit,
    direction,
    invocations[0]?.samples,
  ])

describe('numbers as JSON', () => {
  it('are an object of numbers, lists and what is said of them', async () => {
    expect(
      await said({
        parse: 12.5,
        parse_ms: [3, 2, 1],
        render: { value: 3, unit: 's' },
        search: { samples: [9, 8], unit: 'req/s', metric: 'Peak' },
        accuracy: { value: 0, direction: 'higher' },
        queue: { value: 1, unit: null, metric: 'depth' },
      }),
    ).toEqual([
      ['parse', 'value', '', 'lower', [12.5]],
      ['parse_ms', 'time', 'ms', 'lower', [3, 2, 1]],
      ['render', 'time', 's', 'lower', [3]],
      ['search', 'peak', 'req/s', 'higher', [9, 8]],
      ['accuracy', 'value', '', 'higher', [0]],
      ['queue', 'depth', '', 'lower', [1]],
    ])
  })

  it('are in groups', async () => {
    expect(await said({ parser: { small: 1.2, large: { value: 80 } }, total: 5 })).toEqual([
      ['parser > small', 'value', '', 'lower', [1.2]],
      ['parser > large', 'value', '', 'lower', [80]],
      ['total', 'value', '', 'lower', [5]],
    ])
  })

  it('are a list', async () => {
    expect(
      await said([
        { name: 'a', value: 1, remark: 'cold', host: null },
        { name: 'b', samples: [2, 3], unit: 'MB/s' },
      ]),
    ).toEqual([
      ['a', 'value', '', 'lower', [1]],
      ['b', 'throughput', 'MB/s', 'higher', [2, 3]],
    ])
  })

  it('have names that objects have anyway', async () => {
    const { measured } = await readText(namedNumbers, '{"__proto__": 1, "constructor": {"value": 2}, "toString": [3]}')
    expect(measured.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'toString'])
  })

  it('are failures where they are none, and hide no others', async () => {
    const { measured, failures } = await read({
      good: 1,
      missing: null,
      negative: -1,
      text: { value: '12' },
      empty: { samples: [] },
      odd: { value: 1, direction: 'up' },
      unit: { value: 1, unit: 5 },
      mixed: [1, 'x'],
      group: { inner: null },
    })
    expect(measured.map(({ name }) => name)).toEqual(['good'])
    expect(failures).toEqual([
      { name: 'missing', message: expect.stringContaining('has null as its value') },
      { name: 'negative', message: expect.stringContaining('has -1 as its value') },
      { name: 'text', message: expect.stringContaining('has "12" as its value') },
      { name: 'empty', message: expect.stringContaining('has no values as its samples') },
      { name: 'odd', message: 'has the direction "up": it must be "lower" or "higher"' },
      { name: 'unit', message: 'has a "unit" that is no text' },
      { name: 'mixed', message: expect.stringContaining('has "x" as its samples') },
      { name: 'group > inner', message: expect.stringContaining('has null as its value') },
    ])
  })

  it('are failures in a list without a name, or a value', async () => {
    const { failures } = await read([{ name: 'a', value: 1 }, { value: 2 }, { name: 'c' }, 7])
    expect(failures).toEqual([
      { name: 'Number 2', message: 'has no name' },
      { name: 'c', message: 'has neither a "value" nor "samples"' },
      { name: 'Number 4', message: 'has no name' },
    ])
  })

  it.each([
    '{}',
    '[]',
    '5',
    'null',
    '{"a": null}',
    '{"a": {}}',
    '{"version": "1.0", "time": 5}',
    '{"enabled": true, "time": 5}',
    '{"a": {"b": {"c": 1}}}',
    '{"a": {"b": "text", "c": 1}}',
    '{"a": [{"b": 1}]}',
    '[1, 2, 3]',
    '{"a": {"value": 1, "runs": 5}}',
    '[{"name": "a", "samples": [1], "hz": 5}]',
    '{"latency": {"p50": 1}, "throughput": {"p50": 1}, "period": 1, "totalTime": 1}',
    '[{"name": "a", "unit": "ms", "value": 1}]',
  ])('are not %s', text => expect(namedNumbers.recognises(sourceOf(text))).toBe(false))
})
