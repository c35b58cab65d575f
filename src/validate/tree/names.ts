import type { Pair } from './node.js'

/** Up to here, looking at every pair is faster than a table. */
const FEW = 8

/** Finds the pairs of a map by their names, while it grows. */
export class Names {
  private table: Map<string, Pair> | null = null
  private listed = 0

  constructor(private readonly pairs: readonly Pair[]) {}

  /** The first pair of that name. */
  find(name: string): Pair | undefined {
    const pairs = this.pairs
    if (pairs.length <= FEW) {
      for (let at = 0; at < pairs.length; at += 1) if (pairs[at]?.name === name) return pairs[at]
      return undefined
    }
    this.table ??= new Map()
    for (; this.listed < pairs.length; this.listed += 1) {
      const pair = pairs[this.listed] as Pair
      if (!this.table.has(pair.name)) this.table.set(pair.name, pair)
    }
    return this.table.get(name)
  }
}
