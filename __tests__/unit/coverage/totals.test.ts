import { describe, expect, it } from '@jest/globals'
import { mergeFiles } from '../../../src/coverage/merge.js'
import { armKey, type Branches, type FileCoverage, type Missing } from '../../../src/coverage/model.js'
import { sumOf, type Totals, totalsOf } from '../../../src/coverage/totals.js'
import { branchesWith, fileWith, flagsOf, linesOf, rowsOf } from '../../support/file-coverage.js'

const NOTHING: Totals = { lines: { covered: 0, total: 0 }, branches: null, functions: null, statements: null }

const arm = (line: number, block: number, branch: number) => armKey(line, block, branch) as number
const taken = flagsOf([[arm(3, 0, 0), true]])
const half = flagsOf([
  [arm(3, 0, 0), true],
  [arm(3, 0, 1), false],
])
const both = flagsOf([
  [arm(3, 0, 0), true],
  [arm(3, 0, 1), true],
])
const named = (...entries: [string, boolean][]) => new Map(entries)
const missing = (names: string[], total: number, alone = true): Missing => ({ names, total, alone })

describe('the totals of a file', () => {
  it('tell nothing measured from nothing covered', () => {
    expect(totalsOf(fileWith({ lines: linesOf([[1, false]]) }))).toEqual({
      ...NOTHING,
      lines: { covered: 0, total: 1 },
    })
    expect(totalsOf(fileWith())).toEqual(NOTHING)
    expect(sumOf([])).toEqual(NOTHING)
  })

  it('count each thing by itself', () => {
    const file = fileWith({
      lines: linesOf([
        [1, true],
        [2, false],
        [3, true],
      ]),
      statements: rowsOf([
        [1, 0, 3, 4],
        [2, 0, 0, 2, 1],
      ]),
      branches: branchesWith({ arms: half }),
      functions: '-1:f\n+5:g\n',
    })
    expect(totalsOf(file)).toEqual({
      lines: { covered: 2, total: 3 },
      branches: { covered: 1, total: 2 },
      functions: { covered: 1, total: 2 },
      statements: { covered: 3, total: 6, atMost: 4 },
    })
  })

  it.each<[string, Partial<Branches>, object]>([
    ['numbered branches alone', { arms: half }, { covered: 1, total: 2 }],
    ['named branches alone', { named: named(['3,x', true], ['9,x', false]) }, { covered: 1, total: 2 }],
    [
      'numbered and named ones of one account together',
      { arms: half, named: named(['3,0,(a)', true]) },
      { covered: 2, total: 3 },
    ],
    [
      'those of one line by the account that shows most',
      { arms: both, named: named(['3,@x 1', true], ['3,@x 2', false], ['3,@x 3', false], ['3,@y 1', true]) },
      { covered: 2, total: 3 },
    ],
    [
      'accounts of different lines together',
      { named: named(['3,@x 1', true], ['4,@y 1', false], ['5,@y 1', true], ['5,z', false]) },
      { covered: 2, total: 3 },
    ],
    ['counted branches alone', { counts: rowsOf([[3, 0, 1, 4]]) }, { covered: 1, total: 4 }],
    ['both of one line once', { arms: half, counts: rowsOf([[3, 0, 1, 2]]) }, { covered: 1, total: 2 }],
    ['both of one line by the fuller figure', { arms: both, counts: rowsOf([[3, 0, 1, 4]]) }, { covered: 2, total: 4 }],
    ['those of different lines together', { arms: taken, counts: rowsOf([[4, 0, 1, 2]]) }, { covered: 2, total: 3 }],
    ['what may be covered', { counts: rowsOf([[3, 0, 1, 4, 3]]) }, { covered: 1, total: 4, atMost: 3 }],
    [
      'what may be covered only where it is more than is certain',
      { arms: both, counts: rowsOf([[3, 0, 1, 4, 2]]) },
      { covered: 2, total: 4 },
    ],
    [
      'those that are not named as missing',
      { counts: rowsOf([[3, 0, 1, 4, 3]]), missing: new Map([[3, [missing(['x'], 4, false)]]]) },
      { covered: 3, total: 4 },
    ],
    [
      'no more than those where nobody counts without naming',
      { counts: rowsOf([[3, 0, 1, 4, 4]]), missing: new Map([[3, [missing(['x', 'y'], 4)]]]) },
      { covered: 2, total: 4 },
    ],
    [
      'by the names that show most',
      {
        counts: rowsOf([[3, 0, 1, 4, 4]]),
        missing: new Map([[3, [missing([], 2, false), missing(['x', 'y', 'z'], 4, false)]]]),
      },
      { covered: 2, total: 4, atMost: 4 },
    ],
    [
      'never more than there are, whatever the names say',
      {
        counts: rowsOf([[3, 0, 0, 2]]),
        missing: new Map([
          [3, [missing([], 2 ** 52)]],
          [8, [missing([], 9)]],
        ]),
      },
      { covered: 2, total: 2 },
    ],
  ])('count %s', (_, branches, expected) => {
    expect(totalsOf(fileWith({ branches: branchesWith(branches) })).branches).toStrictEqual(expected)
  })
})

describe('sums that a report gives of a file', () => {
  const sums = (covered: number, total: number): Partial<FileCoverage> => ({
    sums: { lines: { covered, total }, branches: null, functions: { covered, total }, statements: null },
  })

  it('stand where nothing is known one by one, and otherwise where they show more', () => {
    expect(totalsOf(fileWith(sums(2, 5)))).toEqual({
      ...NOTHING,
      lines: { covered: 2, total: 5 },
      functions: { covered: 2, total: 5 },
    })
    const lines = linesOf([
      [1, true],
      [2, true],
      [3, true],
    ])
    expect(totalsOf(fileWith({ ...sums(2, 5), lines })).lines).toEqual({ covered: 3, total: 5 })
  })

  it('do not tell what several reports cover together', () => {
    const [a, b, c] = [fileWith(sums(2, 6)), fileWith(sums(3, 6)), fileWith(sums(4, 5))]
    expect(totalsOf(mergeFiles(a, b)).lines).toEqual({ covered: 3, total: 6, atMost: 5 })
    expect(totalsOf(mergeFiles(mergeFiles(a, b), c)).functions).toEqual({ covered: 4, total: 6, atMost: 6 })
    expect(totalsOf(mergeFiles(a, fileWith(sums(0, 6)))).lines).toStrictEqual({ covered: 2, total: 6 })
  })
})

describe('the totals of files', () => {
  it('add up, those without a kind left aside', () => {
    const some = totalsOf(
      fileWith({
        lines: linesOf([[1, true]]),
        branches: branchesWith({ counts: rowsOf([[1, 0, 1, 3, 2]]) }),
        functions: '-1:f\n',
      }),
    )
    const none = totalsOf(fileWith({ lines: linesOf([[1, false]]), statements: rowsOf([[1, 0, 1, 1]]) }))
    const sure = totalsOf(fileWith({ branches: branchesWith({ arms: both }) }))
    expect(sumOf([none, some, none, some, sure])).toEqual({
      lines: { covered: 2, total: 4 },
      branches: { covered: 4, total: 8, atMost: 6 },
      functions: { covered: 0, total: 2 },
      statements: { covered: 2, total: 2 },
    })
  })
})
