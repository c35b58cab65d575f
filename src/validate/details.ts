import type { Verdict } from '../gate/result.js'
import type { DagChange } from './airflow/changes.js'
import type { DagDetails, DagImport, Unresolved } from './airflow/details.js'

/** The gate's part of the result file. */
export interface ValidateDetails {
  files: { path: string; kind: string; verdict: Verdict }[]
  dags: DagDetails[]
  /** What of files cannot be told without running them, and is in no DAG of `dags`. */
  dagsUnresolved: ({ file: string } & Unresolved)[]
  /** Null where Airflow loaded none of them. */
  dagImport: DagImport | null
  /** What the pull request does to them. */
  dagChanges: DagChange[]
  /** What could have been checked and was not, and why. */
  skipped: { what: string; why: string }[]
}
