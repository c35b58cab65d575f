/** More programs of which Python, from 3.10 on, and the evaluator must give the same `result`: patterns, generators, times, contexts. */
export const LATER_PROGRAMS: Readonly<Record<string, string>> = {
  'patterns of values': `
import collections, dataclasses, enum
class Kind(enum.Enum):
    A = 1
    B = 2
Point = collections.namedtuple('Point', 'x y')
@dataclasses.dataclass
class Step:
    name: str
    args: tuple = ()
class Plain:
    __match_args__ = ('a',)
    def __init__(self, a, b): self.a, self.b = a, b
def told(v):
    match v:
        case True: return 'true'
        case 0 | -1: return 'low'
        case int() | float() as n if n > 100: return f'big {n}'
        case int(n): return f'int {n}'
        case str('x' | 'y' as s): return 'xy ' + s
        case str(): return 'str'
        case Kind.A: return 'kind a'
        case Kind(): return 'kind'
        case Point(0, y): return f'on axis {y}'
        case Point(x=x, y=y) if x == y: return f'diagonal {x}'
        case Step(name, (first, *rest)): return f'{name} {first} {rest}'
        case Step(name=n, args=()): return f'{n} alone'
        case Plain(1, b=b): return f'plain {b}'
        case []: return 'empty'
        case [one]: return f'one {one}'
        case [1, [2, *_], *others]: return f'nested {others}'
        case (a, b): return f'two {a} {b}'
        case [first, *_, last]: return f'{first}..{last}'
        case {'type': 't', 'n': int(n), **rest}: return f't {n} {rest}'
        case {'a': {'b': b}}: return f'a.b {b}'
        case {}: return 'mapping'
        case None: return 'none'
        case b'q': return 'bytes'
        case other: return f'other {other}'
values = [True, False, 0, -1, 7, 3.5, 500, 'x', 'z', Kind.A, Kind.B, Point(0, 3), Point(2, 2), Point(1, 2), Step('s', ('a', 'b')),
    Step('q'), Plain(1, 5), [], [9], [1, [2, 3], 4], (1, 2), [1, 2, 3], range(4), {'type': 't', 'n': 1, 'z': 2}, {'a': {'b': 0}}, {}, {'k': 1},
    None, b'q', {1}]
result = [told(v) for v in values]`,
  'patterns bind in the function, and the first that fits ends it': `
def f(x):
    for i in range(3):
        match x, i:
            case (n, 1): break
            case (n, m): last = m
    else:
        last = 'never'
    return n, last
result = f('a')`,
  'a generator runs up to what is asked of it': `
log = []
def gen():
    for i in range(5):
        log.append(i)
        yield i
    log.append('end')
g = gen()
first = next(g)
before = list(log)
rest = [next(g), next(g)]
both = list(zip(gen(), 'ab'))
result = first, before, rest, log, both, next(g, 'x'), list(g), next(g, 'over')`,
  'a generator without an end': `
def count(n):
    while True:
        yield n
        n += 1
def take(n, it):
    for _ in range(n):
        yield next(it)
c = count(3)
result = list(take(3, c)), next(c), [x for x, _ in zip(count(0), range(2))]`,
  'a generator expression is asked item by item': `
log = []
def f(x):
    log.append(x)
    return x
e = (f(x) * y for x in range(4) for y in (1, 10) if x != 1)
result = next(e), list(log), next(e), next(e), log, any(f(x) == 1 for x in range(9)), log`,
  'generators with handlers and contexts': `
import contextlib
log = []
@contextlib.contextmanager
def section(name):
    log.append('in ' + name)
    try:
        yield name.upper()
    except ValueError as error:
        log.append(f'{name} caught {error}')
    finally:
        log.append('out ' + name)
def parts():
    with section('p') as p:
        yield p
        match p:
            case 'P':
                yield from (x for x in [1, 2])
    try:
        yield int('x')
    except ValueError:
        yield 'bad'
    else:
        yield 'good'
    finally:
        yield 'last'
with section('a') as a, section('b'):
    log.append(a)
    raise ValueError('no')
for part in parts():
    break
with contextlib.suppress(KeyError, IndexError):
    [][1]
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(section(n)) for n in 'xy']
    stack.callback(log.append, 'called')
result = log, list(parts()), names`,
  'a generator that returns, and one in a class': `
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        if self.v is None:
            return
        yield self.v
        for kid in self.kids:
            yield from kid
result = list(Tree(1, Tree(2, Tree(3)), Tree(None), Tree(4))), sum(Tree(1, Tree(2)))`,
  'moments and spans of time': `
from datetime import date, datetime, timedelta, timezone
s = datetime(2024, 1, 31, 13, 5, 9, 120)
days = []
d = date(2023, 12, 30)
while d < date(2024, 1, 3):
    days.append(f'{d:%Y%m%d}')
    d += timedelta(days=1)
result = (f'{s:%Y-%m-%dT%H%M%S.%f}', s.strftime('%b %a %j %U %W %V %G %p %I %y %w %u %A %B %-d %%'), str(s), s.isoformat(), str(s.date()), days,
    str(s + timedelta(days=30, hours=12)), (datetime(2025, 3, 1) - s).days, (s - datetime(2023, 1, 1)).total_seconds(), s.weekday(), s.isoweekday(),
    tuple(s.isocalendar()), str(s.replace(day=1, month=2)), str(timedelta(days=-1, hours=5)), str(timedelta(hours=49)), str(timedelta(minutes=90) / 2),
    timedelta(hours=3) * 2 > timedelta(hours=5), timedelta(days=3) / timedelta(days=2), -timedelta(1) == timedelta(-1), bool(timedelta(0)), bool(s),
    datetime.strptime('2024/03/05', '%Y/%m/%d').isoformat(), str(date.fromisoformat('2021-07-08')), datetime.fromisoformat('2021-07-08T10:11').hour,
    str(max(date(2020, 1, 1), date(2021, 1, 1))), {date(2020, 1, 1): 'k'}[date(2020, 1, 1)], str(datetime(2020, 1, 1, tzinfo=timezone.utc)),
    s.year, s.month, s.toordinal(), date(2024, 2, 29).day, str(date(2024, 3, 1) - timedelta(days=1)), s == datetime(2024, 1, 31, 13, 5, 9, 120))`,
  'days that there are not': `
from datetime import date, datetime
def fault(*parts):
    try:
        return str(datetime(*parts))
    except ValueError as error:
        return 'none'
result = fault(2023, 2, 29), fault(2024, 2, 29), fault(2024, 13, 1), fault(2024, 1, 1, 24), fault(1900, 2, 29)`,
  calendar: `
import calendar
result = calendar.month_name[3], calendar.month_abbr[12], calendar.day_name[0], calendar.monthrange(2024, 2), calendar.isleap(1900), list(calendar.day_abbr)`,
  'sets of small integers are in order': `
result = list({3, 1, 2}), [x for x in {5, 0, 4}], sorted({'b', 'a'}), list({7})`,
  'a key that is not there is the argument of its error': `
def fault(f):
    try:
        f()
    except KeyError as error:
        return error.args, str(error)
result = fault(lambda: {}['a']), fault(lambda: {}.pop(5)), fault(lambda: {1}.remove(2)), fault(lambda: '{x}'.format())`,
  'lists lose every other item': `
l = list(range(8))
del l[1::2]
m = list(range(6))
del m[4:1:-2]
result = l, m`,
  'deques of bounded length': `
import collections
d = collections.deque([1, 2, 3], maxlen=2)
d.appendleft(0)
e = collections.deque('abcd')
e.rotate(1)
e.extendleft('xy')
d.extend([7, 8, 9])
result = list(d), d.maxlen, list(e), e.popleft(), e.pop(), len(e)`,
  'classes tell those that they derive from': `
class Base:
    made = {}
    def __init_subclass__(cls, *, key=None, **kw):
        super().__init_subclass__(**kw)
        Base.made[key or cls.__name__] = cls
class A(Base): pass
class B(A, key='bee'): pass
result = sorted(Base.made), Base.made['bee'] is B`,
  'instances of what derives from types of values': `
import collections.abc, enum
class M(dict): pass
class L(list): pass
class Kind(str, enum.Enum):
    A = 'a'
    def __str__(self): return self.value + '!'
P = collections.namedtuple('P', 'x')
result = (isinstance(M(), collections.abc.Mapping), isinstance(L(), collections.abc.Sequence), isinstance(P(1), tuple), isinstance(Kind.A, str),
    isinstance(M(), list), str(Kind.A), Kind.A.upper())`,
  'parts of dataclasses that nobody gives': `
import dataclasses
@dataclasses.dataclass
class T:
    a: int
    b: int = dataclasses.field(init=False)
    def __post_init__(self): self.b = self.a * 2
result = dataclasses.replace(T(1), a=4).b, dataclasses.asdict(T(3)), T.__match_args__`,
  'templates and patterns of text': `
import re, string
result = (string.Template('$a-\${b}c $$ $a').substitute(a=1, b='x'), string.Template('$no $a').safe_substitute({'a': 2}),
    re.sub('[^a-z]+', '_', 'über größe'), re.match(r'(?P<y>\\d{4})-(?P<m>\\d\\d)', '2024-05').groupdict(), re.match(r'(?P<y>\\d+)', '12')['y'],
    re.sub('[a-z]', lambda m: m.group().upper() + '.', 'a1b'), re.sub('(?:ab)c', '-', 'abc abd'))`,
  'an order of what depends on each other': `
import graphlib
result = list(graphlib.TopologicalSorter({'d': ['b', 'c'], 'b': ['a'], 'c': ['a']}).static_order())`,
}
