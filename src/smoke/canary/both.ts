import type { Block as LoadBlock } from '../load/blocks.js'
import { Histogram } from '../load/histogram.js'
import { type Block, whole } from './side.js'

/** So many that batches put together of them, however many, are of about the same length. */
const BLOCKS = 240

/** Milliseconds of a block of a load that is to be compared: a short load has as many of them as a long one. */
export function blockOf(duration: number): number {
  return duration / BLOCKS
}

/** What both versions did in the same stretches of time: a stretch in which one of them was due nothing has none of it. */
export function bothOf(stable: readonly LoadBlock[], canary: readonly LoadBlock[]): Block[] {
  const none = () => ({ settled: 0, failed: 0, latencies: new Histogram() })
  const length = Math.max(stable.length, canary.length)
  return Array.from({ length }, (_, index) => {
    return { stable: stable[index] ?? none(), canary: canary[index] ?? none() }
  })
}

/** Of several requests the blocks of them all. */
export function together(requests: readonly (readonly Block[])[]): Block[] {
  const length = Math.max(0, ...requests.map(blocks => blocks.length))
  return Array.from({ length }, (_, index) => whole(requests.flatMap(blocks => blocks[index] ?? [])))
}
