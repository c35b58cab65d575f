import { Histogram, type HistogramData } from './histogram.js'
import type { Settled } from './tally.js'

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

/** The requests of one name in blocks of time, for statistics that ask how much these vary. */
export class Blocks {
  private readonly blocks: Stored[] = []

  /** `length` is in milliseconds. */
  constructor(private readonly length: number) {}

  add({ at, latency, error }: Settled): void {
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
    return this.blocks.map(({ settled, failed, open, folded }) => {
      return { settled, failed, latencies: open?.data() ?? folded ?? new Histogram().data() }
    })
  }
}

function opened(block: Stored): Histogram {
  block.open ??= block.folded === null ? new Histogram() : Histogram.from(block.folded)
  block.folded = null
  return block.open
}
