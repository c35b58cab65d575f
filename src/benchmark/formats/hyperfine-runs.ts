import type { Invocation, Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import {
  arrayOf,
  fieldOf,
  figures,
  measuredNumber,
  measuredNumbers,
  optionalNumber,
  sampled,
  summarised,
} from './values.js'

/** Something that is measured in every run. */
interface Column {
  /** Its name in 2.x. */
  key: string
  metric: string
  unit: string
  judged: boolean
}

const TIME: Column = { key: 'time_wall_clock', metric: 'time', unit: 's', judged: true }
const MEMORY: Column = { key: 'memory_peak_resident', metric: 'memory', unit: 'B', judged: true }

/** What hyperfine shows unasked is judged, of the rest what it was told to show first. */
const COLUMNS: readonly Column[] = [
  TIME,
  MEMORY,
  { key: 'time_cpu', metric: 'cpu-time', unit: 's', judged: false },
  { key: 'time_user', metric: 'user-time', unit: 's', judged: false },
  { key: 'time_system', metric: 'system-time', unit: 's', judged: false },
  { key: 'cpu_cycles', metric: 'cpu-cycles', unit: '', judged: false },
  { key: 'instructions', metric: 'instructions', unit: '', judged: false },
  { key: 'cache_references', metric: 'cache-references', unit: '', judged: false },
  { key: 'cache_misses', metric: 'cache-misses', unit: '', judged: false },
  { key: 'branch_misses', metric: 'branch-misses', unit: '', judged: false },
]

/** The runs of 2.x; null in 1.x. */
export function measurementsOf(result: unknown): readonly unknown[] | null {
  return arrayOf(fieldOf(result, 'measurements'))
}

/** What was measured, with an invocation for each run of the command. @throws FileRefused */
export function runsOf(result: unknown): (Column & { invocations: Invocation[] })[] {
  const measurements = measurementsOf(result)
  return measurements === null ? firstForm(result) : secondForm(measurements)
}

function firstForm(result: unknown): (Column & { invocations: Invocation[] })[] {
  const [times, memory] = [fieldOf(result, 'times'), fieldOf(result, 'memory_usage_byte')]
  const time = times === undefined ? [summaryOf(result)] : each(measuredNumbers(times, 'times'))
  const columns = [{ ...TIME, invocations: time }]
  if (memory !== undefined) columns.push({ ...MEMORY, invocations: each(measuredNumbers(memory, 'memory_usage_byte')) })
  return columns
}

/** Where somebody took the single times out. */
function summaryOf(result: unknown): Invocation {
  const center = measuredNumber(fieldOf(result, 'median') ?? fieldOf(result, 'mean'), 'median')
  return summarised(center, optionalNumber(fieldOf(result, 'stddev'), 'stddev'))
}

function secondForm(measurements: readonly unknown[]): (Column & { invocations: Invocation[] })[] {
  if (measurements.length === 0) throw new FileRefused('has no run: there is nothing to compare')
  return COLUMNS.flatMap(column => {
    const values = measurements.map(each => fieldOf(fieldOf(each, column.key), 'value'))
    // Memory and counters are there only where the machine tells them.
    if (column !== TIME && values.every(value => value === undefined)) return []
    return [{ ...column, invocations: each(measuredNumbers(values, column.key)) }]
  })
}

function each(values: readonly number[]): Invocation[] {
  return values.map(value => sampled([value]))
}

/** What hyperfine computed of all runs. */
export function figuresOf(name: string, result: unknown): Measured[] {
  const time = fieldOf(fieldOf(result, 'summary'), TIME.key)
  const figure = (key: string) => fieldOf(time ?? result, key)
  const own = { mean: figure('mean'), min: figure('min'), max: figure('max'), stddev: figure('stddev') }
  const user = time === undefined ? { 'user-time': figure('user'), 'system-time': figure('system') } : {}
  return figures(name, 's', { ...own, ...user })
}
