import { describe, expect, it } from '@jest/globals'
import { benchmarkJs } from '../../../../src/benchmark/formats/benchmark-js.js'
import { readResult, readText, resultText, sourceOf } from '../../../support/benchmark-results.js'

const PATH = 'benchmark-js/output.txt'
const read = (text: string) => readText(benchmarkJs, text)

/** What the tool printed after a name. */
function printed(name: string): { rate: number; runs: number } {
  const line = resultText(PATH)
    .split('\n')
    .find(each => each.startsWith(`${name} x `)) as string
  const [rate = '', , , runs = ''] = line.slice(name.length + 3).split(' ')
  return { rate: Number(rate.replaceAll(',', '')), runs: Number(runs.slice(1)) }
}

describe('what benchmark.js prints', () => {
  it('has a rate, how often it was run and what failed', async () => {
    const { measured, failures } = await readResult(benchmarkJs, PATH)
    expect(measured.map(({ name }) => name)).toEqual(['sort numbers', 'RegExp#test x "o"', 'sleep', '<Test #4>'])
    for (const { name, invocations, ...kind } of measured) {
      const { rate, runs } = printed(name)
      expect(kind).toEqual({ metric: 'throughput', unit: 'ops/sec', direction: 'higher', judged: true })
      expect(invocations).toMatchObject([{ samples: [], summary: { center: rate, count: runs } }])
    }
    expect(failures).toEqual([
      { name: 'aborted', message: 'was aborted before it was measured' },
      { name: 'throws', message: 'threw an error' },
    ])
  })

  it('turns the margin of error back into the deviation that it is of', async () => {
    const { measured } = await read(
      'few x 200 ops/sec ±10.00% (5 runs sampled)\nmany x 200 ops/sec ±1.00% (100 runs sampled)',
    )
    const [few, many] = measured.map(({ invocations }) => invocations[0]?.summary?.deviation)
    // Margin is t · deviation / √n, with t of 2.776 for 5 values in the tool's table.
    expect(few).toBeCloseTo((20 * Math.sqrt(5)) / 2.776, 2)
    expect(many).toBeCloseTo((2 * Math.sqrt(100)) / 1.96, 6)
  })

  it('says nothing of the deviation of a single run', async () => {
    const { measured } = await read('one x 2.50 ops/sec ±0.00% (1 run sampled)')
    expect(measured[0]?.invocations).toEqual([{ samples: [], summary: { center: 2.5, deviation: null, count: 1 } }])
  })

  it('knows lines between others, with other signs and units, and of other systems', async () => {
    const text =
      'Suite\r\n  a x b x 1,234 ops/sec +-1.1% (91 runs sampled)\r\nc x 0.5 ms/op \ufffd1% (3 runs sampled)\r\n'
    const { measured, failures } = await read(text)
    expect(measured).toMatchObject([
      { name: 'a x b', metric: 'throughput', direction: 'higher', invocations: [{ summary: { center: 1234 } }] },
      { name: 'c', metric: 'time', unit: 'ms/op', direction: 'lower' },
    ])
    expect(failures).toEqual([])
  })

  it.each(['Infinity', 'NaN', '1.2.3'])('does not take %s for a rate', async rate => {
    const { measured, failures } = await read(`a x ${rate} ops/sec ±1.00% (9 runs sampled)`)
    expect(measured).toEqual([])
    expect(failures).toEqual([{ name: 'a', message: `has ${rate} ops/sec, which is no measured value` }])
  })

  it.each(['', 'a x 1 ops/sec', '(91 runs sampled) of', '{"a": "b x 1 ops/sec ±1% (9 runs sampled)"}'])(
    'is not %j',
    text => expect(benchmarkJs.recognises(sourceOf(text))).toBe(false),
  )
})
