import type { Direction } from '../model.js'

/** What is known of one metric of one benchmark, before it is judged. All values in one unit. */
export interface Comparison {
  name: string
  metric: string
  unit: string
  direction: Direction
  base: Side | null
  head: Side
  /** What earlier runs of the base branch measured, one value each (the median of the run), oldest first; null where a run lacks it. */
  past: readonly (number | null)[]
  /** By how much it may get worse, as a fraction, where a threshold of its own says so. */
  maxRegression?: number
}

/** One side of a comparison. */
export interface Side {
  /** Per invocation, its raw samples. Empty where the tool keeps none. */
  invocations: readonly (readonly number[])[]
  /** Where there are no samples: per invocation what the tool says. */
  summaries: readonly { center: number; deviation: number | null; count: number | null }[]
}

/** How it was judged, the best evidence first that there is. */
export type Method = 'history' | 'samples' | 'summary' | 'exact' | 'interleaved' | 'none'

export type ChangeVerdict = 'regression' | 'improvement' | 'no-change' | 'inconclusive'

/** What became of one comparison. `change` is a fraction of the base: 0.1 is a value 10% larger, whatever direction is better. */
export interface Decision {
  /** Medians, or means where there is nothing better, in the unit; the base that of the earlier runs where they decide, null where there is none. */
  base: number | null
  head: number
  change: number | null
  /** Where the change lies, with 95% confidence; null where nothing is known of it. */
  interval: readonly [number, number] | null
  /** One-sided, that it got worse by more than the floor: before correction for many. */
  pValue: number | null
  verdict: ChangeVerdict
  method: Method
  /** The smallest worsening, as a fraction, that would have been found in four of five cases. */
  minimumDetectableEffect: number | null
  /** How many values a side would probably settle it; null where it is settled, or more of them would not. */
  runsNeeded: number | null
  /** It looks worse, and is not sure enough to fail. */
  suspicious: boolean
  /** Why it was judged so, in a sentence without its name. */
  why: string
}

export interface DecideOptions {
  /** The worsening that matters, as a fraction: 0.05. */
  maxRegression: number
  /** How often a run without any change may fail, over all comparisons at once. */
  falseAlarmRate: number
  /** Whether a shift that all have in common is taken for the machine's where it looks so. */
  normalize: boolean
  /** Both sides were measured on one machine, in one job. */
  sameMachine: boolean
}

export interface Decided {
  decisions: Decision[]
  /** The shift that all have in common, as a fraction, positive where the head is slower; null where there is none to see. */
  commonShift: number | null
  /** Whether it was taken for the machine's. */
  shiftApplied: boolean
}
