import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const taskWithoutDag: Told = {
  rule: {
    id: 'airflow/task-without-dag',
    level: 'error',
    summary: 'A task is in no DAG.',
    why: 'It never runs; where it is related to another task, Airflow refuses the file.',
    mend: 'Make it inside the `with DAG(...)` block or the function under `@dag`, or give it `dag=`.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html',
    example: dagExample(
      3,
      `first = EmptyOperator(task_id="first")
second = EmptyOperator(task_id="second")
first >> second
`,
    ),
  },
  message: refusal => `Tasks that are in no DAG cannot be related: Airflow says ${said(refusal)}`,
}

/** Tasks that nothing is related to: Airflow takes the file, and they are not there. */
export function checkLoose(checking: Checking): void {
  // What is not known may be the DAG that is open.
  if (checking.isCutShort || checking.file.unresolved.length > 0) return
  for (const task of checking.file.loose) {
    if (!task.isKnown || task.isOpen) continue
    const name = task.id === null ? 'The task' : `Task ${quoted(task.id)}`
    checking.tell(taskWithoutDag.rule, task, `${name} is in no DAG, and never runs`, { level: 'warning' })
  }
}
