import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import type { ExtractedDag, Place } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { outsideOfJson, paramOf, unfitDefault } from './param-schema.js'

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
  const at = args.get('params') ?? args.get('default_args') ?? dag
  const isScheduled = schedule.kind !== 'none' && schedule.kind !== 'unknown'
  // Without a schedule of its own, a DAG of 2 runs daily, and one of 3 not at all.
  const counts = isScheduled && (schedule.place !== null || checking.context.airflow === '2')
  for (const { name, required, value } of params) {
    const place = placeOf(value, at, checking)
    const other = checking.context.airflow === '3' ? outsideOfJson(value) : null
    if (other !== null) {
      const message = `The default of parameter ${quoted(name)} is ${other}, which JSON does not have`
      checking.tell(requiredParam, place, message)
    }
    if (!counts) continue
    const unfit = unfitDefault(value)
    if (required === true)
      checking.tell(requiredParam, place, `Parameter ${quoted(name)} has no default, and the DAG has a schedule`)
    else if (unfit !== null)
      checking.tell(
        requiredParam,
        place,
        `The default of parameter ${quoted(name)} ${unfit}, and the DAG has a schedule`,
      )
  }
}

/** Where a `Param` is made, if that is in this file. */
function placeOf(value: Value, otherwise: Place, { file: { path } }: Checking): Place {
  const param = paramOf(value)
  return param?.file === path ? { file: param.file, span: param.span } : otherwise
}
