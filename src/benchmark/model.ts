/** Which way is better. */
export type Direction = 'lower' | 'higher'

/** What a tool says of values that it does not keep, in their unit. */
export interface Summary {
  /** The tool's headline: the median where it has one, else the mean. */
  center: number
  /** Standard deviation of single values; null where the tool says nothing of the kind. */
  deviation: number | null
  /** How many values it is of; null where the tool does not say. */
  count: number | null
}

/**
 * One run of a process. What one process measures is not independent: its memory layout and its warm-up are the same for
 * all of it. Where a tool starts a process for every value (hyperfine) or fork (JMH), each is an invocation.
 */
export interface Invocation {
  /** As they were measured, in order; empty where the tool keeps none, and then there is a summary. */
  samples: number[]
  summary: Summary | null
}

/** One metric of one benchmark. */
export interface Measured {
  /** With its parameters, as the tool itself prints it. */
  name: string
  /** `time`, `throughput`, `p95`, `allocations`, ...: kebab-case. */
  metric: string
  /** As the tool writes it: `ns`, `ms`, `s`, `ops/s`, `B`, `MB/s`; `ratio` for a fraction of 1, empty for a bare number. */
  unit: string
  direction: Direction
  /** Whether a change of it is judged. Others, such as an extreme or a spread, are there for thresholds. */
  judged: boolean
  /** At least one. */
  invocations: Invocation[]
}

/** A benchmark that ran and failed: it is not one that vanished. */
export interface Failure {
  name: string
  /** What it did, to go on after the name with: `exited with 3`. */
  message: string
}

/** What one file says. */
export interface Reading {
  measured: Measured[]
  failures: Failure[]
  /** The processor, where the tool names it. */
  machine: string | null
}

/** Separates the two halves of a key: no tool prints it. */
const BETWEEN = '\u0000'

/** What makes two measurements ones of the same thing. */
export function keyOf({ name, metric }: Pick<Measured, 'name' | 'metric'>): string {
  return `${name}${BETWEEN}${metric}`
}

/** What an earlier run measured. */
export interface PastRun {
  commit: string
  /** Milliseconds since 1970; null where it is not known. */
  date: number | null
  measured: Measured[]
}
