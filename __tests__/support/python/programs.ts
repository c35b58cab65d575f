/** Programs of which Python and the evaluator must give the same `result`, by what they are about. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  'closures see variables, not values': `
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
result = [f() for f in fs], [g() for g in gs]`,
  'a default is evaluated once': `
def f(x, acc=[]):
    acc.append(x)
    return acc
f(1)
result = f(2)`,
  'global and nonlocal': `
n = 0
def up():
    global n
    n += 1
def counter():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    return inc
up(); up()
k = counter()
k()
result = n, k()`,
  'class scopes are not seen by methods': `
x = 'module'
class A:
    x = 'class'
    y = x + '!'
    def f(self):
        return x, self.x
result = A().f(), A.y`,
  'arguments of every kind': `
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
def g(a, /, b, *, c):
    return a, b, c
result = f(1, c=3), f(1, 2, 3, 4, c=5, d=6, e=7), f(*[1, 2], **{'c': 3}), g(1, b=2, c=3)`,
  'early return and loops': `
def f(n):
    for i in range(n):
        if i == 3:
            return 'three'
        if i % 2:
            continue
    else:
        return 'else'
    return 'end'
def g():
    while True:
        break
    else:
        return 1
    return 2
result = f(2), f(10), g()`,
  recursion: `
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
result = fact(20), fib(12)`,
  generators: `
seen = []
def gen(n):
    for i in range(n):
        seen.append(i)
        yield i
    yield from 'ab'
def both():
    yield 1
    return
    yield 2
for v in gen(5):
    if v == 2:
        break
result = seen, list(gen(2)), list(both()), sum(x for x in gen(3) if not isinstance(x, str))`,
  'generators clean up': `
log = []
def gen():
    try:
        yield 1
        yield 2
    finally:
        log.append('closed')
for v in gen():
    break
result = list(log) + list(gen())`,
  'generator interleaves with its loop': `
log = []
def gen():
    for i in range(3):
        log.append(('made', i))
        yield i
for v in gen():
    log.append(('used', v))
result = log`,
  decorators: `
import functools
def twice(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs) * 2
    return inner
def times(n):
    def outer(f):
        def inner(x):
            return f(x) * n
        return inner
    return outer
@twice
def one():
    "doc"
    return 1
@times(3)
@times(2)
def f(x):
    return x
result = one(), one.__name__, one.__doc__, f(1), f.__name__`,
  'classes and inheritance': `
class Base:
    kind = 'base'
    def __init__(self, name, **kw):
        self.name = name
        self.kw = kw
    def hello(self):
        return f'{self.kind} {self.name}'
    @classmethod
    def make(cls, name):
        return cls(name)
    @staticmethod
    def plus(a, b):
        return a + b
class Sub(Base):
    kind = 'sub'
    def __init__(self, *args, extra=1, **kw):
        super().__init__(*args, **kw)
        self.extra = extra
    def hello(self):
        return super().hello() + '!'
s = Sub('x', extra=2, other=3)
result = s.hello(), Base('b').hello(), Sub.make('m').extra, Sub.plus(1, 2), s.kw, isinstance(s, Base), issubclass(Sub, Base), type(s).__name__, s.__class__ is Sub`,
  'multiple inheritance goes by the order of linearization': `
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
result = D().f()`,
  properties: `
class T:
    def __init__(self):
        self._v = 1
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, value):
        self._v = value * 2
t = T()
t.v = 5
result = t.v, t._v`,
  'operators of classes': `
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __len__(self): return self.x
    def __getitem__(self, i): return self.x * i
    def __contains__(self, i): return i == self.x
    def __call__(self, *a): return (self.x, a)
    def __str__(self): return f'V{self.x}'
    def __repr__(self): return f'V({self.x})'
    def __bool__(self): return self.x > 0
    def __iter__(self): return iter(range(self.x))
    def __neg__(self): return V(-self.x)
    def __rshift__(self, o): return ('>>', self.x, o)
    def __rrshift__(self, o): return ('<<', self.x, o)
v = V(2)
result = v + V(3), v + 1, 1 + v, v == V(2), v < V(3), len(v), v[3], 2 in v, v(1, 2), str(v), f'{v}', [v], bool(V(0)), list(v), -v, sorted([V(3), V(1)]), v >> 1, [1] >> v, v != V(3)`,
  dataclasses: `
from dataclasses import dataclass, field, asdict, replace
from typing import ClassVar, List
@dataclass
class P:
    x: int
    y: int = 2
    tags: List[str] = field(default_factory=list)
    hidden: int = field(default=0, repr=False)
    K: ClassVar[int] = 5
    def total(self):
        return self.x + self.y
@dataclass
class Q(P):
    z: str = 'z'
    def __post_init__(self):
        self.w = self.z * 2
@dataclass(frozen=True)
class F:
    a: int
p = P(1)
p.tags.append('t')
result = p, P(1) == P(1), P(1).tags, p.total(), Q(1, 3, z='q').w, Q(1), asdict(p), replace(p, x=9), P.K, {F(1): 'a'}[F(1)]`,
  'named tuples': `
from typing import NamedTuple
from collections import namedtuple
class P(NamedTuple):
    x: int
    y: int = 5
    def total(self):
        return self.x + self.y
Q = namedtuple('Q', 'a b')
p = P(1)
a, b = p
result = p, p.x, p[1], a + b, p.total(), p._replace(y=0), Q(1, b=2), list(p), len(p), p == (1, 5)`,
  enums: `
from enum import Enum, auto, IntEnum
class Color(Enum):
    RED = 'red'
    GREEN = 'green'
    CRIMSON = 'red'
    @property
    def title(self):
        return self.value.title()
class N(Enum):
    A = auto()
    B = auto()
class Env(str, Enum):
    DEV = 'dev'
    PROD = 'prod'
class I(IntEnum):
    ONE = 1
result = [c.value for c in Color], Color.RED.name, Color('green') is Color.GREEN, Color['RED'].title, Color.CRIMSON.name, [n.value for n in N], str(Color.RED), repr(Color.RED), Env.DEV == 'dev', Env.PROD.upper(), 'x' + Env.DEV, I.ONE + 1, Color.RED == Color.GREEN, Color.RED in (Color.RED,), len(Color), list(Env)[0].value, {Color.RED: 1}[Color.RED], {Env.DEV: 1}['dev'], Env.DEV.value, isinstance(Env.DEV, str)`,
  'context managers': `
from contextlib import contextmanager, suppress, nullcontext
log = []
@contextmanager
def cm(name):
    log.append('in ' + name)
    try:
        yield name.upper()
    finally:
        log.append('out ' + name)
class C:
    def __enter__(self):
        log.append('enter')
        return self
    def __exit__(self, *a):
        log.append('exit')
def f():
    with cm('x') as x, C() as c:
        log.append(x)
        return 'returned'
r = f()
for i in range(3):
    with cm(str(i)):
        if i == 1:
            break
with nullcontext(5) as five:
    pass
result = log, r, five`,
  'a context manager may swallow': `
class S:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is KeyError
with S():
    {}['a']
result = 'after'`,
  exceptions: `
log = []
class Mine(ValueError):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code
def f(kind):
    try:
        if kind == 1: raise Mine(5)
        if kind == 2: return {}['x']
        if kind == 3: return 1 / 0
        if kind == 4: raise TypeError
        return 'fine'
    except Mine as e:
        return e.code, str(e)
    except (KeyError, IndexError) as e:
        return 'lookup', type(e).__name__, str(e)
    except ArithmeticError:
        return 'arithmetic'
    except Exception as e:
        return 'other', repr(str(e))
    else:
        log.append('else')
    finally:
        log.append(kind)
result = [f(k) for k in range(5)], log`,
  'raise again': `
def f():
    try:
        raise ValueError('a')
    except ValueError:
        raise
try:
    f()
except ValueError as e:
    result = str(e), e.args`,
  'finally and else': `
log = []
def f(x):
    try:
        log.append('try')
        if x: raise ValueError
    except ValueError:
        log.append('except')
    else:
        log.append('else')
    finally:
        log.append('finally')
f(0); f(1)
result = log`,
  unpacking: `
a, b = 1, 2
a, b = b, a
c, *d = [1, 2, 3]
*e, f = 'abc'
g, (h, i), [j] = 1, (2, 3), [4]
k, *l, m = range(5)
[n, o] = {'x': 1, 'y': 2}
p = q = []
p.append(1)
for r, (s, t) in [(1, (2, 3))]:
    pass
result = a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, q, r, s, t`,
  'augmented assignment': `
a = [1]
b = a
b += [2]
c = (1,)
d = c
d += (2,)
e = {'x': 1}
e['x'] += 5
e |= {'y': 2}
s = {1}
s |= {2}
class A:
    n = 1
o = A()
o.n += 1
x = 5
x //= 2
x **= 3
t = 'a'
t *= 3
result = a, c, d, e, sorted(s), o.n, A.n, x, t`,
  'list methods': `
l = [3, 1]
l.append(2)
l.extend('ab')
l.insert(0, 'first')
l.remove(1)
p = l.pop()
l.reverse()
m = [2, 3, 1]
m.sort(reverse=True)
n = m.copy()
m.clear()
del n[0]
q = [1, 2, 3, 4]
q[1:3] = ['x']
q[0] = 'y'
del q[-1:]
result = l, p, m, n, q`,
  'dict methods': `
d = {'a': 1}
d['b'] = 2
d.update(c=3)
d.update({'d': 4}, e=5)
d.update([('f', 6)])
d.setdefault('g', []).append(1)
p = d.pop('a'), d.pop('zz', None)
del d['b']
keys = [k for k in d]
items = [(k, v) for k, v in d.items()]
last = d.popitem()
from collections import defaultdict
dd = defaultdict(list)
for k, v in [('x', 1), ('y', 2), ('x', 3)]:
    dd[k].append(v)
count = defaultdict(int)
for c in 'hello':
    count[c] += 1
result = d, p, keys, items, last, dict(dd), dict(count), list(d)[0], 'c' in d, d.get('zz', 'no')`,
  'set methods': `
s = {1}
s.add(2)
s.discard(5)
s.update([3, 4])
s.remove(1)
t = s.copy()
t -= {2}
s.intersection_update({2, 3})
result = sorted(s), sorted(t), len(s), 2 in s`,
  'while and breaks': `
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
out = []
i = 0
while True:
    i += 1
    if i % 2: continue
    if i > 6: break
    out.append(i)
result = steps, out`,
  'nested functions and comprehensions': `
def outer(x):
    def inner(y):
        return [x + y + z for z in range(2)]
    return inner
matrix = [[1, 2], [3, 4]]
result = outer(1)(2), [[row[i] for row in matrix] for i in range(2)], {k: [v for v in range(k)] for k in range(3)}, [f(2) for f in [lambda x: x + 1, lambda x: x * 2]]`,
  walrus: `
data = [1, 5, 10]
big = [y for x in data if (y := x * 2) > 5]
if (n := len(data)) > 2:
    m = n
result = big, y, m`,
  'names of variables by their text': `
for name in ['a', 'b']:
    globals()[f'var_{name}'] = name.upper()
def f():
    x = 1
    return sorted(locals())
result = var_a, var_b, f(), 'var_a' in globals()`,
  'attributes by their text': `
class A: pass
a = A()
setattr(a, 'x', 1)
a.y = 2
A.z = 3
del a.y
result = getattr(a, 'x'), getattr(a, 'nope', None), hasattr(a, 'y'), a.z, a.__dict__, vars(a)`,
  'functions are values': `
def add(a, b): return a + b
def apply(f, *args): return f(*args)
table = {'add': add, 'neg': lambda x: -x}
add.label = 'plus'
result = apply(table['add'], 1, 2), table['neg'](5), add.label, [f.__name__ for f in table.values()], add.__name__`,
  'partial and caching': `
from functools import partial, lru_cache, reduce, cached_property
@lru_cache(maxsize=None)
def f(x): return x * 2
@lru_cache
def g(x): return x * 3
class A:
    n = 0
    @cached_property
    def v(self):
        A.n += 1
        return A.n
a = A()
a.v
result = f(2), g(2), partial(pow, 2)(3), reduce(lambda a, b: a * b, range(1, 5)), a.v`,
  'call and getattr': `
class A:
    def __getattr__(self, name):
        return name.upper()
    def __call__(self, x):
        return x + 1
class R:
    _items = {}
    @classmethod
    def register(cls, name):
        def deco(f):
            cls._items[name] = f
            return f
        return deco
@R.register('one')
def one(): return 1
result = A().hello, A()(1), {k: v() for k, v in R._items.items()}`,
  'a class that is a dict, one that is a list': `
class Config(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self['extra'] = 1
class Stack(list):
    def push(self, x):
        self.append(x)
        return self
c = Config(a=2)
result = c['a'], c['extra'], sorted(c), len(c), dict(c), Stack().push(1).push(2)[1], len(Stack([1])), 'a' in c, {**c}`,
  'abstract classes and generics': `
from abc import ABC, abstractmethod
from typing import Generic, TypeVar, Optional, Protocol
T = TypeVar('T')
class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
class Square(Shape):
    def __init__(self, s: Optional[int] = 2): self.s = s
    def area(self): return self.s ** 2
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class HasName(Protocol):
    name: str
result = Square(3).area(), Box(1).v, Box[int](2).v`,
  'delete and unbound': `
x = 1
del x
try:
    x
except NameError as e:
    r = str(e)
def f():
    print(y)
    y = 1
try:
    f()
except UnboundLocalError as e:
    s = type(e).__name__
result = r, s`,
  'errors of calls': `
def f(a, b, *, c): pass
def g(): pass
def tell(call):
    try:
        call()
    except TypeError as e:
        return str(e)
result = [tell(lambda: f()), tell(lambda: f(1)), tell(lambda: f(1, 2)), tell(lambda: f(1, 2, 3, c=1)), tell(lambda: f(1, 2, c=3, d=4)), tell(lambda: g(1)), tell(lambda: f(1, a=2, b=3, c=4)), tell(lambda: g(x=1))]`,
  'conditions that are constants': `
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import nowhere_at_all
if __name__ == '__main__':
    main = True
else:
    main = False
if not 0 and 1: a = 1
elif True: a = 2
assert a
result = a`,
  'text of nested things': `
class A:
    def __repr__(self): return 'A()'
    def __format__(self, spec): return f'<{spec}>'
result = [A()], {'k': A()}, (A(),), f'{A():abc}', '%s' % A(), '{}'.format(A()), str([A()]), f'{[A()]}'`,
  'iterators are used up': `
it = iter([1, 2, 3])
first = next(it)
rest = list(it)
again = list(it)
z = zip([1, 2], [3, 4])
a = list(z)
b = list(z)
e = enumerate('ab')
next(e)
m = map(str, [1, 2])
result = first, rest, again, a, b, list(e), list(m), list(m)`,
  'a list may grow while it is looped over': `
l = [1]
for x in l:
    if x < 4:
        l.append(x + 1)
result = l`,
  'sorting is stable and by key': `
people = [('ann', 30), ('bob', 25), ('cid', 30)]
people.sort(key=lambda p: p[1])
a = list(people)
people.sort(key=lambda p: (-p[1], p[0]))
result = a, people, sorted(people, key=lambda p: p[1], reverse=True), sorted('banana'), min(people, key=lambda p: p[1])`,
  'factories of functions in a loop': `
def make(n):
    def f():
        return n
    f.__name__ = f'f_{n}'
    return f
fs = {f'k{i}': make(i) for i in range(3)}
result = [f() for f in fs.values()], [f.__name__ for f in fs.values()]`,
  'class attributes are shared': `
class A:
    items = []
    count = 0
    def add(self, x):
        self.items.append(x)
        self.count += 1
        return self
a, b = A().add(1), A().add(2)
result = a.items, b.count, A.count, A.items is a.items`,
  'strings are built': `
base = 'team'
ids = [f'{base}_{i:02d}' for i in range(1, 3)]
sql = """
SELECT *
FROM {table}
""".strip().format(table='t')
result = ids, sql, '_'.join(['a', *ids]), f"{'-'.join(ids)!r:>30}", f'{base!s:^10}|', (base * 2).upper()[::2]`,
  'chained methods and slices': `
text = ' The Quick, brown fox '
words = [w.strip(',').lower() for w in text.split()]
result = words, {w: len(w) for w in words}, sorted(set(words)), words[-1][::-1], ' '.join(reversed(words)), text.strip().partition(','), [w for w in words if w.startswith(('q', 'f'))]`,
}
