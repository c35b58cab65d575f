import { studentQuantile } from '../../statistics/distributions.js'
import { rankSum } from '../../statistics/rank-sum.js'
import { iqrScale } from '../../statistics/robust.js'
import { shiftOf } from '../../statistics/shift.js'
import { welch } from '../../statistics/welch.js'
import type { Case, Evidence } from './sides.js'

/** How sure an interval is. */
export const CONFIDENCE = 0.95

/** The variance of the Hodges-Lehmann estimate of normal values beside that of the difference of their means: pi / 3. */
const RANK_EFFICIENCY = Math.PI / 3

/** The head beside the base, by what the two alone say. Logarithms; more is worse. */
export interface Contrast {
  method: 'samples' | 'summary'
  /** Whether each value is of an invocation of its own. */
  isPerInvocation: boolean
  shift: number
  /** The interval that its values give; infinite where they are too few for one. */
  low: number
  high: number
  /** How many values the base has, and the head. */
  counts: readonly [base: number, head: number]
  /** The variance of a single value, of both sides together: that of the shift is so much times `shareOf(counts)`. */
  variance: number
  /** One-sided p-values that the shift is above a floor, and below it. */
  above(floor: number): number
  below(floor: number): number
}

export function shareOf([m, n]: Contrast['counts']): number {
  return 1 / m + 1 / n
}

export function contrastOf({ evidence }: Case): Contrast | null {
  if (evidence.kind === 'values') return ofValues(evidence)
  return evidence.kind === 'means' ? ofMeans(evidence) : null
}

function ofValues({ base, head, isPerInvocation }: Extract<Evidence, { kind: 'values' }>): Contrast {
  const { estimate, low, high } = shiftOf(base, head, CONFIDENCE)
  const counts = [base.length, head.length] as const
  const squared = iqrScale(base) ** 2 / base.length + iqrScale(head) ** 2 / head.length
  return {
    method: 'samples',
    isPerInvocation,
    shift: estimate,
    low,
    high,
    counts,
    variance: (RANK_EFFICIENCY * squared) / shareOf(counts),
    above: floor => rankSum(moved(base, floor), head).pGreater,
    below: floor => rankSum(moved(head, -floor), base).pGreater,
  }
}

function ofMeans({ base, head }: Extract<Evidence, { kind: 'means' }>): Contrast {
  const counts = [base.count, head.count] as const
  const squared = base.variance / base.count + head.variance / head.count
  const shift = head.mean - base.mean
  const { df } = welch(base, head)
  const half = studentQuantile((1 + CONFIDENCE) / 2, df) * Math.sqrt(squared)
  return {
    method: 'summary',
    isPerInvocation: false,
    shift,
    low: shift - half,
    high: shift + half,
    counts,
    variance: squared / shareOf(counts),
    above: floor => welch({ ...base, mean: base.mean + floor }, head).pGreater,
    below: floor => welch({ ...head, mean: head.mean - floor }, base).pGreater,
  }
}

function moved(values: Float64Array, by: number): Float64Array {
  return by === 0 ? values : values.map(value => value + by)
}
