import type { DagFacts } from './policy/facts.js'

/** A DAG as the result file has it. */
export interface DagDetails {
  file: string
  dagId: string
  /** As it is written; null where there is none, or it is not known. */
  schedule: string | null
  tasks: { id: string; operator: string; group: string | null }[]
  /** From upper to lower task. */
  edges: [from: string, to: string][]
  /** What of it cannot be told without running the file; none where all of it is told. */
  unresolved: { line: number; reason: string }[]
}

/** What a file declares. */
export interface DagFile {
  /** With their places: the line from 1, and offsets. */
  dags: (DagDetails & { line: number; start: number; end: number })[]
  /** What a policy may ask about them. */
  facts: DagFacts[]
}
