import type { RuleText } from '../../gate/gate.js'
import type { RepoPath } from '../../gate/path.js'
import type { Level } from '../../gate/result.js'
import type { Span } from '../tree/node.js'

/** One thing that can be wrong. Each has a file of its own, which `docs/rules` and `explain` are made from. */
export interface Rule extends RuleText {
  /** Whether the line that it finds may hold a secret, which no report shows. */
  readonly secret?: true
}

/** Something wrong at a place of the file that is being checked. */
export interface Problem extends Span {
  readonly rule: Rule
  /** A sentence about this very place: what is wrong, what would be right. */
  readonly message: string
  /** Instead of the rule's own, where this case is graver or milder. */
  readonly level?: Level
  /** Instead of the rule's `mend`. */
  readonly help?: string
  readonly related?: readonly Related[]
}

/** Another place that belongs to a problem: in the same file, or a line of another one, or that as a whole. */
export interface Related extends Span {
  readonly message: string
  readonly file?: RepoPath
  /** The line, from 1, of a place in another file, whose text is not at hand where offsets become lines. */
  readonly line?: number
}

/** How a check tells of a problem. */
export type Report = (rule: Rule, at: Span, message: string, more?: Pick<Problem, 'level' | 'help' | 'related'>) => void
