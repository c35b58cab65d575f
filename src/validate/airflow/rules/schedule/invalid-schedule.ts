import { nearest } from '../../../../gate/nearest.js'
import type { Rule } from '../../../rules/rule.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import type { ExtractedDag, Place } from '../../model/extracted.js'
import { knownOf, typeOf } from '../../model/graph/node.js'
import { type Cron, neverComes, readCron } from '../../schedule/cron.js'
import { isPreset, PRESETS } from '../../schedule/presets.js'
import { sortOf } from '../arguments/sorts.js'
import { secondsIn } from '../arguments/spans-of-time.js'
import type { Checking } from '../checking.js'
import { dagExample } from '../example.js'
import { neverRuns } from './never-runs.js'
import { type Expression, expressionsIn, missingIn } from './timetables.js'

export const invalidSchedule: Rule = {
  id: 'airflow/invalid-schedule',
  level: 'error',
  summary:
    'A schedule is none that Airflow knows: a wrong cron expression, an unknown preset, a value of another type.',
  why: 'Airflow refuses the file.',
  mend: 'Write a cron expression of five fields, a preset such as `@daily`, a `timedelta`, a timetable, assets or None.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/authoring-and-scheduling/cron.html',
  example: dagExample(
    1,
    `with DAG("sales", start_date=datetime(2024, 1, 1), schedule="0 25 * * *", catchup=False):
    EmptyOperator(task_id="load")
`,
  ),
}

export function checkSchedule(dag: ExtractedDag, checking: Checking): void {
  const { place, value } = dag.schedule
  if (place === null || value === null) return
  if (value.kind === 'str') checkText(value.value, place, dag, checking)
  else if (!isOfSchedule(value)) {
    const message = `A schedule cannot be ${written(value)}`
    checking.tell(invalidSchedule, place, message)
  } else if ((secondsIn(value) ?? 1) <= 0)
    checking.tell(invalidSchedule, place, `The time between runs must be more than nothing, and is ${written(value)}`)
  const lacking = missingIn(value)
  if (lacking !== null) checking.tell(invalidSchedule, lacking, lacking.message)
  for (const expression of expressionsIn(value)) checkExpression(expression, checking)
  checkOnce(dag, checking)
}

/** Airflow 2 has three names for the schedule, and takes one of them. */
function checkOnce({ args }: ExtractedDag, checking: Checking): void {
  const [first, second] = ['schedule', 'schedule_interval', 'timetable'].flatMap(name => {
    const argument = args.get(name)
    return argument === undefined || argument.value.kind === 'none' ? [] : [{ name, argument }]
  })
  if (checking.context.airflow !== '2' || first === undefined || second === undefined) return
  const message = `A DAG takes one of ${quoted(first.name)} and ${quoted(second.name)}, not both`
  checking.tell(invalidSchedule, second.argument, message)
}

function checkText(text: string, used: Place, dag: ExtractedDag, checking: Checking): void {
  if (isPreset(text)) {
    if (text === '@continuous') checkContinuous(dag, used, checking)
    return
  }
  if (text.trim().startsWith('@')) {
    const near = nearest(text.trim(), PRESETS)
    const known = near === undefined ? `; there are ${PRESETS.map(quoted).join(', ')}` : didYouMean(near)
    checking.tell(invalidSchedule, checking.originOf(text, used), `Airflow has no preset ${quoted(text)}${known}`)
    return
  }
  if (/^none$/i.test(text.trim())) {
    checking.tell(
      invalidSchedule,
      checking.originOf(text, used),
      'The text `None` is no schedule; None without quotes is meant',
    )
    return
  }
  checkExpression({ text, place: used }, checking)
}

function checkExpression({ text, place }: Expression, checking: Checking): void {
  if (isPreset(text)) return
  const cron: Cron | string = readCron(text)
  if (typeof cron !== 'string' && !neverComes(cron)) return
  const at = checking.originOf(text, place)
  if (typeof cron !== 'string')
    checking.tell(neverRuns, at, `${quoted(text)} never comes: no such month has such a day`)
  else checking.tell(invalidSchedule, at, `${quoted(text)} is no cron expression: ${cron}`)
}

/** A DAG that runs without a pause runs once at a time. */
function checkContinuous({ args, isOpen }: ExtractedDag, used: Place, checking: Checking): void {
  const given = args.get('max_active_runs')
  const most = given?.value
  const isWrong = most === undefined ? !isOpen : most.kind === 'int' && most.value > 1n
  if (isWrong) checking.tell(invalidSchedule, used, '`@continuous` needs `max_active_runs=1`')
}

const PLAIN: ReadonlySet<Value['kind']> = new Set([
  'bool',
  'int',
  'float',
  'bytes',
  'function',
  'method',
  'module',
  'range',
  'slice',
])
const MOMENTS: ReadonlySet<string> = new Set(['datetime', 'date', 'DateTime', 'time'])
const ROLES: ReadonlySet<string> = new Set(['task', 'group', 'xcom', 'label', 'dag', 'partial', 'mapped', 'decorated'])

/** Whether a value may be a schedule. */
function isOfSchedule(value: Value): boolean {
  if (PLAIN.has(value.kind) || sortOf(value) === 'function') return false
  if (value.kind === 'opaque') return !MOMENTS.has(typeOf(value) ?? '')
  if (value.kind === 'host') return !ROLES.has(knownOf(value)?.role ?? '') && typeOf(value) !== 'type'
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.every(isOfAssets)
  if (value.kind === 'set') return [...value.items.values()].every(isOfAssets)
  if (value.kind === 'dict') return [...value.entries.values()].every(({ key }) => isOfAssets(key))
  return true
}

const isOfAssets = ({ kind }: Value): boolean => !PLAIN.has(kind) && kind !== 'str' && kind !== 'none'

function written(value: Value): string {
  if (value.kind === 'int' || value.kind === 'float') return quoted(String(value.value))
  if (value.kind === 'bool') return quoted(value.value ? 'True' : 'False')
  if (value.kind === 'opaque') return quoted(value.text)
  if (value.kind === 'host') return value.describe()
  if (['list', 'tuple', 'set', 'dict'].includes(value.kind))
    return `a ${value.kind} of something else than assets or datasets`
  return `a ${typeOf(value) ?? value.kind}`
}
