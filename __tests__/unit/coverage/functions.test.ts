import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countFunctions, functionMap, functionSet, joinFunctions } from '../../../src/coverage/functions.js'

const functions = fc
  .array(
    fc.tuple(
      fc.string({ maxLength: 5 }).map(name => `7:${name}`),
      fc.boolean(),
    ),
  )
  .map(entries => new Map(entries.map(([name, entered]) => [name.replaceAll('\n', ' '), entered])))

describe('the functions of a file', () => {
  it('are as they were given, as one text', () => {
    expect(
      functionSet(
        new Map([
          ['1:f', true],
          ['2:g(int, char)', false],
        ]),
      ),
    ).toBe('+1:f\n-2:g(int, char)\n')
    expect(functionSet(new Map())).toBe('')
    expect(functionMap(functionSet(new Map([['1:a\nb', true]])))).toEqual(new Map([['1:a b', true]]))
    fc.assert(fc.property(functions, map => expect(functionMap(functionSet(map))).toEqual(map)))
  })

  it('are counted', () => {
    fc.assert(
      fc.property(functions, map => {
        const covered = [...map.values()].filter(entered => entered).length
        expect(countFunctions(functionSet(map))).toEqual({ covered, total: map.size })
      }),
    )
  })

  it('of two reports are entered where either has them so', () => {
    fc.assert(
      fc.property(functions, functions, (a, b) => {
        const union = new Map([...a, ...b].map(([name]) => [name, a.get(name) === true || b.get(name) === true]))
        expect(functionMap(joinFunctions(functionSet(a), functionSet(b)))).toEqual(union)
      }),
    )
  })
})
