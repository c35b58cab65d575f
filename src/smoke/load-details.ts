import type { Compared } from './canary/compared.js'
import type { CanaryJudgement } from './canary/judge.js'
import { type Bar, distributionOf, type LoadSummary, summaryOf, type TargetResult } from './load/result.js'
import type { Loaded } from './run/load.js'
import type { Masks } from './suite/masks.js'

/** The load's part of the result file; times in milliseconds, rates in requests a second. */
export interface LoadDetails {
  /** A rate of null is as many as the connections carry. */
  stages: { from: number | null; to: number | null; duration: number }[]
  elapsed: number
  valid: boolean
  /** Why it is no pass, where that is not for a threshold. */
  reasons: string[]
  aborted: { at: number; threshold: string | null } | null
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
}

export interface TargetDetails extends LoadSummary {
  requests: LoadSummary[]
  distribution: Bar[]
  /** The words for the first error of each kind. */
  examples: Record<string, string>
}

export type CanaryDetails = Omit<CanaryJudgement, 'compared'> & { compared: Compared[] }

/** What came of a load, as far as it may be told. */
export function loadDetails({ load, result, judgement }: Loaded, masks: Masks): LoadDetails {
  const text = (each: string) => masks.text(each)
  const { elapsed, valid, aborted, late } = result
  return {
    stages: load.stages.map(({ from, to, duration }) => ({ from: finite(from), to: finite(to), duration })),
    elapsed,
    valid,
    reasons: judgement.why.map(text),
    aborted,
    late,
    thresholds: judgement.thresholds.map(({ threshold, actual, passed }) => ({
      text: threshold.text,
      request: threshold.request,
      actual,
      shown: shownValue(threshold.metric.kind, actual),
      passed,
    })),
    targets: result.targets.map(target => targetDetails(target, result.elapsed, text)),
  }
}

function targetDetails(target: TargetResult, elapsed: number, text: (each: string) => string): TargetDetails {
  const { name, total, requests, offeredRate, achievedRate } = target
  return {
    ...summaryOf(name, total, { offered: offeredRate, achieved: achievedRate }),
    requests: requests.map(each => {
      const rate = (each.tally.completed * 1000) / elapsed
      return summaryOf(text(each.name), each.tally, { offered: rate, achieved: rate })
    }),
    distribution: distributionOf(total.latency),
    examples: Object.fromEntries(Object.entries(total.examples).map(([kind, words]) => [kind, text(words)])),
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
