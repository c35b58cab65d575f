/** Up to this many pairs the distribution without ties is worked out exactly. */
export const MOST_PAIRS = 10_000

/** More distributions than this are not kept. */
const MOST_KEPT = 256

const kept = new Map<string, Float64Array>()

/**
 * Of the Mann-Whitney statistic of m and n values of one continuous distribution, P(U <= u) for every u up to half of
 * the m·n pairs; the rest follows by symmetry. By the generating function of Harding (1984).
 */
export function lowerTails(m: number, n: number): Float64Array {
  const [few, many] = m < n ? [m, n] : [n, m]
  const key = `${few} ${many}`
  const known = kept.get(key)
  if (known) return known
  const tails = cumulated(frequencies(few, many), few, many)
  if (kept.size === MOST_KEPT) kept.clear()
  kept.set(key, tails)
  return tails
}

/** P(U >= u) without ties. */
export function upperTail(m: number, n: number, u: number): number {
  const tails = lowerTails(m, n)
  const mirrored = m * n - u
  if (mirrored < 0) return 0
  if (mirrored < tails.length) return tails[mirrored] as number
  return u <= 0 ? 1 : 1 - (tails[u - 1] as number)
}

/**
 * In how many ways each u comes about: the coefficients of the product of (1 - x^(n+i)) / (1 - x^i). Only the lower half,
 * in which the coefficients rise, so that next to nothing is lost when they are subtracted.
 */
function frequencies(few: number, many: number): Float64Array {
  const counts = new Float64Array(Math.floor((few * many) / 2) + 1)
  counts[0] = 1
  for (let i = 1; i <= few; i += 1) {
    for (let u = counts.length - 1; u >= many + i; u -= 1) (counts[u] as number) -= counts[u - many - i] as number
    for (let u = i; u < counts.length; u += 1) (counts[u] as number) += counts[u - i] as number
  }
  return counts
}

function cumulated(counts: Float64Array, few: number, many: number): Float64Array {
  let ways = 1
  for (let i = 1; i <= few; i += 1) ways = (ways * (many + i)) / i
  let sum = 0
  return counts.map(count => {
    sum += count
    return sum / ways
  })
}
