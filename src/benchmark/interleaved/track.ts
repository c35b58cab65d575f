import { sampled } from '../formats/values.js'
import type { Measured } from '../model.js'
import { PairedComparison } from './comparison.js'
import { differenceOf } from './difference.js'
import type { Side } from './sides.js'

/** One metric of one benchmark, by turns: a value for each run of a side. */
export class Track {
  readonly base: number[] = []
  readonly head: number[] = []
  /** Null where nothing of it is judged, or only one side has it. */
  comparison: PairedComparison | null = null

  /** `of` says what it is, and in which unit all values are. */
  constructor(
    readonly of: Measured,
    private readonly limit: number,
  ) {}

  /** Makes it one that is compared. */
  compare(): PairedComparison {
    this.comparison ??= new PairedComparison(this.limit)
    return this.comparison
  }

  /** Takes what a pair of runs measured, as far as it did; nothing more of what is settled. */
  add(base: number | undefined, head: number | undefined): void {
    if (this.comparison !== null && this.comparison.settled !== null) return
    if (base !== undefined) this.base.push(base)
    if (head !== undefined) this.head.push(head)
    if (base !== undefined && head !== undefined) this.comparison?.add(differenceOf(base, head, this.of.direction))
  }

  /** What a side measured, a run of a process for each value; null where it did not. */
  measured(side: Side): Measured | null {
    const values = this[side]
    return values.length === 0 ? null : { ...this.of, invocations: values.map(value => sampled([value])) }
  }
}
