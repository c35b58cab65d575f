import type { Rule } from '../../../rules/rule.js'
import { dagExample } from '../example.js'

export const unknownDag: Rule = {
  id: 'airflow/unknown-dag',
  level: 'warning',
  summary: 'A task waits for a DAG, or starts one, that is spelt almost as a DAG of the repository and is none.',
  why: 'A sensor waits until it gives up, and a start fails.',
  mend: 'Correct the id.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/howto/operator/external_task_sensor.html',
  example: dagExample(
    7,
    `from airflow.operators.trigger_dagrun import TriggerDagRunOperator

with DAG("orders_daily", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    TriggerDagRunOperator(task_id="start", trigger_dag_id="order_daily")
`,
  ),
}
