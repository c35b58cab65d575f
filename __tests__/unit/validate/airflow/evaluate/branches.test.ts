import { describe, expect, it } from '@jest/globals'
import { evaluated } from '../../../../support/python/evaluated.js'

const WHY = 'it is random'
const following = (lines: string) => evaluated(`import random\nu = random.random()\n${lines}`)

describe('a branch of unknown outcome', () => {
  it('leaves what both sides have alike, and what neither changes', () => {
    const { values, left } = following('a = b = c = 1\nif u:\n  b = 2\n  d = 3\nelse:\n  b = 2\n  c = 4')
    expect(values).toMatchObject({ a: '1', b: '2', c: `?${WHY}` })
    // Where the name is not bound, its use would end the file.
    expect(values).toMatchObject({ d: '3' })
    // Nothing but values is unknown, so that nothing is left out.
    expect(left).toEqual([])
  })

  it('is told once where it does more than bind names', () => {
    expect(following('def f(): pass\nif u:\n  f()\nelif 1:\n  f()').left).toEqual([
      `4:4 which branch is taken is not known: ${WHY}`,
    ])
    // Methods and functions of Python's own only work out values.
    expect(following('if u:\n  x = len([])\nelse:\n  x = "a".upper()').left).toEqual([])
  })

  it('makes lists, dicts, sets and attributes unknown that one side changes', () => {
    const { values } = following(
      'l, d, s = [1], {"a": 1, "b": 2}, {1}\nclass A: pass\no = A()\no.x = o.y = 1\nif u:\n  l.append(2)\n  d["a"] = 5\n  s.add(3)\n  o.x = 2',
    )
    expect(values).toMatchObject({ l: `?${WHY}`, d: `{'a': ?${WHY}, 'b': 2}`, s: `?${WHY}`, o: `A(x=?${WHY}, y=1)` })
  })

  it('knows an entry that is there in one case only not to be certain', () => {
    const { values } = following(
      'd = {"a": 1}\nif u:\n  d["b"] = 2\nx = d["a"], d.get("b"), "b" in d, "a" in d, len(d), d.get("c")',
    )
    expect(values['x']).toBe(`(1, ?${WHY}, ?${WHY}, True, ?${WHY}, ?${WHY})`)
  })

  it('keeps a list that one side changes and changes back', () => {
    expect(following('l = [1]\nif u:\n  l.append(2)\n  l.pop()').values['l']).toBe('[1]')
  })

  it('may end a function early', () => {
    const { values } = following(
      'log = []\ndef f(x):\n  if u:\n    return 1\n  log.append(x)\n  return 2\ndef same():\n  if u:\n    return 1\n  return 1\na, b = f(1), same()\nc = [1]',
    )
    expect(values).toMatchObject({ a: `?${WHY}`, b: '1', c: '[1]', log: `?${WHY}` })
  })

  it('may end a function early from a branch inside of another', () => {
    const { values } = following(
      'x = y = 0\ndef f():\n  global x, y\n  if u:\n    if u:\n      return\n    x = 1\n  y = 1\nf()',
    )
    expect(values).toMatchObject({ x: `?${WHY}`, y: `?${WHY}` })
  })

  it('may end a loop', () => {
    const { values } = following('l = []\nfor i in [1, 2]:\n  if u:\n    break\n  l.append(i)\nm = [1]\nm.append(2)')
    expect(values).toMatchObject({ l: `?${WHY}`, m: '[1, 2]' })
  })

  it('may skip the rest of a turn', () => {
    const { values } = following('l = []\nn = 0\nfor i in [1, 2]:\n  n += 1\n  if u:\n    continue\n  l.append(i)')
    expect(values['l']).toBe(`?${WHY}`)
  })

  it('that raises is not followed: what runs on had it not raised', () => {
    const { values, left, errors } = following('a = 1\nif u:\n  a = 2\n  raise ValueError("no")\nb = a')
    expect({ values, errors }).toMatchObject({ values: { a: '1', b: '1' }, errors: [] })
    expect(left).toEqual([])
  })

  it('that fails on both sides ends the module, without an error that would be certain', () => {
    const { values, left, errors } = following('if u:\n  nope\nelse:\n  1 / 0\nb = 1')
    expect(errors).toEqual([])
    expect(left.at(-1)).toBe('6:3 it may end in ZeroDivisionError: division by zero')
    expect(values['b']).toBeUndefined()
  })

  it('may yield', () => {
    const { values } = following(
      'def g():\n  yield 1\n  if u:\n    yield 2\na = list(g())\ndef h():\n  yield 1\nb = list(h())',
    )
    expect(values).toMatchObject({ a: `?${WHY}`, b: '[1]' })
  })

  it('may take an item of an iterator', () => {
    const { values } = following('i = iter([1, 2])\nif u:\n  next(i)\na = list(i)\nb = next(iter([3]))')
    expect(values).toMatchObject({ a: `?${WHY}`, b: '3' })
  })
})

describe('a loop over what is unknown', () => {
  it('is not run: what it would change is unknown', () => {
    const { values, left } = following(
      'a, l, k = 1, [], [0]\nd = {}\ndef put():\n  global a\n  a = 2\n  k.append(1)\nfor x in u:\n  l.append(x)\n  d[x] = 1\n  b = 2\n  put()\nc = 3',
    )
    expect(values).toMatchObject({
      a: `?${WHY}`,
      b: `?${WHY}`,
      x: `?${WHY}`,
      l: `?${WHY}`,
      d: `{?${WHY}}`,
      k: `?${WHY}`,
      c: '3',
    })
    expect(left).toEqual([`9:1 what the loop runs over is not known: ${WHY}`])
  })

  it('may have returned', () => {
    const { values } = following(
      'def f():\n  for x in u:\n    if x: return 1\n  return 2\ndef g():\n  for x in u: pass\n  return 2\na, b = f(), g()',
    )
    expect(values).toMatchObject({ a: `?${WHY}`, b: '2' })
  })

  it('is told for while, comprehensions with calls and match', () => {
    const { left, values } = following(
      'def f(*_): return 0\nwhile u:\n  f()\n  a = 1\nb = [f(x) for x in u]\nmatch u:\n  case 1:\n    c = f()',
    )
    expect(left).toEqual([
      `4:1 how often the loop runs is not known: ${WHY}`,
      `7:5 what the comprehension runs over is not known: ${WHY}`,
      `9:8 which case is taken is not known: ${WHY}`,
    ])
    // Nothing else binds c: whoever uses it comes by there.
    expect(values).toMatchObject({ a: `?${WHY}`, b: `?${WHY}`, c: '0' })
  })
})

describe('try', () => {
  it('takes the handler of an exception that is certain', () => {
    expect(following('try:\n  a = 1\n  {}["x"]\n  a = 2\nexcept KeyError as e:\n  b = str(e)').values).toMatchObject({
      a: '1',
      b: "''x''",
    })
  })

  it('may take a handler where something unknown is done', () => {
    const { values } = following('m = 0\ntry:\n  v = u.load()\n  m = 1\nexcept Exception:\n  m = 2\n  w = 1')
    expect(values).toMatchObject({ v: `?${WHY}`, m: '?an exception may be raised', w: '1' })
  })

  it('does not take a handler where all is known', () => {
    expect(following('try:\n  m = int("5")\nexcept ValueError:\n  m = 2').values['m']).toBe('5')
  })

  it('that returns in a handler may have returned', () => {
    const { values } = following(
      'def f():\n  try:\n    u.x()\n  except KeyError:\n    return 1\n  return 2\ndef g():\n  try:\n    u.x()\n  except KeyError:\n    raise\n  return 2\na, b = f(), g()',
    )
    expect(values).toMatchObject({ a: '?an exception may be raised', b: '2' })
  })
})
