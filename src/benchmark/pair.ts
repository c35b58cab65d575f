import type { Comparison, Side } from './decide/decision.js'
import { factorBetween } from './formats/units.js'
import { convertedValue, type History } from './history.js'
import { type Failure, keyOf, type Measured } from './model.js'
import { renamed } from './renames.js'
import { scaled } from './scaled.js'
import { matchedBy, type Threshold } from './thresholds/threshold.js'

/** Both sides, side by side. */
export interface Pairs {
  comparisons: Comparison[]
  /** Those of the base that are not there any more. */
  vanished: Measured[]
  /** Those that the base does not have. */
  added: Measured[]
  /** Those that measure something else than before. */
  changed: { head: Measured; unit: string }[]
}

/** The measured with what the thresholds say of units and directions. */
export function asDeclared(measured: readonly Measured[], thresholds: readonly Threshold[]): Measured[] {
  const declared = new Map(measured.map(each => [keyOf(each), each]))
  for (const threshold of thresholds) {
    const { unit, direction } = threshold
    for (const each of matchedBy(threshold, measured)) {
      const key = keyOf(each)
      const known = declared.get(key) as Measured
      declared.set(key, { ...known, unit: known.unit || (unit ?? ''), direction: direction ?? known.direction })
    }
  }
  return [...declared.values()]
}

/** Pairs what was measured now with the base and with what earlier runs measured, which has the names of now. */
export function pair(
  head: readonly Measured[],
  base: readonly Measured[],
  history: History,
  renames: ReadonlyMap<string, string>,
  thresholds: readonly Threshold[],
  failures: readonly Failure[],
): Pairs {
  const former = renamed(base, renames)
  const before = new Map(former.map(each => [keyOf(each), each]))
  const past = new Map(history.series.map(each => [keyOf(each), each]))
  const limits = limitsOf(head, thresholds)
  const pairs: Pairs = { comparisons: [], vanished: [], added: [], changed: [] }
  for (const each of head) {
    if (!each.judged) continue
    const key = keyOf(each)
    const [old, series] = [before.get(key), past.get(key)]
    const factor = old === undefined ? null : factorBetween(old.unit || each.unit, each.unit)
    const alike = old === undefined || factor === null ? null : scaled(old, factor, each.unit)
    if (old === undefined && series === undefined) pairs.added.push(each)
    else if (old !== undefined && alike === null) pairs.changed.push({ head: each, unit: old.unit })
    else {
      const maxRegression = limits.get(key)
      pairs.comparisons.push({
        name: each.name,
        metric: each.metric,
        unit: each.unit,
        direction: each.direction,
        base: alike === null ? null : sideOf(alike),
        head: sideOf(each),
        past: pastValues(series, each.unit),
        ...(maxRegression === undefined ? {} : { maxRegression }),
      })
    }
  }
  const present = new Set(head.map(keyOf))
  const failed = new Set(failures.map(({ name }) => name))
  pairs.vanished = former.filter(each => each.judged && !present.has(keyOf(each)) && !failed.has(each.name))
  return pairs
}

/** What thresholds say of how much worse each may get, by `keyOf`. */
export function limitsOf(head: readonly Measured[], thresholds: readonly Threshold[]): Map<string, number> {
  const limits = new Map<string, number>()
  for (const threshold of thresholds) {
    if (threshold.maxRegression === null) continue
    for (const each of matchedBy(threshold, head)) limits.set(keyOf(each), threshold.maxRegression)
  }
  return limits
}

function sideOf({ invocations }: Measured): Side {
  const sampled = invocations.flatMap(({ samples }) => (samples.length === 0 ? [] : [samples]))
  const summaries = invocations.flatMap(({ samples, summary }) => (samples.length > 0 || !summary ? [] : [summary]))
  return { invocations: sampled, summaries }
}

function pastValues(series: History['series'][number] | undefined, unit: string): (number | null)[] {
  const factor = series === undefined ? null : factorBetween(series.unit || unit, unit)
  return series === undefined || factor === null ? [] : series.values.map(value => convertedValue(value, factor))
}
