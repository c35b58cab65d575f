import type { Rule } from '../../../rules/rule.js'
import { dagExample } from '../../rules/example.js'

const SALES = `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`

export const importTime: Rule = {
  id: 'airflow/import-time',
  level: 'warning',
  summary: 'Loading a file takes longer than `max-import-time` allows.',
  why: 'Airflow loads every file again and again, and each task loads its own before it begins.',
  mend: 'Move imports of large packages and work at the top of the file into the tasks that need them.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html',
  example: { ...dagExample(1, SALES), line: 1 },
}

export const importDiffers: Rule = {
  id: 'airflow/import-differs',
  level: 'warning',
  summary: 'Airflow makes another graph of a DAG than reading its file does.',
  why: 'Either the file depends on where it is loaded, or it was misread: the graph that reviewers see is not the one that runs.',
  mend: 'Find out which of the two is meant. Where the file was misread, please report it; the imported graph is the true one there.',
  example: dagExample(1, SALES),
}

export const importWarning: Rule = {
  id: 'airflow/import-warning',
  level: 'note',
  summary: 'Airflow, or a package, warns that a line of the file uses what is to go away.',
  why: 'A coming version refuses it.',
  mend: 'Use what the warning names instead.',
  example: dagExample(1, SALES),
}
