import { studentTail } from './distributions.js'

/** What is known of one side. */
export interface Sample {
  mean: number
  /** Of single values, with n - 1. */
  variance: number
  /** At least 2. */
  count: number
}

/** How far the head's mean lies above the base's. */
export interface Welch {
  /** In standard errors. */
  t: number
  /** Degrees of freedom. */
  df: number
  /** One-sided: how often equal means would look at least as much as if the head's were greater. */
  pGreater: number
}

/** The test of Welch (1947) for means whose variances may differ, with the degrees of freedom of Satterthwaite (1946). */
export function welch(base: Sample, head: Sample): Welch {
  if (!(base.count >= 2 && head.count >= 2)) throw new RangeError('A variance is of at least two values')
  const ofBase = base.variance / base.count
  const ofHead = head.variance / head.count
  const both = ofBase + ofHead
  const difference = head.mean - base.mean
  // Without any spread, whatever differs does so for certain.
  if (both === 0) {
    const t = difference === 0 ? 0 : difference * Number.POSITIVE_INFINITY
    return { t, df: base.count + head.count - 2, pGreater: t === 0 ? 0.5 : Number(t < 0) }
  }
  const t = difference / Math.sqrt(both)
  const df = 1 / ((ofBase / both) ** 2 / (base.count - 1) + (ofHead / both) ** 2 / (head.count - 1))
  return { t, df, pGreater: studentTail(t, df) }
}
