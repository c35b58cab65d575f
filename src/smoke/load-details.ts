import { isOrdered } from './expect/order.js'
import type { Aborted } from './load/job.js'
import { type Bar, distributionOf, type LoadSummary, summaryOf, type TargetResult } from './load/result.js'
import type { Cause } from './load/tally.js'
import type { Loaded } from './run/load.js'
import type { Masks } from './suite/masks.js'
import type { Load, Threshold } from './suite/model.js'

/** Of what is shown. */
const DIGITS = 3

/** The load's part of the result file; times in milliseconds, rates in requests a second. */
export interface LoadDetails {
  /** A rate of null is as many as the connections carry. */
  stages: { from: number | null; to: number | null; duration: number }[]
  elapsed: number
  valid: boolean
  /** Why the measurement is none. */
  reasons: string[]
  /** Why it is no pass, where that is for neither a threshold nor an invalid measurement. */
  why: string[]
  aborted: Aborted | null
  /** By how much the generator itself was late. */
  late: { p50: number; p99: number; max: number }
  thresholds: ThresholdDetails[]
  /** What is tested, and the stable version where it is compared with. */
  targets: TargetDetails[]
}

export interface ThresholdDetails {
  text: string
  request: string | null
  /** In the unit of the limit. */
  actual: number | null
  /** As it is shown. */
  shown: string
  passed: boolean
  /**
   * Whether the number holds: of a measurement that is none only that of a server's errors does, of one that was ended early
   * only what its rest would not undo.
   */
  holds: boolean
}

export interface TargetDetails extends LoadSummary {
  /** Requests of which nothing is known, for it was ended early. */
  abandoned: number
  requests: LoadSummary[]
  distribution: Bar[]
  /** In the order of time. */
  causes: CauseDetails[]
}

/** What one of the requests failed of. */
export interface CauseDetails extends Cause {
  request: string
}

/** What came of a load, as far as it may be told. */
export function loadDetails({ load, result, judgement }: Loaded, masks: Masks): LoadDetails {
  const text = (each: string) => masks.text(each)
  const { elapsed, valid, aborted, late } = result
  return {
    stages: load.stages.map(({ from, to, duration }) => ({ from: finite(from), to: finite(to), duration })),
    elapsed,
    valid,
    reasons: result.reasons.map(text),
    why: judgement.why.map(text),
    aborted,
    late,
    thresholds: judgement.thresholds.map(({ threshold, actual, passed, holds }) => ({
      text: text(threshold.text),
      request: threshold.request === null ? null : text(threshold.request),
      actual,
      shown: shownValue(threshold, actual),
      passed,
      holds,
    })),
    targets: result.targets.map(target => targetDetails(target, load, result.elapsed, text)),
  }
}

function targetDetails(
  target: TargetResult,
  load: Load,
  elapsed: number,
  text: (each: string) => string,
): TargetDetails {
  const { name, total, requests, offeredRate, achievedRate } = target
  const weights = load.requests.map(({ weight }) => weight)
  const weight = weights.reduce((sum, each) => sum + each, 0)
  return {
    ...summaryOf(name, total, { offered: offeredRate, achieved: achievedRate }),
    abandoned: target.abandoned,
    requests: requests.map((each, index) => {
      const offered = (offeredRate * (weights[index] as number)) / weight
      return summaryOf(text(each.name), each.tally, { offered, achieved: (each.tally.completed * 1000) / elapsed })
    }),
    distribution: distributionOf(total.latency),
    causes: requests
      .flatMap(({ name, tally }) => tally.causes.map(cause => ({ ...cause, request: name })))
      .map(cause => ({ ...cause, request: text(cause.request), reason: text(cause.reason) }))
      .sort((a, b) => a.first - b.first),
  }
}

function finite(rate: number): number | null {
  return Number.isFinite(rate) ? rate : null
}

/** In three digits, or as many more as it takes to see on which side of the limit it lies, and that it is not all. */
function shownValue({ metric, operator, limit }: Threshold, value: number | null): string {
  if (value === null) return 'nothing'
  const isRatio = metric.kind === 'errors' || metric.kind === 'availability'
  const tells = (shown: number) =>
    isOrdered(shown, operator, limit) === isOrdered(value, operator, limit) && !(isRatio && shown === 1 && value < 1)
  let digits = DIGITS
  while (!tells(Number(value.toPrecision(digits)))) digits += 1
  if (isRatio) return `${rounded(value * 100, digits)}%`
  if (metric.kind === 'rate') return `${rounded(value, digits)}/s`
  return metric.kind === 'count' ? String(value) : preciseTime(value, digits)
}

/** `1.23 ms`: latencies are often shorter than what `formatDuration` has digits for. */
export function preciseTime(milliseconds: number, digits = DIGITS): string {
  return milliseconds < 1000 ? `${rounded(milliseconds, digits)} ms` : `${rounded(milliseconds / 1000, digits + 1)} s`
}

/** Nothing where there is no time. */
export function timeText(milliseconds: number | null): string {
  return milliseconds === null ? '' : preciseTime(milliseconds)
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits))
}
