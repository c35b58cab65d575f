import type { RepoPath } from '../../../gate/path.js'
import type { Related, Report } from '../../rules/rule.js'
import { among, didYouMean } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import { isTypo } from '../../words/typo.js'
import type { DagReference } from '../details.js'
import { duplicateDagId } from './refused/duplicate-dag-id.js'
import { unknownDag } from './refused/unknown-dag.js'
import { unknownTask } from './refused/unknown-task.js'

/** The DAGs that a file declares: plain data. */
export interface DeclaredDags {
  readonly path: RepoPath
  readonly dags: readonly DeclaredDag[]
  /** Other DAGs that its tasks wait for or start. */
  readonly references?: readonly DagReference[]
}

export interface DeclaredDag {
  readonly dagId: string
  /** From 1. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly tasks?: readonly { readonly id: string }[]
  /** What of it is not known. */
  readonly unresolved?: readonly unknown[]
}

type ReportIn = (path: RepoPath) => Report | null

/** Tells of what several files say together. The files come in the order of their paths. */
export function checkAcross(files: readonly DeclaredDags[], reportIn: ReportIn): void {
  checkIds(files, reportIn)
  checkReferences(files, reportIn)
}

/** The same id of DAGs in two files. */
function checkIds(files: readonly DeclaredDags[], reportIn: ReportIn): void {
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

/** DAGs and tasks that are waited for, and are not there. A DAG of another repository may be meant, unless one is near. */
function checkReferences(files: readonly DeclaredDags[], reportIn: ReportIn): void {
  const byId = new Map<string, DeclaredDag>()
  for (const { dags } of files) for (const dag of dags) if (!byId.has(dag.dagId)) byId.set(dag.dagId, dag)
  const ids = [...byId.keys()]
  for (const { path, references = [] } of files) {
    for (const { tasks, ...reference } of references) {
      const dag = byId.get(reference.dagId)
      const near = dag === undefined ? ids.find(id => isTypo(reference.dagId, id)) : undefined
      if (near !== undefined) {
        const message = `No DAG of the repository has the id ${quoted(reference.dagId)}${didYouMean(near)}`
        reportIn(path)?.(unknownDag, reference, message)
      }
      const known = dag?.unresolved?.length === 0 ? new Set(dag.tasks?.map(({ id }) => id)) : null
      for (const task of known === null ? [] : tasks) {
        if (known?.has(task.id) !== false) continue
        const message = `DAG ${quoted(reference.dagId)} has no task ${quoted(task.id)}${among(task.id, known).text}`
        reportIn(path)?.(unknownTask.rule, task, message, { level: 'warning' })
      }
    }
  }
}
