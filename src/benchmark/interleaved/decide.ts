import { medianOf, sorted } from '../../statistics/robust.js'
import type { ChangeVerdict, Decision } from '../decide/decision.js'
import type { Direction } from '../model.js'
import { type PairedComparison, refutes } from './comparison.js'
import { centerOf, changeOf, MOST } from './difference.js'
import { isBaseFirst } from './order.js'
import { SHOWN } from './settle.js'

/** How often it is tried whether a worsening would have been found, and in how many of these cases it must. */
const TRIALS = 10
const FOUND = 8

/** More pairs than these would not settle it in a time that anybody has. */
const TOO_MANY = 10_000

/** What the sides measured, pair by pair. */
export interface Sides {
  base: readonly number[]
  head: readonly number[]
  direction: Direction
}

/** Where no pair has it on both sides. */
const UNKNOWN: Decision = {
  base: null,
  head: 0,
  change: null,
  interval: null,
  pValue: null,
  verdict: 'inconclusive',
  method: 'interleaved',
  minimumDetectableEffect: null,
  runsNeeded: null,
  suspicious: false,
  why: 'no pair of runs measured it for both base and head',
}

/**
 * The decision that the pairs lead to. `needed` is the evidence that a regression takes, beside so many others; `looksWorse`
 * whether there is some.
 */
export function decisionOf(
  comparison: PairedComparison,
  { base, head, direction }: Sides,
  { needed, looksWorse }: { needed: number; looksWorse: boolean },
): Decision {
  const { differences, evidence, limit, settled } = comparison
  const [before, after] = [medianOf(sorted(base)), medianOf(sorted(head))]
  if (differences.length === 0) return { ...UNKNOWN, base: before, head: after }
  const { center } = comparison
  const verdict = settled ?? 'inconclusive'
  const isOpen = verdict === 'inconclusive'
  const interval = comparison.interval?.map(end => changeOf(end, direction)) ?? []
  const [low, high] = direction === 'lower' ? interval : interval.toReversed()
  const pairs = isOpen ? pairsNeeded(comparison, needed) : null
  return {
    base: before,
    head: after,
    change: changeOf(center, direction),
    interval: low == null || high == null ? null : [low, high],
    pValue: Math.min(1, 1 / evidence.worse),
    verdict,
    method: 'interleaved',
    minimumDetectableEffect: isOpen ? detectable(differences, comparison, needed) : null,
    runsNeeded: pairs,
    suspicious: isOpen && looksWorse && center > Math.log1p(limit),
    why: `${count(differences.length)}, base and head by turns, ${shown(verdict, comparison, pairs)}`,
  }
}

function shown(verdict: ChangeVerdict, { floor, limit, evidence }: PairedComparison, pairs: number | null): string {
  const [least, most] = [percentOf(floor), percentOf(limit)]
  if (verdict === 'regression') return `show that it is more than ${least} worse (e-value ${rounded(evidence.worse)})`
  if (verdict === 'improvement')
    return `show that it is more than ${least} better (e-value ${rounded(evidence.better)})`
  if (verdict === 'no-change') return `show that it is not ${most} worse (e-value ${rounded(evidence.notWorse)})`
  const more = pairs === null ? 'and more of them may not do so' : `which some ${pairs} probably would`
  return `show neither that it is more than ${least} worse nor that it is not ${most} worse, ${more}`
}

/** How many pairs would probably settle it: a fortune that is bet grows by the same part with each. */
function pairsNeeded({ differences, evidence, limit, center }: PairedComparison, needed: number): number | null {
  const [has, wants] = center > Math.log1p(limit) ? [evidence.worse, needed] : [evidence.notWorse, SHOWN]
  const pairs = Math.ceil((differences.length * Math.log(wants)) / Math.log(has))
  return has > 1 && pairs <= TOO_MANY ? Math.max(pairs, differences.length + 1) : null
}

/**
 * The smallest worsening that as many pairs with such noise would have shown in four of five cases: tried with what the
 * differences are apart from their center, in other orders and with other signs.
 */
function detectable(differences: readonly number[], { floor, limit }: PairedComparison, needed: number): number | null {
  const center = centerOf(differences)
  const noises = Array.from({ length: TRIALS }, (_, trial) => {
    const turned = differences.map((_, at) => (differences[(at + trial) % differences.length] as number) - center)
    return turned.map((noise, at) => (isBaseFirst('noise', trial, at) ? noise : -noise))
  })
  const centers = noises.map(centerOf)
  const isFound = (worsening: number): boolean => {
    let found = 0
    for (const [trial, noise] of noises.entries()) {
      const seen = noise.map(each => each + worsening)
      const looksWorse = worsening + (centers[trial] as number) > Math.log1p(limit)
      if (looksWorse && refutes(seen, Math.log1p(floor), 'at-most', needed)) found += 1
      else if (trial + 1 - found > TRIALS - FOUND) return false
    }
    return true
  }
  let found = Math.log1p(limit)
  while (!isFound(found)) {
    if (found > MOST) return null
    found *= 2
  }
  let missed = found / 2
  while (found - missed > found / 50) {
    const middle = (missed + found) / 2
    if (isFound(middle)) found = middle
    else missed = middle
  }
  return Math.expm1(found)
}

function count(pairs: number): string {
  return pairs === 1 ? 'one pair of runs' : `${pairs} pairs of runs`
}

function percentOf(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(3))}%`
}

function rounded(evidence: number): string {
  return evidence < 1e6 ? String(Number(evidence.toPrecision(3))) : evidence.toExponential(1)
}
