import { describe, expect, it, test } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { dagFacts } from '../../../../src/validate/airflow/policy/facts.js'
import { checkDags, dagPolicyRules } from '../../../../src/validate/pipeline/dags/check.js'
import { checkPolicyFile } from '../../../../src/validate/pipeline/policy.js'
import { valueIn } from '../../../../src/validate/tree/node.js'
import { extracted, type Files } from '../../../support/airflow.js'
import { reports, sourceOf } from '../../../support/validate.js'

async function held(policy: string, files: Files, version: '2' | '3' | null = '3') {
  const source = sourceOf(policy, '.github/pipeline-policy.yml')
  const shape = reports()
  await checkPolicyFile(source, shape.report)
  expect(shape.problems.map(({ message }) => message)).toEqual([])
  const { problems, report } = reports()
  const [path = ''] = Object.keys(files)
  const dags = extracted(files, version).dags.map(dag => dagFacts(dag, version))
  await checkDags(source, valueIn(source.root, 'dags'), [{ path: path as RepoPath, dags }], () => report)
  return problems
}

const HEAD = `import os
from datetime import datetime, timedelta
from airflow import DAG
from airflow.operators.empty import EmptyOperator
`

/** What a policy says of a DAG with one task. */
async function found(asked: string, dag: string, task = '', version: '2' | '3' | null = '3'): Promise<string[]> {
  const text = `${HEAD}with DAG("sales", ${dag}):\n    EmptyOperator(task_id="load"${task === '' ? '' : `, ${task}`})\n`
  const problems = await held(`dags: { 'dags/**': { ${asked} } }\n`, { 'dags/a.py': text }, version)
  return problems.map(({ rule, level }) => `${level ?? rule.level} ${rule.id}`)
}

const ERROR = (name: string) => [`error pipeline/dag-${name}`]
const NOTE = (name: string) => [`note pipeline/dag-${name}`]
const UNKNOWN = 'default_args=__import__("x").args()'

describe('a policy for DAGs', () => {
  it.each<[string, string, string, string[]]>([
    ['owner: [data-*, finance]', 'schedule=None', '', ERROR('owner')],
    ['owner: [data-*, finance]', 'schedule=None', 'owner="data-eu"', []],
    ['owner: [data-*, finance]', 'schedule=None, default_args={"owner": "finance, data-us"}', '', []],
    ['owner: [data-*, finance]', 'schedule=None, default_args={"owner": "finance, me"}', '', ERROR('owner')],
    ['owner: finance', 'schedule=None', 'owner=os.environ["OWNER"]', NOTE('owner')],
    ["tags: ['team:*', prod]", 'schedule=None, tags=["prod"]', '', ERROR('tags')],
    ["tags: ['team:*', prod]", 'schedule=None, tags=["prod", "team:eu"]', '', []],
    ['tags: prod', 'schedule=None, tags=[os.environ["TAG"]]', '', NOTE('tags')],
    ['retries: { min: 1, max: 5 }', 'schedule=None', '', ERROR('retries')],
    ['retries: { min: 1, max: 5 }', 'schedule=None, default_args={"retries": 3}', '', []],
    ['retries: { min: 1, max: 5 }', 'schedule=None, default_args={"retries": 3}', 'retries=6', ERROR('retries')],
    ['retries: { max: 5 }', 'schedule=None', 'retries=int(os.environ["N"])', NOTE('retries')],
    ['dagrun-timeout: required', 'schedule=None', '', ERROR('timeout')],
    ['dagrun-timeout: required', 'schedule=None, dagrun_timeout=timedelta(hours=1)', '', []],
    ['execution-timeout: required', 'schedule=None', '', ERROR('timeout')],
    ['execution-timeout: required', 'schedule=None, default_args={"execution_timeout": timedelta(hours=1)}', '', []],
    ['on-failure-callback: required', 'schedule=None', '', ERROR('callback')],
    ['on-failure-callback: required', 'schedule=None, on_failure_callback=print', '', []],
    ['on-failure-callback: required', 'schedule=None, default_args={"on_failure_callback": print}', '', []],
    ["ids: ['finance_*']", 'schedule=None', '', ERROR('id')],
    ["ids: ['sal*']", 'schedule=None', '', []],
    ["task-ids: ['[a-k]*']", 'schedule=None', '', ERROR('id')],
    ["schedules: ['@daily', none]", 'schedule=None', '', []],
    ["schedules: ['@daily', none]", 'schedule="@hourly"', '', ERROR('schedule')],
    ["schedules: ['0 6 * * *']", 'schedule="0  6 * * *"', '', []],
    ['schedules: cron', 'schedule="1 2 * * *"', '', []],
    ['schedules: cron', 'schedule=os.environ["WHEN"]', '', NOTE('schedule')],
    ['catchup: false', 'schedule="@daily", catchup=True', '', ERROR('catchup')],
    ['catchup: false', 'schedule="@daily"', '', []],
    ['catchup: false', 'schedule=None, catchup=True', '', []],
    ['max-tasks: 1', 'schedule=None', '', []],
  ])('%s: %s %s', async (asked, dag, task, expected) => {
    expect(await found(asked, dag, task)).toEqual(expected)
  })

  it('knows what Airflow does where nothing is said, by its version', async () => {
    expect(await found('catchup: false', 'schedule="@daily"', '', '2')).toEqual(ERROR('catchup'))
    expect(await found('catchup: false', 'schedule="@daily"', '', null)).toEqual(NOTE('catchup'))
  })

  it('counts tasks, also where there may be more', async () => {
    const text = `${HEAD}import warehouse\nwith DAG("sales", schedule=None):\n    a = EmptyOperator(task_id="a")\n    for table in warehouse.tables():\n        EmptyOperator(task_id=table)\n`
    const policy = (most: number) => `dags: { '**': { max-tasks: ${most} } }\n`
    const [many] = await held(policy(100), { 'dags/a.py': text })
    expect(many).toMatchObject({
      level: 'note',
      message: 'How many tasks there are of DAG `sales` cannot be told without running the file',
    })
    const sure = await held(policy(1), {
      'a.py': `${HEAD}with DAG("sales", schedule=None):\n    EmptyOperator(task_id="a")\n    EmptyOperator(task_id="b")\n`,
    })
    expect(sure.map(({ message }) => message)).toEqual(['DAG `sales` has 2 tasks; the policy allows 1'])
  })

  it('tells at the DAG, with the place of the policy, and only of files that it names', async () => {
    const files = { 'dags/a.py': `${HEAD}DAG("sales", schedule=None)\nx = DAG("other", schedule=None)\n` }
    const [problem, ...rest] = await held("dags:\n  'dags/*':\n    ids: ['s*']\n", files)
    expect(rest).toEqual([])
    expect(files['dags/a.py'].slice(0, problem?.start).split('\n').length).toBe(6)
    expect(problem?.related).toEqual([expect.objectContaining({ file: '.github/pipeline-policy.yml', line: 3 })])
    expect(await held("dags: { 'other/**': { ids: ['s*'] } }\n", files)).toEqual([])
  })

  it('does not take what is unknown for a pass, nor for a fault', async () => {
    const all = 'owner: finance, retries: { min: 1 }, dagrun-timeout: required, execution-timeout: required'
    const told = await found(all, `schedule=None, ${UNKNOWN}`)
    expect(told.filter(each => each.startsWith('error'))).toEqual(ERROR('timeout'))
  })
})

test.each(dagPolicyRules.map(rule => [rule.id, rule] as const))(
  '%s finds its example, at its line',
  async (id, { example }) => {
    const { '.github/pipeline-policy.yml': policy = '', ...files } = example.files
    const problems = await held(policy, files)
    const [text = ''] = Object.values(files)
    expect(problems.map(({ rule, start }) => [rule.id, text.slice(0, start).split('\n').length])).toEqual([
      [id, example.line],
    ])
  },
)
