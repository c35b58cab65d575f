import { nearest } from '../../../../gate/nearest.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import { dagExample } from '../example.js'
import { nameIn, type Told } from './said.js'

/** So many names are looked through, and none that is longer. */
const MOST = 2000
const LONGEST = 100

export const unknownName: Told = {
  rule: {
    id: 'airflow/unknown-name',
    level: 'error',
    summary: 'A name is used that the file does not define, or defines only later.',
    why: 'Python ends with a NameError while Airflow reads the file, and none of its DAGs is there.',
    mend: 'Correct the name, import it, or define it before this line.',
    example: dagExample(
      3,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    load = EmptyOperator(task_id="load")
    transform >> load
`,
    ),
  },
  message: (refusal, checking) => {
    const name = nameIn(refusal) ?? refusal.message
    const others = [...checking.names].filter(each => each !== name && each.length < LONGEST).slice(0, MOST)
    return `${quoted(name)} is not defined here${didYouMean(name.length < 3 || name.length > LONGEST ? undefined : nearest(name, others))}`
  },
}
