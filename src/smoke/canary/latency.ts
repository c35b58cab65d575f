import { medianOf, sorted } from '../../statistics/robust.js'
import { centreOf } from '../../statistics/signed-rank.js'
import { type Compared, missing, verdictOf } from './compared.js'
import { type Block, batched, whole } from './side.js'

/** Fewer batches than this are no measure of how much they vary; more say nothing new. */
const FEWEST = 12
const MOST = 40

/** Answers a batch needs, so that its percentile lies within and not at its end. */
const ANSWERS: Readonly<Record<number, number>> = { 50: 20, 95: 80 }

/** What is slower by this much is worse, in parts of the stable version's latency. */
const TOLERANCE = 0.05
/** Milliseconds that nobody sees, however large a part of the latency they are. */
const UNSEEN = 0.1

/**
 * How much slower the canary answers at a percentile. Batches of requests that went to both by turns are compared with each
 * other, so that what slows down both for a while is in neither's favour, and answers that depend on those before them do
 * not count as many: the interval is that of the logarithms of the batches' ratios.
 */
export function compareLatency(percent: 50 | 95, blocks: readonly Block[], confidence: number): Compared {
  const metric = `p${percent}`
  const needed = ANSWERS[percent] as number
  const all = whole(blocks)
  const fewest = Math.min(all.stable.latencies.count, all.canary.latencies.count)
  const batches = batched(blocks, Math.min(MOST, Math.floor(fewest / needed))).filter(
    ({ stable, canary }) => Math.min(stable.latencies.count, canary.latencies.count) >= needed / 2,
  )
  const takes = `${metric} takes ${FEWEST * needed} answers of each version`
  if (fewest < FEWEST * needed) return missing(metric, takes)
  if (batches.length < FEWEST) return missing(metric, `${takes}, evenly over the time`)
  const each = batches.map(batch => ({
    stable: batch.stable.latencies.percentile(percent),
    canary: batch.canary.latencies.percentile(percent),
  }))
  // That of the batch in the middle: what is compared, and not what a part of the time made of the whole.
  const stable = medianOf(sorted(each.map(batch => batch.stable)))
  const canary = medianOf(sorted(each.map(batch => batch.canary)))
  // A latency of nothing at all has no ratio; a microsecond is below what is measured.
  const logarithm = (latency: number) => Math.log(Math.max(latency, 0.001))
  const { estimate, low, high } = centreOf(
    each.map(batch => logarithm(batch.canary) - logarithm(batch.stable)),
    confidence,
  )
  // So few batches have no interval of which one could be that sure, as of one of very many requests.
  if (!Number.isFinite(high)) return missing(metric, `${metric} takes more answers of each version`)
  const tolerance = Math.max(TOLERANCE, UNSEEN / Math.max(stable, 0.001))
  const interval = { change: Math.expm1(estimate), low: Math.expm1(low), high: Math.expm1(high), tolerance }
  return { metric, stable, canary, ...interval, verdict: verdictOf(interval), lacks: null }
}
