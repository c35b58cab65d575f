import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mergeFiles, mergeRepeated } from '../../../src/coverage/merge.js'
import { type FileCoverage, LineCollector, MAX_LINE } from '../../../src/coverage/model.js'
import { sumOf, totalsOf } from '../../../src/coverage/totals.js'
import { plain } from '../../support/reports.js'

const line = fc.integer({ min: 0, max: 12 })
const lines = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 9, arbitrary: line },
      { weight: 1, arbitrary: fc.constantFrom(MAX_LINE, MAX_LINE - 1, 2 ** 30) },
    ),
    fc.boolean(),
  ),
)
const count = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => ({ covered: Math.min(a, b), total: Math.max(a, b) }))
const arm = fc.tuple(line, fc.nat(2), fc.nat(2)).map(parts => parts.join(','))
const name = fc.tuple(line, fc.constantFrom('f', 'g', '')).map(parts => parts.join(':'))
const map = <K, V>(key: fc.Arbitrary<K>, value: fc.Arbitrary<V>) =>
  fc.array(fc.tuple(key, value), { maxLength: 8 }).map(entries => new Map(entries))

const file: fc.Arbitrary<FileCoverage> = fc.record({
  path: fc.constant('a'),
  lines: lines.map(collect),
  branches: fc.record({ arms: map(arm, fc.boolean()), counts: map(line, count) }),
  functions: map(name, fc.boolean()),
})

function collect(items: [number, boolean][]) {
  const collector = new LineCollector()
  for (const [line, covered] of items) collector.add(line, covered)
  return collector.lines()
}

/** The same in an order of its own: what matters is what it says. */
function canonical(file: FileCoverage) {
  const { lines, arms, counts, functions } = plain(file)
  return { lines, arms, counts, functions, totals: totalsOf(file) }
}

describe('collected lines', () => {
  it('are those of a naive map, ascending and once each', () => {
    fc.assert(
      fc.property(lines, items => {
        const model = new Map<number, boolean>()
        for (const [line, covered] of items) model.set(line, covered || model.get(line) === true)
        const ascending = [...model].sort(([a], [b]) => a - b)
        expect([...collect(items)].map(item => [item >>> 1, (item & 1) === 1])).toEqual(ascending)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('merged files', () => {
  it('are the same in any order', () => {
    fc.assert(
      fc.property(file, file, (a, b) => expect(canonical(mergeFiles(a, b))).toEqual(canonical(mergeFiles(b, a)))),
    )
  })

  it('are the same in any grouping', () => {
    fc.assert(
      fc.property(file, file, file, (a, b, c) => {
        expect(canonical(mergeFiles(mergeFiles(a, b), c))).toEqual(canonical(mergeFiles(a, mergeFiles(b, c))))
      }),
    )
  })

  it('are the file itself where it is given twice, and where the other says nothing', () => {
    const nothing: FileCoverage = {
      path: 'a',
      lines: new Uint32Array(),
      branches: { arms: new Map(), counts: new Map() },
      functions: new Map(),
    }
    fc.assert(
      fc.property(file, a => {
        expect(canonical(mergeFiles(a, a))).toEqual(canonical(a))
        expect(canonical(mergeFiles(a, nothing))).toEqual(canonical(a))
      }),
    )
  })

  it('never lose what either of them covers, and never cover more than there is', () => {
    fc.assert(
      fc.property(file, file, (a, b) => {
        const merged = totalsOf(mergeFiles(a, b))
        for (const kind of ['lines', 'branches', 'functions'] as const) {
          const counts = [totalsOf(a)[kind], totalsOf(b)[kind]].map(each => each ?? { covered: 0, total: 0 })
          const sum = merged[kind] ?? { covered: 0, total: 0 }
          expect(sum.covered).toBeGreaterThanOrEqual(Math.max(...counts.map(each => each.covered)))
          expect(sum.total).toBeGreaterThanOrEqual(Math.max(...counts.map(each => each.total)))
          expect(sum.covered).toBeLessThanOrEqual(sum.total)
        }
      }),
    )
  })

  it('have the lines of a naive union', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const parts = (items: [number, boolean][]): FileCoverage => ({
          path: 'a',
          lines: collect(items),
          branches: { arms: new Map(), counts: new Map() },
          functions: new Map(),
        })
        expect(mergeFiles(parts(a), parts(b)).lines).toEqual(collect([...a, ...b]))
      }),
    )
  })

  it('leave what they were made of as it was', () => {
    fc.assert(
      fc.property(file, file, (a, b) => {
        const before = [canonical(a), canonical(b)]
        mergeFiles(a, b)
        expect([canonical(a), canonical(b)]).toEqual(before)
      }),
    )
  })

  it('of one report are one for each path', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('x', 'y'), file)), named => {
        const files = named.map(([path, file]) => ({ ...file, path }))
        const merged = mergeRepeated(files)
        expect(merged.map(each => each.path)).toEqual([...new Set(files.map(each => each.path))])
        expect(mergeRepeated([...files, ...files]).map(canonical)).toEqual(merged.map(canonical))
      }),
    )
  })
})

describe('totals', () => {
  const of = (branches: FileCoverage['branches']) =>
    totalsOf({ path: 'a', lines: new Uint32Array(), branches, functions: new Map() }).branches

  it('tell nothing measured from nothing covered', () => {
    expect(
      totalsOf({
        path: 'a',
        lines: collect([[1, false]]),
        branches: { arms: new Map(), counts: new Map() },
        functions: new Map(),
      }),
    ).toEqual({
      lines: { covered: 0, total: 1 },
      branches: null,
      functions: null,
      statements: null,
    })
    expect(sumOf([])).toEqual({ lines: { covered: 0, total: 0 }, branches: null, functions: null, statements: null })
  })

  it.each([
    [
      'identified branches alone',
      [
        ['3,0,0', true],
        ['3,0,1', false],
      ],
      [],
      { covered: 1, total: 2 },
    ],
    ['counted branches alone', [], [[3, { covered: 1, total: 4 }]], { covered: 1, total: 4 }],
    [
      'both of one line once',
      [
        ['3,0,0', true],
        ['3,0,1', false],
      ],
      [[3, { covered: 1, total: 2 }]],
      { covered: 1, total: 2 },
    ],
    [
      'both of one line by the fuller figure',
      [
        ['3,0,0', true],
        ['3,0,1', true],
      ],
      [[3, { covered: 1, total: 4 }]],
      { covered: 2, total: 4 },
    ],
    ['those of different lines together', [['3,0,0', true]], [[4, { covered: 1, total: 2 }]], { covered: 2, total: 3 }],
  ] as [string, [string, boolean][], [number, { covered: number; total: number }][], object][])(
    'count %s',
    (_, arms, counts, expected) => {
      expect(of({ arms: new Map(arms), counts: new Map(counts) })).toEqual(expected)
    },
  )

  it('add up over files, those without branches left aside', () => {
    const some = totalsOf({
      path: 'a',
      lines: collect([[1, true]]),
      branches: { arms: new Map([['1,0,0', true]]), counts: new Map() },
      functions: new Map([['1:f', false]]),
    })
    const none = totalsOf({
      path: 'b',
      lines: collect([[1, false]]),
      branches: { arms: new Map(), counts: new Map() },
      functions: new Map(),
    })
    expect(sumOf([none, some, none, some])).toEqual({
      lines: { covered: 2, total: 4 },
      branches: { covered: 2, total: 2 },
      functions: { covered: 0, total: 2 },
      statements: null,
    })
  })
})
