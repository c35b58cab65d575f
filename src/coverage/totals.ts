import type { Count } from '../gate/percent.js'
import { countFunctions } from './functions.js'
import { type Branches, type FileCoverage, lineOfArm, TALLY, type Tallies } from './model.js'
import { add, bounded, larger, mostOf, type Tally } from './tally.js'

/** Exact counts; null where no report says anything of the kind. */
export interface Totals {
  lines: Tally
  branches: Tally | null
  functions: Tally | null
  statements: Tally | null
}

/** Counts one file. */
export function totalsOf(file: FileCoverage): Totals {
  const own = {
    lines: countLines(file),
    branches: countBranches(file.branches),
    functions: nonEmpty(countFunctions(file.functions)),
    statements: countTallies(file.statements),
  }
  return file.sums === null ? own : joinKinds(own, file.sums, larger)
}

/** Counts the lines of one file that are known one by one. */
export function countLines({ lines }: Pick<FileCoverage, 'lines'>): Count {
  let covered = 0
  // By index: there are millions.
  for (let at = 0; at < lines.length; at += 1) covered += (lines[at] as number) & 1
  return { covered, total: lines.length }
}

/** Adds up the counts of files. */
export function sumOf(all: Iterable<Totals>): Totals {
  const sum: Totals = { lines: NONE, branches: null, functions: null, statements: null }
  for (const totals of all) {
    sum.lines = add(sum.lines, totals.lines)
    sum.branches = optional(sum.branches, totals.branches, add)
    sum.functions = optional(sum.functions, totals.functions, add)
    sum.statements = optional(sum.statements, totals.statements, add)
  }
  return sum
}

/** What the sums of two reports say of the same file: as with `joinTallies`, they may have covered different parts. */
export function joinSums(a: Totals, b: Totals): Totals {
  return joinKinds(a, b, (a, b) =>
    bounded(Math.max(a.covered, b.covered), mostOf(a) + mostOf(b), Math.max(a.total, b.total)),
  )
}

function joinKinds(a: Totals, b: Totals, join: (a: Tally, b: Tally) => Tally): Totals {
  const either = (a: Tally | null, b: Tally | null) => (a === null && b === null ? null : join(a ?? NONE, b ?? NONE))
  return {
    lines: join(a.lines, b.lines),
    branches: either(a.branches, b.branches),
    functions: either(a.functions, b.functions),
    statements: either(a.statements, b.statements),
  }
}

const NONE: Tally = { covered: 0, total: 0 }

/** A line that several formats give the branches of, each in its own way, has at least what any of them shows. */
function countBranches({ arms, named, counts, missing }: Branches): Tally | null {
  // Mostly there is one kind alone, and nothing to weigh against it.
  if (counts.length === 0 && named.size === 0) return nonEmpty(countArms(arms))
  if (arms.length === 0 && named.size === 0 && missing.size === 0) return countTallies(counts)
  const identified = identifiedBranches(arms, named)
  let sum = NONE
  for (let at = 0; at < counts.length; at += TALLY) {
    const [line, , covered, most, total] = Array.from(counts.subarray(at, at + TALLY)) as Row
    const known = missing.get(line) ?? []
    // Those that are not named as missing were taken; and no more than they, where nobody counts without naming.
    const taken = known.reduce((most, each) => Math.max(most, each.total - each.names.length), covered)
    const certain = Math.min(total, taken)
    const counted = bounded(certain, known[0]?.alone === true ? certain : Math.min(total, most), total)
    const other = identified.get(line)
    sum = add(sum, other === undefined ? counted : larger(counted, other))
    identified.delete(line)
  }
  for (const count of identified.values()) sum = add(sum, count)
  return nonEmpty(sum)
}

/** The count of each line's branches that have an identity. */
function identifiedBranches(arms: Float64Array, named: Branches['named']): Map<number, Count> {
  const accounts = new Map<string, Map<number, Count>>()
  const identify = (account: string, line: number, taken: boolean) => {
    const lines = accounts.get(account) ?? new Map<number, Count>()
    accounts.set(account, lines)
    const known = lines.get(line) ?? { covered: 0, total: 0 }
    lines.set(line, known)
    known.total += 1
    if (taken) known.covered += 1
  }
  for (const item of arms) identify('', lineOfArm(Math.floor(item / 2)), item % 2 === 1)
  for (const [key, taken] of named) identify(accountOf(key), Number.parseInt(key, 10), taken)
  const [first = new Map<number, Count>(), ...others] = accounts.values()
  for (const other of others) {
    for (const [line, count] of other) first.set(line, larger(first.get(line) ?? count, count))
  }
  return first
}

/** Whose way of naming branches it is: `@tool` in `12,@tool 14`. */
function accountOf(key: string): string {
  const name = key.indexOf(',') + 1
  return key[name] === '@' ? key.slice(name, key.indexOf(' ', name)) : ''
}

type Row = [number, number, number, number, number]

function countArms(arms: Float64Array): Count {
  let covered = 0
  for (let at = 0; at < arms.length; at += 1) covered += (arms[at] as number) % 2
  return { covered, total: arms.length }
}

function countTallies(rows: Tallies): Tally | null {
  const sum = { covered: 0, most: 0, total: 0 }
  for (let at = 0; at < rows.length; at += TALLY) {
    const total = rows[at + 4] as number
    sum.covered += rows[at + 2] as number
    sum.most += Math.min(total, rows[at + 3] as number)
    sum.total += total
  }
  return nonEmpty(bounded(sum.covered, sum.most, sum.total))
}

function nonEmpty<T extends Count>(count: T): T | null {
  return count.total === 0 ? null : count
}

function optional<T>(a: T | null, b: T | null, join: (a: T, b: T) => T): T | null {
  return a === null || b === null ? (a ?? b) : join(a, b)
}
