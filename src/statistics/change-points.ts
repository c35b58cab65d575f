import { sorted } from './robust.js'

/** Shorter series cannot show a change surely enough: even if all later values were greater. */
const SHORTEST = 12

/** Shorter parts of a series are not looked at on their own. */
const SHORTEST_PART = 16

/**
 * By length, what the greatest standardised statistic exceeds in one of a hundred series without a change.
 * From 30,000 to 400,000 random orders each; it is the same whatever the distribution of the values.
 */
const CRITICAL: readonly (readonly [length: number, value: number])[] = [
  [12, 2.7175],
  [16, 2.8889],
  [20, 2.9716],
  [30, 3.1201],
  [40, 3.208],
  [50, 3.2679],
  [70, 3.3447],
  [100, 3.4081],
  [200, 3.517],
  [500, 3.6242],
  [1000, 3.6822],
  [2000, 3.7403],
  [5000, 3.7904],
  [10000, 3.8034],
]

/**
 * By how many parts of a series are looked at, what the critical values grow by so that all of them together are beyond
 * in one of a hundred series: from 10,000 to 200,000 random orders of 16 to 6,000 values.
 */
const GROWTH: readonly number[] = [1, 1.045, 1.071, 1.091, 1.102, 1.113, 1.125, 1.131, 1.14]

/**
 * The index at which the last level of a series begins, 0 where it has but one. The series is cut in two at the greatest
 * Mann-Whitney statistic between what is before and what is after (Pettitt 1979, standardised as by Hawkins & Deng 2010)
 * where that is beyond chance, and what is after is cut again. So that a level which comes back is not hidden by what it
 * was before, the last half is looked at on its own as well, and the last half of that: some of the intervals of Kovács
 * et al. (2023). Ranks make a minority of outliers harmless. One of a hundred series of independent values without a
 * change seems to have one; where values are equal it is rarer, as ties are not corrected for: with that, a single odd
 * value near an end would look like a change.
 */
export function lastChange(values: ArrayLike<number>): number {
  const series = Float64Array.from(values)
  let last = 0
  for (let next = changeIn(series, 0, series.length); next !== null; next = changeIn(series, last, series.length))
    last = next
  return last
}

/** Where the values between two indices are best cut in two, or null where they seem to be of one level. */
function changeIn(series: Float64Array, from: number, to: number): number | null {
  if (to - from < SHORTEST) return null
  let best = bestCut(series, from, to)
  let parts = 1
  for (let length = (to - from) >> 1; length >= SHORTEST_PART; length >>= 1) {
    const cut = bestCut(series, to - length, to)
    if (cut.excess > best.excess) best = cut
    parts += 1
  }
  return best.excess > (GROWTH[Math.min(parts, GROWTH.length) - 1] as number) ? best.at : null
}

/** Where the statistic is greatest, and how it compares with the critical value. */
function bestCut(series: Float64Array, from: number, to: number): { at: number; excess: number } {
  const length = to - from
  const ranks = ranksOf(series.subarray(from, to))
  const middle = (length + 1) / 2
  let sum = 0
  let greatest = 0
  let at = from
  for (let before = 1; before < length; before += 1) {
    sum += (ranks[before - 1] as number) - middle
    const squared = (sum * sum * 12) / (before * (length - before) * (length + 1))
    if (squared > greatest) {
      greatest = squared
      at = from + before
    }
  }
  return { at, excess: Math.sqrt(greatest) / criticalOf(length) }
}

/** Their ranks, 1 the smallest; equal values share the middle one of theirs. */
function ranksOf(part: Float64Array): Float64Array {
  const ascending = sorted(part)
  return part.map(value => (placeOf(ascending, value, false) + placeOf(ascending, value, true) + 1) / 2)
}

/** How many of ascending values are less than a value, or not greater. */
function placeOf(ascending: Float64Array, value: number, orEqual: boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    const found = ascending[middle] as number
    if (found < value || (orEqual && found === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** Between the lengths of the table by the logarithm; beyond it hardly anything changes. */
function criticalOf(length: number): number {
  const next = CRITICAL.findIndex(([listed]) => listed >= length)
  const [, last] = CRITICAL.at(-1) as readonly [number, number]
  if (next === -1) return last
  const [above, high] = CRITICAL[next] as readonly [number, number]
  const [below, low] = CRITICAL[Math.max(0, next - 1)] as readonly [number, number]
  return above === below ? high : low + ((high - low) * Math.log(length / below)) / Math.log(above / below)
}
