import type { Contrast } from './contrast.js'
import type { ChangeVerdict, Decision } from './decision.js'
import { powerOf } from './power.js'
import { type Case, fractionOf, worseningOf } from './sides.js'
import type { Tested } from './tested.js'
import { whyConstant, whyNone, whyTested } from './why.js'

/** What p-values of a comparison amount to among those of all. */
export interface Corrected {
  regression: number
  improvement: number
  isWorse: boolean
  isBetter: boolean
  isSuspicious: boolean
  comparisons: number
  /** What a single p-value has to be, before correction, to be sure. */
  level: number
}

/** The decision on a comparison that was tested. */
export function tested(subject: Case, test: Tested, corrected: Corrected, contrast: Contrast | null): Decision {
  const { sign, limit } = subject
  const { method, raw, common, low, high } = test
  const verdict = verdictOf(test, limit, corrected)
  const isBeyond = raw - common > limit
  const suspicious = verdict !== 'regression' && isBeyond && (corrected.isWorse || corrected.isSuspicious)
  const isOpen = verdict === 'inconclusive' && high - common >= limit
  const { minimumDetectableEffect, runsNeeded, obstacle } = powerOf(test, limit, corrected.level)
  const ends = [low, high].map(log => fractionOf(sign * log)).sort((a, b) => a - b)
  return {
    base:
      method === 'history' ? Math.min(Math.exp(Math.log(subject.head) - sign * raw), Number.MAX_VALUE) : subject.base,
    head: subject.head,
    change: sign * raw === Number.POSITIVE_INFINITY ? null : fractionOf(sign * raw),
    interval: Number.isFinite(low) && Number.isFinite(high) ? (ends as [number, number]) : null,
    pValue: test.worse,
    verdict,
    method,
    minimumDetectableEffect,
    runsNeeded: isOpen ? runsNeeded : null,
    suspicious,
    why: whyTested(subject, test, {
      verdict,
      suspicious,
      adjusted: verdict === 'improvement' ? corrected.improvement : corrected.regression,
      comparisons: corrected.comparisons,
      obstacle,
      besideBase: method === 'history' ? (contrast?.shift ?? null) : null,
    }),
  }
}

/** A change must be beyond the limit both as it was measured and without what is taken for the machine's. */
function verdictOf({ raw, common, low, high }: Tested, limit: number, { isWorse, isBetter }: Corrected): ChangeVerdict {
  const own = raw - common
  if (isWorse && Math.min(raw, own) > limit) return 'regression'
  if (isBetter && Math.max(raw, own) < -limit) return 'improvement'
  return high - common < limit && low - common > -limit ? 'no-change' : 'inconclusive'
}

/** The decision on one whose values are the same every time, on either side: no noise, and nothing to test. */
export function constant(subject: Case): Decision {
  const { sign, limit, head } = subject
  const base = subject.base as number
  const worsening = worseningOf(base, head, sign)
  const change = base === 0 && head > 0 ? null : fractionOf(sign * worsening)
  return {
    base,
    head,
    change,
    interval: change === null ? null : [change, change],
    pValue: null,
    verdict: worsening > limit ? 'regression' : worsening < -limit ? 'improvement' : 'no-change',
    method: 'exact',
    minimumDetectableEffect: null,
    runsNeeded: null,
    suspicious: false,
    why: whyConstant(subject, change),
  }
}

/** The decision on one of which nothing is known but single values: none. */
export function untested(subject: Case): Decision {
  const { base, head } = subject
  return {
    base,
    head,
    change: base === null || base === 0 ? null : fractionOf(worseningOf(base, head, 1)),
    interval: null,
    pValue: null,
    verdict: 'inconclusive',
    method: 'none',
    minimumDetectableEffect: null,
    runsNeeded: null,
    suspicious: false,
    why: whyNone(subject),
  }
}
