import { formatChange } from '../change.js'
import type { ChangeVerdict } from './decision.js'
import { ENOUGH_RUNS } from './past.js'
import type { Obstacle } from './power.js'
import { type Case, fractionOf } from './sides.js'
import type { Tested } from './tested.js'

/** What decided a comparison that was tested. */
export interface Grounds {
  verdict: ChangeVerdict
  suspicious: boolean
  /** The p-value that counts, corrected for all comparisons of the run. */
  adjusted: number
  comparisons: number
  obstacle: Obstacle | null
  /** What the base alone says where earlier runs decide, as a logarithm. */
  besideBase: number | null
}

/** Why a comparison that was tested was judged so, with the figures that decided. */
export function whyTested(subject: Case, tested: Tested, grounds: Grounds): string {
  const { verdict, suspicious, adjusted, comparisons } = grounds
  const { raw, common, high } = tested
  const limit = limitOf(subject)
  const amount = amountOf(subject, tested, grounds)
  const p = `p ${formatP(adjusted)}${comparisons === 1 ? '' : ` corrected for ${comparisons} comparisons`}`
  if (verdict === 'regression') return `${amount} is worse by more than ${limit}, and not by chance: ${p}`
  if (verdict === 'improvement') return `${amount} is better by more than ${limit}, and not by chance: ${p}`
  const range = rangeOf(subject, tested)
  if (verdict === 'no-change') return `${range}, which is within ${limit}`
  if (suspicious && raw <= subject.limit)
    return `${amount} looks worse by more than ${limit} only without what all have in common, not as it was measured: ${p}`
  if (suspicious)
    return `${amount} looks worse by more than ${limit}, but ${doubtOf(tested, grounds, limit) ?? `it is not sure enough: ${p}`}`
  if (high - common < subject.limit) return `not worse by more than ${limit}, perhaps better: ${range}`
  const doubt = doubtOf(tested, grounds, limit)
  if (doubt !== null) return `${amount}, but ${doubt}`
  return `${amount} is shown neither to be within ${limit} nor to be worse: ${range === '' ? p : `${range}; ${p}`}`
}

/** What stands in the way of being sure; null where only chance does. */
function doubtOf({ values }: Tested, { obstacle, comparisons }: Grounds, limit: string): string | null {
  const [m, n] = values?.counts ?? [0, 0]
  switch (obstacle) {
    case 'too-few':
      return `${m} and ${n} values are too few to be sure${comparisons === 1 ? '' : ` among ${comparisons} comparisons`}`
    case 'invocations':
      return 'benchmarks differ that much from one run to the next: more values of the same runs would not settle it, more invocations would'
    case 'one-machine':
      return 'benchmarks differ that much from one run to the next: more values would not settle it, base and head by turns on one machine would'
    case 'earlier-runs':
      return `two machines may differ that much, and these benchmarks are too few to show it: both sides in one job, or ${ENOUGH_RUNS} earlier runs, would settle it`
    case 'at-the-limit':
      return `it is too near the limit of ${limit} for any number of values to settle it`
    case null:
      return null
  }
}

/** Why one with the same value every time was judged so. */
export function whyConstant(subject: Case, change: number | null): string {
  const { base, head } = subject
  if (base === head) return head === 0 ? 'zero before and now' : 'exactly the same, every time'
  if (change === null) return 'zero every time before and never now: a change that has no ratio'
  const limit = limitOf(subject)
  const isWithin = Math.abs(Math.log1p(change)) <= subject.limit
  return `exactly ${formatChange(change)}, every time, which is ${isWithin ? 'within' : 'more than'} ${limit}`
}

/** Why one could not be tested. */
export function whyNone({ base, head }: Case): string {
  if (base === null) return `there is no base to compare with, and fewer than ${ENOUGH_RUNS} earlier runs of one level`
  const ratio = base === 0 && head > 0 ? 'from zero there is no ratio, and ' : ''
  return `${ratio}a single value a side says nothing of its noise: only thresholds can judge it, or ${ENOUGH_RUNS} earlier runs`
}

function amountOf(subject: Case, { method, raw, common }: Tested, { besideBase }: Grounds): string {
  if (subject.base === 0 && raw !== 0) return 'more than zero, where the base was zero in the middle,'
  const signed = (log: number) => formatChange(fractionOf(subject.sign * log))
  const parts = [method === 'history' ? `${signed(raw)} against earlier runs` : signed(raw)]
  if (common !== 0) parts.push(`${signed(raw - common)} without what all have in common`)
  if (besideBase !== null) parts.push(`${signed(besideBase)} against the base`)
  return parts.length === 1 ? (parts[0] as string) : `${parts[0]} (${parts.slice(1).join(', ')})`
}

/** Where the change lies that is judged; empty where nothing is known of it. */
function rangeOf({ sign }: Case, { low, high, common }: Tested): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return ''
  const [from, to] = [low, high].map(log => fractionOf(sign * (log - common))).sort((a, b) => a - b)
  const without = common === 0 ? '' : ', without what all have in common'
  return `between ${formatChange(from as number)} and ${formatChange(to as number)} with 95% confidence${without}`
}

function limitOf({ limit }: Case): string {
  return formatChange(Math.expm1(limit)).slice(1)
}

function formatP(p: number): string {
  return p < 0.0001 ? '< 0.0001' : `= ${p.toPrecision(2)}`
}
