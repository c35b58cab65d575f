import { normalQuantile } from './distributions.js'

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
 * score intervals, method 10 of Newcombe (1998), which holds for none of many too. `dispersion` is by how much the
 * counts vary more than those of independent events do, 1 or more: a share is then of so many times fewer.
 */
export function shareDifference(base: Share, head: Share, confidence: number, dispersion = 1): ShareDifference {
  if (!(base.all > 0 && head.all > 0)) throw new RangeError('A share is of at least one')
  const z = normalQuantile((1 + confidence) / 2)
  const ofBase = scoreInterval(base, z, dispersion)
  const ofHead = scoreInterval(head, z, dispersion)
  const estimate = ofHead.share - ofBase.share
  return {
    estimate,
    low: estimate - Math.hypot(ofHead.share - ofHead.low, ofBase.high - ofBase.share),
    high: estimate + Math.hypot(ofHead.high - ofHead.share, ofBase.share - ofBase.low),
  }
}

/** Wilson (1927). */
function scoreInterval({ some, all }: Share, z: number, dispersion: number) {
  const share = some / all
  const size = all / dispersion
  const middle = (share + z ** 2 / (2 * size)) / (1 + z ** 2 / size)
  const half = (z / (1 + z ** 2 / size)) * Math.sqrt((share * (1 - share)) / size + z ** 2 / (4 * size ** 2))
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/**
 * By how much counts of groups vary more than independent events of one share do: the sum of squared residuals by its degrees
 * of freedom, not below 1 (McCullagh & Nelder 1989, 4.5). 1 where nothing varies.
 */
export function dispersionOf(groups: readonly Share[]): number {
  const some = groups.reduce((sum, group) => sum + group.some, 0)
  const all = groups.reduce((sum, group) => sum + group.all, 0)
  const share = some / all
  const counted = groups.filter(group => group.all > 0)
  if (counted.length < 2 || !(share > 0 && share < 1)) return 1
  const squares = counted.map(group => (group.some - group.all * share) ** 2 / (group.all * share * (1 - share)))
  return Math.max(1, squares.reduce((sum, square) => sum + square, 0) / (counted.length - 1))
}
