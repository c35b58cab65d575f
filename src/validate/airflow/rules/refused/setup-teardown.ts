import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const setupTeardown: Told = {
  rule: {
    id: 'airflow/setup-teardown',
    level: 'error',
    summary: 'Setup or teardown is used in a way that Airflow does not take.',
    why: 'Airflow refuses the file.',
    mend: 'What comes right behind a setup waits for its success; a teardown has its own trigger rule; a task is one of both at most.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/howto/setup-and-teardown.html',
    example: dagExample(
      3,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    up = EmptyOperator(task_id="up").as_setup()
    up >> EmptyOperator(task_id="work", trigger_rule="all_done")
`,
    ),
  },
  message: refusal => `Airflow refuses this setup or teardown: ${said(refusal)}`,
}
