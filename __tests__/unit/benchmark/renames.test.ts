import { expect, it } from '@jest/globals'
import { parseRenames } from '../../../src/benchmark/renames.js'
import { mistakeTexts } from '../../support/inputs.js'

it('reads what each was called and is called now', () => {
  expect([...parseRenames(['a -> b', 'x=1 -> x = 2'])]).toEqual([
    ['a', 'b'],
    ['x=1', 'x = 2'],
  ])
})

it('refuses what is none, and two of one', async () => {
  expect(await mistakeTexts(() => parseRenames(['a=b', 'a -> b', 'a -> c']))).toEqual([
    'renames: "a=b" is no renaming; write it as `old -> new`',
    'renames: a is renamed twice',
  ])
})
