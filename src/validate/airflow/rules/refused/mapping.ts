import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const mapping: Told = {
  rule: {
    id: 'airflow/mapping',
    level: 'error',
    summary: '`expand` or `partial` is used in a way that Airflow does not take.',
    why: 'Airflow refuses the file.',
    mend: 'Give `expand` lists, dicts or results of tasks, each by its name, and everything else to `partial`.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/authoring-and-scheduling/dynamic-task-mapping.html',
    example: dagExample(
      4,
      `from airflow.operators.bash import BashOperator

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    BashOperator.partial(task_id="a").expand(bash_command="echo 1")
`,
    ),
  },
  message: refusal => `This cannot be mapped over: Airflow says ${said(refusal)}`,
}
