import { dagProblems, type Files } from './airflow.js'

/** What most files of the tests begin with: five lines. */
const HEAD = `from datetime import datetime, timedelta
from airflow import DAG
from airflow.decorators import dag, task, task_group
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
`
const LINES = HEAD.split('\n').length - 1

/** What a file is told behind these imports, without notes: `line level rule`, its first line being 1. */
export function told(text: string, version: '2' | '3' | null = null, more: Files = {}): string[] {
  return dagProblems({ 'dags/a.py': `${HEAD}${text}`, ...more }, version)
    .filter(({ level, rule }) => level !== 'note' && rule !== 'airflow/catchup')
    .map(({ rule, line, level }) => `${line - LINES} ${level} ${rule.replace('airflow/', '')}`)
}

/** The messages of what the same file is told, notes too. */
export function messages(text: string, version: '2' | '3' | null = null): string[] {
  return dagProblems({ 'dags/a.py': `${HEAD}${text}` }, version).map(({ message }) => message)
}

/** A DAG with this body, which begins on line 2. */
export const inDag = (body: string, args = 'schedule=None'): string =>
  `with DAG("a", ${args}) as dag:\n${body.replace(/^(?=.)/gm, '    ')}\n`
