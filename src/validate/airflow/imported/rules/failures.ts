import type { Rule } from '../../../rules/rule.js'
import { dagExample } from '../../rules/example.js'

const DOCS = 'https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html'

export const importError: Rule = {
  id: 'airflow/import-error',
  level: 'error',
  summary: 'Airflow refuses the file when it loads it.',
  why: 'Airflow shows an import error, and the DAG is not there.',
  mend: 'Correct the line that raises the exception; the place is the last one of this repository on the way to it.',
  source: DOCS,
  example: dagExample(
    2,
    `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id=load_name())
`,
  ),
}

export const importEnvironment: Rule = {
  id: 'airflow/import-environment',
  level: 'warning',
  summary: 'A file could not be loaded for want of something that its environment, and not the DAG, must have.',
  why: 'What its DAGs are was not seen: nothing is said about whether Airflow would take them.',
  mend: 'Install the package, or give the variable or connection as `AIRFLOW_VAR_…` or `AIRFLOW_CONN_…`; better, read it in a task.',
  source: DOCS,
  example: dagExample(
    2,
    `from airflow.models import Variable
region = Variable.get("region")

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id=region)
`,
  ),
}

export const importLimit: Rule = {
  id: 'airflow/import-limit',
  level: 'error',
  summary: 'Loading a file takes too long or too much memory, or ends the process.',
  why: 'Airflow gives up on such a file after 30 s, and its DAGs are not there; a process that dies takes others with it.',
  mend: 'Move work from the top of the file into tasks; where it must be so, allow more with `dag-import-timeout` or `dag-import-memory`.',
  source: DOCS,
  example: dagExample(
    2,
    `import os
os.abort()

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`,
  ),
}
