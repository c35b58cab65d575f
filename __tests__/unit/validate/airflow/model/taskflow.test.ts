import { describe, expect, it } from '@jest/globals'
import { edges, errors, extracted, graph, HEAD, inDag } from '../../../../support/airflow-model.js'

const TASKS = `@task
def make(x=None): ...
@task(task_id="use", multiple_outputs=True, trigger_rule="all_done")
def other(*args, **kwargs): ...
`

describe('functions as tasks', () => {
  it('are numbered as Airflow numbers them', () => {
    const { tasks } = graph(inDag(`${TASKS}make()\nmake()\nmake.override(task_id="make__7")()\nmake()\nother()`))
    expect(tasks).toEqual(['make', 'make__1', 'make__7', 'make__8', 'use'])
  })

  it.each<[string, string, string[]]>([
    ['a result as argument', 'make(make())', ['make > make__1']],
    [
      'deep inside of others',
      'other([make(), {"k": (make(),)}], key=make()["x"])',
      ['make > use', 'make__1 > use', 'make__2 > use'],
    ],
    [
      'results on either side',
      '[make(), make()] >> other() >> make()',
      ['make > use', 'make__1 > use', 'use > make__2'],
    ],
    ['in a templated field', 'BashOperator(task_id="b", bash_command=make())', ['make > b']],
    ['not in another field', 'BashOperator(task_id="b", bash_command="x", params={"a": make()})', []],
    ['not in a text', 'BashOperator(task_id="b", bash_command=f"echo {make()}")', []],
    ['the output of an operator', 'make(EmptyOperator(task_id="e").output["key"])', ['e > make']],
    ['a field set later', 'b = BashOperator(task_id="b", bash_command="x")\nb.env = {"a": make()}', ['make > b']],
    ['expand', 'make.expand(x=make())', ['make > make__1']],
    ['expand and partial', 'other.partial(a=make()).expand(b=[make(), 1])', ['make > use', 'make__1 > use']],
    ['expand_kwargs', 'make.expand_kwargs([{"x": make()}])', ['make > make__1']],
    [
      'map, zip and concat',
      'make.expand(x=make().map(str).zip(make()).concat(make()))',
      ['make > make__3', 'make__1 > make__3', 'make__2 > make__3'],
    ],
    [
      'an operator that is mapped',
      'BashOperator.partial(task_id="b", env=make()).expand(bash_command=make())',
      ['make > b', 'make__1 > b'],
    ],
  ])('%s', (_, body, expected) => {
    expect(edges(TASKS + body)).toEqual(expected)
  })

  it('maps groups', () => {
    const body = `${TASKS}@task_group
def g(a):
    make(a) >> make()
g.expand(a=make())`
    expect(edges(body)).toEqual(['g.make > g.make__1', 'make > g.make'])
  })

  it('tells variants, arguments and mapping', () => {
    const { dags } = extracted(
      inDag(`@task.branch(retries=3)\ndef pick(): ...\npick()\n@task\ndef m(x): ...\nm.expand(x=[1])`),
    )
    expect(dags[0]?.tasks.map(({ operator, isMapped, isTaskflow }) => [operator, isMapped, isTaskflow])).toEqual([
      ['@task.branch', false, true],
      ['@task', true, true],
    ])
    expect(dags[0]?.tasks[0]?.args.get('retries')?.value).toEqual({ kind: 'int', value: 3n })
  })

  it.each<[string, string, string]>([
    ['an argument too few', '@task\ndef f(a): ...\nf()', '4 arguments: f()'],
    ['an argument that it does not have', '@task\ndef f(): ...\nf(b=1)', '4 arguments: f(b=1)'],
    ['an item by number', 'make()[0]', '6 not-a-task: make()[0]'],
    ['a result taken apart', 'a, b = make()', '6 not-a-task: a, b'],
    ['a text that is mapped over', 'make.expand(x="abc")', '6 mapping: x="abc"'],
    ['a key that is mapped over', 'make.expand(x=make()["a"])', '6 mapping: x=make()["a"]'],
    ['nothing that is mapped over', 'make.expand()', '6 mapping: make.expand()'],
    ['an unknown name that is mapped', 'make.expand(y=[1])', '6 arguments: make.expand(y=[1])'],
  ])('refuses %s', (_, body, expected) => {
    const text = body.startsWith('@task') ? body : TASKS + body
    expect(errors(inDag(text))).toEqual([expected])
  })

  it('finds arguments of the context by their names', () => {
    expect(errors(inDag('@task\ndef f(ti, ds=None, **context): ...\nf()'))).toEqual([])
    expect(errors(inDag('@task\ndef f(ds="x"): ...\nf()'))).toEqual(['3 arguments: ds'])
  })
})

describe('functions as DAGs', () => {
  it('have the name of the function, or the one that they are given', () => {
    const text = `${HEAD}@dag(start_date=datetime(2024, 1, 1))
def one(): EmptyOperator(task_id="a")
@dag("second", schedule="@daily")
def two(n=1): EmptyOperator(task_id="b")
@dag
def three(): EmptyOperator(task_id="c")
one()
two(n=3)
result = three()
@dag
def four(): ...
`
    const { dags, lost } = extracted(text)
    expect(dags.map(({ dagId, schedule }) => [dagId, schedule.text])).toEqual([
      ['one', null],
      ['second', '@daily'],
      ['three', null],
    ])
    expect(lost.map(({ name, why }) => [name, why])).toEqual([['four', 'never-called']])
  })
})
