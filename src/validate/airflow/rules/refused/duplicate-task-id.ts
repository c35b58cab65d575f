import { quoted } from '../../../words/quoted.js'
import type { Refusal } from '../../model/extracted.js'
import type { AlsoThere, Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { nameIn, type Told } from './said.js'

export const duplicateTaskId: Told = {
  rule: {
    id: 'airflow/duplicate-task-id',
    level: 'error',
    summary: 'Two tasks of a DAG have the same id.',
    why: 'Airflow refuses the whole file: runs and logs are kept by the id.',
    mend: 'Give each task an id of its own; in a loop, put what differs into the id.',
    example: dagExample(
      3,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    for region in ("eu", "us"):
        EmptyOperator(task_id="load_region")
`,
    ),
  },
  message: refusal => `${quoted(nameIn(refusal) ?? '')} is the id of more than one task of the DAG`,
  more: (refusal, checking) => ({ related: firstOf(refusal, checking) }),
}

/** The first of the same id; one that the same place makes is no other place. */
export function firstOf(refusal: Refusal, { file: { dags } }: Checking): AlsoThere[] {
  const name = nameIn(refusal)
  for (const { tasks, groups } of dags) {
    const first = [...tasks, ...groups].find(({ id }) => id === name)
    if (first === undefined) continue
    const isSame =
      first.file === refusal.file && first.span.start <= refusal.span.start && refusal.span.end <= first.span.end
    return isSame ? [] : [{ place: first, message: 'The first one of this id is here.' }]
  }
  return []
}
