import { describe, expect, it } from '@jest/globals'
import { parsePython } from '../../../../src/validate/python/parse.js'

/** Line, column and message of each fault. */
function faultsOf(text: string): string[] {
  return parsePython(text).faults.map(({ start, message }) => {
    const lines = text.slice(0, start).split('\n')
    return `${lines.length}:${(lines.at(-1) as string).length + 1} ${message}`
  })
}

describe('faults', () => {
  it.each<[string, string]>([
    ["x = 'abc\ny = 1", '1:5 this string is never closed'],
    ['if x\n  y', '1:5 ":" is missing at the end of the line'],
    ['if x:\ny', '2:1 an indented block is missing behind "if"'],
    ['if x:\n    y\n  z', '3:1 the indentation fits no line above that this one could belong to'],
    ['x = 1\n  y = 2', '2:3 this line is indented, but no block begins here'],
    ['print "x"', '1:1 print is a function and needs brackets'],
    ['x = (1, 2\ny = 3\n', '1:5 this "(" is never closed'],
    ['x = [1)', '1:7 ")" cannot close the "[" opened before, which needs "]"'],
    ['x = 1)', '1:6 this ")" closes no bracket'],
    ['f() = 1', '1:1 a call cannot be assigned to'],
    ['(a, 1) = x', '1:5 a number cannot be assigned to'],
    ['None = 1', '1:1 None cannot be assigned to'],
    ['for f() in x: pass', '1:5 a call cannot be assigned to'],
    ['del f()', '1:5 a call cannot be deleted'],
    ['if x = 1: pass', '1:4 an assignment cannot stand here'],
    ['f(a.b=1)', '1:3 an attribute cannot be the name of an argument'],
    ['(a.b := 1)', '1:2 ":=" gives a value to a name, not to an attribute'],
    ['class = 1', '1:7 a name is missing before "="'],
    ['import class', '1:8 "class" is a keyword of Python and cannot be a name'],
    ['f(a=1, b)', '1:8 an argument without name cannot follow one with a name'],
    ['f(a b)', '1:3 a comma may be missing between these two'],
    ['[a, b c]', '1:5 a comma may be missing between these two'],
    ['f(x for x in y, 1)', '1:3 a generator beside others needs brackets of its own'],
    ['def f(a=1, b): pass', '1:12 a parameter without default cannot follow one with a default'],
    ['a: int, b = 1', '1:7 "," cannot stand here'],
    ['a, b: int', '1:1 a tuple cannot have an annotation'],
    ['a + b += 1', '1:1 an expression cannot be changed in place'],
    ['try:\n  a\nb', '3:1 "except" or "finally" is missing behind the block of "try"'],
    ['x = “a”', '1:5 "“" (U+201C) is no character of Python\'s'],
    ['x =\u00a01', "1:4 the invisible character U+00A0 is no character of Python's"],
    ['x = a?', '1:6 "?" (U+003F) means nothing in Python'],
    ['x = 1 \\ 2', '1:8 a backslash continues the line only where it is the last character of it'],
    ['x = {1: }', '1:7 a value is missing behind the ":" of a dictionary'],
    [
      'if x:\n\ty\n        z',
      '3:1 tabs and spaces are mixed so that it depends on the width of a tab which block the line belongs to',
    ],
    ['elseif x:\n  y', '1:8 "x" cannot stand here'],
    [
      'match x:\n  case _: a\n  case 1: b',
      '2:8 this pattern fits everything, so that the cases behind it are never reached',
    ],
    ['match x:\n  case [a, a]: b', '2:8 the pattern binds a twice'],
    ['match x:\n  case a | 1: b', '2:8 this fits everything, so that the alternatives behind it are never reached'],
    ['match x:\n  y = 1', '2:3 "case" is missing at the beginning of this line'],
  ])('%j', (text, expected) => {
    expect(faultsOf(text)).toEqual([expected])
  })

  it.each<[string, string]>([
    ['return 1', '1:1 return stands in no function'],
    ['class A:\n  yield', '2:3 yield stands in no function'],
    ['def f(): await x', '1:10 await stands in no async function'],
    ['break', '1:1 break stands in no loop'],
    ['for x in y:\n  def f(): continue', '2:12 continue stands in no loop'],
    ['def f(a, a): pass', '1:10 two parameters have the name a'],
    ['f(a=1, a=2)', '1:8 the argument a is given twice'],
    ['def f():\n  x = 1\n  global x', '3:3 x is assigned to before it is declared global'],
    ['def f():\n  nonlocal x', '2:3 no function around this one has a variable x'],
    ['*a = b', '1:1 a target with "*" stands in a list or tuple'],
    ['*a, *b = c', '1:5 only one target can have "*"'],
    ['x = *a', '1:5 "*" unpacks into a list, tuple, set or call only'],
    ['try: a\nexcept: b\nexcept C: d', '2:1 "except:" without a type comes last'],
    ['x = 1\nfrom __future__ import annotations', '2:1 an import from __future__ comes before all else'],
    ['def f():\n  from a import *', '2:17 "import *" stands outside functions and classes only'],
    ['[(yield) for x in y]', '1:3 yield cannot be in a comprehension'],
    ['[x := 1 for x in y]', '1:2 x is a variable of the comprehension, to which := cannot assign'],
    ['try: a\nexcept* B:\n  for x in y: return', '3:15 return stands in no function'],
  ])('beyond the grammar: %j', (text, expected) => {
    expect(faultsOf(text)).toEqual([expected])
  })

  it.each([
    'def f():\n  def g():\n    nonlocal x\n  x = 1',
    'class A:\n  def f(self):\n    nonlocal __class__',
    'async def f(): return [x async for x in y], (await z)',
    'f = lambda: (yield)',
    'def f(): return (await x for x in y)',
    'while a:\n  try: break\n  finally: b',
    'from __future__ import annotations\nfrom __future__ import division',
    'x[*a]\nf(*a)\n[*a]\n{*a}\nfor b in *a, c: pass',
    'if a:\n    b\n  # comment\n    c',
    'try: a\nexcept B, C: d',
  ])('none in %j', text => {
    expect(faultsOf(text)).toEqual([])
  })
})

describe('behind a fault', () => {
  it('goes on with the next statement', () => {
    const text = 'a = = 1\nif x y:\n  b = )\nelse:\n  c = 1\nd = 2\nprint "e"\n'
    expect(faultsOf(text)).toEqual([
      '1:5 an assignment cannot stand here',
      '2:6 ":" is missing before "y"',
      '3:7 this ")" closes no bracket',
      '7:1 print is a function and needs brackets',
    ])
    expect(parsePython(text).body.map(({ start }) => start)).toEqual([text.indexOf('d = 2')])
  })

  it('finds the next statement behind a bracket that is never closed', () => {
    expect(faultsOf('x = f(a,\n      b\nimport os\ny = 1)\n')).toEqual([
      '1:6 this "(" is never closed',
      '4:6 this ")" closes no bracket',
    ])
  })

  it('leaves the lines that belong to a call with a fault', () => {
    expect(faultsOf("x = f('a,\n  b,\n  '''\nc d\n''',\n)\ny = z z\n")).toEqual([
      '1:7 this string is never closed',
      '7:7 "z" cannot stand here',
    ])
  })

  it('takes no line for the next that is indented wrongly', () => {
    expect(faultsOf('def f():\n    if a:\n        b\n      else:\n        c\n    d\ne e\n')).toEqual([
      '4:1 the indentation fits no line above that this one could belong to',
      '7:3 "e" cannot stand here',
    ])
  })

  it('tells nothing of what else a broken file may have', () => {
    expect(faultsOf('fro x in y:\n  break\nreturn\n')).toEqual(['1:5 "x" cannot stand here'])
  })

  it('keeps what is whole', () => {
    const { body } = parsePython('a = 1\ndef f():\n  b = (\ndef g(): pass\n')
    expect(body.map(({ kind }) => kind)).toEqual(['Assign', 'FunctionDef', 'FunctionDef'])
  })
})
