import type { Rule } from '../../rules/rule.js'
import type { Node, Span } from '../../tree/node.js'
import type { Allowed } from '../model/keywords.js'

/** What kind of thing is wrong: by it, the branch that was meant is told from the others. */
export type FlawSort = 'type' | 'allowed' | 'missing' | 'unknown' | 'other'

/** One way in which a value does not fit its schema. */
export interface Flaw extends Span {
  readonly rule: Rule
  readonly sort: FlawSort
  readonly message: string
  readonly help?: string
  readonly level?: 'warning'
  /** How deep below the root the value is that does not fit. */
  readonly depth: number
  /** That value. */
  readonly node: Node
  /** The types that would have fitted, of a `type`. */
  readonly types?: number
  /** The values that would have, of `allowed`. */
  readonly allowed?: Allowed
  /** The key that is missing, of `missing`; of `unknown`, the one that was probably meant. */
  readonly name?: string
}

/**
 * Gathers flaws, and warnings, up to a number of each: whoever asks whether a value fits need not know all that is wrong with
 * it. Warnings alone never end the search for flaws.
 */
export class Flaws {
  readonly all: Flaw[] = []
  private flaws = 0
  private warnings = 0

  constructor(private readonly most: number) {}

  get full(): boolean {
    return this.flaws >= this.most
  }

  add(flaw: Flaw): void {
    const count = flaw.level === 'warning' ? this.warnings++ : this.flaws++
    if (count < this.most) this.all.push(flaw)
  }
}
