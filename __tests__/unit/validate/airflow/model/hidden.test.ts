import { describe, expect, it } from '@jest/globals'
import { extracted, HEAD, inDag } from '../../../../support/airflow-model.js'

const START = `import collections, functools, itertools, operator, random
from airflow.models import Variable
CFG = Variable.get("cfg", deserialize_json=True)
FLAG = CFG["flag"]
a, b, c = [EmptyOperator(task_id=name) for name in "abc"]
@task
def job(*values, **named): ...
`

/** Edges of a body, and whether something of the DAG is named as unresolved. */
function outcome(body: string): { edges: string[]; isNamed: boolean } {
  const [dag] = extracted(inDag(START + body)).dags
  const edges = dag?.edges.map(({ from, to }) => `${from} > ${to}`) ?? []
  return { edges, isNamed: (dag?.unresolved.length ?? 0) > 0 }
}

describe('tasks that get lost in what is not known', () => {
  it.each<[string, string]>([
    ['a method of an unknown name', 'getattr(a, "set_downstream" if FLAG else "set_upstream")(b)'],
    ['an order by something unknown', 'ts = sorted([a, b], key=lambda t: CFG["n"])\nts[0] >> ts[1]'],
    ['a list that is shuffled', 'ts = [a, b]\nrandom.shuffle(ts)\nts[0] >> ts[1]'],
    ['an unknown list to which they are appended', 'ts = CFG["ts"]\nts.append(a)\nts.append(b)\nts[0] >> ts[1]'],
    ['an unknown list that is added to theirs', 'job(CFG["ts"] + [job()])'],
    ['an unknown place in a list', '[lambda: a >> b, print][CFG["n"]]()'],
    ['an unknown part of a list', 'for x in [a, b][:CFG["n"]]: x >> c'],
    ['an unknown key', '{"x": lambda: a >> b}[CFG["key"]]()'],
    ['an unknown key that is set', 'd = {"x": a}\nd.setdefault(CFG["key"], b)\nd["x"] >> c'],
    ['arguments that are unpacked', 'functools.partial(lambda x, y: x >> y, *CFG["ts"])()'],
    ['a comprehension over results', 'job([x.output for x in [a, b][: CFG["n"]]])'],
    ['a comprehension with an unknown test', '[x >> c for x in [a, b] if FLAG]'],
    ['a dict of results under unknown keys', 'job(**{key: a.output for key in CFG["keys"]})'],
    ['arguments of an operator', 'BashOperator(task_id="x", **({"bash_command": a.output} if FLAG else {}))'],
    ['a function that is mapped', 'list(map(lambda name: a >> EmptyOperator(task_id=name), CFG["names"]))'],
    ['a function that is reduced with', 'functools.reduce(operator.rshift, [a, b] if FLAG else [b, a])'],
    ['an iterator that may have gone on', 'it = iter([a, b, c])\nif FLAG: next(it)\nnext(it) >> next(it)'],
    ['items that are taken by an unknown number', 'ts = [a, b, c]\nts.pop(CFG["n"])\nchain(*ts)'],
    ['a deque that is turned', 'd = collections.deque([a, b])\nd.rotate(CFG["n"])\nd[0] >> d[1]'],
    ['what `or` gives', 'job(CFG["x"] or a.output)'],
    ['code as text', 'eval("a >> b")'],
    ['a function of a module that is not known', 'import importlib\nimportlib.import_module(CFG["m"]).rshift(a, b)'],
    ['a function of Airflow that is not known', 'from airflow.utils.helpers import whatever\nwhatever([a, b])'],
    ['a method of a DAG that is not known', 'dag.whatever(a, b)'],
    [
      'the order of a set',
      'before = None\nfor k in {"a", "b"}:\n    t = dag.get_task(k)\n    if before: before >> t\n    before = t',
    ],
    ['a case that may fit', 'match CFG:\n    case {"n": 1}: a >> b\n    case _: b >> a'],
    ['both sides unknown', 'x, y = ([a, b] if FLAG else [b, a])\nx >> y'],
  ])('by %s are named', (_, body) => {
    expect(outcome(body)).toEqual({ edges: [], isNamed: true })
  })

  it('are not asked for what else they are related to', () => {
    const body =
      'if FLAG: a >> b\nfor t in dag.roots: t >> EmptyOperator(task_id="r_" + t.task_id)\nif not b.upstream_list: c >> b'
    expect(outcome(body)).toEqual({ edges: [], isNamed: true })
  })
})

describe('what is not known and does not matter', () => {
  it.each<[string, string]>([
    [
      'values that are worked out',
      'names = [n.strip().lower() for n in CFG["names"]]\nkey = str(CFG["a"]).upper() if FLAG else ""',
    ],
    ['lists of values', 'names = []\nfor n in CFG["names"]:\n    names.append(n)'],
    ['an error that may be raised', 'if not FLAG:\n    raise ValueError("no")'],
    ['a name that is bound in one case', 'try:\n    import json\nexcept ImportError:\n    raise'],
    ['a method of a logger', 'import logging\nlogging.getLogger("x").info("%s", a)'],
    ['an argument', 'BashOperator(task_id="x", bash_command=f"run {CFG[0]}", env={"A": CFG["x"]})'],
  ])('is not named: %s', (_, body) => {
    expect(outcome(`${body}\na >> b`)).toEqual({ edges: ['a > b'], isNamed: false })
  })
})

describe('a DAG in whose block the evaluation ends', () => {
  it('is there, and says so', () => {
    const text = `${HEAD}with DAG("d", schedule=None):\n    EmptyOperator(task_id="a")\n    while True:\n        pass\n`
    const [dag] = extracted(text).dags
    expect([dag?.dagId, dag?.unresolved.map(({ reason }) => reason)]).toEqual(['d', ['it takes too many steps']])
  })
})
