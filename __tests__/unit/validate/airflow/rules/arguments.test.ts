import { describe, expect, it } from '@jest/globals'
import { inDag, messages, told } from '../../../../support/airflow-problems.js'

const TASK = 'EmptyOperator(task_id="t")'
const WRONG = ['1 error arguments']

describe('arguments of a DAG', () => {
  it.each<[string, boolean, boolean]>([
    ['catchup=None', true, false],
    ['max_active_runs=None', true, false],
    ['max_active_runs=True', true, true],
    ['dag_display_name=None', false, true],
    ['tags=("a", "b")', true, false],
    ['tags={"a"}', true, false],
    ['tags=5', true, true],
    ['tags=[]', false, false],
    ['default_args=[]', false, true],
    ['default_args=["me"]', true, true],
    ['owner_links={"me": "nowhere"}', true, true],
    ['owner_links={"me": "https://example.com", "you": "mailto:you@example.com"}', false, false],
    ['owner_links=["https://example.com"]', true, true],
    ['dagrun_timeout=timedelta(minutes=-5)', true, true],
    ['dagrun_timeout=timedelta(0)', false, false],
    ['doc_md=["text"]', true, true],
    ['default_args={"start_date": "yesterday"}', true, true],
    ['default_args={"start_date": "2024-01-01"}', false, false],
  ])('%s', (args, in2, in3) => {
    const text = inDag(TASK, `schedule=None, ${args}`)
    expect(told(text, '2')).toEqual(in2 ? WRONG : [])
    expect(told(text, '3')).toEqual(in3 ? WRONG : [])
    expect(told(text, null)).toEqual(in2 && in3 ? WRONG : [])
  })

  it('are of few values in Airflow 2', () => {
    expect(told(inDag(TASK, 'schedule=None, default_view="grid", orientation="TB"'), '2')).toEqual([])
    expect(told(inDag(TASK, 'schedule=None, default_view="tree_view"'), '2')).toEqual(WRONG)
    expect(told(inDag(TASK, 'schedule=None, orientation="LEFT"'), '2')).toEqual(WRONG)
  })

  it('allow the runs that the schedule makes', () => {
    const allowing = (types: string) =>
      told(inDag(TASK, `start_date=datetime(2024, 1, 1), schedule="@daily", allowed_run_types=${types}`), '3')
    expect(allowing('["manual"]')).toEqual(WRONG)
    expect(allowing('["manual", "scheduled"]')).toEqual([])
  })

  it('are given once', () => {
    expect(told('with DAG("a", dag_id="a", schedule=None):\n    pass\n')).toEqual(WRONG)
  })
})

describe('arguments of a task', () => {
  it.each<[string, boolean, boolean]>([
    ['retry_delay=None', true, false],
    ['retry_delay="5 minutes"', true, true],
    ['retry_delay=30', false, false],
    ['retry_exponential_backoff=2', true, false],
    ['email_on_failure="yes"', true, true],
    ['email={"a@example.com"}', false, true],
    ['retries=[1]', true, true],
    ['retries="three"', true, true],
    ['priority_weight=1.5', true, true],
    ['weight_rule="highest"', true, true],
    ['weight_rule="my.plugin.Weight"', false, false],
    ['doc_md=5', true, true],
    ['execution_timeout=60', true, true],
    ['params=[]', false, false],
  ])('%s', (args, in2, in3) => {
    const text = inDag(`EmptyOperator(task_id="t", ${args})`)
    expect(told(text, '2')).toEqual(in2 ? ['2 error arguments'] : [])
    expect(told(text, '3')).toEqual(in3 ? ['2 error arguments'] : [])
  })

  it.each(['trigger_rule=5', 'trigger_rule=["all_done"]', 'trigger_rule="ALL_DONE"'])('%s', args => {
    expect(told(inDag(`EmptyOperator(task_id="t", ${args})`))).toEqual(['2 error trigger-rule'])
  })

  it('are told where a default stands, in whatever dict', () => {
    const using = (made: string) => `${made}with DAG("a", schedule=None, default_args=ARGS):\n    ${TASK}\n`
    expect(told(using('ARGS = {\n    "owner": "me",\n    "retries": "many",\n}\n'))).toEqual(['3 error arguments'])
    expect(told(using('ARGS = dict(\n    depends_on_past="no",\n)\n'))).toEqual(['2 error arguments'])
    expect(told(using('ARGS = {}\nARGS["trigger_rule"] = "soon"\n'))).toEqual(['2 error trigger-rule'])
    expect(told(`OTHER = {"retries": "few"}\n${using('ARGS = {"retries": "many"}\n')}`)).toEqual(['2 error arguments'])
  })

  it('of a DAG or a group are no ids', () => {
    expect(told('dag = DAG("a", schedule=None)\nEmptyOperator(task_id="t", dag="a")\n')).toEqual(['2 error arguments'])
    const grouped =
      'from airflow.utils.task_group import TaskGroup\nwith TaskGroup("g", tooltip=5, prefix=True):\n    pass'
    expect(told(inDag(grouped))).toEqual(['3 error arguments'])
    expect(told(inDag(grouped.replace(', prefix=True', '')))).toEqual(['3 error arguments'])
  })

  it('of a class of the files go to the operator that it is made of', () => {
    const own = `from airflow.models import BaseOperator
class Load(BaseOperator):
    def __init__(self, table, **kwargs):
        super().__init__(**kwargs)
`
    expect(told(`${own}${inDag('Load(task_id="t", table="x", schema="y")')}`)).toEqual(['6 error arguments'])
    expect(told(`${own}${inDag('Load(task_id="t", table="x", retries=1)')}`)).toEqual([])
  })
})

describe('what a function is called with', () => {
  const call = (parameters: string, args: string) =>
    told(
      `from airflow.operators.python import PythonOperator\ndef work(${parameters}): ...\n${inDag(`PythonOperator(task_id="t", python_callable=work${args})`)}`,
    )

  it.each<[string, string, boolean]>([
    ['table, schema', ', op_kwargs={"table": "x"}', true],
    ['table, schema', ', op_args=["x"], op_kwargs={"schema": "y"}', false],
    ['table', ', op_args=["x", "y"]', true],
    ['*tables', ', op_args=["x", "y"]', false],
    ['ds, ti, table=None, **context', '', false],
    ['table', ', op_kwargs={**SETTINGS}', false],
  ])('%s%s', (parameters, args, isWrong) => {
    const text = call(parameters, args).filter(each => !each.includes('unknown-name'))
    expect(text).toEqual(isWrong ? ['4 warning arguments'] : [])
  })
})

describe('arguments of sensors', () => {
  const SENSOR = 'from airflow.sensors.filesystem import FileSensor\nFileSensor(task_id="w", filepath="x", '
  it.each(['mode="rescheduled"', 'poke_interval="30"', 'timeout=-1', 'soft_fail=True, never_fail=True'])('%s', args => {
    expect(told(inDag(`${SENSOR}${args})`))).toEqual(['3 error arguments'])
  })

  it('are taken where they fit', () => {
    expect(told(inDag(`${SENSOR}mode="reschedule", poke_interval=timedelta(minutes=1), timeout=60.5)`))).toEqual([])
  })

  const EXTERNAL =
    'from airflow.sensors.external_task import ExternalTaskSensor\nExternalTaskSensor(task_id="w", external_dag_id="b", '
  it.each([
    'external_task_id="x", external_task_ids=["y"]',
    'execution_delta=timedelta(1), execution_date_fn=print',
    'allowed_states=["succeeded"]',
    'allowed_states=["success"], failed_states=["success"]',
  ])('%s', args => {
    expect(told(inDag(`${EXTERNAL}${args})`))).toEqual(['3 error arguments'])
  })

  it('know the states of tasks', () => {
    expect(told(inDag(`${EXTERNAL}external_task_id="x", allowed_states=["skipped", "success"])`))).toEqual([])
  })
})

describe('schedules and what they are made of', () => {
  it.each(['timedelta(0)', 'timedelta(hours=-1)', 'timedelta(days=1, hours=-24)'])('%s', schedule => {
    const text = inDag(TASK, `start_date=datetime(2024, 1, 1), catchup=False, schedule=${schedule}`)
    expect(told(text)).toEqual(['1 error invalid-schedule'])
  })

  it('name their time zone', () => {
    const by = (timetable: string) =>
      told(
        `from airflow.timetables.trigger import CronTriggerTimetable\n${inDag(TASK, `start_date=datetime(2024, 1, 1), catchup=False, schedule=CronTriggerTimetable(${timetable})`)}`,
      )
    expect(by('"0 6 * * *"')).toEqual(['2 error invalid-schedule'])
    expect(by('"0 6 * * *", timezone="UTC"')).toEqual([])
  })

  it('end after they begin', () => {
    const dates = 'start_date=datetime(2024, 1, 1), end_date=datetime(2023, 1, 1)'
    expect(told(inDag(TASK, `${dates}, schedule=None`))).toEqual(['1 warning never-runs'])
  })
})

describe('messages', () => {
  it('say what would be right', () => {
    expect(messages(inDag('EmptyOperator(task_id="t", retry_delay="5m")'), '3')).toContain(
      '`retry_delay` must be a number or a timedelta, and is a text',
    )
    expect(messages(inDag(TASK, 'schedule=None, catchup=None'), '2')).toContain(
      '`catchup` must be True or False, and is None',
    )
  })
})
