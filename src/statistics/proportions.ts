import { normalQuantile, studentQuantile } from './distributions.js'

/** So many of all. */
export interface Share {
  some: number
  all: number
}

/** By how much one share lies above another, in parts of one. */
export interface ShareDifference {
  estimate: number
  low: number
  high: number
}

/**
 * The head's share less the base's, and the interval in which the difference lies with the confidence: the hybrid of two
 * score intervals, method 10 of Newcombe (1998), which holds for none of many too.
 */
export function shareDifference(base: Share, head: Share, confidence: number): ShareDifference {
  if (!(base.all > 0 && head.all > 0)) throw new RangeError('A share is of at least one')
  const z = normalQuantile((1 + confidence) / 2)
  const ofBase = scoreInterval(base, z)
  const ofHead = scoreInterval(head, z)
  const estimate = ofHead.share - ofBase.share
  return {
    estimate,
    low: estimate - Math.hypot(ofHead.share - ofHead.low, ofBase.high - ofBase.share),
    high: estimate + Math.hypot(ofHead.high - ofHead.share, ofBase.share - ofBase.low),
  }
}

/** Wilson (1927). */
function scoreInterval({ some, all }: Share, z: number) {
  const share = some / all
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all)
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The shares of two in one group. */
export interface SharePair {
  base: Share
  head: Share
}

/**
 * The same of groups whose events depend on each other, as those of bursts do: no narrower than by the differences of the
 * groups themselves, whose mean has Student's distribution (Cochran 1977, 6.4, of clusters). What is common to both shares of a
 * group widens nothing.
 */
export function groupedDifference(groups: readonly SharePair[], confidence: number): ShareDifference {
  const of = (side: 'base' | 'head'): Share => {
    const sum = (what: keyof Share) => groups.reduce((total, group) => total + group[side][what], 0)
    return { some: sum('some'), all: sum('all') }
  }
  const [base, head] = [of('base'), of('head')]
  const { estimate, low, high } = shareDifference(base, head, confidence)
  // A group of which one side has nothing has no difference.
  const counted = groups.filter(group => group.base.all > 0 && group.head.all > 0)
  const count = counted.length
  if (count < 2) return { estimate, low, high }
  const squares = counted.map(group => {
    const weight = (group.base.all + group.head.all) / (base.all + head.all)
    return (weight * (group.head.some / group.head.all - group.base.some / group.base.all - estimate)) ** 2
  })
  const error = Math.sqrt((count / (count - 1)) * squares.reduce((sum, square) => sum + square, 0))
  const half = studentQuantile((1 + confidence) / 2, count - 1) * error
  return { estimate, low: Math.min(low, estimate - half), high: Math.max(high, estimate + half) }
}
