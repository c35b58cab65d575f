import type { DagFacts } from './policy/facts.js'

/** A DAG as the result file has it. */
export interface DagDetails {
  file: string
  dagId: string
  /** Where this is from: from reading the file, or from Airflow, where reading it does not tell all. */
  source: 'static' | 'imported'
  /** As it is written; null where there is none, or it is not known. */
  schedule: string | null
  tasks: { id: string; operator: string; group: string | null }[]
  /** From upper to lower task. */
  edges: [from: string, to: string][]
  /** What of it cannot be told without running the file; none where all of it is told. */
  unresolved: Unresolved[]
}

/** What cannot be told without running the file, and why. */
export interface Unresolved {
  line: number
  reason: string
}

/** What a file declares. */
export interface DagFile {
  /** With their places: the line from 1, and offsets. */
  dags: (DagDetails & { line: number; start: number; end: number })[]
  /** What a policy may ask about them. */
  facts: DagFacts[]
  /** Whether there can be no more DAGs. */
  isWhole: boolean
  /** What of it is in no DAG that is known, and may make more of them, or change those that are. */
  unresolved: Unresolved[]
  /** Other DAGs that its tasks wait for or start. */
  references: DagReference[]
  /** The files of the repository that it imports, from whatever file. */
  modules: string[]
}

/** A DAG that a task names, and where. */
export interface DagReference {
  dagId: string
  /** The place of its id: the line from 1, and offsets. */
  line: number
  start: number
  end: number
  /** Of its tasks those that are named, and where they are. */
  tasks: { id: string; line: number; start: number; end: number }[]
}

/** How DAG files were imported. */
export interface DagImport {
  /** The versions. */
  airflow: string
  python: string
  /** Null where loading the file ended the process. */
  files: { file: string; milliseconds: number | null; dags: number }[]
}
