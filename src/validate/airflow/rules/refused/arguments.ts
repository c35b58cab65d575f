import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const wrongArguments: Told = {
  rule: {
    id: 'airflow/arguments',
    level: 'error',
    summary: 'A DAG, a task or a group is given an argument that it does not take, or lacks one that it needs.',
    why: 'Airflow refuses the file.',
    mend: 'Correct the name or the value of the argument, or add the one that is missing.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/public-airflow-interface.html',
    example: dagExample(
      1,
      `with DAG("sales", start_date=datetime(2024, 1, 1), shedule="@daily"):
    EmptyOperator(task_id="load")
`,
    ),
  },
  message: refusal => `The arguments do not fit: Airflow says ${said(refusal)}`,
}
