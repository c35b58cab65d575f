import { dispersionOf, type Share, shareDifference } from '../../statistics/proportions.js'
import { type Compared, missing, verdictOf } from './compared.js'
import { type Block, batched, type Side, whole } from './side.js'

/** Fewer requests of each version tell of no rate. */
const FEWEST = 100
const BATCHES = 40

/** So much more of all requests may fail. */
const TOLERANCE = 0.005

/**
 * How many more of the canary's requests fail. Errors that come in bursts count as fewer: their number varies from batch to batch
 * more than that of independent ones would, and the interval grows by that.
 */
export function compareErrors(blocks: readonly Block[], confidence: number): Compared {
  const all = whole(blocks)
  if (Math.min(all.stable.settled, all.canary.settled) < FEWEST) {
    return missing('errors', `errors take ${FEWEST} requests to each version`)
  }
  const batches = batched(blocks, BATCHES)
  const dispersion = Math.max(
    dispersionOf(batches.map(batch => shareOf(batch.stable))),
    dispersionOf(batches.map(batch => shareOf(batch.canary))),
  )
  const stable = shareOf(all.stable)
  const canary = shareOf(all.canary)
  const { estimate, low, high } = shareDifference(stable, canary, confidence, dispersion)
  const interval = { change: estimate, low, high, tolerance: TOLERANCE }
  const shares = { stable: stable.some / stable.all, canary: canary.some / canary.all }
  return { metric: 'errors', ...shares, ...interval, verdict: verdictOf(interval), lacks: null }
}

function shareOf({ settled, failed }: Side): Share {
  return { some: failed, all: settled }
}
