import { describe, expect, it } from '@jest/globals'
import { edges, errors, graph, inDag, unresolved } from '../../../../support/airflow-model.js'

const GROUP = `start, end = [EmptyOperator(task_id=name) for name in ("start", "end")]
with TaskGroup("g") as g:
    one, two, three = [EmptyOperator(task_id=name) for name in ("one", "two", "three")]
    one >> two
`

describe('task groups', () => {
  it('give their ids to what is in them', () => {
    const { tasks, groups } = graph(
      inDag(`with TaskGroup("outer"):
    EmptyOperator(task_id="a")
    with TaskGroup("inner", prefix_group_id=False):
        EmptyOperator(task_id="b")
        with TaskGroup("last"):
            EmptyOperator(task_id="c")`),
    )
    expect(tasks).toEqual(['outer.a', 'b', 'last.c'])
    expect(groups).toEqual(['outer', 'outer.inner', 'last'])
  })

  it('are related by where they begin and end at that moment', () => {
    expect(edges(`${GROUP}start >> g >> end\nwith g:\n    EmptyOperator(task_id="late")`)).toEqual([
      'g.one > g.two',
      'g.three > end',
      'g.two > end',
      'start > g.one',
      'start > g.three',
    ])
  })

  it('are related to each other', () => {
    expect(edges(`${GROUP}with TaskGroup("h") as h:\n    EmptyOperator(task_id="x")\n[g, start] >> h`)).toEqual([
      'g.one > g.two',
      'g.three > h.x',
      'g.two > h.x',
      'start > h.x',
    ])
  })

  it.each<['2' | '3', string[]]>([
    ['2', []],
    ['3', ['start > end']],
  ])('pass on what comes before them where they are empty, in Airflow 3 (%s)', (version, expected) => {
    const body = `start, end = [EmptyOperator(task_id=name) for name in ("start", "end")]
with TaskGroup("g") as g:
    pass
start >> g >> end`
    expect(edges(body, version)).toEqual(expected)
  })

  it('end before what tears down', () => {
    const body = `with TaskGroup("g") as g:
    up = EmptyOperator(task_id="up").as_setup()
    work = EmptyOperator(task_id="work")
    up >> work >> EmptyOperator(task_id="down").as_teardown(setups=up)
g >> EmptyOperator(task_id="end")`
    expect(edges(body)).toEqual(['g.up > g.down', 'g.up > g.work', 'g.work > end', 'g.work > g.down'])
  })

  it('are widened to where a label crosses their edge', () => {
    expect(edges(`${GROUP}two >> Label("x") >> end`)).toEqual(['g.one > g.two', 'g.three > end', 'g.two > end'])
  })

  it('are numbered where a function makes them', () => {
    const { tasks, groups } = graph(
      inDag(`@task_group
def load(n):
    EmptyOperator(task_id=f"t{n}")
load(1) >> load(2)`),
    )
    expect(tasks).toEqual(['load.t1', 'load__1.t2'])
    expect(groups).toEqual(['load', 'load__1'])
  })

  it('give what their function returns', () => {
    const body = `@task
def step(x=None): ...
@task_group
def pair():
    first = step()
    return step(first)
pair() >> EmptyOperator(task_id="end")`
    expect(edges(body)).toEqual(['pair.step > pair.step__1', 'pair.step__1 > end'])
  })

  it('forget a name that their decorator is given without its keyword', () => {
    const body = '@task_group("named")\ndef part():\n    EmptyOperator(task_id="a")\npart()'
    expect(graph(inDag(body)).groups).toEqual(['part'])
  })

  it.each<['2' | '3', string]>([
    ['2', 'outer.inner.a'],
    ['3', 'inner.a'],
  ])('without a group around them stand in the DAG, which Airflow 2 does not see: %s', (version, id) => {
    const body = `with TaskGroup("outer"):
    with TaskGroup("inner", parent_group=None):
        EmptyOperator(task_id="a")`
    expect(graph(inDag(body), version).tasks).toEqual([id])
    expect(unresolved(inDag(body), null)).toEqual([expect.stringMatching(/^3 parent_group=None /)])
  })

  it('of providers may make tasks of their own', () => {
    const text =
      inDag(`from airflow.providers.databricks.operators.databricks_workflow import DatabricksWorkflowTaskGroup
with DatabricksWorkflowTaskGroup(group_id="g", databricks_conn_id="c"):
    EmptyOperator(task_id="a")`)
    expect(errors(text)).toEqual([])
    expect(unresolved(text)).toEqual(['3 which tasks a DatabricksWorkflowTaskGroup makes itself is not known'])
  })

  it('are of modules of that name too', () => {
    const body =
      'from airflow.utils import task_group as groups\nwith groups.TaskGroup("g"):\n    EmptyOperator(task_id="a")'
    expect(graph(inDag(body)).tasks).toEqual(['g.a'])
  })

  it.each<[string, string, string]>([
    ['an id twice', 'with TaskGroup("g"): pass\nwith TaskGroup("g"): pass', '3 duplicate-group-id: "g"'],
    ['a dot in an id', 'with TaskGroup("a.b"): pass', '2 invalid-id: "a.b"'],
    ['an id of a task', 'EmptyOperator(task_id="g")\nwith TaskGroup("g"): pass', '3 duplicate-group-id: "g"'],
    ['a task twice in it', `${GROUP}with g:\n    EmptyOperator(task_id="one")`, '7 duplicate-task-id: task_id="one"'],
  ])('refuse %s', (_, body, expected) => {
    expect(errors(inDag(body)).map(text => text.replace(/TaskGroup\((".*?")\)/, '$1'))).toEqual([expected])
  })
})
