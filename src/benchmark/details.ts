import type { ChangeVerdict, Decision, Method } from './decide/decision.js'
import type { History } from './history.js'
import type { Direction, Invocation, Measured } from './model.js'

/** What became of one metric of one benchmark. */
export interface Judged {
  name: string
  metric: string
  unit: string
  direction: Direction
  base: number | null
  head: number | null
  /** A fraction of the base, positive where the value grew. */
  change: number | null
  interval: readonly [number, number] | null
  pValue: number | null
  verdict: ChangeVerdict | 'new' | 'vanished' | 'failed'
  method: Method
  minimumDetectableEffect: number | null
  runsNeeded: number | null
  why: string
}

/** The gate's part of the result file; a later run compares with it. */
export interface BenchmarkDetails {
  /** Worst first. */
  benchmarks: Judged[]
  machine: {
    /** By how much all got slower together, as a fraction; null where it cannot be seen. */
    commonShift: number | null
    /** Whether it was taken for the machine's. */
    applied: boolean
    /** The processors that the results name. */
    names: string[]
  }
  /** What was measured here and is judged. */
  measured: Kept[]
  /** Earlier runs, and this one. */
  history: History
}

/** A measurement as the result file keeps it. */
export type Kept = Omit<Measured, 'judged'>

const RANK: Record<Judged['verdict'], number> = {
  regression: 0,
  failed: 1,
  vanished: 2,
  inconclusive: 3,
  improvement: 4,
  'no-change': 5,
  new: 6,
}

/** Worst first: by verdict, then by how much each got worse. */
export function worstFirst(benchmarks: readonly Judged[]): Judged[] {
  return benchmarks.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict] || worsening(b) - worsening(a))
}

/** By how much it got worse, as a fraction; negative where it got better. */
export function worsening({ change, direction }: Pick<Judged, 'change' | 'direction'>): number {
  if (change === null) return 0
  // Half the throughput is twice the time.
  return direction === 'lower' ? change : 1 / Math.max(1 + change, Number.MIN_VALUE) - 1
}

/** A comparison that was judged. */
export function judgedOf(of: Pick<Judged, 'name' | 'metric' | 'unit' | 'direction'>, decision: Decision): Judged {
  const { name, metric, unit, direction } = of
  const { base, head, change, interval, pValue, verdict, method, minimumDetectableEffect, runsNeeded, why } = decision
  const effect = { minimumDetectableEffect, runsNeeded }
  return { name, metric, unit, direction, base, head, change, interval, pValue, verdict, method, ...effect, why }
}

/** One that there is nothing to judge by. */
export function unjudged(
  of: Pick<Judged, 'name' | 'metric' | 'unit' | 'direction'>,
  known: Pick<Judged, 'base' | 'head' | 'verdict' | 'why'>,
): Judged {
  const { name, metric, unit, direction } = of
  const unknown = { change: null, interval: null, pValue: null, minimumDetectableEffect: null, runsNeeded: null }
  return { name, metric, unit, direction, ...known, method: 'none', ...unknown }
}

/** Values that a result keeps at the most: some 2 MB. */
export const MOST_VALUES = 100_000

/**
 * What the result keeps of the measured: every value as it is. Where they are more than a result can hold, each invocation
 * keeps its order statistics at even distances, the least and the greatest among them.
 */
export function keptOf(measured: readonly Measured[]): { kept: Kept[]; thinned: boolean } {
  const judged = measured.filter(each => each.judged)
  const invocations = judged.flatMap(each => each.invocations)
  const values = invocations.reduce((sum, { samples }) => sum + samples.length, 0)
  const most =
    values <= MOST_VALUES ? Number.POSITIVE_INFINITY : Math.max(3, Math.floor(MOST_VALUES / invocations.length))
  const kept = judged.map(({ name, metric, unit, direction, invocations: own }) => {
    return { name, metric, unit, direction, invocations: own.map(each => thinned(each, most)) }
  })
  return { kept, thinned: invocations.some(({ samples }) => samples.length > most) }
}

function thinned({ samples, summary }: Invocation, most: number): Invocation {
  if (samples.length <= most) return { samples, summary }
  const ascending = samples.toSorted((a, b) => a - b)
  const at = (index: number) => Math.round((index * (ascending.length - 1)) / (most - 1))
  return { samples: Array.from({ length: most }, (_, index) => ascending[at(index)] as number), summary }
}
