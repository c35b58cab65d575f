import type { RepoPath } from '../../gate/path.js'
import type { Level } from '../../gate/result.js'
import type { Span } from '../tree/node.js'

/** A file that shows what a rule catches; the test runs it, and `docs/rules` prints it. */
export interface Example {
  /** Path to its text; the first is the one with the problem. */
  readonly files: Readonly<Record<string, string>>
  /** The line where the problem is found, in the first file. */
  readonly line: number
}

/** One thing that can be wrong. Each has a file of its own, which `docs/rules` and `explain` are made from. */
export interface Rule {
  /** Family and name: `workflow/needs-cycle`. */
  readonly id: string
  readonly level: Level
  /** One sentence: what is wrong where it is found. */
  readonly summary: string
  /** Why that matters: what happens on GitHub, or what an attacker can do. */
  readonly why: string
  /** What to do about it. */
  readonly mend: string
  readonly example: Example
  /** Where the fact is from: an address of the vendor's own documentation. */
  readonly source?: string
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

/** Another place that belongs to a problem: in the same file where none is named. */
export interface Related extends Span {
  readonly message: string
  readonly file?: RepoPath
}

/** How a check tells of a problem. */
export type Report = (rule: Rule, at: Span, message: string, more?: Pick<Problem, 'level' | 'help' | 'related'>) => void
