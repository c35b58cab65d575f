import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../../src/gate/path.js'
import { checkAcross } from '../../../../../src/validate/airflow/rules/across.js'
import { dagProblems } from '../../../../support/airflow.js'
import { reports } from '../../../../support/validate.js'

const HEAD = `from datetime import datetime
from airflow import DAG
from airflow.operators.empty import EmptyOperator
`

function found(text: string, version: '2' | '3' | null = null, more: Readonly<Record<string, string>> = {}): string[] {
  return dagProblems({ 'dags/a.py': text, ...more }, version)
    .filter(({ level, rule }) => level !== 'note' || rule === 'airflow/never-runs')
    .map(({ rule, line, level }) => `${line} ${level} ${rule}`)
}

/** A DAG with one task, given these arguments, from line 4 on. */
const dag = (args: string, task = ''): string =>
  `${HEAD}with DAG("a", ${args}):\n    EmptyOperator(task_id="t"${task === '' ? '' : `, ${task}`})\n`

describe('what both versions take', () => {
  it.each([
    'start_date=datetime(2024, 1, 1), schedule="@daily", catchup=False',
    'start_date=datetime(2024, 1, 1), schedule="*/5 * * * MON", catchup=True, max_active_runs=1',
    'start_date=datetime(2024, 1, 1), schedule="@continuous", max_active_runs=1, catchup=False',
    'schedule=None, tags=["a"], description=None, default_args={"owner": "me", "retry_delay": 30}',
    'schedule=None, dagrun_timeout=unknown_elsewhere()',
  ])('%s', args => {
    const text = dag(args).replace(
      'from airflow import DAG\n',
      'from airflow import DAG\nfrom helpers import unknown_elsewhere\n',
    )
    expect(found(text)).toEqual([])
  })

  it('an import under a condition, or one whose failure is caught', () => {
    const text = `import airflow
if airflow.__version__ < "3":
    from airflow.operators.dummy import DummyOperator as EmptyOperator
else:
    from airflow.providers.standard.operators.empty import EmptyOperator
try:
    from airflow.sdk import DAG
    import warehouse
except ImportError:
    from airflow import DAG
with DAG("a", schedule=None):
    EmptyOperator(task_id="t")
`
    const required = { 'requirements.txt': 'apache-airflow\napache-airflow-providers-standard\n' }
    for (const version of ['2', '3'] as const) expect(found(text, version, required)).toEqual([])
  })
})

describe('what one version does not take', () => {
  it.each<[string, string[], string[]]>([
    ['schedule="@daily", catchup=False', ['4 error airflow/missing-start-date'], []],
    ['schedule="@daily", catchup=True', ['4 error airflow/missing-start-date'], ['4 error airflow/missing-start-date']],
    ['start_date=datetime(2024, 1, 1), schedule="@daily"', ['4 warning airflow/catchup'], []],
    ['start_date=datetime(2024, 1, 1), schedule="@once"', [], []],
    ['schedule=None, fail_stop=True', [], ['4 error airflow/removed-argument']],
    ['schedule=None, fail_fast=True', ['4 error airflow/arguments'], []],
    ['schedule=None, tags="sales"', ['4 error airflow/arguments'], ['4 warning airflow/arguments']],
    ['schedule=None, sla_miss_callback=print', [], ['4 warning airflow/removed-argument']],
    [
      'start_date=datetime(2024, 1, 1), schedule="@daily", schedule_interval="@daily", catchup=False',
      ['4 error airflow/invalid-schedule'],
      ['4 error airflow/removed-argument'],
    ],
  ])('%s', (args, in2, in3) => {
    expect(found(dag(args), '2')).toEqual(in2)
    expect(found(dag(args), '3')).toEqual(in3)
  })

  it('is not told where the version is not known', () => {
    expect(found(dag('schedule="@daily", catchup=False'))).toEqual([])
    expect(found(dag('schedule=None, fail_stop=True'))).toEqual([])
    expect(found('from airflow.datasets import Dataset\nfrom airflow.sdk import Asset\n')).toEqual([])
  })

  it('is a note in 2 where 3 will refuse it, and in 3 where it only warns', () => {
    const text = `from airflow.operators.dummy import DummyOperator\nfrom airflow.decorators import task\n${dag('schedule=None, concurrency=3')}`
    const told = (version: '2' | '3') =>
      dagProblems({ 'a.py': text }, version).map(({ line, level, message }) => `${line} ${level} ${message}`)
    expect(told('2')).toEqual([
      '1 note Airflow 3 will have no `DummyOperator` in `airflow.operators.dummy`; it is in `airflow.providers.standard.operators.empty` now',
      '6 note Airflow 3 will not take `concurrency`; it is `max_active_tasks` now',
    ])
    expect(told('3').sort().slice(0, 2)).toEqual([
      expect.stringMatching(/^1 error Airflow 3 has no `DummyOperator`/),
      '2 note Airflow 3 warns of `task` in `airflow.decorators`; it is in `airflow.sdk` now',
    ])
  })
})

describe('values', () => {
  it.each([
    'max_active_runs="3"',
    'dagrun_timeout=60',
    'description=5',
    'params=["a"]',
    'catchup="no"',
    'default_args=["a"]',
    'start_date="2024-01-01"',
    'tags=[1]',
    `tags=["${'x'.repeat(101)}"]`,
    'dagrun_timeut=None',
  ])('of a DAG: %s', args => {
    expect(found(dag(`schedule=None, ${args}`))).toEqual(['4 error airflow/arguments'])
  })

  it.each([
    'pool=5',
    'pool_slots=0',
    'priority_weight="high"',
    'depends_on_past="no"',
    'retry_delay="5m"',
    'email=5',
    'params=[1]',
  ])('of a task: %s', args => {
    expect(found(dag('schedule=None', args))).toEqual(['5 error airflow/arguments'])
  })

  it('of defaults are told once, where they stand', () => {
    const text = `${HEAD}ARGS = {"retry_delay": "5m"}\nwith DAG("a", schedule=None, default_args=ARGS):\n    for n in "abc":\n        EmptyOperator(task_id=n)\n`
    expect(found(text)).toEqual(['4 error airflow/arguments'])
  })
})

describe('schedules', () => {
  const at = (schedule: string) => found(dag(`start_date=datetime(2024, 1, 1), catchup=False, schedule=${schedule}`))

  it.each([
    '"0 25 * * *"',
    '"None"',
    '"@Once"',
    '""',
    '15',
    'True',
    '["@daily"]',
    'lambda: None',
    'datetime(2024, 1, 1)',
    'EmptyOperator',
    '"@continuous"',
  ])('refuses %s', schedule => {
    expect(at(schedule)).toEqual(['4 error airflow/invalid-schedule'])
  })

  it('are told of where their text is written, if that is one place', () => {
    const text = `${HEAD}EVERY = "61 * * * *"\nwith DAG("a", start_date=datetime(2024, 1, 1), schedule=EVERY, catchup=False):\n    EmptyOperator(task_id="t")\n`
    expect(found(text)).toEqual(['4 error airflow/invalid-schedule'])
    expect(found(`${text}print("61 * * * *")\n`)).toEqual(['5 error airflow/invalid-schedule'])
  })

  it('of which nobody knows the value are not judged', () => {
    expect(
      found(`import os\n${dag('start_date=datetime(2024, 1, 1), catchup=False, schedule=os.environ["X"]')}`),
    ).toEqual([])
  })
})

describe('parameters', () => {
  it.each<[string, boolean]>([
    ['Param(type="string")', true],
    ['Param(None, type="string")', true],
    ['Param(None, type=["null", "string"])', false],
    ['Param(True, type="integer")', true],
    ['Param(1.0, type="integer")', false],
    ['Param(0, type="integer", minimum=1)', true],
    ['Param("x", enum=["y"])', true],
    ['Param("x", enum=["x", "y"])', false],
    ['None', false],
  ])('%s', (param, isWrong) => {
    const text = `from airflow.models.param import Param\n${dag(`start_date=datetime(2024, 1, 1), catchup=False, schedule="@daily", params={"a": ${param}}`)}`
    expect(found(text)).toEqual(isWrong ? ['5 error airflow/required-param'] : [])
    expect(found(text.replace('"@daily"', 'None'))).toEqual([])
  })
})

describe('branches', () => {
  const branching = (body: string) => `${HEAD}from airflow.operators.python import BranchPythonOperator
from helpers import other
def choose(ds):
${body}
with DAG("a", schedule=None):
    BranchPythonOperator(task_id="choose", python_callable=choose) >> EmptyOperator(task_id="publish")
`

  it('lead to tasks that are there', () => {
    expect(found(branching('    return "publish" if ds else None'))).toEqual([])
    expect(found(branching('    if ds:\n        return ["publish"]\n    return other(ds)'))).toEqual([])
    expect(found(branching('    if ds:\n        return ["publish", "publihs"]\n    return other(ds)'))).toEqual([
      '8 error airflow/unknown-task',
    ])
  })
})

describe('places', () => {
  it('of a circle have its other edges beside them', () => {
    const text = `${HEAD}with DAG("a", schedule=None):\n    x, y, z = [EmptyOperator(task_id=n) for n in "xyz"]\n    x >> y\n    y >> z\n    z >> x\n`
    const [problem] = dagProblems({ 'a.py': text }, null)
    expect(problem).toMatchObject({ rule: 'airflow/cycle', line: 8, related: [6, 7] })
    expect(problem?.message).toBe('The tasks wait for each other: `z` → `x` → `y` → `z`')
  })

  it('in a neighbour are told at its import', () => {
    const files = {
      'dags/a.py': `from helpers import add\n${dag('schedule=None')}    add()\n`,
      'dags/helpers.py':
        'from airflow.operators.empty import EmptyOperator\ndef add():\n    return EmptyOperator(task_id="t")\n',
    }
    expect(dagProblems(files, null).map(({ rule, line }) => `${line} ${rule}`)).toEqual(['1 airflow/duplicate-task-id'])
  })

  it('names a near one for a name that is not there', () => {
    const [problem] = dagProblems(
      { 'a.py': `${HEAD}with DAG("a", schedule=None):\n    right = EmptyOperator(task_id="a")\n    rigth\n` },
      null,
    )
    expect(problem?.message).toBe('`rigth` is not defined here; did you mean `right`?')
  })
})

describe('several files', () => {
  it('must not have DAGs of the same id', () => {
    const { problems, report } = reports()
    const file = (path: string, ...ids: string[]) => ({
      path: path as RepoPath,
      dags: ids.map((dagId, index) => ({ dagId, line: index + 1, start: index * 10, end: index * 10 + 5 })),
    })
    const told: string[] = []
    checkAcross([file('a.py', 'x', 'x'), file('b.py', 'y'), file('c.py', 'z', 'x')], path => {
      told.push(path)
      return report
    })
    expect(told).toEqual(['c.py'])
    expect(problems).toEqual([
      expect.objectContaining({
        start: 10,
        message: '`x` is the id of a DAG in a.py too, and Airflow keeps one of them',
      }),
    ])
    expect(problems[0]?.related).toEqual([expect.objectContaining({ file: 'a.py', line: 1 })])
  })
})
