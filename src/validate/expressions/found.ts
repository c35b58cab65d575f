import type { ScalarNode, Span } from '../tree/node.js'
import { offsetIn } from '../tree/node.js'
import type { ParsedExpression } from './ast.js'

/** An expression in a scalar. Its own span, in the file, is that of `${{ … }}` or of the bare condition. */
export interface Found extends Span, ParsedExpression {
  readonly node: ScalarNode
  /** What stands between the braces. */
  readonly text: string
  /** Index of that in the scalar's text. */
  readonly at: number
  /** False where `}}` is missing; there is no expression then. */
  readonly closed: boolean
  /** Whether it is the scalar's whole text, so that the value keeps its type. */
  readonly whole: boolean
}

/** Where a part of an expression stands in the file. */
export function spanOf(found: Found, part: Span): Span {
  const start = offsetIn(found.node, found.at + part.start)
  return { start, end: part.end > part.start ? offsetIn(found.node, found.at + part.end - 1) + 1 : start }
}
