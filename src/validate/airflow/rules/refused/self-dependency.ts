import { quoted } from '../../../words/quoted.js'
import { dagExample } from '../example.js'
import type { Told } from './said.js'

export const selfDependency: Told = {
  rule: {
    id: 'airflow/self-dependency',
    level: 'error',
    summary: 'A task waits for itself.',
    why: 'It could never start, so Airflow refuses the DAG.',
    mend: 'Name the task that was meant on the other side, or take the edge away.',
    example: dagExample(
      3,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    poll = EmptyOperator(task_id="poll")
    poll >> poll
`,
    ),
  },
  message: ({ path = [] }) => `${quoted(path[0] ?? '')} waits for itself: ${path.map(quoted).join(' → ')}`,
}
