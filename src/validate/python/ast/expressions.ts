import type { Span } from './span.js'

export interface Name extends Span {
  kind: 'Name'
  id: string
}
/** A string, joined where several stand side by side. `bytes` ones have their prefix kept from the value. */
export interface Str extends Span {
  kind: 'Str'
  value: string
  bytes: boolean
}
/** `text` as written; `value` where a double holds it exactly enough, also for complex and huge ones null. */
export interface Num extends Span {
  kind: 'Num'
  text: string
  value: number | null
  /** Whether it is written as an integer. */
  isInteger: boolean
}
/** `True`, `False`, `None`, `...` */
export interface Constant extends Span {
  kind: 'Constant'
  value: 'True' | 'False' | 'None' | '...'
}
/** An f-string (or t-string), joined with plain ones beside it: texts and formatted expressions. */
export interface JoinedStr extends Span {
  kind: 'JoinedStr'
  parts: (Str | FormattedValue)[]
  /** Of a t-string, which is no `str`. */
  isTemplate: boolean
}
export interface FormattedValue extends Span {
  kind: 'FormattedValue'
  value: Expression
  /** Of `{x=}` without conversion and format it is `r`, as Python has it. */
  conversion: 's' | 'r' | 'a' | null
  format: JoinedStr | null
  /** `{x=}`: the text up to the equals sign and what surrounds it; null without one. */
  debug: string | null
}
export interface Sequence extends Span {
  kind: 'List' | 'Tuple' | 'Set'
  items: Expression[]
}
export interface Dict extends Span {
  kind: 'Dict'
  /** A null key is `**value`. */
  items: { key: Expression | null; value: Expression }[]
}
export interface Comprehension extends Span {
  kind: 'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp'
  element: Expression
  /** Of a DictComp: the value; the element is the key. */
  value: Expression | null
  generators: { target: Expression; iter: Expression; ifs: Expression[]; isAsync: boolean }[]
}
export interface Call extends Span {
  kind: 'Call'
  callee: Expression
  /** In order; `*x` is a Starred. */
  args: Expression[]
  /** In order; a null name is `**value`. */
  keywords: Keyword[]
}
export interface Keyword extends Span {
  name: string | null
  nameSpan: Span | null
  value: Expression
}
export interface Attribute extends Span {
  kind: 'Attribute'
  value: Expression
  name: string
  nameSpan: Span
}
export interface Subscript extends Span {
  kind: 'Subscript'
  value: Expression
  index: Expression
}
export interface Slice extends Span {
  kind: 'Slice'
  lower: Expression | null
  upper: Expression | null
  step: Expression | null
}
export interface Unary extends Span {
  kind: 'Unary'
  operator: '+' | '-' | '~' | 'not'
  operand: Expression
}
export interface Binary extends Span {
  kind: 'Binary'
  operator: '+' | '-' | '*' | '/' | '//' | '%' | '@' | '**' | '<<' | '>>' | '&' | '|' | '^'
  operatorSpan: Span
  left: Expression
  right: Expression
}
export interface Boolean_ extends Span {
  kind: 'Boolean'
  operator: 'and' | 'or'
  values: Expression[]
}
/** `a < b in c`: left, then operators and what is on their right. */
export interface Compare extends Span {
  kind: 'Compare'
  left: Expression
  operators: ('<' | '<=' | '>' | '>=' | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not')[]
  comparators: Expression[]
}
export interface Conditional extends Span {
  kind: 'Conditional'
  test: Expression
  body: Expression
  orelse: Expression
}
export interface Lambda extends Span {
  kind: 'Lambda'
  parameters: Parameters
  body: Expression
}
export interface Starred extends Span {
  kind: 'Starred'
  value: Expression
}
export interface Named extends Span {
  kind: 'Named'
  target: Name
  value: Expression
}
export interface Await extends Span {
  kind: 'Await' | 'Yield' | 'YieldFrom'
  value: Expression | null
}

export type Expression =
  | Name
  | Str
  | Num
  | Constant
  | JoinedStr
  | Sequence
  | Dict
  | Comprehension
  | Call
  | Attribute
  | Subscript
  | Slice
  | Unary
  | Binary
  | Boolean_
  | Compare
  | Conditional
  | Lambda
  | Starred
  | Named
  | Await

export interface Parameter extends Span {
  name: string
  annotation: Expression | null
  /** Its default. */
  value: Expression | null
  kind: 'positional-only' | 'positional' | 'rest' | 'keyword-only' | 'keywords'
}
export type Parameters = Parameter[]
