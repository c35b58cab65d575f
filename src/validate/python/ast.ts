import type { Span } from './ast/span.js'
import type { Statement } from './ast/statements.js'

/**
 * Python's syntax as a tree: the shapes and names of its own `ast` module (docs.python.org/3/library/ast.html), as far as
 * they matter to what is looked for. Offsets count UTF-16 units of the text; `end` is exclusive.
 */
export type * from './ast/expressions.js'
export type * from './ast/patterns.js'
export type { Span } from './ast/span.js'
export type * from './ast/statements.js'

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
