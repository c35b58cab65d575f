import { quoted } from '../../../words/quoted.js'
import { dagExample } from '../example.js'
import type { Told } from './said.js'

export const unknownTask: Told = {
  rule: {
    id: 'airflow/unknown-task',
    level: 'error',
    summary: 'An id is named that no task of the DAG has.',
    why: 'Airflow refuses the file; where a branch leads there, the run fails.',
    mend: 'Correct the id; a task in a group has the ids of its groups before its own.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#branching',
    example: dagExample(
      5,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    EmptyOperator(task_id="load")
    EmptyOperator(task_id="test")

dag.set_dependency("laod", "test")
`,
    ),
  },
  message: ({ message }) => `The DAG has no task ${quoted(/Task (.*) not found/.exec(message)?.[1] ?? message)}`,
}
