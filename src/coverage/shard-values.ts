import { RefusedShard } from '../handover/shards.js'
import { FORMATS, type FormatName } from './formats/names.js'
import { type FunctionSet, wellFormed } from './functions.js'
import { type FileCoverage, type LineSet, MAX_LINE, TALLY, type Tallies } from './model.js'
import type { Tally } from './tally.js'
import type { Totals } from './totals.js'

/** The most that a row or a sum counts; `readShard` limits what they add up to. */
const MOST = 2 ** 31
const LARGEST_KEY = 2 ** 53 - 1
const LONGEST_SHOWN = 100
const OUT_OF_BOUNDS = 'has a number that is out of bounds'
const TOO_MUCH = 'counts more that is covered than there is'

/** Lines as `FileCoverage` has them. @throws RefusedShard, as all of these */
export function lines(value: unknown): LineSet {
  return Uint32Array.from(ascending(value, 2 * MAX_LINE + 1))
}

/** Keys with a flag each. */
export function items(value: unknown): Float64Array {
  return Float64Array.from(ascending(value, LARGEST_KEY))
}

function ascending(value: unknown, limit: number): number[] {
  const numbers = list(value).map(item => integer(item, limit))
  if (
    numbers.some((item, index) => index > 0 && Math.floor(item / 2) <= Math.floor((numbers[index - 1] as number) / 2))
  )
    throw new RefusedShard('has lines out of order')
  return numbers
}

export function rows(value: unknown): Tallies {
  const numbers = list(value).map(item => integer(item, LARGEST_KEY))
  if (numbers.length % TALLY !== 0) throw new RefusedShard('has a row that is cut off')
  for (let at = 0; at < numbers.length; at += TALLY) {
    const [start, end, covered, most, total] = numbers.slice(at, at + TALLY) as [number, number, number, number, number]
    if (total > MOST) throw new RefusedShard(OUT_OF_BOUNDS)
    if (covered > Math.min(most, total)) throw new RefusedShard(TOO_MUCH)
    const [before = -1, beforeEnd = -1] = at === 0 ? [] : numbers.slice(at - TALLY, at - TALLY + 2)
    if (start < before || (start === before && end <= beforeEnd)) throw new RefusedShard('has rows out of order')
  }
  return Float64Array.from(numbers)
}

export function totals(value: unknown): Totals {
  const { lines, branches, functions, statements } = record(value)
  const optional = (count: unknown) => (count === null ? null : tally(count))
  return {
    lines: tally(lines),
    branches: optional(branches),
    functions: optional(functions),
    statements: optional(statements),
  }
}

function tally(value: unknown): Tally {
  const { covered, total, atMost } = record(value)
  const count: Tally = { covered: integer(covered, MOST), total: integer(total, MOST) }
  if (atMost !== undefined) count.atMost = integer(atMost, LARGEST_KEY)
  if (count.covered > Math.min(count.atMost ?? count.total, count.total)) throw new RefusedShard(TOO_MUCH)
  return count
}

export function format(value: unknown): FormatName {
  const known = FORMATS.find(name => name === value)
  if (known === undefined) throw new RefusedShard('names a format that is not known')
  return known
}

export function assumed(value: unknown): NonNullable<FileCoverage['assumed']> {
  if (value !== 'all' && value !== 'statements') throw new RefusedShard('assumes what cannot be assumed')
  return value
}

export function flags(value: unknown): Map<string, boolean> {
  return new Map(
    list(value).map(item => {
      const [name, covered] = list(item)
      if (typeof covered !== 'boolean') throw new RefusedShard('has a value that is neither true nor false')
      return [text(name), covered]
    }),
  )
}

export function functions(value: unknown): FunctionSet {
  const lines = text(value)
  const known = FORMATS.map(format => `@${format}`)
  if (lines !== '' && !lines.endsWith('\n')) throw new RefusedShard('has a function that is cut off')
  for (const line of lines.split('\n').slice(0, -1)) {
    if (!/^[+-]/.test(line) && !known.includes(line))
      throw new RefusedShard('has functions that are neither entered nor not')
  }
  return wellFormed(lines)
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new RefusedShard('lacks a list that it should have')
  return value
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new RefusedShard('lacks an object that it should have')
  return value as Record<string, unknown>
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new RefusedShard('has a name that is no text')
  return value
}

export function integer(value: unknown, limit: number): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > limit) {
    throw new RefusedShard(OUT_OF_BOUNDS)
  }
  return value as number
}

/** Text from outside, short enough for a message. */
export function shown(value: string): string {
  return JSON.stringify(value.slice(0, LONGEST_SHOWN))
}
