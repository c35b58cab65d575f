import { describe, expect, it } from '@jest/globals'
import type { Expression, Span, Statement } from '../../../../src/validate/python/ast.js'
import { parsePython } from '../../../../src/validate/python/parse.js'

function statementOf(text: string): Statement {
  const { body, faults } = parsePython(text)
  expect(faults).toEqual([])
  return body[0] as Statement
}

function expressionOf(text: string): Expression {
  const statement = statementOf(text)
  if (statement.kind !== 'Expression') throw new Error(statement.kind)
  return statement.value
}

const slice = (text: string, { start, end }: Span): string => text.slice(start, end)

describe('places of expressions', () => {
  it.each([
    ['(a)', 'a'],
    ['(a, b)', '(a, b)'],
    ['a, b,', 'a, b,'],
    ['(a) + b', '(a) + b'],
    ['((yield_))', 'yield_'],
    ['(a)(b)[c].d', '(a)(b)[c].d'],
    ['(x for x in y)', '(x for x in y)'],
    ['not (a)', 'not (a)'],
    ['"a" \\\n  "b"  # c', '"a" \\\n  "b"'],
    ['lambda: (a)', 'lambda: (a)'],
    ['a if b else (c)', 'a if b else (c)'],
  ])('%j is %j', (text, expected) => {
    expect(slice(text, expressionOf(text))).toBe(expected)
  })

  it('a statement has the brackets that its expression has not', () => {
    expect(statementOf('(a)  # why')).toMatchObject({
      kind: 'Expression',
      start: 0,
      end: 3,
      value: { start: 1, end: 2 },
    })
  })

  it('a generator that is an argument has the brackets of the call', () => {
    const text = 'f(x for x in y)'
    const call = expressionOf(text)
    if (call.kind !== 'Call') throw new Error(call.kind)
    expect(slice(text, call.args[0] as Expression)).toBe('(x for x in y)')
  })

  it('counts UTF-16 units behind what UTF-8 and UTF-32 count otherwise', () => {
    const text = '"ä😀" + x'
    const sum = expressionOf(text)
    if (sum.kind !== 'Binary') throw new Error(sum.kind)
    expect(sum.right).toEqual({ kind: 'Name', start: 8, end: 9, id: 'x' })
    expect(sum.operatorSpan).toEqual({ start: 6, end: 7 })
  })

  it('names arguments and attributes', () => {
    const text = 'a.run(task_id="x", **more)'
    const call = expressionOf(text)
    if (call.kind !== 'Call' || call.callee.kind !== 'Attribute') throw new Error(call.kind)
    expect(slice(text, call.callee.nameSpan)).toBe('run')
    expect(call.keywords.map(keyword => slice(text, keyword))).toEqual(['task_id="x"', '**more'])
    expect(call.keywords.map(({ name }) => name)).toEqual(['task_id', null])
  })
})

describe('places of statements', () => {
  it('of a decorated function it is without the decorators', () => {
    const text = '@task\ndef f(): return 1\n'
    expect(slice(text, statementOf(text))).toBe('def f(): return 1')
  })

  it('a block ends with its last statement', () => {
    const text = 'if a:\n  b\n\n  # comment\n\nc\n'
    expect(slice(text, statementOf(text))).toBe('if a:\n  b')
  })

  it('an elif is an If of its own, up to the end of the whole', () => {
    const text = 'if a: b\nelif c: d\nelse: e\n'
    const statement = statementOf(text)
    if (statement.kind !== 'If') throw new Error(statement.kind)
    expect(statement.orelse.map(inner => slice(text, inner))).toEqual(['elif c: d\nelse: e'])
  })

  it('of imports the module and each name', () => {
    const text = 'from ..a.b import c as d, e'
    const statement = statementOf(text)
    if (statement.kind !== 'ImportFrom') throw new Error(statement.kind)
    expect(statement).toMatchObject({ module: 'a.b', level: 2 })
    expect(slice(text, statement.moduleSpan)).toBe('..a.b')
    expect(statement.names.map(({ span }) => slice(text, span))).toEqual(['c as d', 'e'])
  })

  it('of a case the pattern, with what it binds', () => {
    const text = 'match x:\n  case [a, {"b": B(c=d), **e}, *f] if g: pass\n'
    const statement = statementOf(text)
    if (statement.kind !== 'Match') throw new Error(statement.kind)
    const [first] = statement.cases
    expect(slice(text, first?.pattern as Span)).toBe('[a, {"b": B(c=d), **e}, *f]')
    expect(first?.names).toEqual(['a', 'd', 'e', 'f'])
  })

  it('of comments, in brackets too', () => {
    const text = '# a\nx = [ # b\n"# no"]#c'
    expect(parsePython(text).comments.map(comment => slice(text, comment))).toEqual(['# a', '# b', '#c'])
  })

  it('behind a byte order mark begins at 1', () => {
    expect(statementOf('\ufeffx')).toMatchObject({ start: 1, end: 2 })
  })
})

describe('kinds', () => {
  it('tells items in brackets after with from a tuple', () => {
    const items = (text: string) => {
      const statement = statementOf(text)
      return statement.kind === 'With' ? statement.items.map(item => item.context.kind) : []
    }
    expect(items('with (a, b): pass')).toEqual(['Name', 'Name'])
    expect(items('with (a as b, c): pass')).toEqual(['Name', 'Name'])
    expect(items('with (a, b) as c: pass')).toEqual(['Tuple'])
    expect(items('with (a).b, (c): pass')).toEqual(['Attribute', 'Name'])
    expect(items('with (a := b): pass')).toEqual(['Named'])
  })

  it('takes match, case, type and _ for names where they are', () => {
    const text = 'match = case = type = _ = 1\nmatch(x)\nmatch[0]: int\ntype(x)\nprint(match, type)\n'
    const { body, faults } = parsePython(text)
    expect(faults).toEqual([])
    expect(body.map(({ kind }) => kind)).toEqual(['Assign', 'Expression', 'Assign', 'Expression', 'Expression'])
  })

  it('takes them for words of statements where those are', () => {
    const { body } = parsePython('match (x):\n  case _: pass\ntype X[T] = T\ntype Y = int\n')
    expect(body.map(({ kind }) => kind)).toEqual(['Match', 'TypeAlias', 'TypeAlias'])
  })

  it('knows names by their normal form', () => {
    expect(expressionOf('ﬁeld')).toMatchObject({ id: 'field', start: 0, end: 4 })
  })

  it('tells what kind each parameter is', () => {
    const statement = statementOf('def f(a, /, b=1, *c, d, **e): pass')
    if (statement.kind !== 'FunctionDef') throw new Error(statement.kind)
    const kinds = statement.parameters.map(({ name, kind }) => `${name} ${kind}`)
    expect(kinds).toEqual(['a positional-only', 'b positional', 'c rest', 'd keyword-only', 'e keywords'])
  })
})
