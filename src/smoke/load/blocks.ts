import { Histogram, type HistogramData, mergedData } from './histogram.js'
import type { Settled } from './tally.js'

/** More are put together in pairs, so that hours take no more memory than minutes. */
const MOST = 600

/** Requests that were due within a stretch of time. */
export interface Block {
  settled: number
  failed: number
  /** Of those that did not fail, from when they were due. */
  latencies: Histogram
}

export interface BlockData extends Omit<Block, 'latencies'> {
  latencies: HistogramData
}

/** A block whose histogram is unfolded only while there are values to come. */
interface Stored {
  settled: number
  failed: number
  open: Histogram | null
  folded: HistogramData | null
}

/** A load in blocks of time, for statistics that ask how much it varies over it. */
export class Blocks {
  private blocks: Stored[] = []

  /** `length` is in milliseconds; it doubles whenever blocks are put together. */
  constructor(public length: number) {}

  add({ at, latency, error }: Settled): void {
    while (at >= this.length * MOST) this.pair()
    const index = Math.floor(at / this.length)
    while (this.blocks.length <= index) this.blocks.push({ settled: 0, failed: 0, open: null, folded: null })
    const block = this.blocks[index] as Stored
    block.settled += 1
    if (error === null) opened(block).record(latency)
    else block.failed += 1
  }

  /** Folds blocks to which nothing is added any more: those that end before a time. */
  fold(before: number): void {
    const end = Math.min(this.blocks.length, Math.floor(before / this.length))
    for (const block of this.blocks.slice(0, Math.max(0, end))) {
      if (block.open === null) continue
      block.folded = block.open.data()
      block.open = null
    }
  }

  data(): BlockData[] {
    return this.blocks.map(block => ({ settled: block.settled, failed: block.failed, latencies: folded(block) }))
  }

  private pair(): void {
    const blocks: Stored[] = []
    for (let index = 0; index < this.blocks.length; index += 2) {
      const [first, second] = this.blocks.slice(index, index + 2) as [Stored, Stored | undefined]
      blocks.push(second === undefined ? first : both(first, second))
    }
    this.blocks = blocks
    this.length *= 2
  }
}

function both(first: Stored, second: Stored): Stored {
  return {
    settled: first.settled + second.settled,
    failed: first.failed + second.failed,
    open: null,
    folded: mergedData(folded(first), folded(second)),
  }
}

function opened(block: Stored): Histogram {
  block.open ??= block.folded === null ? new Histogram() : Histogram.from(block.folded)
  block.folded = null
  return block.open
}

function folded({ open, folded }: Stored): HistogramData {
  return open?.data() ?? folded ?? new Histogram().data()
}
