import type { RepoPath } from '../../../gate/path.js'
import type { Related, Report } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import { duplicateDagId } from './refused/duplicate-dag-id.js'

/** The DAGs that a file declares: plain data. */
export interface DeclaredDags {
  readonly path: RepoPath
  readonly dags: readonly DeclaredDag[]
}

export interface DeclaredDag {
  readonly dagId: string
  /** From 1. */
  readonly line: number
  readonly start: number
  readonly end: number
}

/** Tells of what several files say together: the same id of DAGs. The files come in the order of their paths. */
export function checkAcross(files: readonly DeclaredDags[], reportIn: (path: RepoPath) => Report | null): void {
  const first = new Map<string, { path: RepoPath; dag: DeclaredDag }>()
  for (const { path, dags } of files) {
    for (const dag of dags) {
      const before = first.get(dag.dagId)
      if (before === undefined) first.set(dag.dagId, { path, dag })
      // In one file it is told when that is checked.
      else if (before.path !== path) {
        const { line, start, end } = before.dag
        const related: Related = { message: 'The first DAG of this id is here.', file: before.path, line, start, end }
        const message = `${quoted(dag.dagId)} is the id of a DAG in ${before.path} too, and Airflow keeps one of them`
        reportIn(path)?.(duplicateDagId.rule, dag, message, { related: [related] })
      }
    }
  }
}
