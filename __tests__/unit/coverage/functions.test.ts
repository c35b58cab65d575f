import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  countFunctions,
  functionMap,
  functionSet,
  joinFunctions,
  namedBy,
  wellFormed,
} from '../../../src/coverage/functions.js'

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

  it('by the names of several formats are not counted twice', () => {
    const named = (format: 'lcov' | 'cobertura', ...entries: [string, boolean][]) =>
      namedBy(format, functionSet(new Map(entries)))
    const mangled = named('lcov', ['2:_Z1fi', true], ['5:_Z1gi', false])
    const plain = named('cobertura', ['2:f(int)', false], ['5:g(int)', true], ['9:h(int)', false])
    expect(countFunctions(joinFunctions(mangled, plain))).toEqual({ covered: 1, total: 3 })
    // Where they agree on the names, all that either has entered is.
    const same = named('cobertura', ['2:_Z1fi', false], ['5:_Z1gi', true])
    expect(countFunctions(joinFunctions(mangled, same))).toEqual({ covered: 2, total: 2 })
    expect(countFunctions(mangled)).toEqual({ covered: 1, total: 2 })
    expect(countFunctions(joinFunctions(mangled, named('lcov', ['5:_Z1gi', true])))).toEqual({ covered: 2, total: 2 })
  })

  it('of several formats are the same in any order and grouping', () => {
    const account = fc.tuple(fc.constantFrom('lcov', 'cobertura', 'go'), functions)
    const sets = account.map(([format, map]) => namedBy(format as 'lcov', functionSet(map)))
    fc.assert(
      fc.property(sets, sets, sets, (a, b, c) => {
        expect(countFunctions(joinFunctions(a, b))).toEqual(countFunctions(joinFunctions(b, a)))
        const [left, right] = [joinFunctions(joinFunctions(a, b), c), joinFunctions(a, joinFunctions(b, c))]
        expect(countFunctions(left)).toEqual(countFunctions(right))
        expect(wellFormed(left)).toBe(wellFormed(right))
      }),
    )
  })
})
