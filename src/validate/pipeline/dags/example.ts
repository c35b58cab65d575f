import type { Rule } from '../../rules/rule.js'
import { inPolicy } from '../example.js'

/** A rule's example: a DAG that lacks what the policy asks of all in `dags/`; the problem is in its first line. */
export function dagAgainst(asked: string, dag: string, task = 'EmptyOperator(task_id="load")'): Rule['example'] {
  const text = `from datetime import datetime

from airflow import DAG
from airflow.operators.empty import EmptyOperator

with DAG("sales", start_date=datetime(2024, 1, 1), ${dag}):
    ${task}
`
  return { line: 6, files: { 'dags/sales.py': text, ...inPolicy(1, `dags:\n  dags/**: { ${asked} }\n`).files } }
}
