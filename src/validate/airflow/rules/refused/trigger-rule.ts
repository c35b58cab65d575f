import { nearest } from '../../../../gate/nearest.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Refusal } from '../../model/extracted.js'
import { triggerRules } from '../../model/library/trigger-rules.js'
import { dagExample } from '../example.js'
import { said, type Told } from './said.js'

export const triggerRule: Told = {
  rule: {
    id: 'airflow/trigger-rule',
    level: 'error',
    summary: 'A task has a trigger rule that Airflow does not know, or that the DAG does not allow.',
    why: 'Airflow refuses the file.',
    mend: 'Use one of Airflow’s rules, such as `all_success`, `all_done`, `one_failed`, `none_failed_min_one_success`.',
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dags.html#trigger-rules',
    example: dagExample(
      2,
      `with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    EmptyOperator(task_id="load", trigger_rule="all_finished")
`,
    ),
  },
  message,
}

function message(refusal: Refusal): string {
  const name = /(?:received|attribute) '([^']*)'/.exec(refusal.message)?.[1]
  if (name === undefined) return `Airflow refuses the trigger rule: ${said(refusal)}`
  const near = nearest(name, triggerRules('3', true))
  return `${quoted(name)} is no trigger rule${didYouMean(near === name ? undefined : near)}`
}
