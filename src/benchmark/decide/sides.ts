import { deviationOf, medianOf, sorted } from '../../statistics/robust.js'
import type { Sample } from '../../statistics/welch.js'
import { unitOf } from '../formats/quantity.js'
import type { Comparison, Side } from './decision.js'

/** From so many on, a value of each invocation is better than all values of all of them, which are not independent. */
const ENOUGH_INVOCATIONS = 4

/** Beyond, percents would be infinite. */
const GREATEST = 1e300

/** What there is to compare by. Numbers are logarithms, oriented so that more is worse. */
export type Evidence =
  | { kind: 'values'; base: Float64Array; head: Float64Array; isPerInvocation: boolean }
  | { kind: 'means'; base: Sample; head: Sample }
  /** Some are zero, and have no logarithm: the values themselves, oriented. */
  | { kind: 'ranks'; base: Float64Array; head: Float64Array }
  /** Each side has one value, every time. */
  | { kind: 'constant' }
  /** Nothing is known of the noise. */
  | { kind: 'single' }
  | { kind: 'new' }

/** A comparison, and what it is judged by. */
export interface Case {
  comparison: Comparison
  /** 1 where less is better, -1 where more is. */
  sign: 1 | -1
  /** The worsening that matters, as a logarithm. */
  limit: number
  /** Whether a slower machine has another value: of times and rates, not of bytes and counts. */
  isSpeed: boolean
  base: number | null
  head: number
  evidence: Evidence
}

export function caseOf(comparison: Comparison, maxRegression: number): Case {
  const { base, head, direction, unit } = comparison
  const sign = direction === 'lower' ? 1 : -1
  const isSpeed = isOfTime(unit)
  return {
    comparison,
    sign,
    limit: Math.log1p(comparison.maxRegression ?? maxRegression),
    isSpeed,
    base: base === null ? null : centerOf(base),
    head: centerOf(head),
    evidence: base === null ? { kind: 'new' } : evidenceOf(base, head, sign, isSpeed),
  }
}

function isOfTime(unit: string): boolean {
  const { quantity, per } = unitOf(unit) ?? {}
  return quantity?.of === 'time' || per?.of === 'time'
}

/** How much worse the head's value is, as a logarithm; infinite where one of them is zero. */
export function worseningOf(base: number, head: number, sign: 1 | -1): number {
  // Not that of the ratio, which may be too great for a number.
  return base === head ? 0 : sign * (Math.log(head) - Math.log(base))
}

/** A logarithm of a ratio as a fraction that can be shown. */
export function fractionOf(log: number): number {
  return Math.min(Math.expm1(log), GREATEST)
}

function evidenceOf(base: Side, head: Side, sign: 1 | -1, isSpeed: boolean): Evidence {
  const sides = [base, head] as const
  const all = sides.flatMap(allOf)
  const isZero = all.every(value => value === 0)
  // A clock can be too coarse to show that times differ; bytes and counts that are the same every time are exact.
  if (isZero || (!isSpeed && sides.every(isConstant))) return { kind: 'constant' }
  const pair = (values: (side: Side) => readonly number[], least: number) => {
    const both = sides.map(values)
    return both.every(({ length }) => length >= least) ? both : null
  }
  const centers = pair(centersOf, ENOUGH_INVOCATIONS)
  const values = centers ?? pair(samplesOf, 2)
  const isPositive = all.every(value => value > 0)
  if (values !== null) return ofValues(values, sign, centers !== null)
  const means = isPositive ? sides.map(side => meanOfLogs(side, sign)) : []
  const [before, now] = means
  if (before && now && before.variance + now.variance > 0) return { kind: 'means', base: before, head: now }
  const few = pair(centersOf, 2)
  return few === null ? { kind: 'single' } : ofValues(few, sign, true)
}

function ofValues([base = [], head = []]: (readonly number[])[], sign: 1 | -1, isPerInvocation: boolean): Evidence {
  // Not that of the samples: the median of the two least numbers that there are is zero.
  const isPositive = [base, head].every(side => side.every(value => value > 0))
  const oriented = (values: readonly number[], scale: (value: number) => number) =>
    Float64Array.from(values, value => sign * scale(value))
  if (!isPositive) return { kind: 'ranks', base: oriented(base, Number), head: oriented(head, Number) }
  return { kind: 'values', base: oriented(base, Math.log), head: oriented(head, Math.log), isPerInvocation }
}

/** The one value that stands for a side. */
function centerOf(side: Side): number {
  return medianOf(sorted(centersOf(side)))
}

/** A value of each invocation. */
function centersOf({ invocations, summaries }: Side): number[] {
  const ofSamples = invocations.filter(({ length }) => length > 0).map(samples => medianOf(sorted(samples)))
  return [...ofSamples, ...summaries.map(({ center }) => center)]
}

/** All samples; none where of some invocations there is only a summary. */
function samplesOf({ invocations, summaries }: Side): readonly number[] {
  return summaries.length > 0 ? [] : together(invocations)
}

function together(invocations: Side['invocations']): readonly number[] {
  return invocations.length === 1 ? (invocations[0] as readonly number[]) : invocations.flat()
}

/** Every number that there is. */
function allOf({ invocations, summaries }: Side): readonly number[] {
  return [...together(invocations), ...summaries.map(({ center }) => center)]
}

/** Whether several values are known to be the same. */
function isConstant(side: Side): boolean {
  const { summaries } = side
  const all = allOf(side)
  const known = summaries.reduce((sum, { deviation, count }) => sum + (deviation === 0 ? (count ?? 1) : 1), 0)
  return (
    summaries.every(({ deviation }) => deviation === null || deviation === 0) &&
    all.every(value => value === all[0]) &&
    all.length - summaries.length + known >= 2
  )
}

/**
 * Mean and variance of the logarithm, by the delta method: of each invocation what it says of its values, or how much
 * the invocations differ where that is more. Null where one says nothing of its spread.
 */
function meanOfLogs({ invocations, summaries }: Side, sign: 1 | -1): Sample | null {
  const ofSamples = invocations.map(samples => ({
    center: medianOf(sorted(samples)),
    deviation: deviationOf(samples),
    count: samples.length,
  }))
  const parts = [...ofSamples, ...summaries]
  let count = 0
  let within = 0
  for (const part of parts) {
    if (part.deviation === null || part.count === null || part.count < 2) return null
    count += part.count
    within += (part.deviation / part.center) ** 2 / part.count / parts.length ** 2
  }
  const logs = parts.map(({ center }) => sign * Math.log(center))
  const between = logs.length < 2 ? 0 : deviationOf(logs) ** 2 / logs.length
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  const variance = Math.max(within, between) * count
  // Deviations or counts that are out of all proportion.
  return Number.isFinite(variance) ? { mean, variance, count } : null
}
