import { quoted } from '../../../words/quoted.js'
import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const unknownImport: Told = {
  rule: {
    id: 'airflow/unknown-import',
    level: 'error',
    summary: 'A module does not have what is imported from it.',
    why: 'Python ends with an ImportError while Airflow reads the file, and none of its DAGs is there.',
    mend: 'Correct the name.',
    example: dagExample(
      1,
      `from airflow.operators.bash import BashOperater

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    BashOperater(task_id="load", bash_command="load")
`,
    ),
  },
  message: refusal => `The import fails: Python says ${said(refusal)}`,
}

/** The message about a name that a module does not have. */
export const hasNo = (module: string, name: string, advice: string): string =>
  `${quoted(module)} has no ${quoted(name)}${advice}`
