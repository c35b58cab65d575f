import type { Count } from '../gate/percent.js'
import type { Branches, FileCoverage } from './model.js'

/** Exact counts; null where no report says anything of the kind. */
export interface Totals {
  lines: Count
  branches: Count | null
  functions: Count | null
  /** Neither lcov nor Cobertura counts statements. */
  statements: Count | null
}

/** Counts one file. */
export function totalsOf(file: FileCoverage): Totals {
  return {
    lines: countLines(file),
    branches: countBranches(file.branches),
    functions: nonEmpty(countTrue(file.functions.values())),
    statements: null,
  }
}

/** Counts the lines of one file. */
export function countLines({ lines }: FileCoverage): Count {
  let covered = 0
  for (const line of lines) covered += line & 1
  return { covered, total: lines.length }
}

/** Adds up the counts of files. */
export function sumOf(all: Iterable<Totals>): Totals {
  const sum: Totals = { lines: { covered: 0, total: 0 }, branches: null, functions: null, statements: null }
  for (const totals of all) {
    sum.lines = add(sum.lines, totals.lines)
    sum.branches = addOptional(sum.branches, totals.branches)
    sum.functions = addOptional(sum.functions, totals.functions)
  }
  return sum
}

/** A line that one report identifies the branches of and another only counts has at least what either shows. */
function countBranches({ arms, counts }: Branches): Count | null {
  const lines = new Map<number, Count>()
  for (const [line, { covered, total }] of counts) lines.set(line, { covered, total })
  const identified = new Map<number, Count>()
  for (const [key, taken] of arms) {
    const line = Number.parseInt(key, 10)
    const known = identified.get(line) ?? { covered: 0, total: 0 }
    identified.set(line, { covered: known.covered + (taken ? 1 : 0), total: known.total + 1 })
  }
  for (const [line, count] of identified) {
    const other = lines.get(line)
    const covered = Math.max(count.covered, other?.covered ?? 0)
    lines.set(line, { covered, total: Math.max(count.total, other?.total ?? 0) })
  }
  return nonEmpty([...lines.values()].reduce(add, { covered: 0, total: 0 }))
}

function countTrue(values: Iterable<boolean>): Count {
  const count = { covered: 0, total: 0 }
  for (const value of values) {
    count.total += 1
    if (value) count.covered += 1
  }
  return count
}

function nonEmpty(count: Count): Count | null {
  return count.total === 0 ? null : count
}

/** The sum of two counts. */
export function add(a: Count, b: Count): Count {
  return { covered: a.covered + b.covered, total: a.total + b.total }
}

function addOptional(a: Count | null, b: Count | null): Count | null {
  return a === null || b === null ? (a ?? b) : add(a, b)
}
