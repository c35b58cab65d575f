import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mergeFiles, mergeRepeated } from '../../../src/coverage/merge.js'
import { type FileCoverage, TALLY } from '../../../src/coverage/model.js'
import type { Tally } from '../../../src/coverage/tally.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import {
  anyFile,
  anyFlags,
  certainOf,
  certainPartsOf,
  countedBranches,
  fileWith,
  KINDS,
  linesOf,
  rowsOf,
  runFile,
} from '../../support/file-coverage.js'

const NOTHING: Tally = { covered: 0, total: 0 }
const runs = { numRuns: 500 }

/** All files merged, from the first to the last. */
const merged = (...files: FileCoverage[]) => files.reduce((all, file) => mergeFiles(all, file))

describe('merged files', () => {
  it('are the same in any order', () => {
    fc.assert(
      fc.property(anyFile, anyFile, (a, b) => {
        expect(mergeFiles(a, b)).toEqual(mergeFiles(b, a))
        expect(totalsOf(mergeFiles(a, b))).toEqual(totalsOf(mergeFiles(b, a)))
      }),
      runs,
    )
  })

  it('are the same in any grouping', () => {
    fc.assert(
      fc.property(anyFile, anyFile, anyFile, (a, b, c) => {
        const [left, right] = [mergeFiles(mergeFiles(a, b), c), mergeFiles(a, mergeFiles(b, c))]
        expect(left).toEqual(right)
        expect(totalsOf(left)).toEqual(totalsOf(right))
      }),
      runs,
    )
  })

  it('are the file itself where it is given twice, but for what may be covered', () => {
    fc.assert(
      fc.property(anyFile, anyFile, (a, b) => {
        const file = mergeFiles(a, b)
        const { modules: _, ...once } = certainPartsOf(file)
        expect(certainPartsOf(mergeFiles(file, file))).toMatchObject(once)
        expect(certainOf(totalsOf(merged(a, b, a, b)))).toEqual(certainOf(totalsOf(file)))
      }),
      runs,
    )
  })

  it('are the file itself where the other says nothing', () => {
    fc.assert(
      fc.property(runFile, a => {
        const file = mergeFiles(a, fileWith())
        expect(file).toEqual(a.modules === undefined ? a : { ...a, modules: [...a.modules].sort() })
        expect(totalsOf(file)).toEqual(totalsOf(a))
      }),
      runs,
    )
  })

  it('never lose what any of them covers, and never cover more than there is', () => {
    let [bounded, more] = [0, 0]
    fc.assert(
      fc.property(fc.array(runFile, { minLength: 2, maxLength: 5 }), files => {
        const parts = [...files, merged(...files.slice(1))]
        const all = totalsOf(merged(...files))
        for (const kind of KINDS) {
          const counts = parts.map(file => totalsOf(file)[kind] ?? NOTHING)
          const sum: Tally = all[kind] ?? NOTHING
          const most = sum.atMost ?? sum.covered
          expect(sum.covered).toBeGreaterThanOrEqual(Math.max(...counts.map(each => each.covered)))
          expect(sum.total).toBeGreaterThanOrEqual(Math.max(...counts.map(each => each.total)))
          expect(sum.covered).toBeLessThanOrEqual(most)
          expect(most).toBeLessThanOrEqual(sum.total)
          if (sum.atMost !== undefined) bounded += 1
          if (sum.covered > Math.max(...counts.map(each => each.covered))) more += 1
        }
      }),
      runs,
    )
    expect(Math.min(bounded, more)).toBeGreaterThan(10)
  })

  it('have the lines of a naive union', () => {
    fc.assert(
      fc.property(anyFlags, anyFlags, (a, b) => {
        const file = mergeFiles(fileWith({ lines: linesOf(a) }), fileWith({ lines: linesOf(b) }))
        expect(file.lines).toEqual(linesOf([...a, ...b]))
      }),
    )
  })

  it('leave what they were made of as it was', () => {
    fc.assert(
      fc.property(anyFile, anyFile, (a, b) => {
        const before = structuredClone([a, b])
        totalsOf(mergeFiles(a, b))
        expect([a, b]).toEqual(before)
      }),
    )
  })

  it('of one report are one for each path', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('x', 'y'), anyFile)), named => {
        const files = named.map(([path, { modules: _, ...file }]) => ({ ...file, path }))
        const once = mergeRepeated(files)
        expect(once.map(each => each.path)).toEqual([...new Set(files.map(each => each.path))])
        for (const { path, ...file } of once) {
          const { path: _, ...expected } = merged(...files.filter(each => each.path === path))
          expect(file).toEqual(expected)
        }
        expect(mergeRepeated([...files, ...files]).map(certainPartsOf)).toEqual(once.map(certainPartsOf))
      }),
    )
  })

  it('are one for each path and set of modules', () => {
    const files = [['b', 'a'], ['a'], undefined, ['a', 'b'], ['a']].map((modules, index) =>
      fileWith({ lines: linesOf([[index + 1, true]]), ...(modules === undefined ? {} : { modules }) }),
    )
    const once = mergeRepeated(files)
    expect(once.map(({ modules, lines }) => [modules, [...lines].map(item => item >>> 1)])).toEqual([
      [
        ['a', 'b'],
        [1, 4],
      ],
      [['a'], [2, 5]],
      [undefined, [3]],
    ])
    // What other shards have of them is still of the same files.
    expect(mergeRepeated([...files, ...once]).map(({ lines }) => lines.length)).toEqual([2, 2, 1])
  })
})

describe('branches that reports name where they were not taken', () => {
  const taken = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 })
  /** Several executions of the same lines. */
  const executions = (most: number) =>
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(fc.nat(9), taken), { selector: ([line]) => line }),
        fc.integer({ min: 2, max: most }),
      )
      .chain(([lines, times]) => {
        const one = fc.tuple(
          ...lines.map(([line, { length }]) =>
            fc.array(fc.boolean(), { minLength: length, maxLength: length }).map(outcome => [line, outcome] as const),
          ),
        )
        return fc.array(one, { minLength: times, maxLength: times })
      })

  /** How many branches were taken in any of the executions, found one by one. */
  function union(all: readonly (readonly (readonly [number, boolean[]])[])[]): number {
    return new Set(
      all.flatMap(lines =>
        lines.flatMap(([line, outcome]) => outcome.flatMap((was, n) => (was ? [`${line} ${n}`] : []))),
      ),
    ).size
  }

  it('merge exactly', () => {
    let interesting = 0
    fc.assert(
      fc.property(executions(4), all => {
        const files = all.map(lines =>
          fileWith({ branches: countedBranches(lines.map(([line, outcome]) => [line, outcome, true])) }),
        )
        const covered = union(all)
        const total = (all[0] ?? []).reduce((sum, [, outcome]) => sum + outcome.length, 0)
        const { branches } = totalsOf(merged(...files))
        // Exactly: `toEqual` would let `atMost: undefined` pass.
        expect(branches).toStrictEqual(total === 0 ? null : { covered, total })
        if (covered > Math.max(...files.map(file => totalsOf(file).branches?.covered ?? 0))) interesting += 1
      }),
      runs,
    )
    expect(interesting).toBeGreaterThan(50)
  })

  it('or do not are between the bounds', () => {
    fc.assert(
      fc.property(executions(4), fc.infiniteStream(fc.boolean()), (all, named) => {
        const files = all.map(lines =>
          fileWith({
            branches: countedBranches(lines.map(([line, outcome]) => [line, outcome, named.next().value as boolean])),
          }),
        )
        const { covered, atMost = covered, total }: Tally = totalsOf(merged(...files)).branches ?? NOTHING
        expect(covered).toBeLessThanOrEqual(union(all))
        expect(atMost).toBeGreaterThanOrEqual(union(all))
        expect(atMost).toBeLessThanOrEqual(total)
      }),
      runs,
    )
  })

  it('are not those of a report that gives the line other branches', () => {
    const two = (taken: boolean[]) => fileWith({ branches: countedBranches([[7, taken, true]]) })
    const both = mergeFiles(two([true, false]), two([false, true]))
    expect(totalsOf(both).branches).toEqual({ covered: 2, total: 2 })
    expect(totalsOf(mergeFiles(both, two([false]))).branches).toEqual({ covered: 2, total: 2 })
    expect(totalsOf(mergeFiles(both, two([false, false, false]))).branches).toEqual({ covered: 2, total: 3 })
    const other = mergeFiles(two([true, false]), two([false, true, false]))
    expect(totalsOf(other).branches).toEqual({ covered: 1, total: 3, atMost: 2 })
  })
})

describe('what no run says', () => {
  const run = fileWith({ lines: linesOf([[1, true]]), statements: rowsOf([[5, 0, 1, 1]]) })
  const assumed = fileWith({
    lines: linesOf([
      [1, false],
      [2, false],
    ]),
    statements: rowsOf([
      [5, 0, 0, 1],
      [6, 0, 0, 1],
    ]),
    assumed: 'all',
  })

  it('gives way to what one says', () => {
    expect(mergeFiles(assumed, run)).toEqual(run)
    expect(mergeFiles(mergeFiles(assumed, assumed), run)).toEqual(run)
    expect(mergeFiles(assumed, assumed)).toMatchObject({ assumed: 'all', lines: assumed.lines })
  })

  it('stands for statements that no run counts, until one does', () => {
    const { statements: _, ...lcov } = run
    const both = mergeFiles(assumed, fileWith(lcov))
    expect(both).toEqual({ ...run, statements: assumed.statements, assumed: 'statements' })
    expect(both.statements.length).toBe(2 * TALLY)
    expect(mergeFiles(both, run)).toEqual(run)
  })
})
