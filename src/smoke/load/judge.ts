import type { Verdict } from '../../gate/result.js'
import type { Threshold } from '../suite/model.js'
import type { Aborted } from './job.js'
import { keeps, measured } from './measured.js'
import type { LoadResult, TargetResult } from './result.js'
import { type ErrorKind, Tally } from './tally.js'
import { thresholdsOf } from './threshold.js'

/** A threshold, and what came. */
export interface JudgedThreshold {
  threshold: Threshold
  /** In the unit of the threshold's limit; null where nothing was measured. */
  actual: number | null
  passed: boolean
  /** Whether that says something of the server, though the measurement be none, or was ended early. */
  holds: boolean
}

export interface LoadJudgement {
  verdict: Extract<Verdict, 'pass' | 'fail' | 'inconclusive'>
  thresholds: JudgedThreshold[]
  /** Why it is no pass, where that is not for a threshold or an invalid measurement. */
  why: string[]
}

/** What is asked where no threshold is about errors: that a server answers quickly says nothing if that is an error. */
const IMPLIED = 'errors < 1%'

/** So few of a request may all fail by accident. */
const FEW = 3

const OWN: readonly ErrorKind[] = ['exhausted', 'unsent', 'timeout']

/** How many failures may be the generator's own: those of a server are none, however late it was asked. */
export function ownFailures({ errors }: Pick<Tally, 'errors'>): number {
  return OWN.reduce((sum, kind) => sum + errors[kind], 0)
}

/**
 * Judges what was measured of one target. Without a single answer as expected, to all requests or to one of them, it fails;
 * so it does by errors of the server. Else a measurement that is none is inconclusive whatever its numbers are; so is one that
 * somebody ended early.
 */
export function judgeLoad(thresholds: readonly Threshold[], result: LoadResult, target: TargetResult): LoadJudgement {
  const judged = withErrors(thresholds).map((threshold): JudgedThreshold => {
    const tally = tallyFor(threshold.request, target)
    const actual = measured(threshold.metric, tally, result.elapsed)
    const passed = keeps(actual, threshold)
    const isKnown = result.valid && !(result.aborted !== null && isOpen(threshold, actual))
    return { threshold, actual, passed, holds: isKnown || failsByServer(threshold, tally) }
  })
  const why = unanswered(target, result.aborted)
  if (why.length > 0) return { verdict: 'fail', thresholds: judged, why }
  if (judged.some(({ passed, holds }) => holds && !passed)) return { verdict: 'fail', thresholds: judged, why: [] }
  if (!result.valid) return { verdict: 'inconclusive', thresholds: judged, why: [] }
  if (result.aborted === null) return { verdict: 'pass', thresholds: judged, why: [] }
  return { ...endedEarly(result.aborted, target), thresholds: judged }
}

function unanswered({ total, requests }: TargetResult, aborted: Aborted | null): string[] {
  // Of one that was ended before the first answer nothing is known.
  if (total.settled === 0) return aborted === null ? ['no request was sent'] : []
  if (total.settled === total.failed) return ['not a single answer was as expected']
  return requests
    .filter(({ tally }) => tally.settled >= FEW && tally.settled === tally.failed)
    .map(({ name }) => `not a single answer to ${name} was as expected`)
}

/** Whether what came up to an early end says nothing: it was not measured, or is a count that would have grown. */
function isOpen({ metric, operator }: Threshold, actual: number | null): boolean {
  return actual === null || (metric.kind === 'count' && operator.startsWith('>'))
}

/** Whether it is not kept to, whoever's the failures are that may be the generator's own. */
function failsByServer({ metric, ...threshold }: Threshold, { settled, failed, errors }: Tally): boolean {
  if (metric.kind !== 'errors' && metric.kind !== 'availability') return false
  const own = ownFailures({ errors })
  if (settled === own) return false
  const some = metric.kind === 'errors' ? failed - own : settled - failed
  return !keeps(some / (settled - own), { metric, ...threshold })
}

/** Of a target that keeps to its thresholds. */
function endedEarly({ threshold, target: crosser }: Aborted, { name }: TargetResult) {
  if (threshold === null) return { verdict: 'inconclusive' as const, why: ['it was ended before its time'] }
  if (crosser !== name) {
    return { verdict: 'inconclusive' as const, why: [`the ${crosser} version ended it early: it crossed ${threshold}`] }
  }
  // What crossed it has been made up for by what was under way.
  return { verdict: 'fail' as const, why: [`it was ended early by ${threshold}`] }
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
