import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { armKey, lineOfArm, MAX_LINE, positionKey, TALLY, type Tallies } from '../../../src/coverage/model.js'
import { FlagCollector, joinFlags, joinTallies, TallyCollector } from '../../../src/coverage/rows.js'
import { type Flag, flagsOf, LARGEST_KEY, type Row, rowsOf } from '../../support/file-coverage.js'

const far = fc.oneof(fc.constantFrom(LARGEST_KEY, LARGEST_KEY - 1, 2 ** 51, 2 ** 31, 2 ** 32), fc.maxSafeNat())
const key = fc.oneof({ weight: 4, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: far.map(n => n % (LARGEST_KEY + 1)) })
const flags = fc.array(fc.tuple(key, fc.boolean()), { maxLength: 30 })

const count = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map(numbers => numbers.sort((a, b) => a - b))
const row = fc
  .tuple(key, fc.oneof(fc.nat(2), key), count)
  .map(([start, end, [covered = 0, most = 0, total = 0]]): Row => [start, end, covered, total, most])
const rows = fc.array(row, { maxLength: 20 })

/** Flags as a map has them. */
function flagModel(items: readonly Flag[]): [number, boolean][] {
  const model = new Map<number, boolean>()
  for (const [key, flag] of items) model.set(key, flag || model.get(key) === true)
  return [...model].sort(([a], [b]) => a - b)
}

function asFlags(items: Iterable<number>): [number, boolean][] {
  return [...items].map(item => [Math.floor(item / 2), item % 2 === 1])
}

/** Rows as a map has them: the most that is certain, the sum of what may be, the most that there is. */
function rowModel(all: readonly Row[]): number[][] {
  const model = new Map<string, number[]>()
  for (const [start, end, covered, total, most = covered] of all) {
    const [, , certain = 0, sum = 0, whole = 0] = model.get(`${start} ${end}`) ?? []
    model.set(`${start} ${end}`, [start, end, Math.max(certain, covered), sum + most, Math.max(whole, total)])
  }
  return [...model.values()].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
}

function asRows(table: Tallies): number[][] {
  return Array.from({ length: table.length / TALLY }, (_, index) => [
    ...table.subarray(index * TALLY, (index + 1) * TALLY),
  ])
}

const runs = { numRuns: 1000 }

describe('collected flags', () => {
  it('are those of a naive map, ascending and once each', () => {
    fc.assert(
      fc.property(flags, items => expect(asFlags(flagsOf(items))).toEqual(flagModel(items))),
      runs,
    )
  })

  it('are the same where they come in order', () => {
    fc.assert(
      fc.property(flags, items => {
        const ascending = items.toSorted(([a], [b]) => a - b)
        expect(asFlags(flagsOf(ascending))).toEqual(flagModel(items))
      }),
    )
  })

  it('begin anew whenever they are taken, and what was taken stays', () => {
    fc.assert(
      fc.property(fc.array(flags, { maxLength: 6 }), all => {
        const collector = new FlagCollector()
        const taken = all.map(items => {
          for (const [key, flag] of items) collector.add(key, flag)
          return collector.take()
        })
        expect(taken.map(asFlags)).toEqual(all.map(flagModel))
      }),
    )
  })

  it('and lines share a collector, and neither disturbs what was taken of the other', () => {
    const line = fc.tuple(fc.oneof(fc.nat(9), fc.nat(MAX_LINE)), fc.boolean())
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.array(line, { maxLength: 600 })), { maxLength: 12 }), all => {
        const collector = new FlagCollector()
        const taken = all.map(([asLines, items]) => {
          for (const [key, flag] of items) collector.add(key, flag)
          return asLines ? collector.takeLines() : collector.take()
        })
        expect(taken.map(asFlags)).toEqual(all.map(([, items]) => flagModel(items)))
        expect(taken.map(table => table instanceof Uint32Array)).toEqual(all.map(([asLines]) => asLines))
      }),
    )
  })

  it('may be more than there was room for, before and after they were taken', () => {
    const collector = new FlagCollector()
    for (const length of [10_000, 3, 256, 257, 0]) {
      for (let key = length - 1; key >= 0; key -= 1) collector.add(key, key % 3 === 0)
      const expected = Array.from({ length }, (_, key) => [key, key % 3 === 0])
      expect(asFlags(collector.take())).toEqual(expected)
    }
  })

  it('are lines where keys are', () => {
    const collector = new FlagCollector()
    for (const line of [MAX_LINE, 0, 7, MAX_LINE]) collector.add(line, line !== 0)
    expect(collector.takeLines()).toEqual(Uint32Array.of(0, 15, 2 * MAX_LINE + 1))
    expect(collector.takeLines()).toEqual(new Uint32Array())
  })
})

describe('collected rows', () => {
  it('are those of a naive map, ascending and once each', () => {
    fc.assert(
      fc.property(rows, all => expect(asRows(rowsOf(all))).toEqual(rowModel(all))),
      runs,
    )
  })

  it('are the same where they come in order', () => {
    fc.assert(
      fc.property(rows, all => {
        const ascending = all.toSorted(([a, b], [c, d]) => a - c || b - d)
        expect(asRows(rowsOf(ascending))).toEqual(rowModel(all))
      }),
    )
  })

  it('begin anew whenever they are taken, and what was taken stays', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 6 }), all => {
        const collector = new TallyCollector()
        const taken = all.map(items => {
          for (const [start, end, covered, total, most] of items) collector.add(start, end, covered, total, most)
          return collector.take()
        })
        expect(taken.map(asRows)).toEqual(all.map(rowModel))
      }),
    )
  })

  it('may be more than there was room for', () => {
    const all = Array.from({ length: 3000 }, (_, index): Row => [index >> 1, index & 1, index % 5, 5])
    expect(asRows(rowsOf(all.toReversed()))).toEqual(rowModel(all))
  })

  it('cover no more than there is, whoever says so', () => {
    expect(
      asRows(
        rowsOf([
          [1, 0, 9, 2],
          [2, 0, 1, 2, 9],
        ]),
      ),
    ).toEqual([
      [1, 0, 2, 2, 2],
      [2, 0, 1, 2, 2],
    ])
  })
})

describe('joined tables', () => {
  it('of flags are those of both', () => {
    fc.assert(
      fc.property(flags, flags, (a, b) => {
        expect(asFlags(joinFlags(flagsOf(a), flagsOf(b)))).toEqual(flagModel([...a, ...b]))
      }),
      runs,
    )
  })

  it('of lines are lines', () => {
    const joined = joinFlags(Uint32Array.of(2, 2 * MAX_LINE), Uint32Array.of(3, 4, 2 * MAX_LINE + 1))
    expect(joined).toEqual(Uint32Array.of(3, 4, 2 * MAX_LINE + 1))
  })

  it('of rows are those of both', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        expect(asRows(joinTallies(rowsOf(a), rowsOf(b)))).toEqual(rowModel([...a, ...b]))
      }),
      runs,
    )
  })

  it('leave both as they were', () => {
    fc.assert(
      fc.property(rows, rows, flags, flags, (a, b, c, d) => {
        const tables = [rowsOf(a), rowsOf(b), flagsOf(c), flagsOf(d)] as const
        const before = structuredClone(tables)
        joinTallies(tables[0], tables[1])
        joinFlags(tables[2], tables[3])
        expect(tables).toEqual(before)
      }),
    )
  })
})

describe('keys', () => {
  const line = fc.oneof(fc.nat(MAX_LINE), fc.constantFrom(0, MAX_LINE))
  const small = fc.oneof(fc.nat(1023), fc.constantFrom(0, 1023))

  it('of arms are in the order of their parts, hold the line, and fit with a flag', () => {
    fc.assert(
      fc.property(fc.tuple(line, small, small), fc.tuple(line, small, small), (a, b) => {
        const [one, other] = [armKey(...a) as number, armKey(...b) as number]
        const order = a.map((part, index) => part - (b[index] as number)).find(difference => difference !== 0) ?? 0
        expect(Math.sign(one - other)).toBe(Math.sign(order))
        expect(lineOfArm(one)).toBe(a[0])
        expect(asFlags(flagsOf([[one, true]]))).toEqual([[one, true]])
      }),
    )
    expect([armKey(1, 1024, 0), armKey(1, 0, 1024)]).toEqual([null, null])
  })

  it('of places are in the order of places, to the last column that is told apart', () => {
    const column = fc.oneof(fc.nat(2 ** 21 - 1), fc.constantFrom(0, 2 ** 21 - 1))
    fc.assert(
      fc.property(line, column, line, column, (line, column, otherLine, other) => {
        const order = Math.sign(line - otherLine || column - other)
        expect(Math.sign(positionKey(line, column) - positionKey(otherLine, other))).toBe(order)
      }),
    )
    expect(positionKey(3, 2 ** 40)).toBe(positionKey(3, 2 ** 21 - 1))
    expect(positionKey(MAX_LINE, Number.MAX_VALUE)).toBe(LARGEST_KEY)
  })
})
