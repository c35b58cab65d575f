import type { Repository } from './repository.js'
import type { Report, Rule } from './rules/rule.js'
import type { Format } from './tree/document.js'
import type { Source } from './tree/source.js'

/** One kind of file: where it is found, how it is read, what is checked. A new kind is one folder and one line in `kinds.ts`. */
export interface Kind {
  /** Its name in `kinds`: `workflow`. */
  readonly name: string
  /** What its files are, in the plural: `GitHub workflows`. */
  readonly title: string
  readonly format: Format
  /** Glob patterns of where its files are, relative to the repository. */
  readonly files: readonly string[]
  /** Every rule that its checks can report. */
  readonly rules: readonly Rule[]
  /** Checks one file; what is wrong with the text itself (`source.faults`) is reported already. */
  check(source: Source, report: Report, repository: Repository): void | Promise<void>
}
