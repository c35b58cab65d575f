import { quoted } from '../../../words/quoted.js'
import { dagExample } from '../example.js'
import { firstOf } from './duplicate-task-id.js'
import { nameIn, said, type Told } from './said.js'

export const duplicateGroupId: Told = {
  rule: {
    id: 'airflow/duplicate-group-id',
    level: 'error',
    summary: 'A group has the id of another group, or of a task.',
    why: 'Groups and tasks share their ids, and Airflow refuses the file.',
    mend: 'Give the group an id of its own.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#taskgroups',
    example: dagExample(
      6,
      `from airflow.utils.task_group import TaskGroup

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    with TaskGroup("checks"):
        EmptyOperator(task_id="rows")
    with TaskGroup("checks"):
        EmptyOperator(task_id="nulls")
`,
    ),
  },
  message: refusal => {
    const name = nameIn(refusal)
    return name === null
      ? `Airflow refuses the group: ${said(refusal)}`
      : `${quoted(name)} is the id of something else already`
  },
  more: (refusal, checking) => ({ related: firstOf(refusal, checking) }),
}
