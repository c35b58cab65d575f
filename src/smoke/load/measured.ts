import { isOrdered } from '../expect/order.js'
import type { Threshold, ThresholdMetric } from '../suite/model.js'
import type { Tally } from './tally.js'

/** Fewer are no ground to end a load on; of a high percentile it takes more, so that one of them lies beyond it. */
const FEWEST = 20

/** A metric's value: milliseconds, a ratio, requests a second or a count; null where there is nothing to measure. */
export function measured(metric: ThresholdMetric, tally: Tally, milliseconds: number): number | null {
  const { latency, settled, failed, completed } = tally
  switch (metric.kind) {
    case 'count':
      return completed
    case 'rate':
      return milliseconds > 0 ? (completed * 1000) / milliseconds : null
    case 'errors':
      return settled === 0 ? null : failed / settled
    case 'availability':
      return settled === 0 ? null : (settled - failed) / settled
    case 'percentile':
      return latency.count === 0 ? null : latency.percentile(metric.percent)
    default:
      return latency.count === 0 ? null : latency[metric.kind]
  }
}

/** Whether a value keeps to a threshold; one that was not measured does not. */
export function keeps(value: number | null, { operator, limit }: Threshold): boolean {
  return value !== null && isOrdered(value, operator, limit)
}

/** Whether the load is to end: the threshold is crossed, it has had its time, and there is enough to say so. */
export function isCrossed(threshold: Threshold, tally: Tally, milliseconds: number): boolean {
  const { abortAfter, metric } = threshold
  if (abortAfter === null || milliseconds < abortAfter || tally.settled < fewestOf(metric)) return false
  return !keeps(measured(metric, tally, milliseconds), threshold)
}

function fewestOf(metric: ThresholdMetric): number {
  if (metric.kind !== 'percentile' || metric.percent === 100) return FEWEST
  return Math.max(FEWEST, Math.ceil(100 / (100 - metric.percent)))
}
