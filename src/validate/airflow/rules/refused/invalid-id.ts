import { quoted } from '../../../words/quoted.js'
import type { Refusal } from '../../model/extracted.js'
import { dagExample } from '../example.js'
import { nameIn, said, type Told } from './said.js'

export const invalidId: Told = {
  rule: {
    id: 'airflow/invalid-id',
    level: 'error',
    summary: 'The id of a DAG, a task or a group has characters that it must not have, or too many.',
    why: 'Airflow refuses the file.',
    mend: 'Use letters, digits, `_`, `-` and `.` (no `.` in groups), 250 at most (200 in groups), with the ids of the groups around it.',
    example: dagExample(
      2,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load/orders")
`,
    ),
  },
  message,
}

function message(refusal: Refusal): string {
  const length = /\d+ characters, not (\d+)/.exec(refusal.message)?.[1]
  if (length !== undefined) return `The id has ${length} characters, which are more than Airflow takes`
  const name = nameIn(refusal)
  if (refusal.type === 'TypeError') return `An id must be a text: ${said(refusal)}`
  if (name === '') return 'The id is empty'
  if (name === null) return `Airflow refuses the id: ${said(refusal)}`
  const wrong = [...new Set([...name].filter(each => !/[\p{L}\p{N}_.-]/u.test(each)))]
  return `Airflow refuses the id ${quoted(name)}${wrong.length > 0 && wrong.length < 6 ? `: it has ${wrong.map(shown).join(', ')}` : ''}`
}

const shown = (character: string): string => (/\s/.test(character) ? 'white space' : quoted(character))
