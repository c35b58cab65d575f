import type { Rule } from '../../../rules/rule.js'
import type { ExtractedDag } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { startDateIn } from '../dags/start-date.js'
import { dagExample, requiring } from '../example.js'

export const accidentalCatchup: Rule = {
  id: 'airflow/catchup',
  level: 'warning',
  summary: 'A DAG with a start date and a schedule does not say whether it catches up.',
  why: 'Airflow 2 does unless it is told otherwise: the moment it is switched on, it runs once for each interval since the start date.',
  mend: 'Write `catchup=False`, or `catchup=True` where that is meant.',
  source: 'https://airflow.apache.org/docs/apache-airflow/2.11.0/core-concepts/dag-run.html#catchup',
  example: dagExample(
    1,
    `with DAG("sales", start_date=datetime(2020, 1, 1), schedule="@daily"):
    EmptyOperator(task_id="load")
`,
    requiring('2.11.0'),
  ),
}

const RECURRING: ReadonlySet<string> = new Set(['cron', 'preset', 'timedelta'])

export function checkCatchup(dag: ExtractedDag, checking: Checking): void {
  const { schedule, startDate, catchup } = dag
  const { airflow } = checking.context
  if (airflow === '3' || catchup !== 'absent' || startDate !== 'known') return
  if (!RECURRING.has(schedule.kind) || schedule.text === '@once' || schedule.text === '@continuous') return
  // The inner DAG of a SubDagOperator runs when the outer one does.
  if (checking.file.dags.some(({ dagId }) => dagId !== null && dag.dagId?.startsWith(`${dagId}.`) === true)) return
  // A start date that moves leaves little to catch up with; it is told of by itself.
  if (startDateIn(dag)?.isMoving === true) return
  const more = airflow === null ? { level: 'note' as const } : {}
  checking.tell(
    accidentalCatchup,
    dag,
    'Airflow 2 catches up from the start date unless it is told `catchup=False`',
    more,
  )
}
