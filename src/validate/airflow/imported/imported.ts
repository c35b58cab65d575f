import type { RepoPath } from '../../../gate/path.js'
import type { DagDetails } from '../details.js'

/** What Airflow makes of DAG files. */
export interface Imported {
  /** `3.1.2` */
  airflow: string
  /** `3.12.4` */
  python: string
  files: ImportedFile[]
  /** Files that were not loaded, since processes ended again and again. */
  left: RepoPath[]
}

export interface ImportedFile {
  path: RepoPath
  /** Null where loading it ended the process. */
  milliseconds: number | null
  dags: ImportedDag[]
  errors: ImportFailure[]
  /** Of its own lines. */
  warnings: { line: number; message: string }[]
}

export interface ImportedDag extends Pick<DagDetails, 'dagId' | 'schedule' | 'tasks' | 'edges'> {
  kind: 'none' | 'text' | 'timedelta' | 'timetable'
}

/** Why a file, or a DAG of it, is refused. */
export interface ImportFailure {
  /** Where: while the file runs, when its DAGs are collected, when one is stored, or the process ended. */
  stage: 'load' | 'bag' | 'store' | 'ended'
  type: string
  /** The exception's class and those above it, by their whole names. */
  kinds: string[]
  message: string
  /** The module that an import did not find. */
  module: string | null
  dagId: string | null
  /** Lines of the repository that led to it, the outermost first. */
  places: { file: RepoPath; line: number }[]
  /** Whether it asks for a variable of the environment that is not set. */
  unset: boolean
}
