import type { RepoPath } from '../gate/path.js'
import type { DagFile } from './airflow/details.js'
import type { PythonVerdict } from './airflow/syntax/verdict.js'
import type { Repository } from './repository.js'
import type { Report, Rule } from './rules/rule.js'
import type { YamlReader } from './syntax/yaml/ambiguity.js'
import type { Source } from './tree/source.js'
import type { Script } from './workflow/rules/scripts/script.js'

/** What the inputs say of how files are meant. */
export interface Settings {
  readonly airflowVersion: '2' | '3' | null
  /** Files that say which packages are installed. */
  readonly manifests: readonly RepoPath[]
  /** The first parts of the names of modules that the repository may have. */
  readonly importable: readonly string[]
}

/** What a check gets and gives beside problems. */
export interface Desk {
  readonly settings: Settings
  /** What an installed Python says of the file; null where none was asked. */
  readonly python: PythonVerdict | null
  /** Takes what the file declares, where that is told or compared with other files: plain data, which goes from thread to thread. */
  declare(file: DagFile): void
}

/**
 * What is checked of one kind of file. A new kind is one folder, and one line in `kinds.ts`, which says where its files are and
 * how they are read.
 */
export interface Kind {
  /** Every rule that its checks can report. */
  readonly rules: readonly Rule[]
  /** Which YAML the programs know that read its files; both where nothing is said. */
  readonly reader?: YamlReader
  /** Whether its files are held to the schema that they name. */
  readonly declares?: true
  /** Checks one file; what is wrong with the text itself (`source.faults`) is reported already. */
  check(source: Source, report: Report, repository: Repository, desk: Desk): void | Promise<void>
  /** Shell scripts in the file, for shellcheck. */
  scripts?(source: Source): readonly Script[]
}
