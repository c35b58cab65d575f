import type { RepoPath } from '../../src/gate/path.js'
import type { Level } from '../../src/gate/result.js'
import { declaredBy } from '../../src/validate/airflow/declared.js'
import { environmentOf } from '../../src/validate/airflow/environment/environment.js'
import { isManifest } from '../../src/validate/airflow/environment/manifests.js'
import { importNamesIn } from '../../src/validate/airflow/environment/names.js'
import { extractDags } from '../../src/validate/airflow/model/extract.js'
import type { ExtractedFile } from '../../src/validate/airflow/model/extracted.js'
import { checkAcross } from '../../src/validate/airflow/rules/across.js'
import { checkDagFile } from '../../src/validate/airflow/rules/check.js'
import { readSource } from '../../src/validate/tree/read.js'
import { reports } from './validate.js'

/** What was found in a DAG file. */
export interface DagProblem {
  rule: string
  level: Level
  /** From 1. */
  line: number
  message: string
  /** The lines of what belongs to it, in this file. */
  related: number[]
}

export type Files = Readonly<Record<string, string>>

/** The first of the files, read as DAGs. */
export function extracted(files: Files, version: '2' | '3' | null): ExtractedFile {
  const [path = '', text = ''] = Object.entries(files)[0] ?? []
  const source = (name: string, level: number, from: string): { path: string; text: string } | null => {
    const folder = from.slice(0, from.lastIndexOf('/') + 1)
    const file = name.replaceAll('.', '/')
    const folders = level > 0 ? [folder] : [folder, '']
    const found = folders
      .flatMap(each => [`${each}${file}.py`, `${each}${file}/__init__.py`])
      .find(each => Object.hasOwn(files, each))
    return found === undefined ? null : { path: found, text: files[found] as string }
  }
  return extractDags([{ path, text }], { version, source })[0] as ExtractedFile
}

/** What the rules find in the first of the files, by what the others say of the environment. */
export function dagProblems(files: Files, version?: '2' | '3' | null): DagProblem[] {
  const [text = ''] = Object.values(files)
  const manifests = Object.entries(files).flatMap(([path, each]) => (isManifest(path) ? [{ path, text: each }] : []))
  const names = importNamesIn(Object.keys(files))
  const environment = environmentOf(manifests, name => names.has(name))
  const airflow = version === undefined ? environment.airflow : version
  const { problems, report } = reports()
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const file = extracted(files, airflow)
  checkDagFile(file, report, { airflow, text, provides: module => environment.provides(module) })
  const path = file.path as RepoPath
  const { dags, references } = declaredBy(file, readSource(path, text, 'text'), airflow)
  checkAcross([{ path, dags, references }], () => report)
  return problems.map(({ rule, level, start, message, related = [] }) => ({
    rule: rule.id,
    level: level ?? rule.level,
    line: lineOf(start),
    message,
    related: related.flatMap(each => (each.file === undefined ? [lineOf(each.start)] : [])),
  }))
}
