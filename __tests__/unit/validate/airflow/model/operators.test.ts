import { describe, expect, it } from '@jest/globals'
import { edges, errors, extracted, graph, HEAD, inDag } from '../../../../support/airflow-model.js'

describe('operators', () => {
  it('are told with what they are given and what the defaults are', () => {
    const text = `${HEAD}with DAG("d", schedule=None, default_args={"retries": 2, "owner": "data", "unknown": 1}):
    with TaskGroup("g", default_args={"owner": "group"}):
        BashOperator(task_id="a", bash_command="x", retries=5)
`
    const task = extracted(text).dags[0]?.tasks[0]
    const args = [...(task?.args ?? [])].map(([name, { value, isDefault, span }]) => {
      const shown = value.kind === 'str' || value.kind === 'int' ? String(value.value) : value.kind
      return [name, shown, isDefault, text.slice(span.start, span.end)]
    })
    expect(task).toMatchObject({
      operator: 'BashOperator',
      module: 'airflow.operators.bash',
      isKnown: true,
      group: 'g',
    })
    expect(args).toEqual([
      ['task_id', 'a', false, 'task_id="a"'],
      ['bash_command', 'x', false, 'bash_command="x"'],
      ['retries', '5', false, 'retries=5'],
      ['owner', 'group', true, 'default_args={"retries": 2, "owner": "data", "unknown": 1}'],
    ])
  })

  it('are of classes of the files', () => {
    const body = `class Query(BashOperator):
    template_fields = ("sql",)
    def __init__(self, sql, plain=None, **kwargs):
        super().__init__(bash_command="x", **kwargs)
        self.sql = sql
        self.plain = plain
first = Query(task_id="first", sql="q")
Query(task_id="second", sql=first.output)
Query(task_id="third", sql="q", plain=first.output)`
    expect(edges(body)).toEqual(['first > second'])
    expect(extracted(inDag(body)).dags[0]?.tasks.map(({ operator, module }) => [operator, module])).toEqual([
      ['Query', null],
      ['Query', null],
      ['Query', null],
    ])
  })

  it('are of classes that are not at hand, where they get an id in a DAG', () => {
    const text = `${HEAD}from acme.operators import AcmeOperator, make
import acme
class Own(AcmeOperator):
    pass
with DAG("d", schedule=None) as dag:
    a = AcmeOperator(task_id="a", thing=1) >> acme.Other(task_id="b") >> Own(task_id="c")
    AcmeOperator.partial(task_id="m").expand(thing=[1]) >> a
AcmeOperator(task_id="e", dag=dag)
AcmeOperator(task_id="nowhere")
`
    const [dag] = extracted(text).dags
    expect(dag?.tasks.map(({ id, operator, isKnown, isMapped }) => [id, operator, isKnown, isMapped])).toEqual([
      ['a', 'AcmeOperator', false, false],
      ['b', 'Other', false, false],
      ['c', 'Own', false, false],
      ['m', 'AcmeOperator', false, true],
      ['e', 'AcmeOperator', false, false],
    ])
    expect(dag?.edges.map(({ from, to }) => `${from} > ${to}`)).toEqual(['a > b', 'b > c', 'm > c'])
  })

  it('are looked at with isinstance', () => {
    const body = `from airflow.models import BaseOperator
def listed(x): return x if isinstance(x, (list, tuple)) else [x]
a = EmptyOperator(task_id="a")
for each in listed(a) + listed([EmptyOperator(task_id="b")]):
    if isinstance(each, BaseOperator) and isinstance(each, EmptyOperator) and not isinstance(each, TaskGroup):
        each >> EmptyOperator(task_id="after_" + each.task_id)`
    expect(edges(body)).toEqual(['a > after_a', 'b > after_b'])
  })

  it('join the DAG of what they are related to', () => {
    const { tasks } = graph(`${HEAD}dag = DAG("d", schedule=None)
lost = EmptyOperator(task_id="lost")
free = EmptyOperator(task_id="free")
free >> EmptyOperator(task_id="home", dag=dag)
`)
    expect(tasks).toEqual(['home', 'free'])
  })

  it('are told where they are in no DAG', () => {
    const { loose } = extracted(`${HEAD}EmptyOperator(task_id="lost")\n`)
    expect(loose.map(({ id }) => id)).toEqual(['lost'])
  })

  it('whose fields are not known leave open what results they need', () => {
    const text = `${HEAD}from airflow.providers.acme.operators.acme import AcmeOperator
with DAG("d", schedule=None):
    AcmeOperator(task_id="b", thing=EmptyOperator(task_id="a").output)
`
    expect(extracted(text).dags[0]?.unresolved.map(({ reason }) => reason)).toEqual([
      "whether 'thing' of AcmeOperator is templated is not known, and so whether task 'b' comes after task 'a'",
    ])
  })

  it.each<[string, string, string]>([
    ['an id twice', 'EmptyOperator(task_id="a")\nEmptyOperator(task_id="a")', '3 duplicate-task-id: task_id="a"'],
    ['an id with a space', 'EmptyOperator(task_id="a b")', '2 invalid-id: task_id="a b"'],
    ['an empty id', 'EmptyOperator(task_id="")', '2 invalid-id: task_id=""'],
    ['a long id', 'EmptyOperator(task_id="a" * 251)', '2 invalid-id: task_id="a" * 251'],
    ['a number as id', 'EmptyOperator(task_id=1)', '2 invalid-id: task_id=1'],
    ['no id', 'EmptyOperator()', '2 no-id: EmptyOperator()'],
    ['an id by position', 'EmptyOperator("a")', '2 arguments: EmptyOperator("a")'],
    [
      'an unknown rule',
      'EmptyOperator(task_id="a", trigger_rule="all_fine")',
      '2 trigger-rule: trigger_rule="all_fine"',
    ],
    ['an unknown argument', 'BashOperator(task_id="a", bash_command="x", comand=1)', '2 arguments: comand=1'],
    ['a missing argument', 'BashOperator(task_id="a")', '2 arguments: BashOperator(task_id="a")'],
    ['retries in words', 'EmptyOperator(task_id="a", retries="three")', '2 arguments: retries="three"'],
    ['a number for a time', 'EmptyOperator(task_id="a", execution_timeout=3)', '2 arguments: execution_timeout=3'],
    ['what cannot be called', 'PythonOperator(task_id="a", python_callable="f")', '2 arguments: python_callable="f"'],
  ])('refuse %s', (_, body, expected) => {
    expect(errors(inDag(body))).toEqual([expected])
  })

  it('are not related across DAGs, nor without one', () => {
    const two = `${HEAD}a, b = [EmptyOperator(task_id="t", dag=DAG(name, schedule=None)) for name in "ab"]\na >> b\n`
    expect(errors(two)).toEqual(['2 two-dags: a >> b'])
    const none = `${HEAD}EmptyOperator(task_id="a") >> EmptyOperator(task_id="b")\n`
    expect(errors(none)).toEqual(['1 task-without-dag: EmptyOperator(task_id="a") >> EmptyOperator(task_id="b")'])
  })
})
