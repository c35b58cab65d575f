/**
 * Python's syntax as a tree: the shapes and names of its own `ast` module (docs.python.org/3/library/ast.html), as far as
 * they matter to what is looked for. Offsets count UTF-16 units of the text; `end` is exclusive.
 */
export interface Span {
  start: number
  end: number
}

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

/** `T: bound = value`, `*T`, `**T` in brackets behind a name. */
export interface TypeParameter extends Span {
  kind: 'TypeVar' | 'TypeVarTuple' | 'ParamSpec'
  name: string
  bound: Expression | null
  /** Its default. */
  value: Expression | null
}

export interface FunctionDef extends Span {
  kind: 'FunctionDef'
  name: string
  nameSpan: Span
  parameters: Parameters
  returns: Expression | null
  typeParameters: TypeParameter[]
  decorators: Expression[]
  body: Statement[]
  isAsync: boolean
}
export interface ClassDef extends Span {
  kind: 'ClassDef'
  name: string
  nameSpan: Span
  bases: Expression[]
  keywords: Keyword[]
  typeParameters: TypeParameter[]
  decorators: Expression[]
  body: Statement[]
}
/** `a = b = value`; with an annotation `a: int = value` (value null where there is none). */
export interface Assign extends Span {
  kind: 'Assign'
  targets: Expression[]
  annotation: Expression | null
  value: Expression | null
}
export interface AugAssign extends Span {
  kind: 'AugAssign'
  target: Expression
  operator: Binary['operator']
  value: Expression
}
export interface ExpressionStatement extends Span {
  kind: 'Expression'
  value: Expression
}
export interface For extends Span {
  kind: 'For'
  target: Expression
  iter: Expression
  body: Statement[]
  orelse: Statement[]
  isAsync: boolean
}
export interface While extends Span {
  kind: 'While'
  test: Expression
  body: Statement[]
  orelse: Statement[]
}
/** An `elif` is an If that is alone in `orelse`. */
export interface If extends Span {
  kind: 'If'
  test: Expression
  body: Statement[]
  orelse: Statement[]
}
export interface With extends Span {
  kind: 'With'
  items: { context: Expression; target: Expression | null }[]
  body: Statement[]
  isAsync: boolean
}
export interface Try extends Span {
  kind: 'Try'
  body: Statement[]
  handlers: { type: Expression | null; name: string | null; body: Statement[]; span: Span }[]
  orelse: Statement[]
  final: Statement[]
  /** With `except*`. */
  isStar: boolean
}
export interface Match extends Span {
  kind: 'Match'
  subject: Expression
  /** Patterns are kept as their text's place only, with the names that they bind. */
  cases: { pattern: Span; names: string[]; guard: Expression | null; body: Statement[] }[]
}
export interface Import extends Span {
  kind: 'Import'
  names: { name: string; as: string | null; span: Span }[]
}
export interface ImportFrom extends Span {
  kind: 'ImportFrom'
  /** Empty for `from . import x`. */
  module: string
  moduleSpan: Span
  /** How many leading dots. */
  level: number
  /** `*` as a name. */
  names: { name: string; as: string | null; span: Span }[]
}
export interface Return extends Span {
  kind: 'Return'
  value: Expression | null
}
export interface Raise extends Span {
  kind: 'Raise'
  exception: Expression | null
  cause: Expression | null
}
export interface Assert extends Span {
  kind: 'Assert'
  test: Expression
  message: Expression | null
}
export interface Delete extends Span {
  kind: 'Delete'
  targets: Expression[]
}
export interface Scope extends Span {
  kind: 'Global' | 'Nonlocal'
  names: string[]
}
export interface Simple extends Span {
  kind: 'Pass' | 'Break' | 'Continue'
}
export interface TypeAlias extends Span {
  kind: 'TypeAlias'
  name: string
  typeParameters: TypeParameter[]
  value: Expression
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Assign
  | AugAssign
  | ExpressionStatement
  | For
  | While
  | If
  | With
  | Try
  | Match
  | Import
  | ImportFrom
  | Return
  | Raise
  | Assert
  | Delete
  | Scope
  | Simple
  | TypeAlias

/** A fault of the syntax. */
export interface SyntaxFault extends Span {
  message: string
  /** What would mend it, where that is clear. */
  help?: string
}

export interface Module {
  body: Statement[]
  faults: SyntaxFault[]
  /** Comments with their place, `#` included. */
  comments: Span[]
}
