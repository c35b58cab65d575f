import { dagExample } from '../example.js'
import type { Told } from './said.js'

export const groupWithoutDag: Told = {
  rule: {
    id: 'airflow/group-without-dag',
    level: 'error',
    summary: 'A group of tasks is made outside of a DAG.',
    why: 'Airflow refuses the file.',
    mend: 'Make the group inside the `with DAG(...)` block or the function under `@dag`, or give it `dag=`.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#taskgroups',
    example: dagExample(
      3,
      `from airflow.utils.task_group import TaskGroup

with TaskGroup("early"):
    EmptyOperator(task_id="a")

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="b")
`,
    ),
  },
  message: () => 'The group is in no DAG',
}
