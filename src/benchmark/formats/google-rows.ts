import type { Invocation } from '../model.js'
import { FileRefused } from '../refusal.js'
import { fieldOf, measuredNumber, objectOf, optionalNumber, sampled, summarised, textOf } from './values.js'

/** A line of the table. */
export type Row = Readonly<Record<string, unknown>>

/** The lines of one benchmark: its repetitions, and what was computed of them, by statistic. */
export interface Run {
  repetitions: Row[]
  computed: Map<string, Row>
}

/** How lines were named before they said what they are. */
const COMPUTED = /_(mean|median|stddev|cv|BigO|RMS)$/

/** What is computed of several benchmarks, their complexity, and belongs to none of them. */
const OF_SEVERAL = new Set(['BigO', 'RMS'])

/** The benchmarks by name. */
export function runsOf(benchmarks: readonly unknown[]): Map<string, Run> {
  const runs = new Map<string, Run>()
  for (const [index, benchmark] of benchmarks.entries()) {
    const row = objectOf(benchmark) ?? {}
    const printed = textOf(fieldOf(row, 'name')) ?? `benchmark ${index + 1}`
    const statistic = statisticOf(row, printed)
    if (statistic !== null && OF_SEVERAL.has(statistic)) continue
    const name = textOf(fieldOf(row, 'run_name')) ?? (statistic === null ? printed : printed.replace(COMPUTED, ''))
    const run = runs.get(name) ?? { repetitions: [], computed: new Map<string, Row>() }
    if (statistic === null) run.repetitions.push(row)
    else run.computed.set(statistic, row)
    runs.set(name, run)
  }
  return runs
}

/** Which statistic the line is; null for one that was measured. */
function statisticOf(row: Row, printed: string): string | null {
  const type = fieldOf(row, 'run_type')
  if (type === 'iteration') return null
  const suffix = COMPUTED.exec(printed.slice(-10))?.[1] ?? null
  return type === 'aggregate' ? (textOf(fieldOf(row, 'aggregate_name')) ?? suffix ?? 'unknown') : suffix
}

/** All lines, measured or computed. */
export function rowsOf({ repetitions, computed }: Run): readonly Row[] {
  return repetitions.length > 0 ? repetitions : [...computed.values()]
}

/** The line that stands for all where the repetitions themselves are not there. */
export function centerOf({ repetitions, computed }: Run): Row | undefined {
  return repetitions.length > 0 ? undefined : (computed.get('median') ?? computed.get('mean'))
}

/** The values of a column: repetitions are all of one process. @throws FileRefused */
export function seriesOf(run: Run, key: string): Invocation {
  const { repetitions, computed } = run
  if (repetitions.length > 0) return sampled(repetitions.map(row => measuredNumber(fieldOf(row, key), key)))
  const center = centerOf(run)
  if (center === undefined) throw new FileRefused('has neither repetitions nor their median or mean')
  const deviation = optionalNumber(fieldOf(computed.get('stddev'), key), `the deviation of ${key}`)
  const count = optionalNumber(fieldOf(center, 'repetitions'), 'repetitions')
  return summarised(measuredNumber(fieldOf(center, key), key), deviation, count)
}
