import type { Direction, Measured, PastRun } from '../model.js'
import { FileRefused } from '../refusal.js'
import { directionOfGo, metricOfGo, unitOfGo } from './go-units.js'
import { namedSeries } from './named.js'
import { arrayOf, fieldOf, objectOf, summarised, textOf } from './values.js'

const PREFIX = /^\s*window\.BENCHMARK_DATA\s*=\s*/
/** The same as `external-data-json-path` has it. */
const PLAIN = /^\s*\{\s*"lastUpdate"\s*:\s*\d+\s*,\s*"repoUrl"\s*:/

/** Whether it is the history that github-action-benchmark keeps: data.js, or the JSON file beside it. */
export function isDataJs(text: string): boolean {
  return PREFIX.test(text) || PLAIN.test(text)
}

/** One measurement of one suite. */
interface Entry {
  suite: string
  commit: string
  date: number | null
  measured: Measured[]
}

/**
 * Reads it: it is JSON behind an assignment, and nothing of it is run. Its suites each have a list of runs; those of one
 * commit become one run, the n-th of each suite together. A benchmark whose name is in several suites is named
 * `suite > name`. What is no number is left out, as its run lacks it. Oldest first.
 *
 * @throws FileRefused
 */
export function readDataJs(text: string): PastRun[] {
  const suites = Object.entries(objectOf(fieldOf(jsonOf(text), 'entries')) ?? {})
  const entries = suites.flatMap(([suite, runs]) => (arrayOf(runs) ?? []).flatMap(run => entryOf(suite, run) ?? []))
  if (entries.length === 0) throw new FileRefused('has no run of any benchmark')
  const shared = namesInSeveral(entries)
  const runs = new Map<string, PastRun>()
  const seen = new Map<string, number>()
  for (const { suite, commit, date, measured } of entries) {
    const inSuite = JSON.stringify([suite, commit])
    const nth = (seen.get(inSuite) ?? 0) + 1
    seen.set(inSuite, nth)
    const named = measured.map(each => (shared.has(each.name) ? { ...each, name: `${suite} > ${each.name}` } : each))
    const known = runs.get(`${nth} ${commit}`)
    if (known === undefined) runs.set(`${nth} ${commit}`, { commit, date, measured: named })
    else for (const each of named) known.measured.push(each)
  }
  return [...runs.values()].sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
}

function jsonOf(text: string): unknown {
  const json = text.replace(PREFIX, '').trimEnd().replace(/;$/, '')
  try {
    return JSON.parse(json)
  } catch {
    throw new FileRefused('is no data.js of github-action-benchmark: behind "window.BENCHMARK_DATA = " must be JSON')
  }
}

function entryOf(suite: string, run: unknown): Entry | null {
  const commit = textOf(fieldOf(fieldOf(run, 'commit'), 'id'))
  if (commit === null) return null
  const date = fieldOf(run, 'date')
  const tool = textOf(fieldOf(run, 'tool')) ?? ''
  const measured = (arrayOf(fieldOf(run, 'benches')) ?? []).flatMap(bench => measuredOf(tool, bench) ?? [])
  return { suite, commit, date: typeof date === 'number' && Number.isFinite(date) && date >= 0 ? date : null, measured }
}

/** As this tool's own format has it, so that runs from here on go on with it. */
function measuredOf(tool: string, bench: unknown): Measured | null {
  const [name, value] = [textOf(fieldOf(bench, 'name')), fieldOf(bench, 'value')]
  if (name === null || typeof value !== 'number' || !Number.isFinite(value) || value < 0) return null
  const unit = textOf(fieldOf(bench, 'unit')) ?? ''
  // pytest-benchmark measures seconds, which were turned over.
  if (tool === 'pytest') return value === 0 ? null : series(name, 's', 'lower', 1 / value)
  if (tool === 'go') return seriesOfGo(name, unit, value)
  return series(name, unit, directionOfTool(tool), value)
}

function series(name: string, unit: string, direction: Direction | null, value: number): Measured {
  return namedSeries({ name, unit, direction }, summarised(value))
}

/** Each metric but the first has a name with its unit behind. */
function seriesOfGo(name: string, unit: string, value: number): Measured {
  const own = unit !== '' && name.endsWith(` - ${unit}`) ? name.slice(0, -unit.length - 3) : name
  const said = { metric: metricOfGo(unit), unit: unitOfGo(unit), direction: directionOfGo(unit) }
  return namedSeries({ name: own, ...said }, summarised(value))
}

function directionOfTool(tool: string): Direction | null {
  if (tool === 'customBiggerIsBetter') return 'higher'
  return tool === 'customSmallerIsBetter' ? 'lower' : null
}

function namesInSeveral(entries: readonly Entry[]): Set<string> {
  const suites = new Map<string, string>()
  const shared = new Set<string>()
  for (const { suite, measured } of entries) {
    for (const { name } of measured) {
      if ((suites.get(name) ?? suite) !== suite) shared.add(name)
      suites.set(name, suite)
    }
  }
  return shared
}
