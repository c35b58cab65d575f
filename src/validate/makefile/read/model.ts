import type { Span } from '../../tree/node.js'

/** A word as it is written, references to variables not replaced. */
export interface Word extends Span {
  readonly text: string
}

/** A rule: what is made, from what, and how. */
export interface MakeRule extends Span {
  readonly targets: readonly Word[]
  readonly prerequisites: readonly Word[]
  /** Behind `|`: only made before it. */
  readonly orderOnly: readonly Word[]
  /** Of a static pattern rule, the patterns of its targets. */
  readonly patterns: readonly Word[]
  /** `::`: several with the same target are rules of their own. */
  readonly double: boolean
  /** The lines of its recipe, without what marks them as such. */
  readonly recipe: readonly Word[]
  /** Whether it stands in a conditional. */
  readonly conditional: boolean
}

export interface Assignment extends Span {
  readonly name: string
  /** `=`, `:=`, `::=`, `:::=`, `?=`, `+=`, `!=`, or `define`. */
  readonly operator: string
  readonly value: string
  readonly conditional: boolean
}

export interface Include {
  readonly files: readonly Word[]
  /** `-include`: a file that is not there is no error. */
  readonly optional: boolean
}

/** What make refuses, or takes for something else than was meant. */
export interface MakeFault extends Span {
  readonly kind: 'spaces' | 'syntax'
  readonly message: string
}

export interface Makefile {
  readonly rules: readonly MakeRule[]
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>
  readonly includes: readonly Include[]
  readonly faults: readonly MakeFault[]
  /** Whether there are lines that only make itself can replace: `$(eval …)`, `$(call …)`. */
  readonly generated: boolean
}
