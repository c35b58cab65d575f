import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import type { Argument, ExtractedDag, Place } from '../../model/extracted.js'
import { entriesOf } from '../../model/tasks/placement.js'
import type { Checking } from '../checking.js'
import { dagExample, requiring } from '../example.js'
import { neverRuns } from '../schedule/never-runs.js'

export const missingStartDate: Rule = {
  id: 'airflow/missing-start-date',
  level: 'error',
  summary: 'A DAG has a schedule and no start date.',
  why: 'Airflow 2 refuses it; so does Airflow 3 where it is to catch up.',
  mend: 'Give the DAG a `start_date` with a fixed date; one of its tasks alone is not enough.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/core-concepts/dag-run.html',
  example: dagExample(
    1,
    `with DAG("sales", schedule="@daily", catchup=False):
    EmptyOperator(task_id="load")
`,
    requiring('2.11.0'),
  ),
}

export const movingStartDate: Rule = {
  id: 'airflow/moving-start-date',
  level: 'warning',
  summary: 'The start date of a DAG is another one whenever the file is read.',
  why: 'A run begins when its interval has passed since the start date; where that moves along, it may never begin.',
  mend: 'Write a fixed date: `datetime(2024, 1, 1)`.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/faq.html',
  example: dagExample(
    1,
    `with DAG("sales", start_date=datetime.now(), schedule="@daily", catchup=False):
    EmptyOperator(task_id="load")
`,
  ),
}

/** The start date that a DAG is given, or its defaults. */
export interface StartDate extends Place {
  value: Value
  isMoving: boolean
}

const MOVING = /\b(?:(?:utc)?now|today|yesterday|days_ago)\(/

export function startDateIn({ args }: ExtractedDag): StartDate | null {
  const own = args.get('start_date')
  if (own !== undefined && own.value.kind !== 'none') return read(own.value, own)
  const defaults = args.get('default_args')
  const value = new Map(entriesOf(defaults?.value)).get('start_date')
  return value === undefined || defaults === undefined ? null : read(value, defaults)
}

function read(value: Value, { file, span }: Argument): StartDate {
  return { value, file, span, isMoving: value.kind === 'opaque' && MOVING.test(value.text) }
}

export function checkStartDate(dag: ExtractedDag, checking: Checking): void {
  const { schedule, startDate, catchup } = dag
  const date = startDateIn(dag)
  if (date?.isMoving === true && isScheduled(dag) && date.value.kind === 'opaque') {
    const message = `${quoted(date.value.text)} is another date whenever the file is read`
    checking.tell(movingStartDate, date, message)
  }
  checkEnd(dag, date, checking)
  if (startDate !== 'absent' || schedule.place === null || !isScheduled(dag)) return
  const { airflow } = checking.context
  if (airflow === '2') checking.tell(missingStartDate, dag, NEEDED)
  else if (catchup === true)
    checking.tell(missingStartDate, dag, 'A DAG that catches up needs a start date to catch up from')
  else if (airflow === null) checking.tell(missingStartDate, dag, NEEDED, { level: 'note' })
}

const NEEDED = 'Airflow 2 needs a start date where there is a schedule'

function isScheduled({ schedule: { kind } }: ExtractedDag): boolean {
  return kind !== 'none' && kind !== 'unknown'
}

const WRITTEN = /^(?:pendulum\.)?datetime\((\d+), (\d+), (\d+)[,)]/

/** Nothing runs where a DAG ends before it begins. */
function checkEnd({ args }: ExtractedDag, start: StartDate | null, checking: Checking): void {
  const end = args.get('end_date')
  const [first, last] = [dayOf(start?.value), dayOf(end?.value)]
  if (end === undefined || first === null || last === null || last >= first) return
  checking.tell(neverRuns, end, 'The end date is before the start date: the DAG never runs', { level: 'warning' })
}

/** A day that is written with numbers, as one number; null for others. */
function dayOf(value: Value | undefined): number | null {
  const [, year, month, day] = (value?.kind === 'opaque' ? WRITTEN.exec(value.text) : null) ?? []
  return day === undefined ? null : Number(year) * 10_000 + Number(month) * 100 + Number(day)
}
