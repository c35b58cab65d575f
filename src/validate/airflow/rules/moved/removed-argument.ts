import type { Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Argument, ExtractedTask, Refusal } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { dagExample, requiring } from '../example.js'
import { nameIn } from '../refused/said.js'

export const removedArgument: Rule = {
  id: 'airflow/removed-argument',
  level: 'error',
  summary: 'An argument is given that Airflow 3 no longer takes.',
  why: 'Airflow 3 refuses the file; Airflow 2 warns of it.',
  mend: 'Use the argument that took its place.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading_to_airflow3.html',
  example: dagExample(
    1,
    `with DAG("sales", start_date=datetime(2024, 1, 1), schedule_interval="@daily"):
    EmptyOperator(task_id="load")
`,
    requiring('3.1.0'),
  ),
}

/** Arguments of 2 that 3 refuses, and what took their place. */
const OF_DAG: Readonly<Record<string, string>> = {
  schedule_interval: '`schedule`',
  timetable: '`schedule`',
  concurrency: '`max_active_tasks`',
  fail_stop: '`fail_fast`',
  full_filepath: '',
  default_view: '',
  orientation: '',
}
const OF_TASK: Readonly<Record<string, string>> = {
  task_concurrency: '`max_active_tis_per_dag`',
  provide_context: '',
  skip_exit_code: '`skip_on_exit_code`',
  use_dill: '`serializer="dill"`',
  execution_date: '`logical_date`',
  use_task_execution_date: '`use_task_logical_date`',
  use_task_execution_day: '`use_task_logical_date`',
}
/** 3 takes them, and does nothing with them. */
const IGNORED: Readonly<Record<string, string>> = { sla: 'deadline alerts', sla_miss_callback: 'deadline alerts' }

/** Whether a refusal is of such an argument. */
export function isRemovedArgument(refusal: Refusal): boolean {
  const name = nameIn(refusal)
  return refusal.code === 'arguments' && name !== null && Object.hasOwn(OF_DAG, name) && refusal.message.includes('DAG')
}

/** Tells of a refusal of such an argument. */
export function checkRemovedIn3(refusal: Refusal, checking: Checking): void {
  const name = nameIn(refusal) as string
  checking.tell(removedArgument, refusal, `A DAG of Airflow 3 takes no ${quoted(name)}${instead(OF_DAG[name])}`)
}

/** Tells of what the other version takes: to be changed before the next upgrade, or at once. */
export function checkRemovedArguments(checking: Checking): void {
  const { airflow } = checking.context
  for (const { args, tasks } of checking.file.dags) {
    for (const [name, argument] of args) {
      if (Object.hasOwn(OF_DAG, name) && airflow !== '3') {
        const message = `Airflow 3 ${airflow === '2' ? 'will not take' : 'does not take'} ${quoted(name)}${instead(OF_DAG[name])}`
        checking.tell(removedArgument, argument, message, { level: 'note' })
      } else tellIgnored(name, argument, checking)
    }
    for (const task of tasks) checkTask(task, checking)
  }
}

function checkTask(task: ExtractedTask, checking: Checking): void {
  const isIn3 = checking.context.airflow === '3'
  for (const [name, argument] of task.args) {
    if (argument.isDefault) continue
    tellIgnored(name, argument, checking)
    // A class of the files may take what it wants.
    if (task.module === null || !task.isKnown || !Object.hasOwn(OF_TASK, name)) continue
    if (name === 'execution_date' && task.operator !== 'TriggerDagRunOperator') continue
    const message = `Airflow 3 ${isIn3 ? 'takes' : 'will take'} no ${quoted(name)}${instead(OF_TASK[name])}`
    checking.tell(removedArgument, argument, message, { level: isIn3 ? 'error' : 'note' })
  }
}

function tellIgnored(name: string, place: Argument, checking: Checking): void {
  if (checking.context.airflow !== '3' || !Object.hasOwn(IGNORED, name) || place.value.kind === 'none') return
  const message = `Airflow 3 does nothing with ${quoted(name)}; it has ${IGNORED[name]}`
  checking.tell(removedArgument, place, message, { level: 'warning' })
}

const instead = (now = ''): string => (now === '' ? '' : `; it is ${now} now`)
