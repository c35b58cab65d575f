import { describe, expect, it } from '@jest/globals'
import { errors, extracted, HEAD, inDag, unresolved } from '../../../../support/airflow-model.js'

const VARIABLE = 'from airflow.models import Variable\n'

function edgesOf(text: string): string[] {
  return extracted(text).dags.flatMap(dag => dag.edges.map(({ from, to }) => `${from} > ${to}`))
}

describe('what cannot be resolved', () => {
  it('is named where the database decides, and nothing is guessed', () => {
    const text = inDag(`${VARIABLE}a, b, c = [EmptyOperator(task_id=name) for name in "abc"]
a >> b
if Variable.get("full") == "yes":
    b >> c
    EmptyOperator(task_id="d")
for name in Variable.get("names", deserialize_json=True):
    c >> EmptyOperator(task_id=name)`)
    expect(edgesOf(text)).toEqual(['a > b'])
    expect(extracted(text).dags[0]?.tasks.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(unresolved(text)).toEqual([
      '5 which branch is taken is not known: Variable.get reads the database',
      "6 whether task 'b' precedes task 'c' is not known",
      "7 whether there is task 'd' is not known",
      '8 what the loop runs over is not known: Variable.get reads the database',
    ])
    expect(extracted(text).work.map(({ what, kind }) => `${what} ${kind}`)).toEqual([
      'Variable.get database',
      'Variable.get database',
    ])
  })

  it('is named where a task has an unknown id, and its edges are left out', () => {
    const text = inDag(`${VARIABLE}a = EmptyOperator(task_id="a")
a >> EmptyOperator(task_id=Variable.get("x")) >> EmptyOperator(task_id="b")`)
    expect(edgesOf(text)).toEqual([])
    expect(unresolved(text)).toEqual([
      '4 the task_id of this EmptyOperator cannot be resolved: Variable.get reads the database',
      "4 task 'a' precedes a task of EmptyOperator, but which is not known",
      "4 a task of EmptyOperator precedes task 'b', but which is not known",
    ])
  })

  it('is named where one side of a relation is unknown', () => {
    const text = inDag(`import helpers
a = EmptyOperator(task_id="a")
a >> helpers.make() >> EmptyOperator(task_id="b")`)
    expect(edgesOf(text)).toEqual([])
    expect(unresolved(text).some(reason => reason.startsWith("4 what task 'a' is related to cannot be resolved"))).toBe(
      true,
    )
    expect(unresolved(text).some(reason => reason.startsWith("4 what task 'b' is related to cannot be resolved"))).toBe(
      true,
    )
  })

  it('makes the ends of its group unknown', () => {
    const text = inDag(`${VARIABLE}with TaskGroup("g") as g:
    a = EmptyOperator(task_id="a")
    for name in Variable.get("names"):
        a >> EmptyOperator(task_id=name)
g >> EmptyOperator(task_id="end")
EmptyOperator(task_id="start") >> a`)
    expect(edgesOf(text)).toEqual(['start > g.a'])
    expect(unresolved(text)).toContain("7 which tasks of group 'g' come last is not known, as not all of it is")
  })

  it('makes the numbers of functions that were called there unknown', () => {
    const text = inDag(`${VARIABLE}@task
def load(): ...
for name in Variable.get("names"):
    load()
load()`)
    expect(extracted(text).dags[0]?.tasks.map(({ id }) => id)).toEqual([null])
  })

  it('is named where a result may be given to a task, and not where a plain value is', () => {
    const text = inDag(`${VARIABLE}import uuid
@task
def load(x=None): ...
a = load(uuid.uuid4())
b = load(Variable.get("x"))
c = a if Variable.get("y") else b
load(c)
load([1, {"k": c}])`)
    expect(unresolved(text)).toEqual([
      "9 what task 'load__2' is given cannot be resolved: Variable.get reads the database",
      "10 what task 'load__3' is given cannot be resolved: Variable.get reads the database",
    ])
    expect(edgesOf(text)).toEqual([])
  })

  it('is named where the version decides, and that is not known', () => {
    const text = inDag(`a, b = [EmptyOperator(task_id=name) for name in "ab"]
with TaskGroup("g") as g:
    pass
a >> g >> b`)
    expect(
      [extracted(text, '2'), extracted(text, '3'), extracted(text, null)].map(file => file.dags[0]?.edges.length),
    ).toEqual([0, 1, 0])
    expect(unresolved(text, null)).toEqual([
      "5 what comes before group 'g', which is empty, is passed on by Airflow 3, and not by 2",
    ])
  })

  it('is not refused', () => {
    const text = inDag(`${VARIABLE}if Variable.get("x"):
    EmptyOperator(task_id="a")
else:
    EmptyOperator(task_id="a")
EmptyOperator(task_id="a")`)
    expect(errors(text)).toEqual([])
  })

  it('is of the DAG that is open, else of the file', () => {
    const text = `${HEAD}${VARIABLE}with DAG("first", schedule=None):
    if Variable.get("x"):
        EmptyOperator(task_id="a")
with DAG("second", schedule=None):
    EmptyOperator(task_id="a")
for name in Variable.get("names"):
    with DAG(name, schedule=None): pass
`
    const { dags, unresolved: outside } = extracted(text)
    expect(dags.map(({ dagId, unresolved: own }) => [dagId, own.length > 0])).toEqual([
      ['first', true],
      ['second', true],
    ])
    expect(outside.map(({ reason }) => reason)).toEqual([
      'what the loop runs over is not known: Variable.get reads the database',
    ])
  })
})
