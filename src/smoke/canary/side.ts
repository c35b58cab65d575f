/** How long answers took, in milliseconds. */
export interface Latencies {
  readonly count: number
  /** Linearly between the two nearest; of at least one answer. */
  percentile(percent: number): number
  /** How many are above a duration. */
  above(milliseconds: number): number
  /** These and all of the others; none of them is changed. */
  with(others: readonly Latencies[]): Latencies
}

/** What one version was asked in a stretch of time. */
export interface Side {
  settled: number
  /** Those that got no answer, or not the one that was expected. */
  failed: number
  /** Of the others: a failure may be quick, and an error is judged as such. */
  latencies: Latencies
}

/** Both versions in one stretch of time, in which requests went to them by turns. */
export interface Block {
  stable: Side
  canary: Side
}

/** Blocks that follow each other, put together to at most so many of about the same length. */
export function batched(blocks: readonly Block[], most: number): Block[] {
  const count = Math.min(most, blocks.length)
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * blocks.length) / count)
    const to = Math.floor(((index + 1) * blocks.length) / count)
    return whole(blocks.slice(from, to))
  })
}

/** All blocks as one; there is at least one. */
export function whole(blocks: readonly Block[]): Block {
  return { stable: joined(blocks.map(({ stable }) => stable)), canary: joined(blocks.map(({ canary }) => canary)) }
}

function joined(sides: readonly Side[]): Side {
  const sum = (what: 'settled' | 'failed') => sides.reduce((total, side) => total + side[what], 0)
  const [first, ...others] = sides.map(({ latencies }) => latencies) as [Latencies, ...Latencies[]]
  return { settled: sum('settled'), failed: sum('failed'), latencies: first.with(others) }
}
