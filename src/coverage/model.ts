import type { FormatName } from './formats/names.js'
import { type FunctionSet, NO_FUNCTIONS } from './functions.js'
import type { Totals } from './totals.js'

/**
 * What one report says of one file, small enough for reports of tens of thousands of files. Whether something was
 * run is all that is kept: counts of executions play no part in coverage, and a bit merges without overflow.
 */
export interface FileCoverage {
  /** As the report names it; `paths.ts` finds the file of the repository that is meant. */
  path: string
  lines: LineSet
  statements: Tallies
  branches: Branches
  functions: FunctionSet
  /** Where a report gives only sums for the file, and names no line: those; null elsewhere. */
  sums: Totals | null
  /** Names of modules that the file may belong to, where the report has such: they tell files of one name apart. */
  modules?: readonly string[]
  /**
   * Set where no run loaded the file, and the tool only says what there would be: that gives way to what a run says.
   * `statements`: where those are assumed, and the rest is not, as it comes from a format that counts no statements.
   */
  assumed?: 'all' | 'statements'
  /** Where some of the lines that ran are no statements, and only the source tells which: see `texts.ts`. */
  surplus?: Surplus
}

export interface Surplus {
  /** The lines that ran, ascending; the first `count` of them are not in `lines`. */
  ran: Uint32Array
  count: number
}

/** Executable lines, ascending and unique; each is `2 * line + (1 if it was run)`. */
export type LineSet = Uint32Array

/** The largest line number that a `LineSet` holds. */
export const MAX_LINE = 2 ** 31 - 1

export interface Branches {
  /** Branches that the format identifies by numbers, ascending and unique; each is `2 * armKey(...) + (1 if taken)`. */
  arms: Float64Array
  /**
   * Branches that the format identifies by anything else: `line,name` -> whether it was taken. Formats that name the
   * same branches otherwise begin the name with `@`, something of their own, and a space: see `totals.ts`.
   */
  named: ReadonlyMap<string, boolean>
  /** Branches of which the format gives numbers only, a row for each line. */
  counts: Tallies
  /** Lines of `counts` whose untaken branches the format names, for each number of branches that reports give them. */
  missing: ReadonlyMap<number, readonly Missing[]>
}

/** The names of a line's branches that were not taken. */
export interface Missing {
  names: readonly string[]
  /** How many branches the line has, taken or not; unique and ascending within those of a line. */
  total: number
  /** Whether all reports that count the line's branches name those. */
  alone: boolean
}

/**
 * Rows of `TALLY` numbers, ascending by the first two and unique in them: where the thing stands (a position from
 * `positionKey`, or a line and 0; and where it ends, or 0), how much of it is covered for certain, how much at most
 * (of merged reports the sum of what they cover, which may be more than there is), and how much there is.
 */
export type Tallies = Float64Array

/** How many numbers a row of `Tallies` has. */
export const TALLY = 5

/** One report, read. */
export interface Report {
  format: FormatName
  /** Folders that the file names may be relative to. */
  roots: string[]
  files: FileCoverage[]
  native: Native | null
}

/** The percentage as the tool that made the report prints it, to its last digit, without `%`. */
export interface Native {
  tool: string
  percent: string
}

const BLOCKS = 1024
const COLUMNS = 2 ** 21

/** A branch by its line, block and number; null where the numbers are too large for a key of 51 bits. */
export function armKey(line: number, block: number, branch: number): number | null {
  return block < BLOCKS && branch < BLOCKS ? (line * BLOCKS + block) * BLOCKS + branch : null
}

/** The line of an `armKey`. */
export function lineOfArm(key: number): number {
  return Math.floor(key / (BLOCKS * BLOCKS))
}

/** A place in a file as one number, in the order of places; columns beyond two million count as the last one. */
export function positionKey(line: number, column: number): number {
  return line * COLUMNS + Math.min(column, COLUMNS - 1)
}

/** The line of a `positionKey`. */
export function lineOfPosition(key: number): number {
  return Math.floor(key / COLUMNS)
}

/** A file of which nothing is known yet. */
export function emptyFile(path: string): FileCoverage {
  return {
    path,
    lines: NO_LINES,
    statements: NO_ROWS,
    branches: emptyBranches(),
    functions: NO_FUNCTIONS,
    sums: null,
  }
}

export function emptyBranches(): Branches {
  return { arms: NO_ROWS, named: NO_FLAGS, counts: NO_ROWS, missing: NO_NAMES }
}

// Shared by all files that have nothing of the kind: an empty array is no small thing twenty thousand times.
const NO_LINES = new Uint32Array()
const NO_ROWS = new Float64Array()
const NO_FLAGS: ReadonlyMap<string, boolean> = new Map()
const NO_NAMES: ReadonlyMap<number, readonly Missing[]> = new Map()
