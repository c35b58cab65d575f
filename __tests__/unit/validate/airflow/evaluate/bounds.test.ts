import { describe, expect, it } from '@jest/globals'
import { evaluated } from '../../../../support/python/evaluated.js'

const STEPS = 'it takes too many steps'
const SIZE = 'it holds too much'
const TEXT = 'a text is too long'
const CALLS = 'calls are nested too deeply'
const DEEP = 'it is nested too deeply'

describe('bounds', () => {
  it.each<[string, string]>([
    ['while True: pass', STEPS],
    ['sum(range(10 ** 12))', STEPS],
    ['def g():\n  while True: yield 1\nlist(g())', STEPS],
    ['l = [1]\nfor x in l: l.append(x)', STEPS],
    ['def f(n): return 1 if n < 2 else f(n - 1) + f(n - 2)\nf(45)', STEPS],
    ['a = []\nfor i in range(300): a = [a, a]\nstr(a)', STEPS],
    ['a, b = [], []\nfor i in range(100): a = [a, a]; b = [b, b]\na == b', STEPS],
    ['a = ()\nfor i in range(100): a = (a, a)\n{a: 1}', STEPS],
    ['import itertools\nlist(itertools.cycle([1]))', STEPS],
    ['import itertools\nlist(itertools.permutations(range(50)))', STEPS],
    ['list(range(10 ** 9))', SIZE],
    ['[0] * 10 ** 9', SIZE],
    ['"a" * 10 ** 9', SIZE],
    ['"a".zfill(10 ** 9)', SIZE],
    ['import itertools\nlist(itertools.product(range(100), repeat=50))', SIZE],
    ['x = "a"\nwhile True: x += x', TEXT],
    ['def f(): return f()\nf()', CALLS],
    ['class A:\n  def __getattr__(self, n): return getattr(self, n)\nA().b', CALLS],
    ['class A:\n  def __str__(self): return str(self)\nstr(A())', CALLS],
    ['a, b = [], []\na.append(a)\nb.append(b)\na == b', DEEP],
    ['a = []\na.append(a)\nstr(a)', DEEP],
    ['a = [1]\nfor i in range(5000): a = map(str, a)\nlist(a)', DEEP],
    ['from functools import partial\nf = len\nfor i in range(5000): f = partial(f)\nf([])', DEEP],
    ['import copy\na = []\nfor i in range(5000): a = [a]\ncopy.deepcopy(a)', DEEP],
    ['def g():\n  while True: yield 1\nlist(g())', STEPS],
    ['def g(n):\n  yield n\n  yield from g(n + 1)\nlist(g(0))', CALLS],
    ['import itertools\nfor x in zip(itertools.count(), itertools.cycle([1])): pass', STEPS],
    ['from datetime import date, timedelta\nd = date(1, 1, 1)\nwhile True: d = date(2, 1, 1) + timedelta(1)', STEPS],
    ['a = []\nfor i in range(5000): a = [a]\nmatch a:\n  case [[[[1]]]]: pass\na == [a]', DEEP],
  ])('%j is left out', (text, reason) => {
    const { left, errors } = evaluated(`before = 1\n${text}\nafter = 1`)
    expect(errors).toEqual([])
    expect(left.map(one => one.replace(/^\S+ /, ''))).toEqual([reason])
  })

  it.each<[string, string]>([
    ['9 ** 9 ** 9', '?the numbers are too large'],
    ['1 << 10 ** 9', '?the numbers are too large'],
    ['round(1.5, -10 ** 9)', '0'],
    ['len(range(10 ** 18))', String(BigInt(10) ** BigInt(18))],
    ['range(10 ** 30)[5]', '?the range is too large'],
    ['f"{1:1000000000}"', "?the format '1000000000' is not worked out"],
    ['re.match("(a+)+$", "a" * 50 + "b")', '?the pattern is not worked out'],
    ['re.sub("a*a*a*b", "", "a" * 300)', '?the pattern is not worked out'],
    ['[1, 2, 3][10 ** 30 : -10 ** 30 : 10 ** 20]', '[]'],
    ['{"__proto__": 1}["__proto__"]', '1'],
    ['getattr([], "constructor", 5)', '5'],
    ['os.toString', '?os.toString is not evaluated'],
  ])('%s is %s', (expression, value) => {
    expect(evaluated(`import os, re\nvalue = ${expression}`).values['value']).toBe(value)
  })

  it('may be set', () => {
    expect(evaluated('for i in range(100): pass', { limits: { steps: 50 } }).left).toEqual([`1:22 ${STEPS}`])
  })

  it('names that are those of this language are no names of Python', () => {
    expect(evaluated('constructor').errors).toEqual(["1:1 NameError: name 'constructor' is not defined"])
    expect(evaluated('x = "a".toString()').errors).toEqual([
      "1:5 AttributeError: 'str' object has no attribute 'toString'",
    ])
  })
})
