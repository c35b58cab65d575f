import { centerOf } from './center.js'
import { factorBetween } from './formats/units.js'
import { keyOf, type Measured, type PastRun } from './model.js'

/** Which run it was, as far as it is known. */
export interface RunId {
  runId: number | null
  commit: string | null
  /** Milliseconds since 1970. */
  date: number | null
}

/** What earlier runs measured, a column for each of them: the centers, and null where a run lacks one. Oldest first. */
export interface History {
  runs: RunId[]
  series: { name: string; metric: string; unit: string; values: (number | null)[] }[]
}

export const NO_HISTORY: History = { runs: [], series: [] }

/** Values that a history has at the most: some 5 MB. */
const MOST_VALUES = 300_000

/** One run of a history. */
interface Column extends RunId {
  values: Map<string, { name: string; metric: string; unit: string; value: number }>
}

/** The run by itself. */
export function historyOf(run: RunId, measured: readonly Measured[]): History {
  const series = measured
    .filter(({ judged }) => judged)
    .map(each => ({ name: each.name, metric: each.metric, unit: each.unit, values: [centerOf(each)] }))
  return { runs: [run], series }
}

/** What another tool kept. */
export function historyOfRuns(past: readonly PastRun[]): History {
  const all = past.map(({ commit, date, measured }) => historyOf({ runId: null, commit, date }, measured))
  return joinHistories(all, past.length)
}

/**
 * Several histories as one, the newest `limit` runs of it: a run that several have is there once, as the last of them
 * has it, so that a run that was tried again counts once.
 */
export function joinHistories(histories: readonly History[], limit: number): History {
  if (limit === 0) return NO_HISTORY
  const columns = new Map<string, Column>()
  let unnamed = 0
  for (const history of histories) {
    for (const column of columnsOf(history)) {
      const { runId, commit, date } = column
      // Without any name a run is one of its own.
      if (runId === null && commit === null && date === null) unnamed += 1
      const key =
        runId === null ? `${commit} ${date} ${commit === null && date === null ? unnamed : ''}` : String(runId)
      columns.set(key, column)
    }
  }
  return ofColumns([...columns.values()].sort(inOrder).slice(-limit))
}

/** The history under the names of now; where a series had both names, a run has the value of the new one. */
export function renamedHistory({ runs, series }: History, renames: ReadonlyMap<string, string>): History {
  const old = series.flatMap(each => {
    const name = renames.get(each.name)
    return name === undefined ? [] : [{ ...each, name }]
  })
  return joinHistories([{ runs, series: [...old, ...series.filter(({ name }) => !renames.has(name))] }], runs.length)
}

/** The newest runs of it, as many as a result can hold. */
export function bounded({ runs, series }: History): History {
  const most = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, series.length)))
  return runs.length <= most ? { runs, series } : joinHistories([{ runs, series }], most)
}

/** A value in another unit; null where there is none, or it is too great for it. */
export function convertedValue(value: number | null, factor: number): number | null {
  return value === null || !Number.isFinite(value * factor) ? null : value * factor
}

/** Whether a history read from a file is one: as many values as there are runs. */
export function isHistory({ runs, series }: History): boolean {
  return series.every(({ values }) => values.length === runs.length)
}

function inOrder(a: RunId, b: RunId): number {
  // Runs without a date come from elsewhere, and before all of ours.
  return (a.date ?? 0) - (b.date ?? 0) || (a.runId ?? 0) - (b.runId ?? 0)
}

function columnsOf({ runs, series }: History): Column[] {
  const columns: Column[] = runs.map(run => ({ ...run, values: new Map() }))
  for (const { name, metric, unit, values } of series) {
    const key = keyOf({ name, metric })
    for (const [index, value] of values.entries()) {
      if (value !== null) columns[index]?.values.set(key, { name, metric, unit, value })
    }
  }
  return columns
}

function ofColumns(columns: readonly Column[]): History {
  const series = new Map<string, History['series'][number]>()
  for (const [index, { values }] of columns.entries()) {
    for (const [key, { name, metric, unit, value }] of values) {
      let row = series.get(key)
      if (row === undefined) {
        row = { name, metric, unit, values: new Array(columns.length).fill(null) }
        series.set(key, row)
      }
      if (row.unit !== unit) {
        // A unit of another kind begins a new series: what was before cannot be told in it.
        const factor = factorBetween(row.unit || unit, unit)
        row.values = row.values.map(value => (factor === null ? null : convertedValue(value, factor)))
        row.unit = unit
      }
      row.values[index] = value
    }
  }
  return { runs: columns.map(({ runId, commit, date }) => ({ runId, commit, date })), series: [...series.values()] }
}
