import { describe, expect, it } from '@jest/globals'
import { errors, extracted, HEAD, unresolved } from '../../../../support/airflow-model.js'

const only = (call: string, version: '2' | '3' = '3') => extracted(`${HEAD}dag = ${call}\n`, version).dags[0]

describe('DAGs', () => {
  it('are those with a name in the file and those that were a context', () => {
    const text = `${HEAD}named = DAG("named", schedule=None)
with DAG("context", schedule=None):
    pass
def hidden():
    with DAG("inside", schedule=None): pass
    return DAG("returned", schedule=None)
hidden()
globals()["made"] = DAG("put", schedule=None)
several = [DAG("listed", schedule=None)]
with DAG("unregistered", schedule=None, auto_register=False): pass
`
    const { dags, lost } = extracted(text)
    expect(dags.map(({ dagId }) => dagId)).toEqual(['named', 'context', 'inside', 'put'])
    expect(lost.map(({ name }) => name)).toEqual(['returned', 'listed', 'unregistered'])
  })

  it.each<[string, string, string | null]>([
    ['"0 5 * * *"', 'cron', '0 5 * * *'],
    ['"@daily"', 'preset', '@daily'],
    ['timedelta(hours=2)', 'timedelta', 'timedelta(hours=2)'],
    ['None', 'none', null],
    ['[Dataset("a"), Dataset("b")]', 'assets', '[Dataset(...), Dataset(...)]'],
    ['Dataset("a") | Dataset("b")', 'assets', 'AssetAny(...)'],
    ['CronTriggerTimetable("0 0 * * *")', 'timetable', 'CronTriggerTimetable(...)'],
    ['Variable.get("x")', 'unknown', null],
  ])('have a schedule: %s', (schedule, kind, text) => {
    const more =
      'from airflow import Dataset\nfrom airflow.models import Variable\nfrom airflow.timetables.trigger import CronTriggerTimetable\n'
    const [dag] = extracted(`${HEAD}${more}dag = DAG("d", schedule=${schedule})\n`).dags
    expect(dag?.schedule).toMatchObject({ kind, text })
  })

  it('have the schedule of their version where they say none', () => {
    expect(only('DAG("d")', '2')?.schedule).toMatchObject({ kind: 'timedelta', place: null })
    expect(only('DAG("d")', '3')?.schedule).toMatchObject({ kind: 'none', place: null })
  })

  it('are described', () => {
    const dag = only(
      'DAG(dag_id="d", default_args={"owner": "a", "start_date": datetime(2024, 1, 1)}, catchup=True, tags=["x", "y"], params={"p": 1})',
    )
    expect(dag).toMatchObject({
      startDate: 'known',
      catchup: true,
      tags: ['x', 'y'],
      owners: ['a'],
      defaultArgs: ['owner', 'start_date'],
      params: [{ name: 'p', required: false }],
    })
    expect(only('DAG("d")')).toMatchObject({
      startDate: 'absent',
      catchup: 'absent',
      tags: [],
      owners: [],
      defaultArgs: [],
    })
  })

  it('tell which parameters a run must be given', () => {
    const text = `${HEAD}from airflow.models.param import Param
dag = DAG("d", params={"a": Param(type="string"), "b": Param(1), "c": Param(default=None), "d": 2})
`
    expect(extracted(text).dags[0]?.params.map(({ name, required }) => [name, required])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', false],
    ])
  })

  it('are of assets that are functions', () => {
    const text =
      'from airflow.sdk import asset\n@asset(schedule="@daily")\ndef sales(): ...\n@asset(schedule=sales, name="named")\ndef more(): ...\n'
    const { dags } = extracted(text, null)
    expect(dags.map(({ dagId, schedule, tasks }) => [dagId, schedule.kind, tasks.map(({ id }) => id)])).toEqual([
      ['sales', 'preset', ['sales']],
      ['named', 'assets', ['more']],
    ])
  })

  it.each<[string, '2' | '3', string[]]>([
    ['DAG("a b")', '3', ['1 invalid-id: DAG("a b")']],
    ['DAG(dag_id="a/b")', '3', ['1 invalid-id: dag_id="a/b"']],
    ['DAG()', '3', ['1 no-id: DAG()']],
    ['DAG("d", shedule=None)', '3', ['1 arguments: shedule=None']],
    ['DAG("d", schedule_interval=None)', '2', []],
    ['DAG("d", schedule_interval=None)', '3', ['1 arguments: schedule_interval=None']],
    ['DAG("d", "described", "@daily")', '2', []],
  ])('%s in Airflow %s', (call, version, expected) => {
    expect(errors(`${HEAD}dag = ${call}\n`, version)).toEqual(expected)
  })

  it('have an id of their own in the file', () => {
    expect(errors(`${HEAD}a = DAG("d", schedule=None)\nb = DAG(dag_id="d", schedule=None)\n`)).toEqual([
      '2 duplicate-dag-id: dag_id="d"',
    ])
  })

  it('are made in helpers of other files', () => {
    const others = {
      'lib/make.py': `${HEAD}def make(name):\n    with DAG(name, schedule=None):\n        EmptyOperator(task_id="a")\n`,
    }
    const { dags } = extracted('from lib.make import make\nmake("one")\nmake("two")\n', '3', others)
    expect(dags.map(({ dagId, file }) => [dagId, file])).toEqual([
      ['one', 'lib/make.py'],
      ['two', 'lib/make.py'],
    ])
  })

  it('whose id is not known are named', () => {
    const text = `${HEAD}import os\ndag = DAG(os.environ["NAME"], schedule=None)\n`
    expect(unresolved(text)).toEqual([expect.stringMatching(/^2 the dag_id cannot be resolved: /)])
  })
})
