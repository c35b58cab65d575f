import { describe, expect, it } from '@jest/globals'
import { distinctNames } from '../../../../src/benchmark/formats/distinct.js'

const titled = (...pairs: [short: string, full: string][]) => pairs.map(([short, full]) => ({ short, full }))

describe('distinctNames', () => {
  it('takes the short name where there is one of it', () => {
    expect(distinctNames(titled(['a', 'x > a'], ['b', 'x > b']))).toEqual(['a', 'b'])
  })

  it('says where it is of all that share a short name', () => {
    expect(distinctNames(titled(['a', 'x > a'], ['b', 'x > b'], ['a', 'y > a']))).toEqual(['x > a', 'b', 'y > a'])
  })

  it('numbers those that are in the same place', () => {
    const titles = titled(['a', 'x > a'], ['a', 'x > a'], ['b', 'x > b'], ['b', 'y > b'], ['b', 'y > b'])
    expect(distinctNames(titles)).toEqual(['a', 'a #2', 'x > b', 'y > b', 'y > b #2'])
  })
})
