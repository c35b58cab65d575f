import { studentQuantile, studentTail } from '../../statistics/distributions.js'
import { rankSum } from '../../statistics/rank-sum.js'
import { CONFIDENCE, type Contrast, shareOf } from './contrast.js'
import { type Case, type Evidence, worseningOf } from './sides.js'
import { ASSUMED_SPREAD, type Spread } from './spread.js'

/** What a test says. Logarithms; more is worse. */
export interface Tested {
  method: 'history' | 'samples' | 'summary'
  /** By how much it got worse, as it was measured; infinite where one side is zero. */
  raw: number
  /** What of that is taken for the machine's. */
  common: number
  /** Where `raw` lies; infinite where nothing is known of it. */
  low: number
  high: number
  /** One-sided p-values that it got worse, and better, by more than the floor. */
  worse: number
  better: number
  floor: number
  /** The standard error, and its degrees of freedom. */
  error: number
  df: number
  /** How the error depends on the number of values; null where that is not known. */
  values: Values | null
}

export interface Values {
  counts: Contrast['counts']
  variance: number
  /** The variance that stays however many values there are. */
  fixed: number
  /** What would make that smaller. */
  remedy: Remedy
  /** The p-value that so many ways to deal the values to the sides cannot go below. */
  leastOf: ((ways: number) => number) | null
}

/** More invocations, base and head by turns on one machine, or earlier runs. */
export type Remedy = 'invocations' | 'one-machine' | 'earlier-runs'

/** Beside a known spread from run to run anything may be seen; without, less than 2% is not told from it. */
const FLOORS = { measured: Math.log1p(0.0025), unknown: Math.log1p(0.02) }

/**
 * Beside the test that counts the known spread in, ranks need not be as sure: they are there because they assume nothing
 * of the distribution, and are blind where the base has two outliers among ten values.
 */
const RELIEF = 5

/** Tests the head against the base. */
export function testContrast(contrast: Contrast, spread: Spread, common: number): Tested {
  const { method, counts, shift } = contrast
  const isMeasured = spread.kind === 'measured'
  const floor = isMeasured ? FLOORS.measured : FLOORS.unknown
  const relief = isMeasured && method === 'samples' ? RELIEF : 1
  const variance = Math.max(contrast.variance, spread.usual / 2)
  const error = Math.sqrt(variance * shareOf(counts) + spread.added)
  const both = (alone: number, shifted: number) =>
    spread.kind === 'none' ? alone : Math.max(alone / relief, studentTail((shifted - floor) / error, spread.df))
  const half = spread.kind === 'none' ? 0 : studentQuantile((1 + CONFIDENCE) / 2, spread.df) * error
  return {
    method,
    raw: shift,
    common,
    low: Math.min(contrast.low, shift - half),
    high: Math.max(contrast.high, shift + half),
    worse: both(contrast.above(common + floor), shift - common),
    // Which is asked only where it can be.
    better: shift < common ? both(contrast.below(common - floor), common - shift) : 1,
    floor,
    error,
    df: spread.kind === 'none' ? counts[0] + counts[1] - 2 : spread.df,
    values: {
      counts,
      variance,
      fixed: spread.added,
      remedy: remedyOf(contrast, spread),
      leastOf: method === 'samples' ? ways => 1 / ways / relief : null,
    },
  }
}

/** What makes the spread from run to run smaller. */
function remedyOf({ isPerInvocation }: Contrast, { added, kind }: Spread): Remedy {
  if (kind === 'assumed' && added >= ASSUMED_SPREAD.added) return 'earlier-runs'
  return isPerInvocation ? 'one-machine' : 'invocations'
}

/** Tests values of which some are zero: by their ranks alone. */
export function testRanks({ base, head, sign }: Case, evidence: Extract<Evidence, { kind: 'ranks' }>): Tested {
  const floor = FLOORS.unknown
  const beyond = (values: Float64Array, factor: number) => values.map(value => value * factor)
  const factor = Math.exp(sign * floor)
  return {
    method: 'samples',
    raw: worseningOf(base as number, head, sign),
    common: 0,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    worse: rankSum(beyond(evidence.base, factor), evidence.head).pGreater,
    better: rankSum(beyond(evidence.head, factor), evidence.base).pGreater,
    floor,
    error: Number.POSITIVE_INFINITY,
    df: evidence.base.length + evidence.head.length - 2,
    values: null,
  }
}
