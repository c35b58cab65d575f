import fc from 'fast-check'
import { functionSet } from '../../src/coverage/functions.js'
import {
  armKey,
  type Branches,
  emptyBranches,
  emptyFile,
  type FileCoverage,
  type LineSet,
  MAX_LINE,
  type Missing,
  positionKey,
  TALLY,
  type Tallies,
} from '../../src/coverage/model.js'
import { FlagCollector, TallyCollector } from '../../src/coverage/rows.js'
import type { Tally } from '../../src/coverage/tally.js'
import { type Totals, totalsOf } from '../../src/coverage/totals.js'

export type Flag = readonly [key: number, flag: boolean]
/** Where it stands, where it ends, how much is covered, how much there is, and how much at most is covered. */
export type Row = readonly [start: number, end: number, covered: number, total: number, most?: number]

export const KINDS = ['lines', 'branches', 'functions', 'statements'] as const

/** The largest key that a `FlagCollector` takes. */
export const LARGEST_KEY = 2 ** 52 - 1

export function flagsOf(flags: Iterable<Flag>): Float64Array {
  const collector = new FlagCollector()
  for (const [key, flag] of flags) collector.add(key, flag)
  return collector.take()
}

export function linesOf(flags: Iterable<Flag>): LineSet {
  return Uint32Array.from(flagsOf(flags))
}

export function rowsOf(rows: Iterable<Row>): Tallies {
  const collector = new TallyCollector()
  for (const [start, end, covered, total, most] of rows) collector.add(start, end, covered, total, most)
  return collector.take()
}

/** A file called `a`; what a test is about it passes itself. */
export function fileWith(file: Partial<FileCoverage> = {}): FileCoverage {
  return { ...emptyFile('a'), ...file }
}

export function branchesWith(branches: Partial<Branches>): Branches {
  return { ...emptyBranches(), ...branches }
}

/** Totals without what is covered at most. */
export function certainOf(totals: Totals): Totals {
  const certain = (count: Tally) => ({ covered: count.covered, total: count.total })
  const optional = (count: Tally | null) => (count === null ? null : certain(count))
  const { lines, branches, functions, statements } = totals
  return {
    lines: certain(lines),
    branches: optional(branches),
    functions: optional(functions),
    statements: optional(statements),
  }
}

/** All that a file says but what is covered at most. */
export function certainPartsOf(file: FileCoverage) {
  const { statements, branches, sums, ...others } = file
  const rows = [statements, branches.counts].map(table => [...table].filter((_, index) => index % TALLY !== 3))
  return { ...others, rows, arms: branches.arms, named: branches.named, totals: certainOf(totalsOf(file)) }
}

const line = fc.integer({ min: 0, max: 9 })
const farLine = fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom(MAX_LINE, 2 ** 30) })
const few = { maxLength: 8 }

export const anyFlags = fc.array(fc.tuple(farLine, fc.boolean()), { maxLength: 12 })

const count = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => ({ covered: Math.min(a, b), total: Math.max(a, b) }))
const totals: fc.Arbitrary<Totals> = fc.record({
  lines: count,
  branches: fc.option(count),
  functions: fc.option(count),
  statements: fc.option(count),
})

const map = <K, V>(key: fc.Arbitrary<K>, value: fc.Arbitrary<V>) =>
  fc.array(fc.tuple(key, value), few).map((entries): ReadonlyMap<K, V> => new Map(entries))

const arms = fc
  .array(fc.tuple(farLine, fc.nat(2), fc.nat(2), fc.boolean()), few)
  .map(all => flagsOf(all.map(([line, block, branch, taken]) => [armKey(line, block, branch) as number, taken])))
const branchName = fc
  .tuple(line, fc.constantFrom('', '@coverage.py ', '@istanbul '), fc.nat(3))
  .map(([line, account, name]) => `${line},${account}${name}`)

const statements = fc
  .array(fc.tuple(farLine, fc.nat(3), fc.nat(1), count), few)
  .map(all =>
    rowsOf(all.map(([line, column, end, { covered, total }]) => [positionKey(line, column), end, covered, total])),
  )

/** A line's branches, each with whether it was taken; and whether the format names those that were not. */
const outcomes = fc.tuple(line, fc.array(fc.boolean(), { maxLength: 4 }), fc.boolean())

export const anyBranches: fc.Arbitrary<Branches> = fc
  .record({
    arms,
    named: map(branchName, fc.boolean()),
    counted: fc.uniqueArray(outcomes, { ...few, selector: ([line]) => line }),
  })
  .map(({ arms, named, counted }) => ({ ...countedBranches(counted), arms, named }))

/** Branches as coverage.py gives them: how many were taken of each line, and for some lines the names of the others. */
export function countedBranches(
  lines: readonly (readonly [line: number, taken: readonly boolean[], isNamed: boolean])[],
): Branches {
  const counted = lines.filter(([, taken]) => taken.length > 0)
  const counts = rowsOf(counted.map(([line, taken]) => [line, 0, taken.filter(Boolean).length, taken.length]))
  const missing = counted.flatMap(([line, taken, isNamed]): [number, Missing[]][] => {
    const names = taken.flatMap((was, index) => (was ? [] : [`to ${index}`]))
    return isNamed && names.length > 0 ? [[line, [{ names, total: taken.length, alone: true }]]] : []
  })
  return branchesWith({ counts, missing: new Map(missing) })
}

const known = {
  path: fc.constant('a'),
  lines: anyFlags.map(linesOf),
  statements,
  branches: anyBranches,
  functions: map(
    fc.tuple(line, fc.constantFrom('f', 'g', '')).map(parts => parts.join(':')),
    fc.boolean(),
  ).map(functionSet),
  sums: fc.option(totals, { freq: 2 }),
}
const modules = fc.constantFrom(['app'], ['app', 'lib'], ['lib', 'app'])

/** What a run says of a file. */
export const runFile: fc.Arbitrary<FileCoverage> = fc
  .record({ ...known, modules: fc.option(modules, { freq: 2 }) })
  .map(({ modules, ...file }) => ({ ...file, ...(modules === null ? {} : { modules }) }))

/** What a run, or a tool without one, says of a file. */
export const anyFile: fc.Arbitrary<FileCoverage> = fc
  .tuple(runFile, fc.constantFrom(undefined, undefined, 'all' as const, 'statements' as const))
  .map(([file, assumed]) => {
    const nothing = assumed === undefined || (assumed === 'statements' && file.statements.length === 0)
    return { ...file, ...(nothing ? {} : { assumed }) }
  })
