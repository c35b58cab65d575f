import { type LineSet, TALLY, type Tallies } from './model.js'
import { Store } from './store.js'

/** Both tables joined, where items are `2 * key + flag`: each key once, its flag set if it is in either. */
export function joinFlags<T extends Uint32Array | Float64Array>(a: T, b: T): T {
  if (b.length === 0) return a
  if (a.length === 0) return b
  const joined = sameKind(a, a.length + b.length - inBoth(a, b))
  let length = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a[i] as number
    const right = b[j] as number
    // Items of one key differ by their flag at most, and the larger one has it.
    const same = left - (left % 2) === right - (right % 2)
    joined[length++] = same ? Math.max(left, right) : Math.min(left, right)
    if (same || left < right) i += 1
    if (same || right < left) j += 1
  }
  while (i < a.length) joined[length++] = a[i++] as number
  while (j < b.length) joined[length++] = b[j++] as number
  return joined
}

function inBoth(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = keyOf(a[i]) - keyOf(b[j])
    if (order === 0) both += 1
    if (order <= 0) i += 1
    if (order >= 0) j += 1
  }
  return both
}

/**
 * Both tables joined, each key once. What either covers for certain is covered for certain; they may have covered
 * different parts, so what is covered at most is the sum of both. Whoever counts holds that against what there is:
 * held here already, it would depend on the order where reports differ in what there is.
 */
export function joinTallies(a: Tallies, b: Tallies): Tallies {
  if (b.length === 0) return a
  if (a.length === 0) return b
  const joined = new Float64Array(a.length + b.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const order = i === a.length ? 1 : j === b.length ? -1 : orderOf(a, i, b, j)
    joined.set(order <= 0 ? a.subarray(i, i + TALLY) : b.subarray(j, j + TALLY), length)
    if (order === 0) joinRow(joined, length, b, j)
    if (order <= 0) i += TALLY
    if (order >= 0) j += TALLY
    length += TALLY
  }
  return joined.slice(0, length)
}

function joinRow(into: Tallies, at: number, from: Tallies, i: number): void {
  into[at + 2] = Math.max(into[at + 2] as number, from[i + 2] as number)
  into[at + 3] = (into[at + 3] as number) + (from[i + 3] as number)
  into[at + 4] = Math.max(into[at + 4] as number, from[i + 4] as number)
}

function orderOf(a: Tallies, i: number, b: Tallies, j: number): number {
  return (a[i] as number) - (b[j] as number) || (a[i + 1] as number) - (b[j + 1] as number)
}

function sameKind<T extends Uint32Array | Float64Array>(like: T, length: number): T {
  return (like instanceof Uint32Array ? new Uint32Array(length) : new Float64Array(length)) as T
}

const NOTHING = new Float64Array()
const NO_LINES = new Uint32Array()
/** Collects numbers; one is used again for each file of a report, so that none grows anew. */
class Buffered {
  protected readonly store = new Store()
  protected items = new Float64Array(256)
  protected length = 0
  protected ascending = true

  protected push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Float64Array(2 * this.length)
      larger.set(this.items)
      this.items = larger
    }
    this.items[this.length++] = item
  }

  get isEmpty(): boolean {
    return this.length === 0
  }

  /** Begins anew. */
  clear(): void {
    this.length = 0
    this.ascending = true
  }

  /** What was collected, to be kept or copied before anything more is. */
  protected taken(): Float64Array {
    const taken = this.items.subarray(0, this.length)
    this.clear()
    return taken
  }
}

/** Collects keys with a flag in any order, repeated or not. */
export class FlagCollector extends Buffered {
  /** `key` is whole and below 2^52. */
  add(key: number, flag: boolean): void {
    if (this.length > 0 && 2 * key <= (this.items[this.length - 1] as number)) this.ascending = false
    this.push(2 * key + (flag ? 1 : 0))
  }

  /** What was collected, ascending; a key that came several times is flagged if it ever was. Begins anew. */
  take(): Float64Array {
    const items = this.ordered()
    return items.length === 0 ? NOTHING : this.store.kept(items)
  }

  /** The same where keys are lines. */
  takeLines(): LineSet {
    const items = this.ordered()
    return items.length === 0 ? NO_LINES : this.store.keptLines(items)
  }

  private ordered(): Float64Array {
    const unordered = !this.ascending
    const items = this.taken()
    if (!unordered) return items
    items.sort()
    return items.filter((item, index) => item - (item % 2) !== keyOf(items[index + 1]))
  }
}

function keyOf(item: number | undefined): number {
  return item === undefined ? -1 : item - (item % 2)
}

/** Collects rows of `Tallies` in any order, repeated or not. */
export class TallyCollector extends Buffered {
  /** `most` is what may be covered, where that is more than is certain; whoever gives more than `total` gives `total`. */
  add(start: number, end: number, covered: number, total: number, most = covered): void {
    const last = this.length - TALLY
    const order = last < 0 ? 1 : start - (this.items[last] as number) || end - (this.items[last + 1] as number)
    if (order <= 0) this.ascending = false
    this.push(start)
    this.push(end)
    this.push(Math.min(covered, total))
    this.push(Math.min(most, total))
    this.push(total)
  }

  /** What was collected, ascending; rows of one key are joined. Begins anew. */
  take(): Tallies {
    const unordered = !this.ascending
    const rows = this.taken()
    if (rows.length === 0) return NOTHING
    if (!unordered) return this.store.kept(rows)
    const starts = Array.from({ length: rows.length / TALLY }, (_, index) => index * TALLY)
    starts.sort((a, b) => orderOf(rows, a, rows, b))
    const joined = new Float64Array(rows.length)
    let length = 0
    for (const start of starts) {
      if (length > 0 && orderOf(joined, length - TALLY, rows, start) === 0) joinRow(joined, length - TALLY, rows, start)
      else {
        joined.set(rows.subarray(start, start + TALLY), length)
        length += TALLY
      }
    }
    return this.store.kept(joined.subarray(0, length))
  }
}
