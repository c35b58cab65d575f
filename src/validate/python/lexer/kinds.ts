import type { Operator } from './operators.js'

const KEYWORD_LIST = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
] as const
export type Keyword = (typeof KEYWORD_LIST)[number]

/** What a token is: keywords and operators are their own kind; `match`, `case`, `type` and `_` are names. */
export type Kind =
  | Keyword
  | Operator
  | 'NAME'
  | 'NUMBER'
  | 'STRING'
  | 'FSTRING_START'
  | 'FSTRING_TEXT'
  | 'FSTRING_END'
  | 'NEWLINE'
  | 'INDENT'
  | 'DEDENT'
  /** A place with a fault of its own, which is told already. */
  | 'ERROR'
  | 'END'

/** The keywords by their text. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(KEYWORD_LIST.map(word => [word, word]))

/** Tokens that an expression can begin with, a starred one aside. */
export const STARTS_EXPRESSION: ReadonlySet<Kind> = new Set<Kind>([
  'NAME',
  'NUMBER',
  'STRING',
  'FSTRING_START',
  '(',
  '[',
  '{',
  '-',
  '+',
  '~',
  '...',
  'False',
  'None',
  'True',
  'await',
  'lambda',
  'not',
])

/** Tokens that are a whole expression where one that ends expressions follows. */
export const SINGLE_EXPRESSIONS: ReadonlySet<Kind> = new Set<Kind>([
  'NAME',
  'STRING',
  'NUMBER',
  'None',
  'True',
  'False',
])

/** Tokens that end an expression, whatever it is. */
export const ENDS_EXPRESSION: ReadonlySet<Kind> = new Set<Kind>([',', ')', ']', '}', ':', '=', 'NEWLINE'])
