import type { Expression } from './expressions.js'
import type { Span } from './span.js'

/** What a value is compared with: a number with its sign, a text, `module.NAME`. */
export interface MatchValue extends Span {
  kind: 'MatchValue'
  value: Expression
}
/** What a value must be itself. */
export interface MatchSingleton extends Span {
  kind: 'MatchSingleton'
  value: 'True' | 'False' | 'None'
}
/** `[a, b]`, `(a, b)`, `a, b`: the same to Python. */
export interface MatchSequence extends Span {
  kind: 'MatchSequence'
  patterns: Pattern[]
}
/** `*name` in a sequence; a null name is `*_`. */
export interface MatchStar extends Span {
  kind: 'MatchStar'
  name: string | null
}
/** `{key: pattern, **rest}`. */
export interface MatchMapping extends Span {
  kind: 'MatchMapping'
  items: { key: Expression; pattern: Pattern }[]
  rest: string | null
}
/** `Class(pattern, name=pattern)`. */
export interface MatchClass extends Span {
  kind: 'MatchClass'
  of: Expression
  patterns: Pattern[]
  named: { name: string; pattern: Pattern }[]
}
/** `pattern as name`; a name alone has no pattern, and `_` has no name either. */
export interface MatchAs extends Span {
  kind: 'MatchAs'
  pattern: Pattern | null
  name: string | null
}
export interface MatchOr extends Span {
  kind: 'MatchOr'
  patterns: Pattern[]
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchStar
  | MatchMapping
  | MatchClass
  | MatchAs
  | MatchOr
