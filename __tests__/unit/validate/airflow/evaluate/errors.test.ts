import { describe, expect, it } from '@jest/globals'
import { evaluated } from '../../../../support/python/evaluated.js'

describe('an exception that is certain', () => {
  it.each<[string, string]>([
    ['a = 1\nb = a + nope', "2:9 NameError: name 'nope' is not defined"],
    ['a >> b\nb = 1', "1:1 NameError: name 'a' is not defined"],
    ['d = {"a": 1}\nx = [d["b"]]', "2:6 KeyError: 'b'"],
    ['x = [1][3]', '1:5 IndexError: list index out of range'],
    ['x = 1 / 0', '1:5 ZeroDivisionError: division by zero'],
    ['def f(a, b): pass\nf(1, c=2)', "2:6 TypeError: f() got an unexpected keyword argument 'c'"],
    ['def f():\n  return [].x\ndef g(): f()\ng()', "2:10 AttributeError: 'list' object has no attribute 'x'"],
    ['class A: pass\nA().b', "2:1 AttributeError: 'A' object has no attribute 'b'"],
    ['raise ValueError("not here")', '1:1 ValueError: not here'],
    ['class Mine(Exception): pass\ndef f(): raise Mine("x")\nf()', '2:10 Mine: x'],
    ['a, b = 1, 2, 3', '1:1 ValueError: too many values to unpack (expected 2)'],
    ['x = "a" + 1', '1:5 TypeError: can only concatenate str (not "int") to str'],
    ['x = int("a")', "1:5 ValueError: invalid literal for int() with base 10: 'a'"],
    ['for x in 5: pass', "1:10 TypeError: 'int' object is not iterable"],
    ['x = None()', "1:5 TypeError: 'NoneType' object is not callable"],
    ['x = {[]: 1}', "1:6 TypeError: unhashable type: 'list'"],
    ['try:\n  x\nexcept KeyError: pass', "2:3 NameError: name 'x' is not defined"],
    ['x = "%d" % "a"', '1:5 TypeError: %d format: a real number is required, not str'],
    ['import json\njson.loads("{")', '2:1 JSONDecodeError: the text is no JSON'],
  ])('%j ends the module', (text, error) => {
    expect(evaluated(text)).toMatchObject({ errors: [error], left: [] })
  })

  it('keeps what was before it', () => {
    expect(evaluated('a = 1\nnope\nb = 2').values).toEqual({ a: '1' })
  })

  it.each<[string]>([
    ['import random\nif random.random():\n  nope'],
    ['import random\n[nope for x in random.sample()]'],
    ['from company import *\nnope'],
    ['exec("nope = 1")\nnope'],
    ['import random\nd = {random.random(): 1}\nd["a"]'],
    ['import random\nd = {}\nif random.random(): d["a"] = 1\nd["a"]'],
    ['import os\nglobals()[os.environ["X"]] = 1\nnope'],
    ['a = (\nnope'],
    ['import company\nclass A(company.B): pass\nA().c\nA.d\nA(1, 2) + 3'],
    ['import random\nrandom.x.y(1)[2] + "a" - 3 < None'],
    [
      'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from nowhere import x\ndef f(a: nope) -> also: ...\nx: Undefined = 1',
    ],
    ['import random\ndef f():\n  if random.random(): return\n  nope\nf()'],
    ['async def f(): nope\nf()'],
    ['x = "100%" % ()'],
  ])('is none where something unknown may have a say: %j', text => {
    expect(evaluated(text).errors).toEqual([])
  })
})
