import { quoted } from '../../../words/quoted.js'
import { dagExample } from '../example.js'
import { nameIn, type Told } from './said.js'

export const duplicateDagId: Told = {
  rule: {
    id: 'airflow/duplicate-dag-id',
    level: 'error',
    summary: 'Two DAGs have the same id.',
    why: 'Airflow keeps one of them and says nothing, or refuses the second file: the other DAG never runs.',
    mend: 'Give each DAG an id of its own.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html',
    example: dagExample(
      4,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None) as daily:
    EmptyOperator(task_id="load")

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None) as weekly:
    EmptyOperator(task_id="report")
`,
    ),
  },
  message: refusal =>
    `${quoted(nameIn(refusal) ?? '')} is the id of another DAG of the file, and Airflow keeps one of them`,
  more: (refusal, { file: { dags } }) => {
    const first = dags.find(({ dagId }) => dagId === nameIn(refusal))
    if (first === undefined || (first.file === refusal.file && first.span.start === refusal.span.start)) return {}
    return { related: [{ place: first, message: 'The first DAG of this id is here.' }] }
  },
}
