import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImportedDag } from '../../src/validate/airflow/imported/imported.js'

/** A DAG as bench/airflow/record.mjs recorded it. */
interface TrueDag {
  dag_id: string
  tasks: string[]
  edges: [string, string][]
  schedule: { type: string; expression?: string; preset?: string; seconds?: number }
  details: Record<string, { group?: string }>
}
type Part = Record<string, { dags: TrueDag[] }>
export interface Truth {
  good: Part
  unresolved: Part
  broken: Record<string, { refused: string | null; stage?: string }>
}

/** The folder of the DAG files. */
export const CORPUS = fileURLToPath(new URL('../fixtures/airflow', import.meta.url))
/** What a version of Airflow makes of them. */
export const truthOf = (version: '2' | '3'): Truth =>
  JSON.parse(readFileSync(join(CORPUS, `truth-${version}.json`), 'utf8'))

/** As the DagBag of that Airflow would tell it. */
export function asImported({ dag_id: dagId, tasks, edges, schedule, details }: TrueDag): ImportedDag {
  const text = schedule.preset ?? schedule.expression ?? null
  const kind = schedule.type === 'NullTimetable' ? 'none' : text === null ? 'timetable' : 'text'
  return {
    dagId,
    kind,
    schedule: text,
    tasks: tasks.map(id => ({ id, operator: '', group: details[id]?.group ?? null })),
    edges,
  }
}
