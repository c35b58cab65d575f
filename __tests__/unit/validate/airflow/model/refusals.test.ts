import { describe, expect, it } from '@jest/globals'
import { errors, extracted, HEAD, inDag } from '../../../../support/airflow-model.js'

const IMPORTS = 'from airflow.sdk import Asset, asset\n'

describe('what Airflow refuses while it reads a file', () => {
  it.each<[string, string]>([
    ['@task.pythn\ndef a(): ...\na()', '2 python: task.pythn'],
    [
      'BashOperator(task_id="a", bash_command="x").expand(env=[{}])',
      '2 python: BashOperator(task_id="a", bash_command="x").expand',
    ],
    ['EmptyOperator(task_id="a").set_downstrem(None)', '2 python: EmptyOperator(task_id="a").set_downstrem'],
    ['dag.addtask(None)', '2 python: dag.addtask'],
    ['BashOperator.partial(task_id="a", bash_command="x").expand(retries=[1])', '2 mapping: retries=[1]'],
    ['@task\ndef a(): ...\n@task\ndef b(): ...\na >> b', '6 not-a-task: a >> b'],
    ['@task\ndef a(): ...\na() + 1', '4 not-a-task: a() + 1'],
    ['@task\ndef a(): ...\n"x" + a()', '4 not-a-task: "x" + a()'],
    [
      '[EmptyOperator(task_id="a")] + EmptyOperator(task_id="b")',
      '2 not-a-task: [EmptyOperator(task_id="a")] + EmptyOperator(task_id="b")',
    ],
    ['@task\ndef a(): ...\n@task\ndef f(x): ...\nf.expand(x=a().map(f))', '6 mapping: a().map(f)'],
    ['@task\ndef a(): ...\n@task(trigger_rule="always")\ndef f(x): ...\nf.expand(x=a())', '6 mapping: f.expand(x=a())'],
    ['@setup\n@task_group\ndef g(): ...', '2 setup-teardown: setup'],
    ['t = EmptyOperator(task_id="t")\nt.on_failure_fail_dagrun = True', '3 setup-teardown: t.on_failure_fail_dagrun'],
    [
      'EmptyOperator(task_id="t").as_teardown(setups="s")',
      '2 not-a-task: EmptyOperator(task_id="t").as_teardown(setups="s")',
    ],
    ['with TaskGroup("g") as g:\n    pass\ng["a"]', '4 not-a-task: g["a"]'],
    ['TaskGroup(5)', '2 invalid-id: TaskGroup(5)'],
    ['EmptyOperator(task_id=b"a")', '2 invalid-id: task_id=b"a"'],
    ['EmptyOperator(task_id="t", task_group="g")', '2 arguments: task_group="g"'],
  ])('%s', (body, refused) => {
    expect(errors(inDag(body))).toEqual([refused])
  })

  it.each<[string, string]>([
    ['Asset("")', '2 arguments: Asset("")'],
    ['Asset(name="a", uri="airflow://a")', '2 arguments: Asset(name="a", uri="airflow://a")'],
    ['Asset()', '2 arguments: Asset()'],
    ['@asset(schedule=None)\ndef orders(*args): ...', '3 arguments: args'],
    ['assert [], "none"', '2 python: assert [], "none"'],
    [
      'from airflow.exceptions import AirflowException\nraise AirflowException("no")',
      '3 python: raise AirflowException("no")',
    ],
  ])('%s', (text, refused) => {
    expect(errors(`${HEAD}${IMPORTS}${text}\n`)).toEqual([refused])
  })
})

describe('what Airflow 2 alone refuses', () => {
  it('is a decorator of a DAG without parentheses, and an item of a group', () => {
    const bare = `${HEAD}@dag\ndef d(): ...\nd()\n`
    expect(errors(bare, '2')).toEqual(['3 arguments: d()'])
    expect(errors(bare, '3')).toEqual([])
    expect(errors(inDag('with TaskGroup("g") as g:\n    EmptyOperator(task_id="a")\ng["a"]'), '2')).toEqual([
      '4 not-a-task: g["a"]',
    ])
  })
})

describe('what it takes', () => {
  it.each([
    'x = "%s" % EmptyOperator(task_id="a").task_id',
    '@task.docker(image="x")\ndef a(): ...\na()',
    't = EmptyOperator(task_id="t").as_teardown()\nt.on_failure_fail_dagrun = True',
    'EmptyOperator(task_id="load\\n")',
    'EmptyOperator(task_id="t", dag=None)',
    'try:\n    from airflow.exceptions import AirflowException\n    raise AirflowException("no")\nexcept AirflowException:\n    pass',
    'assert len([1]) == 1',
  ])('%s', body => {
    expect(errors(inDag(body))).toEqual([])
  })

  it('constants of other modules may be anything', () => {
    const text = `from airflow.contrib.hooks.transfer import SCHEDULE\nBODY = {SCHEDULE: 1}\nBODY["schedule"]\n`
    expect(errors(`${HEAD}${text}`)).toEqual([])
  })

  it('names the files that it imports', () => {
    const others = { 'common.py': 'from names import A\n', 'names.py': 'A = 1\n' }
    expect([...extracted('import common\n', null, others).modules].sort()).toEqual(['common.py', 'names.py'])
  })
})
