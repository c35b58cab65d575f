import type { Rule } from '../../../rules/rule.js'
import { dagExample } from '../example.js'

export const neverRuns: Rule = {
  id: 'airflow/never-runs',
  level: 'note',
  summary: 'A schedule names a day that never comes, such as the 31st of February.',
  why: 'Airflow takes it, and the DAG never runs.',
  mend: 'Correct the day or the month; `L` is the last day of a month.',
  example: dagExample(
    1,
    `with DAG("sales", start_date=datetime(2024, 1, 1), schedule="0 0 31 2 *", catchup=False):
    EmptyOperator(task_id="load")
`,
  ),
}
