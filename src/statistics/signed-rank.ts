import { sorted } from './robust.js'

/** More differences than this are not taken: all sums of two of them are made. */
export const MOST_DIFFERENCES = 400

/** What the centre of differences is that lie evenly around it. */
export interface Centre {
  estimate: number
  /** Infinite where there are too few values for the confidence that is asked for. */
  low: number
  high: number
}

/**
 * The centre of symmetry of paired differences: the median of the means of all two of them (each with itself too), and the
 * interval in which it lies with the confidence, by the exact distribution of the signed-rank statistic: Wilcoxon (1945),
 * Hodges & Lehmann (1963), Tukey (1949). With ties the interval is somewhat too wide.
 */
export function centreOf(differences: ArrayLike<number>, confidence: number): Centre {
  const values = sorted(differences)
  const count = values.length
  if (count === 0 || count > MOST_DIFFERENCES)
    throw new RangeError(`A centre is of 1 to ${MOST_DIFFERENCES} differences`)
  if (!Number.isFinite(values[0]) || !Number.isFinite(values[count - 1])) throw new RangeError('A difference is finite')
  const means = meansOf(values)
  const estimate = ((means[(means.length - 1) >> 1] as number) + (means[means.length >> 1] as number)) / 2
  const beyond = leftOut(count, (1 - confidence) / 2)
  if (beyond === 0) return { estimate, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  return { estimate, low: means[beyond - 1] as number, high: means[means.length - beyond] as number }
}

/** The means of every two values and of each with itself, ascending. */
function meansOf(values: Float64Array): Float64Array {
  const means = new Float64Array((values.length * (values.length + 1)) / 2)
  let next = 0
  for (let i = 0; i < values.length; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      means[next] = ((values[i] as number) + (values[j] as number)) / 2
      next += 1
    }
  }
  return means.sort()
}

/** The number of which mean, from either end, is the interval's end; 0 where not even the first is sure enough. */
function leftOut(count: number, rate: number): number {
  const ways = waysOf(count)
  const all = 2 ** count
  let sum = 0
  let beyond = 0
  for (; beyond < ways.length; beyond += 1) {
    sum += ways[beyond] as number
    if (sum / all > rate) break
  }
  return beyond
}

/** In how many of the 2^count ways to choose ranks their sum is each whole number, up to the middle. */
function waysOf(count: number): Float64Array {
  const ways = new Float64Array(Math.floor((count * (count + 1)) / 4) + 1)
  ways[0] = 1
  for (let rank = 1; rank <= count; rank += 1) {
    for (let sum = ways.length - 1; sum >= rank; sum -= 1) (ways[sum] as number) += ways[sum - rank] as number
  }
  return ways
}
