import type { AugAssign } from '../ast.js'
import type { Kind } from '../lexer/kinds.js'

/** How tightly operators bind, from the loosest. */
export const BINDING: ReadonlyMap<Kind, number> = new Map<Kind, number>([
  ['|', 1],
  ['^', 2],
  ['&', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['//', 6],
  ['%', 6],
  ['@', 6],
])

/** Tokens that comparisons begin with. */
export const COMPARES: ReadonlySet<Kind> = new Set<Kind>(['<', '<=', '>', '>=', '==', '!=', 'in', 'is', 'not'])

/** Operators that change a variable in place, with what they do to it. */
export const AUGMENTED: ReadonlyMap<Kind, AugAssign['operator']> = new Map<Kind, AugAssign['operator']>([
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['//=', '//'],
  ['%=', '%'],
  ['@=', '@'],
  ['**=', '**'],
  ['<<=', '<<'],
  ['>>=', '>>'],
  ['&=', '&'],
  ['|=', '|'],
  ['^=', '^'],
])
