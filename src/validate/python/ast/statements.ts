import type { Binary, Expression, Keyword, Parameters } from './expressions.js'
import type { Pattern } from './patterns.js'
import type { Span } from './span.js'

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
  /** With the names that the pattern binds. */
  cases: { pattern: Pattern; names: string[]; guard: Expression | null; body: Statement[] }[]
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
