import { normalQuantile, studentQuantile } from '../../statistics/distributions.js'
import { CONFIDENCE } from './contrast.js'
import type { Remedy, Tested, Values } from './tested.js'

/** How often an effect would be found that is called detectable. */
const POWER = 0.8

/** More values than that are no advice. */
const MOST_VALUES = 10_000

/** What it would take to settle a comparison. */
export interface Power {
  /** As a fraction; null where no effect, however large, would have been found. */
  minimumDetectableEffect: number | null
  /** Values a side; null where more of them would not settle it, or nothing is known of that. */
  runsNeeded: number | null
  obstacle: Obstacle | null
}

/** Why it is not settled: too few values for any p-value that small, too near the limit, or what more values do not change. */
export type Obstacle = 'too-few' | 'at-the-limit' | Remedy

/** @param level how small the p-value of a single comparison has to be, among as many as there are */
export function powerOf(tested: Tested, limit: number, level: number): Power {
  const { floor, error, df, values } = tested
  const isTooFew = values !== null && !canReach(values, values.counts, level)
  const chance = normalQuantile(POWER) * error
  const effect = Math.max(floor + studentQuantile(1 - level, df) * error + chance, limit + chance)
  const minimumDetectableEffect = isTooFew || !Number.isFinite(Math.exp(effect)) ? null : Math.expm1(effect)
  if (values === null) return { minimumDetectableEffect, runsNeeded: null, obstacle: null }
  const needed = neededOf(tested, values, limit, level)
  return {
    minimumDetectableEffect,
    runsNeeded: typeof needed === 'number' ? needed : null,
    obstacle: typeof needed === 'string' ? needed : isTooFew ? 'too-few' : null,
  }
}

/** If the change is what it seems to be: how many values a side show that it is beyond the limit, or within it. */
function neededOf(tested: Tested, values: Values, limit: number, level: number): number | Obstacle {
  const { raw, common, floor, df } = tested
  const size = Math.abs(raw - common)
  const chance = normalQuantile(POWER)
  const error =
    size > limit
      ? Math.min((size - floor) / (studentQuantile(1 - level, df) + chance), (size - limit) / chance)
      : (limit - size) / (normalQuantile((1 + CONFIDENCE) / 2) + chance)
  // Within the floor of the test, and beyond a limit that is less than it.
  if (error <= 0) return 'at-the-limit'
  if (values.fixed > 0 && values.fixed >= error ** 2) return values.remedy
  const [m, n] = values.counts
  let count = Math.max(Math.ceil((2 * values.variance) / (error ** 2 - values.fixed)), Math.min(m, n) + 1)
  while (count <= MOST_VALUES && !canReach(values, [count, count], level)) count += 1
  return count > MOST_VALUES ? 'at-the-limit' : count
}

/** Whether so many values can have a p-value that small. */
function canReach({ leastOf }: Values, [m, n]: Values['counts'], level: number): boolean {
  return leastOf === null || leastOf(waysToDeal(m, n)) <= level
}

/** In how many ways values can be dealt to two sides; many are many. */
function waysToDeal(m: number, n: number): number {
  const few = Math.min(m, n)
  let ways = 1
  for (let each = 1; each <= few && ways < 1e15; each += 1) ways *= (m + n - few + each) / each
  return ways
}
