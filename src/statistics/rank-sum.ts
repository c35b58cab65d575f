import { normalTail } from './distributions.js'
import { MOST_PAIRS, upperTail } from './rank-distribution.js'
import { sorted } from './robust.js'

/** Up to this many steps all ways to deal values with ties are counted: those that 15 values a side take. */
const MOST_STEPS = 15 ** 2 * 30 * 31

/** How surely one side tends to have the greater values. */
export interface RankSum {
  /** One-sided: how often values of one distribution would look at least as much as if the head's were greater. */
  pGreater: number
  /** By the distribution of all ways to deal the values to the sides, not by the normal one. */
  exact: boolean
}

/** Values of the same size: what rank they share, twice, so that it is whole, and how many they are. */
interface Tie {
  doubleRank: number
  count: number
}

/**
 * The test of Wilcoxon (1945), Mann & Whitney (1947). Exact by the permutation distribution, ties included, where that
 * is cheap; else normal with the corrections for ties and for continuity (Lehmann 1975, 1.4).
 */
export function rankSum(base: ArrayLike<number>, head: ArrayLike<number>): RankSum {
  const m = base.length
  const n = head.length
  const { ties, doubleSum } = ranked(sorted(base), sorted(head))
  if (ties.length <= 1) return { pGreater: 1, exact: true }
  if (ties.length === m + n && m * n <= MOST_PAIRS)
    return { pGreater: upperTail(m, n, (doubleSum - n * (n + 1)) / 2), exact: true }
  if ((m + n) * Math.min(m, n) ** 2 * (m + n + 1) <= MOST_STEPS)
    return { pGreater: dealt(ties, m, n, doubleSum), exact: true }
  return { pGreater: approximated(ties, m, n, doubleSum / 2), exact: false }
}

/** The ties of both sides together, in order, and twice the sum of the head's ranks. */
function ranked(base: Float64Array, head: Float64Array): { ties: Tie[]; doubleSum: number } {
  const ties: Tie[] = []
  let doubleSum = 0
  let i = 0
  let j = 0
  while (i < base.length || j < head.length) {
    const before = i + j
    const value = Math.min(base[i] ?? Number.POSITIVE_INFINITY, head[j] ?? Number.POSITIVE_INFINITY)
    while (base[i] === value) i += 1
    const first = j
    while (head[j] === value) j += 1
    const doubleRank = before + 1 + i + j
    ties.push({ doubleRank, count: i + j - before })
    doubleSum += doubleRank * (j - first)
  }
  return { ties, doubleSum }
}

/** The part of all ways to deal the values that give the head at least this sum. */
function dealt(ties: readonly Tie[], m: number, n: number, doubleSum: number): number {
  const top = m + n + 1
  const reversed = ties.map(({ doubleRank, count }) => ({ doubleRank: 2 * top - doubleRank, count })).reverse()
  const few = Math.min(m, n)
  // A large sum of the head's is a small one of the base's, or of the head's where ranks count from the other end.
  const [ranks, others] = m < n ? [ties, reversed] : [reversed, ties]
  const limit = m < n ? (m + n) * top - doubleSum : 2 * n * top - doubleSum
  return limit <= few * top ? partUpTo(ranks, few, limit) : 1 - partUpTo(others, few, 2 * few * top - limit - 1)
}

/**
 * Of all ways to choose so many of the values, whose ranks ascend, the part whose ranks sum up to no more than the limit:
 * the shift algorithm of Streitberg & Röhmel (1986).
 */
function partUpTo(ties: readonly Tie[], few: number, limit: number): number {
  const ways = Array.from({ length: few + 1 }, () => new Float64Array(limit + 1))
  ;(ways[0] as Float64Array)[0] = 1
  const values = ties.reduce((sum, { count }) => sum + count, 0)
  let seen = 0
  for (const { doubleRank, count } of ties) {
    for (let each = 0; each < count; each += 1) {
      seen += 1
      for (let size = Math.min(few, seen); size >= Math.max(1, few - values + seen); size -= 1) {
        const to = ways[size] as Float64Array
        const from = ways[size - 1] as Float64Array
        // Those up to here have no greater rank, those that are still to come no smaller one.
        const last = Math.min(size * doubleRank, limit - (few - size) * doubleRank)
        for (let sum = doubleRank; sum <= last; sum += 1) (to[sum] as number) += from[sum - doubleRank] as number
      }
    }
  }
  let all = 1
  for (let i = 1; i <= few; i += 1) all = (all * (values - few + i)) / i
  return (ways[few] as Float64Array).reduce((sum, count) => sum + count, 0) / all
}

/** By the normal distribution of the sum of ranks. */
function approximated(ties: readonly Tie[], m: number, n: number, sum: number): number {
  const all = m + n
  let tied = 0
  for (const { count } of ties) tied += count * (count * count - 1)
  const deviation = Math.sqrt(((m * n) / 12) * (all + 1 - tied / (all * (all - 1))))
  return normalTail((sum - (n * (all + 1)) / 2 - 0.5) / deviation)
}
