import { describe, expect, it } from '@jest/globals'
import { edges, errors, extracted, inDag } from '../../../../support/airflow-model.js'

const TASKS = 'a, b, c, d = [EmptyOperator(task_id=name) for name in "abcd"]\n'

describe('relations of tasks', () => {
  it.each<[string, string, string[]]>([
    ['chains', 'a >> b >> c', ['a > b', 'b > c']],
    ['from the right', 'a << b << c', ['b > a', 'c > b']],
    ['mixed', 'a >> b << c', ['a > b', 'c > b']],
    ['a list on the right', 'a >> [b, c] >> d', ['a > b', 'a > c', 'b > d', 'c > d']],
    ['a list on the left', '[a, b] >> c', ['a > c', 'b > c']],
    ['a list on the left from the right', '[a, b] << c', ['c > a', 'c > b']],
    ['a tuple', 'a >> (b, c)', ['a > b', 'a > c']],
    ['an empty list', 'a >> []', []],
    ['methods', 'a.set_downstream([b, c])\nd.set_upstream(b)', ['a > b', 'a > c', 'b > d']],
    ['twice the same', 'a >> b\na >> b', ['a > b']],
    ['labels', 'a >> Label("yes") >> b\nc << Label("no") << a', ['a > b (yes)', 'a > c (no)']],
    [
      'a label for several',
      '[a, b] >> Label("both") >> [c, d]',
      ['a > c (both)', 'a > d (both)', 'b > c (both)', 'b > d (both)'],
    ],
    ['a label by hand', 'a.set_downstream(b, Label("x"))', ['a > b (x)']],
    ['the last label', 'a >> Label("one") >> b\na >> Label("two") >> b', ['a > b (two)']],
    ['chain', 'chain(a, [b, c], d)', ['a > b', 'a > c', 'b > d', 'c > d']],
    ['chain of lists', 'chain([a, b], [c, d])', ['a > c', 'b > d']],
    ['chain with labels', 'chain(a, Label("x"), b)', ['a > b (x)']],
    ['chain_linear', 'chain_linear([a, b], [c, d])', ['a > c', 'a > d', 'b > c', 'b > d']],
    ['cross_downstream', 'cross_downstream(from_tasks=[a, b], to_tasks=[c, d])', ['a > c', 'a > d', 'b > c', 'b > d']],
    ['by ids', 'dag.set_dependency("a", "b")\ndag.get_task("c") >> d', ['a > b', 'c > d']],
  ])('%s', (_, body, expected) => {
    expect(edges(TASKS + body)).toEqual(expected)
  })

  it('relates what is called in place', () => {
    expect(edges('EmptyOperator(task_id="a") >> [EmptyOperator(task_id="b"), EmptyOperator(task_id="c")]')).toEqual([
      'a > b',
      'a > c',
    ])
  })

  it('tells a cycle that a helper closes where it is called', () => {
    const text = inDag(`${TASKS}def after(one, two):
    one << two
after(b, a)
after(a, b)`)
    expect(errors(text)).toEqual(['6 cycle: after(a, b)'])
    const [error] = extracted(text).errors
    expect(error?.path).toEqual(['b', 'a', 'b'])
    expect(text.slice(error?.declared?.span.start, error?.declared?.span.end)).toBe('one << two')
  })

  it.each<[string, string, string]>([
    ['itself', 'a >> a', '3 self-dependency: a >> a'],
    ['a cycle, where it closes', 'a >> b >> c\nc >> a', '4 cycle: c >> a'],
    ['a cycle within a chain', 'a >> b >> c >> a', '3 cycle: c >> a'],
    ['a cycle over several lines', '(\n    a\n    >> b\n    >> a\n)', '6 cycle: >> a'],
    ['a text', 'a >> "b"', '3 not-a-task: a >> "b"'],
    ['nothing', 'a >> None', '3 not-a-task: a >> None'],
    ['a set', 'a >> {b, c}', '3 not-a-task: a >> {b, c}'],
    ['a list in a list', 'a >> [b, [c]]', '3 not-a-task: a >> [b, [c]]'],
    ['a function that was not called', '@task\ndef f(): ...\na >> f', '5 not-a-task: a >> f'],
    ['a class', 'a >> EmptyOperator', '3 not-a-task: a >> EmptyOperator'],
    ['two lists', '[a, b] >> [c, d]', '3 python: [a, b] >> [c, d]'],
    ['chain of lists that differ', 'chain([a, b], [c])', '3 chain-length: chain([a, b], [c])'],
    ['chain_linear of nothing', 'chain_linear(a)', '3 arguments: chain_linear(a)'],
    ['labels in chain_linear', 'chain_linear(a, Label("x"), b)', '3 not-a-task: chain_linear(a, Label("x"), b)'],
    ['an id that is not there', 'dag.set_dependency("a", "x")', '3 not-a-task: dag.set_dependency("a", "x")'],
  ])('refuses %s', (_, body, expected) => {
    expect(errors(inDag(TASKS + body))).toEqual([expected])
  })
})
