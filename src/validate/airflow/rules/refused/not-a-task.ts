import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const notATask: Told = {
  rule: {
    id: 'airflow/not-a-task',
    level: 'error',
    summary: 'Something that is no task stands where a task has to be.',
    why: 'Python ends with an exception, and Airflow shows an import error.',
    mend: 'Relate tasks, groups or lists of them; call a function under `@task`, and use `chain` between two lists.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#task-dependencies',
    example: dagExample(
      3,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    load = EmptyOperator(task_id="load")
    load >> "report"
`,
    ),
  },
  message: refusal => `This cannot be related to a task: Airflow says ${said(refusal)}`,
}
