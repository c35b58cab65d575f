import type { Compared } from './compared.js'
import { compareErrors } from './errors.js'
import { compareLatency } from './latency.js'
import { type Block, whole } from './side.js'

/** Of each interval. Three measures that all lie at the tolerance would reject at most 7.5% of such versions. */
const CONFIDENCE = 0.95

/** Whether the canary may take the stable version's place. */
export interface CanaryJudgement {
  verdict: 'promote' | 'reject' | 'inconclusive'
  /** Why, for the reader; where it is inconclusive also what would settle it. */
  why: string
  sent: { stable: number; canary: number }
  confidence: number
  compared: Compared[]
}

/**
 * Rejects a version that one measure shows to be worse by more than is tolerated, promotes one that all of them show to be no
 * worse than that, and is inconclusive of everything between: what was not shown is not assumed.
 */
export function judgeCanary(blocks: readonly Block[]): CanaryJudgement {
  const { stable, canary } = blocks.length === 0 ? NOTHING : whole(blocks)
  const compared =
    blocks.length === 0
      ? []
      : [
          compareErrors(blocks, CONFIDENCE),
          compareLatency(50, blocks, CONFIDENCE),
          compareLatency(95, blocks, CONFIDENCE),
        ]
  const sent = { stable: stable.settled, canary: canary.settled }
  return { ...conclusion(compared), sent, confidence: CONFIDENCE, compared }
}

const NOTHING = { stable: { settled: 0 }, canary: { settled: 0 } }

function conclusion(compared: readonly Compared[]): Pick<CanaryJudgement, 'verdict' | 'why'> {
  const worse = compared.filter(each => each.verdict === 'reject')
  if (worse.length > 0) return { verdict: 'reject', why: `worse in ${worse.map(each => each.metric).join(', ')}` }
  const lacking = compared.flatMap(each => each.lacks ?? [])
  if (lacking.length > 0 || compared.length === 0) {
    const missing = lacking.length > 0 ? lacking.join('; ') : 'nothing was measured'
    return { verdict: 'inconclusive', why: `too few answers: ${missing}; a longer load or a higher rate gives them` }
  }
  const open = compared.filter(each => each.verdict === 'inconclusive')
  if (open.length === 0) return { verdict: 'promote', why: 'no measure is worse by more than is tolerated' }
  const longer = Math.max(...open.map(longerBy))
  const why = `${open.map(each => each.metric).join(', ')} could still be worse than is tolerated`
  return { verdict: 'inconclusive', why: `${why}; about ${longer} times as many requests would settle it` }
}

/** By how many times more requests the interval would shrink to the distance between the change and what is tolerated. */
function longerBy({ change, low, high, tolerance }: Compared): number {
  const half = ((high as number) - (low as number)) / 2
  const distance = Math.abs((tolerance as number) - (change as number))
  const times = (half / Math.max(distance, half / 10)) ** 2
  return Number.isFinite(times) ? Math.max(2, Math.ceil(times)) : 10
}
