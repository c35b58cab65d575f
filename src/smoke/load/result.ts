import type { Block } from './blocks.js'
import type { Histogram } from './histogram.js'
import type { Aborted } from './job.js'
import type { ErrorKind, Tally } from './tally.js'

/** What was measured of one target. Times in milliseconds, rates in requests a second. */
export interface TargetResult {
  name: string
  /** Of all requests. */
  total: Tally
  requests: RequestResult[]
  /** What the plan had; 0 in a closed loop, which has none. */
  planned: number
  offeredRate: number
  /** Of answers. */
  achievedRate: number
  /** Those that were under way, or waited, when the load was ended early: nothing is known of them. */
  abandoned: number
}

/** What was measured of the requests of one name. */
export interface RequestResult {
  name: string
  tally: Tally
  /** Stretches of the same time; block n of one target was at the time of block n of the others. None where nothing is compared. */
  blocks: Block[]
}

/** What a load has measured. */
export interface LoadResult {
  targets: TargetResult[]
  /** From the first request that was due to the last that was over. */
  elapsed: number
  aborted: Aborted | null
  /** Whether the generator did what it was to; if not, why, and what to do about it. */
  valid: boolean
  reasons: string[]
  /** Milliseconds that the generator itself was late, which are in every latency. */
  late: { p50: number; p99: number; max: number }
}

/** Of latencies, in milliseconds. */
export interface Percentiles {
  min: number
  mean: number
  p50: number
  p90: number
  p95: number
  p99: number
  max: number
}

/** Null where nothing was measured. */
export function percentilesOf(histogram: Histogram): Percentiles | null {
  if (histogram.count === 0) return null
  const { min, mean, max } = histogram
  const at = (percent: number) => histogram.percentile(percent)
  return { min, mean, p50: at(50), p90: at(90), p95: at(95), p99: at(99), max }
}

/** So many values from one duration up to another. */
export interface Bar {
  from: number
  to: number
  count: number
}

const BARS = 20
/** Where bars begin within each power of ten. */
const STEPS = [1, 1.5, 2, 3, 5, 7]

/**
 * How values are distributed, in bars that get wider with their values, between round numbers; the first begins at 0, and empty
 * ones at both ends are left out.
 */
export function distributionOf(histogram: Histogram): Bar[] {
  if (histogram.count === 0) return []
  const bounds = [0]
  for (let decade = 0.001; (bounds.at(-1) as number) <= histogram.max; decade *= 10) {
    for (const step of STEPS) bounds.push(Number((decade * step).toPrecision(2)))
  }
  const bars = bounds.slice(1).map((to, index) => {
    const from = bounds[index] as number
    return { from, to, count: histogram.between(from, to) }
  })
  const filled = bars.slice(
    bars.findIndex(({ count }) => count > 0),
    bars.findLastIndex(({ count }) => count > 0) + 1,
  )
  return filled.length <= BARS ? filled : paired(filled)
}

function paired(bars: readonly Bar[]): Bar[] {
  const wide: Bar[] = []
  for (let index = 0; index < bars.length; index += 2) {
    const [first, last = first] = bars.slice(index, index + 2) as [Bar, Bar?]
    const count = first === last ? first.count : first.count + last.count
    wide.push({ from: first.from, to: last.to, count })
  }
  return wide.length <= BARS ? wide : paired(wide)
}

/** The result of a target as it stands in the result file. */
export interface LoadSummary {
  name: string
  sent: number
  completed: number
  failed: number
  unsent: number
  errors: Partial<Record<ErrorKind, number>>
  offeredRate: number
  achievedRate: number
  latency: Percentiles | null
  service: Percentiles | null
}

/** Without kinds of errors that did not come; a rate that has no bound is 0. */
export function summaryOf(name: string, tally: Tally, rates: { offered: number; achieved: number }): LoadSummary {
  const { sent, completed, failed, errors, latency, service } = tally
  return {
    name,
    sent,
    completed,
    failed,
    unsent: errors.unsent,
    errors: Object.fromEntries(Object.entries(errors).filter(([, count]) => count > 0)),
    offeredRate: Number.isFinite(rates.offered) ? rates.offered : 0,
    achievedRate: rates.achieved,
    latency: percentilesOf(latency),
    service: percentilesOf(service),
  }
}
