import type { Level } from '../../gate/result.js'
import type { Span } from '../tree/node.js'

/** `null`, `true`, `0xff`, `'text'`. */
export interface Literal extends Span {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
}

/** The name of a context: `github`. */
export interface ContextAccess extends Span {
  readonly kind: 'context'
  /** In lower case: names are compared without regard to case. */
  readonly name: string
}

/** `of.name`. */
export interface PropertyAccess extends Span {
  readonly kind: 'property'
  readonly of: Expression
  /** In lower case. */
  readonly name: string
  /** Where the name itself stands. */
  readonly nameStart: number
}

/** `of[index]`. */
export interface IndexAccess extends Span {
  readonly kind: 'index'
  readonly of: Expression
  readonly index: Expression
}

/** `of.*` and `of[*]`: all the values of a list or map. */
export interface Filter extends Span {
  readonly kind: 'filter'
  readonly of: Expression
}

export interface Call extends Span {
  readonly kind: 'call'
  /** In lower case. */
  readonly name: string
  /** Where the name ends. */
  readonly nameEnd: number
  readonly args: readonly Expression[]
}

export interface Not extends Span {
  readonly kind: 'not'
  readonly of: Expression
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>='

export interface Comparison extends Span {
  readonly kind: 'comparison'
  readonly operator: Comparator
  readonly left: Expression
  readonly right: Expression
}

/** Two or more operands of one operator in a row. */
export interface Logical extends Span {
  readonly kind: 'and' | 'or'
  readonly operands: readonly Expression[]
}

/** An expression as a tree. Offsets are indices in the expression's own text; parentheses leave no trace. */
export type Expression =
  | Literal
  | ContextAccess
  | PropertyAccess
  | IndexAccess
  | Filter
  | Call
  | Not
  | Comparison
  | Logical

/** Something that is no expression; the offsets are indices in the expression's own text. */
export interface SyntaxFault extends Span {
  readonly message: string
  /** Where GitHub reads it all the same. */
  readonly level?: Level
}

/** What the parser makes of a text. */
export interface ParsedExpression {
  /** Null where it cannot be read; read on behind faults that leave no doubt, such as `=` for `==`. */
  readonly expression: Expression | null
  readonly faults: readonly SyntaxFault[]
}
