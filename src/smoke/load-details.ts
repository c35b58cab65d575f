import type { Aborted } from './load/job.js'
import { type Bar, distributionOf, type LoadSummary, summaryOf, type TargetResult } from './load/result.js'
import type { Cause } from './load/tally.js'
import type { Loaded } from './run/load.js'
import type { Masks } from './suite/masks.js'
import type { Load } from './suite/model.js'

/** The load's part of the result file; times in milliseconds, rates in requests a second. */
export interface LoadDetails {
  /** A rate of null is as many as the connections carry. */
  stages: { from: number | null; to: number | null; duration: number }[]
  elapsed: number
  valid: boolean
  /** Why the measurement is none. */
  reasons: string[]
  /** Why it is no pass although it is one, where that is not for a threshold. */
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
  /** Whether the number holds: where the measurement is none, only that of a server's errors does. */
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
      shown: shownValue(threshold.metric.kind, actual),
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

function shownValue(kind: string, value: number | null): string {
  if (value === null) return 'nothing'
  if (kind === 'errors' || kind === 'availability') return `${Number((value * 100).toPrecision(3))}%`
  if (kind === 'rate') return `${Number(value.toPrecision(4))}/s`
  return kind === 'count' ? String(value) : preciseTime(value)
}

/** `1.23 ms`: latencies are often shorter than what `formatDuration` has digits for. */
export function preciseTime(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Number(milliseconds.toPrecision(3))} ms`
    : `${Number((milliseconds / 1000).toPrecision(4))} s`
}
