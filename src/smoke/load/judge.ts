import type { Verdict } from '../../gate/result.js'
import type { Threshold } from '../suite/model.js'
import { keeps, measured } from './measured.js'
import type { LoadResult, TargetResult } from './result.js'
import { Tally } from './tally.js'
import { thresholdsOf } from './threshold.js'

/** A threshold, and what came. */
export interface JudgedThreshold {
  threshold: Threshold
  /** In the unit of the threshold's limit; null where nothing was measured. */
  actual: number | null
  passed: boolean
}

export interface LoadJudgement {
  verdict: Extract<Verdict, 'pass' | 'fail' | 'inconclusive'>
  thresholds: JudgedThreshold[]
  /** Why it is no pass, where that is not for a threshold. */
  why: string[]
}

/** What is asked where no threshold is about errors: that a server answers quickly says nothing if that is an error. */
export const IMPLIED = 'errors < 1%'

/**
 * Judges what was measured of one target. Without a single answer as expected it fails; else a measurement that is none is
 * inconclusive whatever its numbers are; so is one that somebody ended early.
 */
export function judgeLoad(thresholds: readonly Threshold[], result: LoadResult, target: TargetResult): LoadJudgement {
  const judged = withErrors(thresholds).map((threshold): JudgedThreshold => {
    const actual = measured(threshold.metric, tallyFor(threshold.request, target), result.elapsed)
    return { threshold, actual, passed: keeps(actual, threshold) }
  })
  const { total } = target
  if (total.settled === 0) return { verdict: 'fail', thresholds: judged, why: ['no request was sent'] }
  if (total.settled === total.failed) {
    return { verdict: 'fail', thresholds: judged, why: ['not a single answer was as expected'] }
  }
  if (!result.valid) return { verdict: 'inconclusive', thresholds: judged, why: result.reasons }
  const failed = judged.some(({ passed }) => !passed)
  if (result.aborted !== null && result.aborted.threshold === null && !failed) {
    return { verdict: 'inconclusive', thresholds: judged, why: ['it was ended before its time'] }
  }
  if (result.aborted?.threshold && !failed) {
    // What crossed it has been made up for by what was under way.
    return { verdict: 'fail', thresholds: judged, why: [`it was ended early by ${result.aborted.threshold}`] }
  }
  return { verdict: failed ? 'fail' : 'pass', thresholds: judged, why: [] }
}

function withErrors(thresholds: readonly Threshold[]): readonly Threshold[] {
  const about = thresholds.some(
    ({ metric, request }) => request === null && ['errors', 'availability'].includes(metric.kind),
  )
  return about ? thresholds : [...thresholds, ...thresholdsOf([IMPLIED], {})]
}

function tallyFor(request: string | null, { total, requests }: TargetResult): Tally {
  return request === null ? total : (requests.find(({ name }) => name === request)?.tally ?? new Tally())
}
