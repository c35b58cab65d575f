import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const twoDags: Told = {
  rule: {
    id: 'airflow/two-dags',
    level: 'error',
    summary: 'A task is to be in two DAGs, or related to one of another DAG.',
    why: 'Airflow refuses the file: a DAG knows its own tasks alone.',
    mend: 'Let the other DAG wait with an asset, a dataset or an `ExternalTaskSensor`, or start it with `TriggerDagRunOperator`.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/howto/operator/external_task_sensor.html',
    example: dagExample(
      7,
      `with DAG("orders", start_date=datetime(2024, 1, 1), schedule=None):
    produce = EmptyOperator(task_id="produce")

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    consume = EmptyOperator(task_id="consume")

produce >> consume
`,
    ),
  },
  message: refusal => `This is of two DAGs: Airflow says ${said(refusal)}`,
}
