import { normalQuantile } from './distributions.js'
import { lowerTails, MOST_PAIRS } from './rank-distribution.js'
import { sorted } from './robust.js'

/** By how much the values of one side lie above the other's. */
export interface Shift {
  estimate: number
  /** Infinite where there are too few values for the confidence that is asked for. */
  low: number
  high: number
}

/**
 * The median of all differences between a value of the head and one of the base, and the interval in which the shift lies
 * with the confidence (0.95): Hodges & Lehmann (1963), Moses (1965). With ties the interval is somewhat too wide.
 */
export function shiftOf(base: ArrayLike<number>, head: ArrayLike<number>, confidence: number): Shift {
  const differences = new Differences(finite(base), finite(head))
  const { count } = differences
  const lower = differences.at(Math.floor((count - 1) / 2))
  const upper = count % 2 === 1 ? lower : differences.at(count / 2)
  const beyond = leftOut(base.length, head.length, (1 - confidence) / 2)
  if (beyond === 0)
    return { estimate: (lower + upper) / 2, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  return { estimate: (lower + upper) / 2, low: differences.at(beyond - 1), high: differences.at(count - beyond) }
}

/** The values sorted; differences of infinite ones would be no numbers. */
function finite(values: ArrayLike<number>): Float64Array {
  const ascending = sorted(values)
  if (!Number.isFinite(ascending[0]) || !Number.isFinite(ascending[ascending.length - 1]))
    throw new RangeError('A shift is between finite values, at least one a side')
  return ascending
}

/** The number of which difference, from either end, is the interval's end; 0 where not even the first is sure enough. */
function leftOut(m: number, n: number, rate: number): number {
  if (m * n > MOST_PAIRS)
    return Math.max(0, Math.floor((m * n) / 2 + normalQuantile(rate) * Math.sqrt((m * n * (m + n + 1)) / 12)))
  const tails = lowerTails(m, n)
  let beyond = 0
  while (beyond < tails.length && (tails[beyond] as number) <= rate) beyond += 1
  return beyond
}

/**
 * All differences of two sorted sides, of which one is found by its place without making them all: they are rows, one of
 * each value of the base, that ascend. What is left of each row is narrowed by comparing with a difference drawn from
 * what is left of all, which takes as many rounds as a quicksort is deep: Monahan (1984).
 */
class Differences {
  readonly count: number
  /** Per row: where what is left begins and ends, and how many are on one side of the pivot. */
  private readonly from: Uint32Array
  private readonly to: Uint32Array
  private readonly counts: Uint32Array
  private random = 1

  constructor(
    private readonly base: Float64Array,
    private readonly head: Float64Array,
  ) {
    this.count = base.length * head.length
    this.from = new Uint32Array(base.length)
    this.to = new Uint32Array(base.length)
    this.counts = new Uint32Array(base.length)
  }

  /** The difference at a place, 0 the smallest. */
  at(place: number): number {
    this.from.fill(0)
    this.to.fill(this.head.length)
    let left = this.count
    for (;;) {
      const pivot = this.drawn(left)
      if (place < this.counted(pivot, false)) left = this.narrow(this.to, Math.min)
      else if (place < this.counted(pivot, true)) return pivot
      else left = this.narrow(this.from, Math.max)
    }
  }

  /** Any of those that are left, all of them equally likely; the same ones each time the program runs. */
  private drawn(left: number): number {
    this.random = (Math.imul(this.random, 1664525) + 1013904223) >>> 0
    let skip = Math.floor((this.random / 2 ** 32) * left)
    let row = 0
    for (; skip >= this.leftIn(row); row += 1) skip -= this.leftIn(row)
    return (this.head[(this.from[row] as number) + skip] as number) - (this.base[row] as number)
  }

  private leftIn(row: number): number {
    return (this.to[row] as number) - (this.from[row] as number)
  }

  /** How many are below the pivot, or equal to it; for each row too, where it only grows from the last row to the next. */
  private counted(pivot: number, orEqual: boolean): number {
    const { base, head, counts } = this
    let found = 0
    let all = 0
    for (let row = 0; row < base.length; row += 1) {
      for (; found < head.length; found += 1) {
        const difference = (head[found] as number) - (base[row] as number)
        if (orEqual ? difference > pivot : difference >= pivot) break
      }
      counts[row] = found
      all += found
    }
    return all
  }

  /** Moves one end of what is left of each row inwards, and counts what is left then. */
  private narrow(end: Uint32Array, inner: (a: number, b: number) => number): number {
    let left = 0
    for (let row = 0; row < end.length; row += 1) {
      end[row] = inner(end[row] as number, this.counts[row] as number)
      left += this.leftIn(row)
    }
    return left
  }
}
