import type { RepoPath } from '../gate/path.js'
import type { Format } from './tree/document.js'
import type { Source } from './tree/source.js'

/** What a check may know beside its own file: other files, read and parsed once, and what is installed. */
export interface Repository {
  /** A file, parsed; null where there is no such file or it cannot be read. */
  source(path: RepoPath, format: Format): Source | null
  /** Whether there is such a file. */
  has(path: RepoPath): boolean
}
