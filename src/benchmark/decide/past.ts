import { lastChange } from '../../statistics/change-points.js'
import { studentQuantile, studentTail } from '../../statistics/distributions.js'
import { deviationOf, iqrScale, madOf, medianOf, sorted } from '../../statistics/robust.js'
import { byBenchmark, commonShift, ENOUGH_BENCHMARKS, LEAST_SHIFT } from './common-shift.js'
import { CONFIDENCE } from './contrast.js'
import type { Case } from './sides.js'
import type { Tested } from './tested.js'

/** Fewer earlier runs do not show how much runs differ. */
export const ENOUGH_RUNS = 15

/** Runs that differ less than this look more alike than they are. */
const LEAST_SPREAD = 0.005

/** Degrees of freedom a run: a robust scale has 37% of the efficiency of a standard deviation, the greatest of three more. */
const DF_PER_RUN = 0.4

export interface HistoryTests {
  /** Of each comparison; null where its earlier runs are too few. */
  tested: (Tested | null)[]
  /** What all benchmarks of the head have in common beyond the newest runs, and what was taken away; null where hardly any. */
  common: number | null
}

/** Logarithms of what earlier runs measured, the newest last; not a number where a run lacks it. */
interface Row {
  index: number
  name: string
  isSpeed: boolean
  past: Float64Array
  head: number
}

/**
 * Tests the head against what earlier runs measured since the last change point. Where machines
 * differ, what all benchmarks of a run have in common is taken away from it first.
 */
export function testHistory(cases: readonly Case[], machinesDiffer: boolean): HistoryTests {
  const tested = new Array<Tested | null>(cases.length).fill(null)
  const rows = cases.flatMap((each, index) => rowOf(each, index) ?? [])
  const polished = machinesDiffer ? polish(rows.filter(({ isSpeed }) => isSpeed)) : null
  for (const row of rows) {
    const of = row.isSpeed ? polished : null
    tested[row.index] = testRow(of?.rows.get(row) ?? row.past, row.head, of?.recent ?? 0, of?.head ?? 0)
  }
  const common = polished === null || Math.abs(polished.head) <= LEAST_SHIFT ? null : polished.head
  return { tested, common }
}

function rowOf({ comparison, sign, isSpeed, head }: Case, index: number): Row | null {
  const { past, name } = comparison
  const known = past.filter(value => value !== null)
  if (known.length < ENOUGH_RUNS || head <= 0 || !known.every(value => value > 0)) return null
  const logs = Float64Array.from(past, value => (value === null ? Number.NaN : sign * Math.log(value)))
  return { index, name, isSpeed, past: logs, head: sign * Math.log(head) }
}

/** The series without what each run has in common. */
interface Polished {
  rows: Map<Row, Float64Array>
  /** What the newest runs have in common, and the head with them. */
  recent: number
  head: number
}

/** A step of Tukey's median polish; null where it would take away what need not be the machine's. */
function polish(rows: readonly Row[]): Polished | null {
  const length = rows.reduce((most, { past }) => Math.max(most, past.length), 0)
  const levels = new Map(rows.map(row => [row, medianOf(sorted(present(row.past)))]))
  const common = new Float64Array(length)
  for (let age = 1; age <= length; age += 1) {
    common[length - age] = inCommon(rows, levels, ({ past }) => past[past.length - age] ?? Number.NaN)
  }
  const recent = medianOf(sorted(present(common).slice(-ENOUGH_RUNS)))
  const head = inCommon(rows, levels, row => row.head)
  if (Number.isNaN(head) || Number.isNaN(recent)) return null
  const shifts = byBenchmark(rows.map(row => [row.name, row.head - (levels.get(row) as number) - recent]))
  if (Math.abs(head - recent) > LEAST_SHIFT && commonShift(shifts) === null) return null
  const without = ({ past }: Row) => past.map((value, at) => value - (common[length - past.length + at] as number))
  return { rows: new Map(rows.map(row => [row, without(row)])), recent, head: head - recent }
}

/** How far the benchmarks of a run lie above their levels, in the middle; not a number where they are too few. */
function inCommon(rows: readonly Row[], levels: ReadonlyMap<Row, number>, of: (row: Row) => number): number {
  const above = rows.map(row => [row.name, of(row) - (levels.get(row) as number)] as const)
  const shifts = byBenchmark(above.filter(([, value]) => !Number.isNaN(value)))
  return shifts.length < ENOUGH_BENCHMARKS ? Number.NaN : medianOf(sorted(shifts))
}

function present(values: Float64Array): Float64Array {
  return values.filter(value => !Number.isNaN(value))
}

/** `recent` is what the series lacks of the newest runs, `common` what the head has in common beyond that. */
function testRow(series: Float64Array, head: number, recent: number, common: number): Tested | null {
  const all = present(series)
  const runs = all.slice(lastChange(all))
  if (runs.length < ENOUGH_RUNS) return null
  const scale = Math.max(madOf(runs), iqrScale(runs), deviationOf(runs), LEAST_SPREAD)
  // That of a new value, and that of the median of the earlier ones.
  const error = scale * Math.sqrt(1 + Math.PI / 2 / runs.length)
  const df = DF_PER_RUN * runs.length
  const raw = head - recent - medianOf(sorted(runs))
  const shift = (raw - common) / error
  const half = studentQuantile((1 + CONFIDENCE) / 2, df) * error
  return {
    method: 'history',
    raw,
    common,
    low: raw - half,
    high: raw + half,
    worse: studentTail(shift, df),
    better: studentTail(-shift, df),
    floor: 0,
    error,
    df,
    values: null,
  }
}
