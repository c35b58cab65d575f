import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const raises: Told = {
  rule: {
    id: 'airflow/raises',
    level: 'error',
    summary: 'The file ends with an exception whenever it is read.',
    why: 'Airflow shows an import error, and none of its DAGs is there.',
    mend: 'Correct what raises it, or do not do it while the file is read.',
    example: dagExample(
      4,
      `SETTINGS = {"retries": 2}

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load", retries=SETTINGS["retry_count"])
`,
    ),
  },
  message: refusal => `Python ends here with ${said(refusal)}`,
}
