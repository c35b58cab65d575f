/** Expressions of which Python and the evaluator must make the same, by what they are about; one a line. */
export const EXPRESSIONS: Readonly<Record<string, string>> = {
  arithmetic: `
1 + 2 * 3 - 4
7 // 2, -7 // 2, 7 // -2, -7 // -2
7 % 3, -7 % 3, 7 % -3, -7 % -3
7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2
1 / 4, 10 / 5, 1 / 3
2 ** 10, 2 ** -1, 2 ** 0.5, (-2) ** 3, 0 ** 0
2 ** 100
10 ** 20 + 1
True + True, True * 3, -True, ~5, +3
5 & 3, 5 | 3, 5 ^ 3, 1 << 10, 1024 >> 3, -5 >> 1
True & False, True | False, True ^ True
0x1F, 0o17, 0b101, 1_000_000
1.5e3, 1e16, 1e15, 1e-4, 1e-5, 123456789.123, 0.1 + 0.2
1e300 * 1e10, -1e300 * 1e10
-0.0, 0.0, abs(-0.0)
divmod(7, 2), divmod(-7, 2), divmod(7.5, 2)
round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1.005, 2), round(2.5, 0)
round(1234.5678, 2), round(1234.5678, -2), round(7), round(1e20)
int('42'), int(' -7 '), int('ff', 16), int('0x1f', 16), int('0b11', 0), int('1_000'), int(3.9), int(-3.9), int(True)
float('1.5'), float(' 2 '), float('1e3'), float('inf'), float('-inf'), float('nan'), float(3)
abs(-3), abs(2.5), pow(2, 5), pow(2, 5, 7)
min(3, 1, 2), max([3, 1, 2]), min('b', 'a'), max((1, 2), (1, 3)), min([], default=None)
sum([1, 2, 3]), sum((1, 2), 10), sum([[1], [2]], [])
hex(255), oct(8), bin(5), hex(-255)
ord('a'), chr(97), ord('é'), chr(8364)
1 / 0
5 // 0
5 % 0
2.0 // 0
int('x')
int('12', 2)
float('x')
'a' + 1
1 + 'a'
[1] + (2,)
-'a'
1 < 'a'
None + 1
len(5)
(5).bit_length(), (3.0).is_integer(), (2.5).is_integer()
10 ** 25 % 7, 10 ** 25 // 7, -(10 ** 25) // 7`,
  comparison: `
1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, True == 1, 1 != 2
'a' < 'b', 'a' < 'B', [1, 2] < [1, 3], (1,) < (1, 2), [] == [], () == []
1 in [1, 2], 'a' in 'abc', 'x' not in 'abc', 'a' in {'a': 1}, 3 in range(5), 5 in range(0, 10, 2), 2 in (1, 2)
None is None, None is not None, True is True, 1 is None
{1, 2} == {2, 1}, {1} < {1, 2}, {1, 2} <= {1, 2}, {3} < {1, 2}, {'a': 1} == {'a': 1.0}
1 and 2, 0 and 2, 1 or 2, 0 or '', '' or None, not 0, not [1]
1 if 2 > 1 else 3
float('nan') == float('nan'), float('inf') > 10 ** 100
2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53)
range(3) == range(0, 3), range(0) == range(2, 2)
(lambda: 1)() == 1
all([]), any([]), all([1, 0]), any([0, 1]), all(x > 0 for x in [1, 2])
1 < 2 > 1, (1 < 2) == True
isinstance(1, int), isinstance(True, int), isinstance('a', (int, str)), isinstance(None, type(None)), isinstance([], list)
isinstance({}, dict), isinstance(1.0, int), isinstance('a', object), issubclass(bool, int), issubclass(KeyError, LookupError)
bool(''), bool('0'), bool([]), bool([0]), bool(0.0), bool(None)
callable(len), callable(1), callable(lambda: 1)
type(1) is int, type('') == str, type([]) is list, type(1).__name__, type(None).__name__`,
  texts: String.raw`
'abc'.upper(), 'ABC'.lower(), 'hello world'.title(), "they're here".title(), 'hELLO'.capitalize(), 'aB'.swapcase()
' a '.strip(), 'xxaxx'.strip('x'), ' a'.lstrip(), 'a '.rstrip(), 'abcba'.strip('ab'), '\t\n a'.strip()
'a,b,c'.split(','), 'a b  c'.split(), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ''.split(), ''.split(','), '  a b c '.split(None, 1), '  a b c '.rsplit(None, 1)
'a-b'.partition('-'), 'a'.partition('-'), 'a-b-c'.rpartition('-'), 'a'.rpartition('-')
','.join(['a', 'b']), ''.join('abc'), '-'.join(str(x) for x in range(3))
'abc'.replace('b', 'x'), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'aXbX'.replace('X', '')
'abc'.find('c'), 'abc'.find('x'), 'abcabc'.rfind('b'), 'abc'.index('b'), 'aaa'.count('a'), 'aaa'.count('aa'), 'abc'.find('b', 2)
'abc'.startswith('a'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c'), 'abc'.startswith('b', 1)
'5'.zfill(3), '-5'.zfill(4), 'abc'.zfill(2), '+1'.zfill(5)
'a'.center(5), 'a'.center(4, '*'), 'ab'.center(5), 'a'.ljust(3) + '|', 'a'.rjust(3)
'abc'.removeprefix('a'), 'abc'.removesuffix('bc'), 'abc'.removeprefix('x')
'abc'.isalpha(), '123'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'A'.isupper(), 'a'.islower(), 'Ab Cd'.istitle(), 'a_1'.isidentifier(), ''.isalpha()
'a\nb\r\nc'.splitlines(), 'a\nb'.splitlines(True), 'a\tb'.expandtabs(4)
'abc'[0], 'abc'[-1], 'abc'[1:], 'abc'[::-1], 'abcdef'[1:5:2], 'abc'[5:], 'abc'[-2:]
'ab' * 3, 3 * 'ab', 'a' * 0, 'a' * -1
'a' 'b', "it's", 'say "hi"', 'both \' and "', 'tab\there', 'nl\n', '\x00\x7f', 'é', '\u200b', '\\', '😀'
len('😀a'), '😀a'[1], '😀a'[::-1]
'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans({'a': None, 'b': 'BB'}))
str(1), str(1.0), str(None), str([1, 'a']), str({'a': 1}), str(True), str(('a',)), str('x')
repr('a'), repr([1, (2,), {3}]), repr({}), repr(set()), repr(frozenset([1]))
'a' in 'cat', 'z' in 'cat', '' in 'cat'
'abc'.encode(), b'abc', b'abc'.decode(), b'a\xff'
ascii('é'), 'Straße'.upper(), 'ǅ'.lower()
list('abc'), sorted('hello'), ''.join(reversed('abc')), max('abc')
'x'.join([1])
'abc'[10]
'abc'['a']
'abc'.index('z')
'abc'.split('')
'abc'.nope
str.upper('a'), list(map(str.strip, [' a ', 'b ']))
'a,b;c'.replace(';', ',').split(',')
'snake_case_name'.replace('_', ' ').title().replace(' ', '')
'a.b.c'.rsplit('.', 1)[-1]
'%s' % 'a', '%d items' % 3, '%s-%s' % (1, 2), '%05d' % 42, '%.2f' % 3.14159, '%5s|%-5s|' % ('a', 'b'), '%x' % 255, '%%', '%r' % 'a', '%(a)s' % {'a': 1}, '%+d' % 5, '%e' % 12345.678, '%g' % 0.0001
'%s' % (1, 2)
'%d' % 'a'
'%s %s' % 'a'`,
  formats: `
'{}'.format(1), '{0}{1}{0}'.format('a', 'b'), '{a}'.format(a=1), '{0[a]}'.format({'a': 5}), '{0[1]}'.format([1, 2]), '{{}}'.format(), '{!r}'.format('a'), '{:>5}'.format('a'), '{:{w}}'.format('a', w=4)
'{}'.format()
'{a}'.format()
'{'.format()
'{a}-{b}'.format_map({'a': 1, 'b': 2})
f'{1}', f'{"a"}', f'{1!r}', f'{"a"!r}', f'{1:03d}', f'{3.14159:.2f}', f'{"a":>5}|', f'{"a":<5}|', f'{"a":^5}|', f'{"a":*^5}'
f'{1234567:,}', f'{1234567:_}', f'{1234567.891:,.2f}', f'{255:x}', f'{255:#x}', f'{255:X}', f'{5:b}', f'{8:o}', f'{65:c}', f'{5:#b}'
f'{0.25:%}', f'{0.256:.1%}', f'{12345.678:e}', f'{12345.678:.3E}', f'{1e10:g}', f'{0.00001:g}', f'{123456789.0:g}', f'{1.0:g}', f'{1.5:n}'
f'{5:+d}', f'{-5:+d}', f'{5: d}', f'{-5:05d}', f'{5:<5d}|', f'{5:^5d}|', f'{5:=+5d}', f'{3.7:5.1f}', f'{3:5.1f}', f'{True}', f'{True:d}', f'{True:5}'
f'{None}', f'{[1, 2]}', f'{"a" + "b"}', f'{1 + 1}', f'{"x":{5}}|', f'{3.14159:.{2}f}', f'{{}}', f'{1:{">"}5}'
f'{0.5:.0f}', f'{1.5:.0f}', f'{2.5:.0f}', f'{0.125:.2f}', f'{1e21:.1f}', f'{1.0}', f'{1e100}', f'{float("inf"):.2f}', f'{float("nan"):5}'
f'{123.456:.3}', f'{123.456:10.3}', f'{0.0:.3}', f'{100.0:.3}', f'{1234.0:.3}', f'{1e-7:.3}', f'{12.0:}', f'{12.0:5}'
f'{"abc":.2}', f'{"abc":5.2}|', f'{"a":05}', f'{1:,d}', f'{1234:09,d}', f'{-1234.5:012,.1f}', f'{1234567:020_d}', f'{255:_x}', f'{65535:_b}'
format(5, '03d'), format('a', '>3'), format(1.5), format(3.0, '.2f')
f'{1=}', f'{1 + 1 = }', f'{"a"=!s}', f'{3.14159=:.2f}'
'{:,}'.format(1000), '{:.3f}'.format(2), '{:d}'.format(True)
f'{"a":d}'
f'{1:s}'
f'{1.5:d}'
f'{[1]:5}'
f'{"nested " + f"{1 + 1}"}'
'%-10s|' % 'abc', '%10.3f|' % 3.14159, '%+.1e' % 12345, '%#x' % 255, '%c' % 'a', '%c' % 97, '%i' % 3.7, '%s' % None, '%s' % [1]
f'{10 ** 20}', f'{10 ** 20:,}', f'{10 ** 20:e}'
'{0:{1}}'.format('a', '>4'), '{:>{}}'.format('a', 4)`,
  containers: `
[1, 2] + [3], [0] * 3, [1, 2, 3][1:], [1, 2, 3][::-1], [1, 2, 3][-1], [*range(3), *'ab']
(1, 2) + (3,), (1,) * 2, (1, 2)[0], (), (1,), tuple('ab'), tuple(range(2))
{'a': 1, 'b': 2}['a'], {**{'a': 1}, 'a': 2}, dict(a=1, b=2), dict([('a', 1)]), dict({'a': 1}, b=2), {1: 'a', 1.0: 'b', True: 'c'}
{'a': 1}.get('b'), {'a': 1}.get('b', 2), list({'a': 1}.items()), list({'a': 1}.keys()), list({'a': 1}.values()), {'a': 1} | {'b': 2}
{'a': 1}.keys(), {'a': 1}.values(), {'a': 1}.items()
dict.fromkeys('ab'), dict.fromkeys(['a'], 0), {'a': {'b': 1}}['a']['b']
len({1, 1, 2}), {1} | {2} == {1, 2}, {1, 2} & {2}, {1, 2} - {2}, sorted({1, 2} ^ {2, 3}), {1}.union([2]) == {1, 2}, {1, 2}.issubset({1, 2, 3}), {1}.isdisjoint({2})
sorted([3, 1, 2]), sorted(['b', 'a'], reverse=True), sorted([(1, 'b'), (1, 'a')], key=lambda p: p[0]), sorted({'b': 1, 'a': 2}), sorted('bca', key=str.upper), sorted([1, 2, 3], key=lambda x: -x)
sorted([(1, 'b'), (2, 'a'), (1, 'a')], key=lambda p: p[0], reverse=True)
list(enumerate('ab')), list(enumerate('ab', 1)), list(enumerate('ab', start=5)), list(zip('ab', [1, 2])), list(zip('ab', [1, 2, 3], 'xyz')), list(zip()), dict(zip('ab', (1, 2)))
list(range(5)), list(range(2, 5)), list(range(5, 0, -2)), range(3), range(1, 10, 2), len(range(10)), range(10)[2], range(10)[2:5], range(10)[-1], list(reversed(range(3)))
list(map(lambda x: x * 2, [1, 2])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4]))
[x for x in range(5) if x % 2], [x + y for x in 'ab' for y in 'cd'], {x: x ** 2 for x in range(3)}, sorted({x % 2 for x in range(5)}), [[y for y in range(x)] for x in range(3)], [(x, y) for x, y in {'a': 1}.items()], list(x for x in range(3))
[i for i in range(10) if i % 2 == 0 if i > 2], [a for a, *b in [(1, 2, 3)]], [b for a, *b in [(1, 2, 3)]]
next(iter([1, 2])), next(iter([]), 'd'), next((x for x in range(10) if x > 3), None)
[1, 2, 3].index(2), [1, 2, 1].count(1), (1, 2).index(2), [1, 2].copy()
list(slice(1, 2, 3).__class__.__name__), [1, 2, 3, 4][slice(1, 3)]
[1, 2, 3][10:], [1, 2, 3][-10:2], [1, 2, 3][2:1], [1, 2, 3, 4, 5][4:0:-2], [][0:1]
frozenset([1]) | {2} == {1, 2}, {frozenset([1]): 'a'}[frozenset([1])], {(1, 2): 'x'}[(1, 2)]
bool({}), bool(set()), bool(range(0)), bool(range(1)), bool(()), len({'a': 1}), len('abc'), len((1, 2))
[1, 2][5]
{'a': 1}['b']
{1: 2}[3]
(1, 2)[2]
[1, 2]['a']
{[1]: 2}
{{}}
[].pop()
{}.pop('a')
[].index(1)
[].nope
list(5)
dict([1])
next(iter([]))
max([])
range(0, 1, 0)
sorted([1, 'a'])
{}['x']['y']
(lambda x: x)()
(lambda x: x)(1, 2)
(lambda x: x)(y=1)
(lambda: 1)(2)
1()
None.x
undefined_name
(a := 5) + a, a
[y := 1, y + 1]
[last := x for x in range(3)], last
(lambda *a, **k: (a, k))(1, 2, x=3), (lambda a, b=2, *, c=3: (a, b, c))(1, c=4), (lambda x, /, y: (x, y))(1, y=2)
(lambda *a: a)(*[1, 2], *(3,)), (lambda **k: k)(**{'a': 1}, **{'b': 2}), print('x')
sum(x * y for x, y in zip([1, 2], [3, 4])), ''.join(c for c in 'a1b2' if c.isalpha())
[*{'a': 1}], {*[1]}, (*'ab',), [*[], *[]]
list(zip(*[(1, 2), (3, 4)])), list(map(list, zip(*[(1, 2), (3, 4)])))
[x for x in [3, 1, 2] if x in {1, 2}], 'abc'.__class__.__name__, (5).__class__.__name__
hasattr('a', 'upper'), hasattr('a', 'nope'), getattr('a', 'nope', 1), getattr('abc', 'upper')()
min({'a': 3, 'b': 1}.items(), key=lambda kv: kv[1]), max('apple', 'fig', key=len), sorted(['bb', 'a', 'ccc'], key=len)
list(dict(b=1, a=2)), list({**{'x': 1}, 'y': 2, **{'x': 3}}.items())
any(c.isdigit() for c in 'abc1'), all(map(str.isalpha, ['a', 'b'])), [] or [1], {} and 1`,
  library: String.raw`
list(itertools.chain([1], 'ab')), list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.product('ab', [1, 2])), list(itertools.product([0, 1], repeat=2))
list(itertools.combinations('abc', 2)), list(itertools.permutations([1, 2, 3], 2)), list(itertools.permutations('ab')), list(itertools.combinations([1], 2))
list(itertools.islice(itertools.count(), 3)), list(itertools.islice('abcdef', 1, 5, 2)), list(itertools.islice('abc', 2)), list(itertools.islice(itertools.count(5, 2), 2, 4))
list(itertools.zip_longest('ab', 'c', fillvalue='-')), list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)), list(itertools.accumulate([1, 2], initial=10)), list(itertools.repeat('a', 2)), list(itertools.pairwise('abc'))
[(k, list(g)) for k, g in itertools.groupby('aabbc')], [(k, len(list(g))) for k, g in itertools.groupby([1, 3, 2, 4], key=lambda x: x % 2)], list(itertools.islice(itertools.cycle('ab'), 5))
list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.filterfalse(None, [0, 1])), [list(t) for t in itertools.tee([1, 2])]
functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(lambda a, b: a + b, [], 0), functools.partial(max, 5)(3), functools.partial(dict, a=1)(b=2)
sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), operator.itemgetter(1)([1, 2]), operator.itemgetter('a', 'b')({'a': 1, 'b': 2}), operator.add(1, 2), operator.attrgetter('real')(5) if False else 5
sorted([{'n': 2}, {'n': 1}], key=operator.itemgetter('n')), operator.contains([1], 1), operator.methodcaller('upper')('a')
collections.OrderedDict([('a', 1)])['a'], collections.Counter('aab')['a'], collections.Counter('aab')['z'], collections.Counter('aab').most_common(1), list(collections.deque([1, 2])), dict(collections.Counter('ab').items())
collections.namedtuple('P', 'x y')(1, 2), collections.namedtuple('P', ['x', 'y'])(1, y=2).y, collections.namedtuple('P', 'x y', defaults=[5])(1), collections.namedtuple('P', 'x y')(1, 2)[1], tuple(collections.namedtuple('P', 'x y')(1, 2)), collections.namedtuple('P', 'x y')(1, 2)._asdict(), collections.namedtuple('P', 'x y')(1, 2)._replace(x=5)
json.loads('{"a": [1, true, null, "x"]}'), json.dumps({'a': [1, True, None, 'é']}), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([1, {'a': 2}], indent=2), json.dumps('a"b\n'), json.dumps({1: 2}), json.dumps([], indent=2), json.dumps((1, 2.5))
textwrap.dedent('  a\n    b\n'), textwrap.dedent('\n  a\n  b'), string.ascii_lowercase[:3], string.digits, string.ascii_letters[-2:], string.capwords('a bc')
math.ceil(1.2), math.floor(-1.2), math.sqrt(16), math.gcd(12, 18), math.log10(1000), math.factorial(5), math.pi, math.inf
re.sub('[^a-z]', '_', 'a-b c'), re.sub(r'\s+', ' ', 'a  b'), re.match('a(.)', 'abc').group(1), re.match('x', 'a'), re.search('b', 'abc').group(), re.findall('[0-9]', 'a1b2'), re.split(',', 'a,b'), re.fullmatch('ab', 'abc'), bool(re.match('^[a-z]+$', 'abc')), re.sub('(a)(b)', r'\2\1', 'ab')
os.path.join('a', 'b', 'c.py'), os.path.join('a/', 'b'), os.path.join('a', '/b'), os.path.basename('a/b.py'), os.path.dirname('a/b/c.py'), os.path.splitext('a/b.tar.gz'), os.path.splitext('.bashrc'), os.path.split('a/b'), os.path.normpath('a/../b//c/.')
str(pathlib.Path('a') / 'b' / 'c.py'), pathlib.Path('a/b.py').stem, pathlib.Path('a/b.py').name, pathlib.Path('a/b.tar.gz').suffix, str(pathlib.Path('a/b.py').parent), pathlib.Path('a/b').parts, str(pathlib.Path('a/b.py').with_suffix('.sql')), str(pathlib.Path('a', 'b')), str(pathlib.Path('/a').joinpath('b', 'c'))
copy.copy([1]), copy.deepcopy({'a': [1]}), copy.deepcopy([[1], (2, [3])])
collections.ChainMap({'a': 1}, {'a': 2, 'b': 3})['a'], dict(collections.defaultdict(list, a=[1])), os.environ.get('NOT_SET_HERE_AT_ALL', 'd'), os.getenv('NOT_SET_HERE_AT_ALL', 'x').upper()`,
}
