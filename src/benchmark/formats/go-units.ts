import type { Direction } from '../model.js'
import { kebab, metricOf, unitOfName } from './named.js'
import { directionOf } from './units.js'

/** What package testing itself writes; all other units are from ReportMetric. */
const OWN = new Set(['ns/op', 'MB/s', 'B/op', 'allocs/op'])

/** `time` for `ns/op`, and so on; what a benchmark reports itself is named by its unit, as Go has no other name for it. */
export function metricOfGo(unit: string): string {
  return OWN.has(unit) ? metricOf(unit) : kebab(unit)
}

/** The unit in what Go calls one: `p99-ns` and `peak-RSS-bytes` are a name with the unit at its end. */
export function unitOfGo(unit: string): string {
  return unit.includes('/') ? unit : unitOfName(unit) || unit
}

/** Which way is better; null where nothing says so. What is counted for one operation is, by Go's convention, its cost. */
export function directionOfGo(unit: string): Direction | null {
  return directionOf(unitOfGo(unit), unit) ?? (unit.endsWith('/op') ? 'lower' : null)
}
