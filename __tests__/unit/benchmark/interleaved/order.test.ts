import { describe, expect, it } from '@jest/globals'
import { isBaseFirst } from '../../../../src/benchmark/interleaved/order.js'

const COUNT = 10_000

/** How often it is so, of many pairs. */
const share = (is: (pair: number) => boolean) =>
  Array.from({ length: COUNT }, (_, pair) => is(pair)).filter(Boolean).length / COUNT

describe('the order within pairs', () => {
  it('is the same every time', () => {
    const order = () => Array.from({ length: 100 }, (_, pair) => isBaseFirst('seed', pair, 0))
    expect(order()).toEqual(order())
  })

  it('is even, whatever the seed', () => {
    for (const seed of ['', 'a', 'b', 'a'.repeat(40), `${'a'.repeat(40)} ${'b'.repeat(40)}`]) {
      expect(share(pair => isBaseFirst(seed, pair, 0))).toBeCloseTo(0.5, 1.5)
    }
  })

  it('does not follow from the pair before, another seed or another command', () => {
    expect(share(pair => isBaseFirst('a', pair, 0) === isBaseFirst('a', pair + 1, 0))).toBeCloseTo(0.5, 1.5)
    expect(share(pair => isBaseFirst('a', pair, 0) === isBaseFirst('b', pair, 0))).toBeCloseTo(0.5, 1.5)
    expect(share(pair => isBaseFirst('a', pair, 0) === isBaseFirst('a', pair, 1))).toBeCloseTo(0.5, 1.5)
  })
})
