import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { ExtractedDag } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { unfitDefault } from './param-schema.js'

export const requiredParam: Rule = {
  id: 'airflow/required-param',
  level: 'error',
  summary: 'A DAG with a schedule has a parameter that a run must be given.',
  why: 'Nobody gives it one when the schedule starts a run, so Airflow refuses the DAG.',
  mend: 'Give the parameter a default that fits its own type, or the DAG no schedule.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/params.html',
  example: dagExample(
    8,
    `from airflow.models.param import Param

with DAG(
    "sales",
    start_date=datetime(2024, 1, 1),
    schedule="@daily",
    catchup=False,
    params={"customer": Param(type="string")},
):
    EmptyOperator(task_id="load")
`,
  ),
}

export function checkParams(dag: ExtractedDag, checking: Checking): void {
  const { schedule, params, args } = dag
  if (schedule.kind === 'none' || schedule.kind === 'unknown') return
  // Without a schedule of its own, a DAG of 2 runs daily, and one of 3 not at all.
  if (schedule.place === null && checking.context.airflow !== '2') return
  const at = args.get('params') ?? args.get('default_args') ?? dag
  for (const { name, required, value } of params) {
    if (required === true) {
      checking.tell(requiredParam, at, `Parameter ${quoted(name)} has no default, and the DAG has a schedule`)
      continue
    }
    const unfit = unfitDefault(value)
    if (unfit !== null)
      checking.tell(requiredParam, at, `The default of parameter ${quoted(name)} ${unfit}, and the DAG has a schedule`)
  }
}
