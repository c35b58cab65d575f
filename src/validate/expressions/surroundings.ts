import type { Level } from '../../gate/result.js'
import type { Rule } from '../rules/rule.js'
import type { Span } from '../tree/node.js'
import type { Call, ContextAccess } from './ast.js'
import { ANY, type Type } from './types.js'

/** What the place of an expression makes of it: what its names mean there, and where problems go. */
export interface Surroundings {
  context(access: ContextAccess): Type
  /** Whether a function with such a name can be called there; tells of it where it cannot. */
  knows(call: Call): boolean
  problem(rule: Rule, part: Span, message: string, level?: Level): void
  /** The part as it is written, for a message. */
  written(part: Span): string
}

/** Nowhere: no context is known, and nobody is told of problems. */
export const NOWHERE: Surroundings = {
  context: () => ANY,
  knows: () => true,
  problem: () => {},
  written: () => '',
}
