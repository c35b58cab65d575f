import { describe, expect, it } from '@jest/globals'
import { edges, errors, extracted, inDag } from '../../../../support/airflow-model.js'

describe('setup and teardown', () => {
  it('are related by as_teardown', () => {
    const body = `up = EmptyOperator(task_id="up")
down = EmptyOperator(task_id="down").as_teardown(setups=[up])
up >> EmptyOperator(task_id="work") >> down`
    expect(edges(body)).toEqual(['up > down', 'up > work', 'work > down'])
    expect(
      extracted(inDag(body)).dags[0]?.tasks.map(({ id, isSetup, isTeardown }) => [id, isSetup, isTeardown]),
    ).toEqual([
      ['up', true, false],
      ['down', false, true],
      ['work', false, false],
    ])
  })

  it('enclose what begins and ends in their context', () => {
    const body = `with EmptyOperator(task_id="down").as_teardown(setups=EmptyOperator(task_id="up")):
    a, b, c, d = [EmptyOperator(task_id=name) for name in "abcd"]
    a >> b >> c`
    expect(edges(body)).toEqual(['a > b', 'b > c', 'c > down', 'd > down', 'up > a', 'up > d', 'up > down'])
  })

  it('take in what is added to their context', () => {
    const body = `other = EmptyOperator(task_id="other")
with EmptyOperator(task_id="up").as_setup() as scope:
    scope.add_task(other)`
    expect(edges(body)).toEqual(['up > other'])
  })

  it('are nested', () => {
    const body = `with EmptyOperator(task_id="u1").as_setup() >> EmptyOperator(task_id="d1").as_teardown():
    EmptyOperator(task_id="a")
    with EmptyOperator(task_id="u2").as_setup() >> EmptyOperator(task_id="d2").as_teardown():
        EmptyOperator(task_id="b")`
    expect(edges(body)).toEqual(['a > d1', 'b > d2', 'd2 > d1', 'u1 > a', 'u1 > d1', 'u1 > u2', 'u2 > b', 'u2 > d2'])
  })

  it('are functions too', () => {
    const body = `@setup
def up(): ...
@teardown(on_failure_fail_dagrun=True)
def down(x): ...
@task
def work(): ...
with down(up()):
    work()`
    expect(edges(body)).toEqual(['up > down', 'up > work', 'work > down'])
  })

  it.each<[string, string, string]>([
    [
      'a plain task as a context',
      'with EmptyOperator(task_id="a"):\n    pass',
      '2 setup-teardown: EmptyOperator(task_id="a")',
    ],
    [
      'a setup that is a teardown',
      'EmptyOperator(task_id="a").as_setup().as_teardown()',
      '2 setup-teardown: EmptyOperator(task_id="a").as_setup().as_teardown()',
    ],
    [
      'a setup before another rule',
      'EmptyOperator(task_id="a").as_setup() >> EmptyOperator(task_id="b", trigger_rule="always")',
      '2 setup-teardown: EmptyOperator(task_id="a").as_setup() >> EmptyOperator(task_id="b", trigger_rule="always")',
    ],
  ])('refuses %s', (_, body, expected) => {
    expect(errors(inDag(body))).toEqual([expected])
  })
})
