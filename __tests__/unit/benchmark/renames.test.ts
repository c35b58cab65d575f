import { describe, expect, it } from '@jest/globals'
import { parseRenames, renamed } from '../../../src/benchmark/renames.js'
import { mistakeTexts } from '../../support/inputs.js'

it('reads what each was called and is called now', () => {
  expect([...parseRenames(['a -> b', 'x=1 -> x = 2'])]).toEqual([
    ['a', 'b'],
    ['x=1', 'x = 2'],
  ])
})

it('refuses what is none, and two of one', async () => {
  expect(await mistakeTexts(() => parseRenames(['a=b', 'a -> b', 'a -> c', 'x -> b', 'u -> v -> w']))).toEqual([
    'renames: "a=b" is no renaming; write it as `old -> new`',
    'renames: a is renamed twice',
    'renames: two benchmarks are renamed to b',
    'renames: "u -> v -> w" is no renaming; write it as `old -> new`',
  ])
})

describe('names of now', () => {
  const names = (all: string[], renames: [string, string][]) =>
    renamed(
      all.map(name => ({ name, metric: 'time' })),
      new Map(renames),
    ).map(({ name }) => name)

  it('are given once, also where they are exchanged or moved on', () => {
    expect(names(['a', 'b', 'c'], [['a', 'z']])).toEqual(['z', 'b', 'c'])
    const exchanged: [string, string][] = [
      ['a', 'b'],
      ['b', 'a'],
    ]
    expect(names(['a', 'b'], exchanged)).toEqual(['b', 'a'])
  })

  it('are not taken from one that has them', () => {
    expect(names(['a', 'b'], [['a', 'b']])).toEqual(['a', 'b'])
  })
})
