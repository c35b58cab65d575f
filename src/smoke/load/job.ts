import type { TlsOptions } from '../../gate/network.js'
import type { PoolRequest } from '../../gate/traffic.js'
import type { Expectation, Stage, Threshold } from '../suite/model.js'
import type { BlockData } from './blocks.js'
import type { TallyData } from './tally.js'
import type { EvidenceData } from './watch.js'

/** The task's name in `src/entries.ts`. */
export const LOAD_TASK = 'smoke/load'

/** What the worker gets. */
export interface LoadJob {
  stages: readonly Stage[]
  /** Each target has these, in this order. */
  requests: readonly { name: string; weight: number; expect: readonly Expectation[] }[]
  targets: readonly { name: string; requests: readonly PoolRequest[]; tls: TlsOptions }[]
  /** Only those that end the load. */
  thresholds: readonly Threshold[]
  timeout: number
  connections: number
  /** Milliseconds of a block; null where nothing is compared. */
  block: number | null
  /** Milliseconds from one word of how it goes to the next. */
  every: number
  seed: number
  /** Milliseconds since 1970. */
  date: number
  variables: ReadonlyMap<string, string>
  secrets: readonly string[]
}

/** What the worker tells while it is at it: of the time since it told last. */
export interface LoadNews {
  /** Milliseconds since the beginning. */
  elapsed: number
  targets: { name: string; rate: number; p50: number | null; p95: number | null; failed: number }[]
}

/** Nothing could be sent at all, for what was given cannot stand in a request: the words for why. */
export interface LoadRefused {
  refused: string
}

/** That a load was ended early: when, and which target crossed which threshold; null where somebody asked for it. */
export interface Aborted {
  at: number
  threshold: string | null
  target: string | null
}

/** What the worker gives back. */
export interface LoadOutput {
  targets: { requests: { tally: TallyData; blocks: BlockData[] }[]; abandoned: number }[]
  /** Milliseconds from the beginning to the last request that was over, or to the end of the plan where that is later. */
  elapsed: number
  evidence: EvidenceData
  aborted: Aborted | null
}
