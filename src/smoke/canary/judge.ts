import { together } from './both.js'
import type { Compared } from './compared.js'
import { compareLatency } from './latency.js'
import { compareErrors, compareSlow } from './shares.js'
import { type Block, whole } from './side.js'

/** Of each interval. Four measures that all lie at the tolerance would reject at most 10% of such versions. */
const CONFIDENCE = 0.95

/** What both versions did with one of the load's requests. */
export interface RequestBlocks {
  name: string
  blocks: readonly Block[]
}

/** Whether the canary may take the stable version's place. */
export interface CanaryJudgement {
  verdict: 'promote' | 'reject' | 'inconclusive'
  /** Why, for the reader; where it is inconclusive also what would settle it. */
  why: string
  sent: { stable: number; canary: number }
  confidence: number
  /** All requests together. */
  compared: Compared[]
  /** Of several, each by itself as far as it has enough answers, with the confidence of its intervals. */
  requests: { name: string; confidence: number; compared: Compared[] }[]
}

/**
 * Rejects a version that one measure shows to be worse by more than is tolerated, of all requests or of one of them; promotes
 * one that all measures of all requests show to be no worse than that, and is inconclusive of everything between: what was not
 * shown is not assumed. What is open of a single request keeps nothing from being promoted, for a rare one always is.
 */
export function judgeCanary(requests: readonly RequestBlocks[]): CanaryJudgement {
  const blocks = together(requests.map(each => each.blocks))
  const nothing = { sent: { stable: 0, canary: 0 }, confidence: CONFIDENCE, compared: [], requests: [] }
  if (blocks.length === 0) return { ...tooFew('nothing was measured'), ...nothing }
  const { stable, canary } = whole(blocks)
  const sent = { stable: stable.settled, canary: canary.settled }
  const compared = measures(blocks, CONFIDENCE)
  const single = requests.length === 1 ? [] : eachOf(requests)
  return { ...conclusion(compared, single, stable), sent, confidence: CONFIDENCE, compared, requests: single }
}

/** Many requests are many chances to find one worse by accident: each has its part of those that are left to it. */
function eachOf(requests: readonly RequestBlocks[]): CanaryJudgement['requests'] {
  const confidence = 1 - (1 - CONFIDENCE) / requests.length
  return requests
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ name, blocks }) => {
      return { name, confidence, compared: measures(blocks, confidence).filter(({ lacks }) => lacks === null) }
    })
}

function measures(blocks: readonly Block[], confidence: number): Compared[] {
  return [
    compareErrors(blocks, confidence),
    compareLatency(50, blocks, confidence),
    compareLatency(95, blocks, confidence),
    compareSlow(blocks, confidence),
  ]
}

type Conclusion = Pick<CanaryJudgement, 'verdict' | 'why'>

function conclusion(
  compared: readonly Compared[],
  requests: CanaryJudgement['requests'],
  stable: Block['stable'],
): Conclusion {
  const worse = namesOf(compared, 'reject')
  const single = requests.flatMap(({ name, compared: own }) => namesOf(own, 'reject').map(each => `${each} of ${name}`))
  if (worse.length + single.length > 0)
    return { verdict: 'reject', why: `worse in ${[...worse, ...single].join(', ')}` }
  if (isBroken(stable)) {
    const answered = `${stable.settled - stable.failed} of ${stable.settled} requests`
    return { verdict: 'inconclusive', why: `the stable version answered only ${answered} as expected` }
  }
  const lacking = compared.flatMap(each => each.lacks ?? [])
  if (lacking.length > 0) return tooFew(lacking.join('; '))
  const open = compared.filter(each => each.verdict === 'inconclusive')
  if (open.length === 0) return { verdict: 'promote', why: 'no measure is worse by more than is tolerated' }
  const longer = Math.max(...open.map(longerBy))
  const why = `${open.map(each => each.metric).join(', ')} could still be worse than is tolerated`
  return { verdict: 'inconclusive', why: `${why}; about ${longer} times as many requests would settle it` }
}

/** Whether there is nothing in a stable version that another one could be compared with. */
export function isBroken({ settled, failed }: Pick<Block['stable'], 'settled' | 'failed'>): boolean {
  return failed > settled / 2
}

function tooFew(missing: string): Conclusion {
  return { verdict: 'inconclusive', why: `too few answers: ${missing}; a longer load or a higher rate gives them` }
}

function namesOf(compared: readonly Compared[], verdict: Compared['verdict']): string[] {
  return compared.filter(each => each.verdict === verdict).map(({ metric }) => metric)
}

/** By how many times more requests the interval would shrink to the distance between the change and what is tolerated. */
function longerBy({ change, low, high, tolerance }: Compared): number {
  const half = ((high as number) - (low as number)) / 2
  const distance = Math.abs((tolerance as number) - (change as number))
  const times = (half / Math.max(distance, half / 10)) ** 2
  return Number.isFinite(times) ? Math.max(2, Math.ceil(times)) : 10
}
