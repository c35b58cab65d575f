import type { RE2JS } from 're2js'
import { type Cost, costOf } from './cost.js'

type Library = typeof import('re2js')

/** Steps that a backtracking matcher may need for one text at worst; beyond, a linear one takes over. */
const MOST_STEPS = 1e7
const LONGEST_PATTERN = 5000

let library: Library | null = null

/** Loads the matcher of linear time, which few schemas need. */
export async function loadLinear(): Promise<void> {
  library ??= await import('re2js')
}

/**
 * An expression of a schema: ECMAScript's, matching anywhere in the text. One that the user's schema brings can be made to
 * take for ever; it gets a matcher of linear time where it, or the text, is such that it might.
 */
export class Pattern {
  private readonly cost: Cost | null
  private readonly expression: RegExp | null
  private linear: RE2JS | null | undefined

  constructor(
    readonly text: string,
    trusted: boolean,
  ) {
    this.cost = trusted ? { factor: 1, power: 0 } : text.length > LONGEST_PATTERN ? null : costOf(text)
    this.expression = compiled(text)
  }

  /** Whether it is an expression at all. */
  get readable(): boolean {
    return this.expression !== null
  }

  /** Whether the text matches; `unloaded` where only `loadLinear` makes that known, `unbounded` where nothing does. */
  matches(text: string): boolean | 'unloaded' | 'unbounded' {
    if (this.expression === null) return true
    if (this.cost !== null && this.cost.factor * text.length ** this.cost.power <= MOST_STEPS) {
      return this.expression.test(text)
    }
    if (library === null) return 'unloaded'
    if (this.linear === undefined) this.linear = linearOf(this.text, library)
    return this.linear === null ? 'unbounded' : this.linear.test(text)
  }
}

function linearOf(pattern: string, { RE2JS }: Library): RE2JS | null {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern) as string)
  } catch {
    return null
  }
}

/** By the rules for Unicode as the standard has it, else, as many a schema escapes too much, without. */
function compiled(pattern: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags)
    } catch {
      // The next flags, if any.
    }
  }
  return null
}
