import { formatDuration } from '../../gate/duration.js'
import type { Load, Threshold } from '../suite/model.js'
import { Histogram } from './histogram.js'
import type { LoadOutput } from './job.js'
import { durationOf, isClosed, plannedOf } from './plan.js'
import type { TargetResult } from './result.js'
import { totalOf } from './tally.js'

/** Milliseconds that a generator may be late, whatever else is measured: threads wait for each other on any machine. */
const ALWAYS = 5
/** Parts of what is measured, and of the least of its limits, that the generator may have a share in. */
const OF_MEASURED = 0.1
const OF_LIMIT = 0.05
/** Parts of the load that must have been put on the server. */
const LEAST = 0.99

const ADVICE = 'run it on a machine with more free CPU, or lower the rate'

/**
 * Why a measurement is none: the generator did not do what it was to. A server that is slow, or stands still, is no reason:
 * whoever waits for it is counted from when they were due, and that is the server's measure.
 */
export function reasonsAgainst(load: Load, output: LoadOutput, targets: readonly TargetResult[]): string[] {
  const own = isClosed(load.stages)
    ? []
    : [...rateReason(load, output, targets.length), ...lateReason(load, output, targets)]
  const exhausted = targets.reduce((sum, { total }) => sum + total.errors.exhausted, 0)
  if (exhausted === 0) return own
  const causes = targets.flatMap(({ total }) => total.causes)
  const words = causes.find(({ error }) => error === 'exhausted')?.reason
  return [
    ...own,
    `this machine had no port or file left for ${exhausted} requests (${words}): lower the connections, or raise its limits`,
  ]
}

function rateReason({ stages }: Load, { evidence, aborted }: LoadOutput, targets: number): string[] {
  const { lastTakenUp, starved, busiest } = evidence
  const duration = durationOf(stages)
  const planned = plannedOf(stages) * targets
  const reasons: string[] = []
  if (aborted === null && duration < LEAST * lastTakenUp) {
    const late = formatDuration(lastTakenUp - duration)
    reasons.push(
      `the generator began its last requests ${late} after their time, so that fewer came a second: ${ADVICE}`,
    )
  }
  if (starved > (1 - LEAST) * planned) {
    const busy = `${Math.round(100 * busiest)}% busy`
    reasons.push(`${starved} requests waited for a connection while the generator itself was ${busy}: ${ADVICE}`)
  }
  return reasons
}

/** The generator's lateness is in every latency: it must be small beside them, or beside what they are held to. */
function lateReason(load: Load, { evidence }: LoadOutput, targets: readonly TargetResult[]): string[] {
  const latency = totalOf(targets.map(({ total }) => total)).latency
  const limits = load.thresholds.filter(isLatency).map(({ limit }) => limit)
  const ofLimit = limits.length === 0 ? 0 : OF_LIMIT * Math.min(...limits)
  const delay = Histogram.from(evidence.delay)
  const lag = Histogram.from(evidence.lag)
  for (const percent of reliedOn(load, targets)) {
    const late = Math.max(at(delay, percent), at(lag, percent))
    const allowed = Math.max(ALWAYS, ofLimit, OF_MEASURED * at(latency, percent))
    if (late <= allowed) continue
    const part = `${100 - percent}% of the time`
    return [
      `the generator itself was ${formatDuration(late)} late, or more, in ${part}, which is in every latency: ${ADVICE}`,
    ]
  }
  return []
}

/** Where nothing is decided by latencies a late generator spoils nothing; a comparison judges none beyond P95. */
function reliedOn({ thresholds }: Load, targets: readonly TargetResult[]): number[] {
  const limited = thresholds.filter(isLatency)
  if (limited.length === 0 && targets.length === 1) return []
  const isBeyond = limited.some(
    ({ metric }) => metric.kind === 'max' || (metric.kind === 'percentile' && metric.percent > 95),
  )
  return isBeyond ? [50, 95, 99] : [50, 95]
}

function isLatency({ metric }: Threshold): boolean {
  return !OTHERS.has(metric.kind)
}

const OTHERS: ReadonlySet<string> = new Set(['errors', 'availability', 'rate', 'count'])

function at(histogram: Histogram, percent: number): number {
  return histogram.count === 0 ? 0 : histogram.percentile(percent)
}
