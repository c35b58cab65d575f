import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const missingId: Told = {
  rule: {
    id: 'airflow/missing-id',
    level: 'error',
    summary: 'A DAG, a task or a group has no id.',
    why: 'Airflow refuses the file.',
    mend: 'Give it its `dag_id`, `task_id` or `group_id`.',
    example: dagExample(
      2,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(retries=1)
`,
    ),
  },
  message: refusal => `There is no id: Airflow says ${said(refusal)}`,
}
