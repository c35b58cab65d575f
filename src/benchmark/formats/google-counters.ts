import type { Measured } from '../model.js'
import { centerOf, type Run, seriesOf } from './google-rows.js'
import { kebab, unitOfName } from './named.js'
import { directionOf } from './units.js'
import { fieldOf, isMeasured } from './values.js'

/** Columns that every row may have; what else is a number is a counter. */
const OWN = new Set(
  (
    'name family_index per_family_instance_index run_name run_type repetitions repetition_index threads aggregate_name ' +
    'aggregate_unit iterations real_time cpu_time time_unit label error_occurred error_message skipped skip_message ' +
    'big_o rms cpu_coefficient real_coefficient complexity_n'
  ).split(' '),
)

/** The library's own counters, which say the same as the time does, or something to judge by. */
const KNOWN: Readonly<Record<string, Pick<Measured, 'metric' | 'unit' | 'judged'>>> = {
  bytes_per_second: { metric: 'bytes-per-second', unit: 'B/s', judged: false },
  items_per_second: { metric: 'items-per-second', unit: 'items/s', judged: false },
  allocs_per_iter: { metric: 'allocations', unit: 'allocs/iter', judged: true },
  max_bytes_used: { metric: 'memory', unit: 'B', judged: true },
}

/**
 * The counters of a benchmark. A rate is better the higher; of others only their author knows, so they are there for
 * thresholds. One that is negative or no number in some repetition is left out: nothing here can be compared with it.
 */
export function countersOf(name: string, run: Run): Measured[] {
  const center = centerOf(run)
  const rows = center === undefined ? run.repetitions : [center]
  return Object.keys(rows[0] ?? {}).flatMap(key =>
    OWN.has(key) || !rows.every(row => isMeasured(fieldOf(row, key)))
      ? []
      : [{ name, ...kindOf(key), invocations: [seriesOf(run, key)] }],
  )
}

function kindOf(key: string): Omit<Measured, 'name' | 'invocations'> {
  const isRate = key.endsWith('_per_second')
  const known = Object.hasOwn(KNOWN, key) ? KNOWN[key] : undefined
  const unit = unitOfName(key)
  const direction = isRate ? 'higher' : (directionOf(unit, key) ?? 'lower')
  return known === undefined ? { metric: kebab(key), unit, judged: isRate, direction } : { ...known, direction }
}
