import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { extractDags } from '../../src/validate/airflow/model/extract.js'
import type { ExtractedFile } from '../../src/validate/airflow/model/extracted.js'
import type { Version } from '../../src/validate/airflow/model/state.js'

/** What most files of the tests begin with: nine lines. */
export const HEAD = `from datetime import datetime, timedelta
from airflow import DAG
from airflow.decorators import dag, task, task_group, setup, teardown
from airflow.models.baseoperator import chain, chain_linear, cross_downstream
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.utils.edgemodifier import Label
from airflow.utils.task_group import TaskGroup
`

const LINES_OF_HEAD = HEAD.split('\n').length - 1

/** What a file makes; other files are modules that it may import. */
export function extracted(
  text: string,
  version: Version | null = '3',
  others: Record<string, string> = {},
): ExtractedFile {
  const source = (name: string): { path: string; text: string } | null => {
    const path = `${name.replaceAll('.', '/')}.py`
    const found = others[path]
    return found === undefined ? null : { path, text: found }
  }
  return extractDags([{ path: 'dag.py', text }], { version, source })[0] as ExtractedFile
}

/** The body of a `with DAG` as a whole file. */
export function inDag(body: string): string {
  const lines = body.split('\n').map(line => (line === '' ? '' : `    ${line}`))
  return `${HEAD}with DAG("d", start_date=datetime(2024, 1, 1), schedule=None) as dag:\n${lines.join('\n')}\n`
}

/** The graph of a file's only DAG, as texts in order of the alphabet; throws where something of it is not resolved. */
export function graph(text: string, version: Version | null = '3', others: Record<string, string> = {}) {
  const file = extracted(text, version, others)
  const [dag] = file.dags
  if (dag === undefined || file.errors.length > 0 || dag.unresolved.length > 0)
    throw new Error(JSON.stringify([file.errors, file.unresolved, dag?.unresolved]))
  return {
    tasks: dag.tasks.map(({ id }) => id),
    edges: dag.edges.map(({ from, to, label }) => `${from} > ${to}${label === null ? '' : ` (${label})`}`).sort(),
    groups: dag.groups.map(({ id }) => id),
  }
}

/** Only the edges of a body of a `with DAG`. */
export const edges = (body: string, version: Version | null = '3'): string[] => graph(inDag(body), version).edges

/** The errors of a file, each with its line behind the head and the text that is marked. */
export function errors(text: string, version: Version | null = '3', others: Record<string, string> = {}): string[] {
  return extracted(text, version, others).errors.map(({ code, span, file }) => {
    const of = file === 'dag.py' ? text : (others[file] ?? '')
    const [marked] = of.slice(span.start, span.end).split('\n')
    return `${lineIn(of, span.start)} ${code}: ${marked}`
  })
}

/** What is not resolved, with its line. */
export function unresolved(text: string, version: Version | null = '3'): string[] {
  const { dags, unresolved: outside } = extracted(text, version)
  const all = [...dags.flatMap(dag => dag.unresolved), ...outside]
  return [...new Set(all.map(({ reason, span }) => `${lineIn(text, span.start)} ${reason}`))]
}

/** Lines are counted behind the head, where a text has it. */
function lineIn(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - (text.startsWith(HEAD) ? LINES_OF_HEAD : 0)
}

/** Modules of a folder, as Airflow finds them beside a DAG file. */
export function modulesIn(folder: string) {
  return (name: string, level: number, from: string): { path: string; text: string } | null => {
    let base = level === 0 ? folder : dirname(join(folder, from))
    for (let up = 1; up < level; up += 1) base = dirname(base)
    const path = join(base, ...(name === '' ? [] : name.split('.')))
    const found = [`${path}.py`, join(path, '__init__.py')].find(each => existsSync(each) && statSync(each).isFile())
    return found === undefined ? null : { path: relative(folder, found), text: readFileSync(found, 'utf8') }
  }
}
