import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const chainLength: Told = {
  rule: {
    id: 'airflow/chain-length',
    level: 'error',
    summary: '`chain` is given two lists of different lengths, one behind the other.',
    why: 'It relates them one by one, and Airflow refuses the file.',
    mend: 'Give them the same length, or relate all with all by `cross_downstream` or `chain_linear`.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#task-dependencies',
    example: dagExample(
      5,
      `from airflow.models.baseoperator import chain

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    a, b, c, d, e = [EmptyOperator(task_id=name) for name in "abcde"]
    chain([a, b], [c, d, e])
`,
    ),
  },
  message: refusal => `The lists are of different lengths: Airflow says ${said(refusal)}`,
}
