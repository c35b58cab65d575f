import { describe, expect, it } from '@jest/globals'
import { edges, errors, graph, HEAD, inDag } from '../../../../support/airflow-model.js'

const BASE = `from airflow.models.baseoperator import BaseOperator
class Use(BaseOperator):
    template_fields = ("value",)
    def __init__(self, *, conn="own", value=None, **kwargs):
        super().__init__(task_id=f"use_{conn}", **kwargs)
        self.value = value
`

describe('operators of classes of the files', () => {
  it.each(['2', '3'] as const)(
    'get the defaults of DAG, group and task for their parameters, with Airflow %s',
    version => {
      const text = `${HEAD}${BASE}class Sub(Use):
    def __init__(self, conn="sub", **kwargs):
        super().__init__(conn=conn, **kwargs)
with DAG("d", schedule=None, default_args={"conn": "dag"}):
    Use() >> Use(conn="given")
    with TaskGroup("g", default_args={"conn": "group"}):
        Use()
        Sub(default_args={"conn": "task"})
`
      expect(graph(text, version)).toMatchObject({
        tasks: ['use_dag', 'use_given', 'g.use_group', 'g.use_task'],
        edges: ['use_dag > use_given'],
      })
    },
  )

  it('are refused arguments by position, and without one that they need', () => {
    expect(errors(inDag(`${BASE}Use("x")`))).toEqual(['8 arguments: Use("x")'])
    const needs = BASE.replace('conn="own"', 'conn')
    expect(errors(inDag(`${needs}Use()`))).toEqual(['8 arguments: Use()'])
  })

  it('need the results that their fields hold in the end', () => {
    const body = `${BASE}class Late(Use):
    def __init__(self, first, **kwargs):
        super().__init__(value=first, **kwargs)
        self.value = "other"
a = EmptyOperator(task_id="a")
Use(conn="b", value={"deep": [a.output]})
Late(conn="c", first=a.output)`
    expect(edges(body)).toEqual(['a > use_b'])
  })

  it('may be set up by the class itself', () => {
    const body = `from airflow.models.baseoperator import BaseOperator
class Old(BaseOperator):
    def __init__(self, n, *args, **kwargs):
        BaseOperator.__init__(self, task_id=f"old_{n}", *args, **kwargs)
Old(n=1) >> Old(n=2)`
    expect(edges(body)).toEqual(['old_1 > old_2'])
  })

  it('know the name of their class, and whether it may be a task', () => {
    expect(graph(inDag(`${BASE}u = Use()\nEmptyOperator(task_id=u.task_type)`)).tasks).toEqual(['use_own', 'Use'])
    expect(errors(inDag('class A:\n    @task\n    def job(self): ...'))).toEqual(['3 arguments: task'])
  })
})

describe('functions with a decorator of their own', () => {
  const LOGGED = `import functools
def logged(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner
`

  it('give the DAG their own name and parameters', () => {
    const text = `${HEAD}${LOGGED}@dag(schedule=None)
@logged
def nightly(count=2):
    EmptyOperator(task_id="a", doc=count)
nightly()
`
    expect(graph(text)).toMatchObject({ tasks: ['a'] })
    // The parameter is none that is known when the file is read.
    const over = text.replace(
      'EmptyOperator(task_id="a", doc=count)',
      '[EmptyOperator(task_id=str(n)) for n in range(count)]',
    )
    expect(() => graph(over)).toThrow('not told')
  })

  it('give tasks and groups their own name', () => {
    const body = `${LOGGED}@task
@logged
def load(): ...
@task_group
@logged
def part():
    load()
part()
load()`
    expect(graph(inDag(body)).tasks).toEqual(['part.load', 'load'])
  })
})
