import type { RepoPath } from '../gate/path.js'
import type { Repository } from './repository.js'
import type { Report } from './rules/rule.js'
import type { Source } from './tree/source.js'

/** What is known of the repository as a whole, for checks of what no file says alone. */
export interface Facts {
  /** Its workflows, those that could be read. */
  readonly workflows: readonly Source[]
  readonly repository: Repository
  /** Every file that belongs to it, as seen from the folder that is judged. */
  readonly files: readonly RepoPath[]
  /** Whether a program of that name is installed. */
  hasTool(name: string): Promise<boolean>
}

/** How such a check tells of a problem: in whichever file it is. */
export type ReportIn = (source: Source) => Report
