import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { LostDag } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { fileExample } from '../example.js'

export const lostDag: Rule = {
  id: 'airflow/lost-dag',
  level: 'warning',
  summary: 'A DAG is written that Airflow does not find.',
  why: 'It finds DAGs that a name of the file holds, or that were used by `with`; a function under `@dag` must be called to make one.',
  mend: 'Call the function at the end of the file, or give the DAG a name at the top level.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#loading-dags',
  example: fileExample(
    7,
    `from datetime import datetime

from airflow.decorators import dag, task


@dag(start_date=datetime(2024, 1, 1), schedule=None)
def sales():
    @task
    def load():
        return 1

    load()
`,
  ),
}

export function checkLost(checking: Checking): void {
  // What comes behind the exception may call it.
  if (checking.isCutShort || checking.file.unresolved.length > 0) return
  for (const lost of checking.file.lost) {
    // Of another file it is not known who else uses it.
    if (lost.file === checking.file.path) checking.tell(lostDag, lost, messageOf(lost))
  }
}

function messageOf({ why, name }: LostDag): string {
  const named = name === null ? '' : ` ${quoted(name)}`
  if (why === 'never-called') return `Function${named} is never called, so there is no DAG`
  return `No name of the file holds DAG${named}, so Airflow does not find it`
}
