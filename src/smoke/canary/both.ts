import { Histogram } from '../load/histogram.js'
import type { TargetResult } from '../load/result.js'
import type { Block } from './side.js'

/** So many that batches put together of them, however many, are of about the same length. */
const BLOCKS = 240

/** Milliseconds of a block of a load that is to be compared: a short load has as many of them as a long one. */
export function blockOf(duration: number): number {
  return duration / BLOCKS
}

/** What both versions did in the same stretches of time: a stretch in which one of them was due nothing has none of it. */
export function bothOf(stable: TargetResult, canary: TargetResult): Block[] {
  const none = () => ({ settled: 0, failed: 0, latencies: new Histogram() })
  const length = Math.max(stable.blocks.length, canary.blocks.length)
  return Array.from({ length }, (_, index) => ({
    stable: stable.blocks[index] ?? none(),
    canary: canary.blocks[index] ?? none(),
  }))
}
