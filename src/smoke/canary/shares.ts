import { groupedDifference, type Share } from '../../statistics/proportions.js'
import { type Compared, missing, verdictOf } from './compared.js'
import { type Block, batched, type Side, whole } from './side.js'

/** Fewer requests of each version tell of no rate. */
const FEWEST = 100
const BATCHES = 40

/** So much more of all may be bad. */
const TOLERANCE = 0.005

/** An answer is slow that takes so many times the stable version's P95. */
const SLOW = 2

/** How many more of the canary's requests fail. */
export function compareErrors(blocks: readonly Block[], confidence: number): Compared {
  const counts = ({ failed, settled }: Side): Share => ({ some: failed, all: settled })
  return compareShares('errors', `errors take ${FEWEST} requests to`, counts, blocks, confidence)
}

/**
 * How many more of its answers are slow. What is slow for a part of the time, such as a version that stands still now and
 * then, moves neither P50 nor P95 of most batches.
 */
export function compareSlow(blocks: readonly Block[], confidence: number): Compared {
  const { latencies } = whole(blocks).stable
  const limit = latencies.count === 0 ? 0 : SLOW * latencies.percentile(95)
  const counts = ({ latencies: each }: Side): Share => ({ some: each.above(limit), all: each.count })
  return compareShares('slow', `slow takes ${FEWEST} answers of`, counts, blocks, confidence)
}

/**
 * Bad ones that come in bursts count as fewer: how many more the canary has then varies from batch to batch, and the interval
 * with it. A burst on both sides at once is in neither's favour.
 */
function compareShares(
  metric: string,
  takes: string,
  counts: (side: Side) => Share,
  blocks: readonly Block[],
  confidence: number,
): Compared {
  const { stable, canary } = whole(blocks)
  const [base, head] = [counts(stable), counts(canary)]
  if (Math.min(base.all, head.all) < FEWEST) return missing(metric, `${takes} each version`)
  const batches = batched(blocks, BATCHES).map(batch => ({ base: counts(batch.stable), head: counts(batch.canary) }))
  const { estimate, low, high } = groupedDifference(batches, confidence)
  const interval = { change: estimate, low, high, tolerance: TOLERANCE }
  const shares = { stable: base.some / base.all, canary: head.some / head.all }
  return { metric, ...shares, ...interval, verdict: verdictOf(interval), lacks: null }
}
