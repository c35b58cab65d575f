import { Blocks } from './blocks.js'
import type { Unexpected } from './expected.js'
import { Histogram } from './histogram.js'
import type { LoadNews, LoadOutput } from './job.js'
import type { Lane } from './lane.js'
import { type Settled, Tally, totalOf } from './tally.js'

/** One target while the load is on: its connections, and what became of its requests. */
export class Side {
  private readonly tallies: Tally[]
  /** By request; none where the load is not compared with another. */
  private readonly blocks: readonly Blocks[]
  /** Since the last news. */
  private settled = 0
  private failed = 0
  private latency = new Histogram()

  constructor(
    readonly name: string,
    readonly lane: Lane,
    private readonly requests: readonly string[],
    blockLength: number | null,
  ) {
    this.tallies = requests.map(() => new Tally())
    this.blocks = blockLength === null ? [] : requests.map(() => new Blocks(blockLength))
  }

  settle(request: Settled, wrong: Unexpected | null): void {
    const settled = wrong === null ? request : { ...request, ...wrong }
    this.tallies[settled.request]?.add(settled)
    this.blocks[settled.request]?.add(settled)
    this.settled += 1
    if (settled.error !== null) this.failed += 1
    if (settled.service !== null) this.latency.record(settled.latency)
  }

  /** Of the requests of one name, or of all. */
  tallyOf(name: string | null): Tally {
    return totalOf(this.tallies.filter((_, index) => name === null || this.requests[index] === name))
  }

  /** Makes blocks small that are complete: those that end before a time. */
  fold(before: number): void {
    for (const each of this.blocks) each.fold(before)
  }

  /** How it went since this was asked last. */
  news(seconds: number): LoadNews['targets'][number] {
    const { latency } = this
    const at = (percent: number) => (latency.count === 0 ? null : latency.percentile(percent))
    const news = { name: this.name, rate: this.settled / seconds, p50: at(50), p95: at(95), failed: this.failed }
    this.settled = 0
    this.failed = 0
    this.latency = new Histogram()
    return news
  }

  /** Ends what is still under way, and gives all that is known. */
  output(): LoadOutput['targets'][number] {
    const abandoned = this.lane.abandon()
    const requests = this.tallies.map((tally, index) => {
      return { tally: tally.data(), blocks: this.blocks[index]?.data() ?? [] }
    })
    return { abandoned, requests }
  }
}
