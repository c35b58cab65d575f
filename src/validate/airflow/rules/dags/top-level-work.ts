import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'

export const topLevelWork: Rule = {
  id: 'airflow/top-level-work',
  level: 'warning',
  summary: 'The file asks a database or the network whenever it is read.',
  why: 'Airflow reads each file every half minute or so: that is slow, is load for the other side, and fails when it is away.',
  mend: 'Do it in a task; read variables in templates: `{{ var.value.name }}`.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/best-practices.html#top-level-python-code',
  example: dagExample(
    3,
    `from airflow.models import Variable

REGIONS = Variable.get("regions", deserialize_json=True)

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load")
`,
  ),
}

const WHAT = { database: 'asks the database', network: 'goes over the network' }

export function checkWork(checking: Checking): void {
  for (const work of checking.file.work) {
    const message = `${quoted(work.what)} ${WHAT[work.kind]} whenever the file is read`
    checking.tell(topLevelWork, work, message)
  }
}
