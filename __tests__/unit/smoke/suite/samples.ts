import { one } from '../../../support/mutations.js'

type Random = () => number

/** Values that a field can have, and values that it cannot. */
type Pool = readonly [right: readonly unknown[], wrong: readonly unknown[]]

const TEXT: Pool = [
  ['plain', 'with {{base}}', 'a \\{{ b', 5, 1.5, true, '', 'ünï ∞'],
  [null, [], {}, '{{no name', '{{ }}'],
]
const SOME_TEXT: Pool = [
  ['x', 7],
  ['', null, {}],
]
const NAME: Pool = [
  ['a name', 'ünï', 5],
  ['', 'two\nlines', 'x'.repeat(201), null, []],
]
const TIME: Pool = [
  ['500ms', '1m30s', 2, 1.5, ' 3s '],
  ['soon', -1, 90_000, true, null, '5 s', [], '1d'],
]
const SOME_TIME: Pool = [TIME[0], [...TIME[1], 0, '0s', '0.0']]
const TRUTH: Pool = [
  [true, false],
  ['yes', 1, null],
]
const HTTP_URL: Pool = [
  ['http://a.test/x', 'HTTPS://a.test', '{{base}}/x', 'http://{{token}}/'],
  ['a.test', '', 'ftp://a.test', 'x{{base}}', 5, 'http://{{no name', null],
]
const ADDRESS: Pool = [
  ['127.0.0.1:80', '[::1]:65535', 'host:{{token}}', '{{token}}', 'a.test:00443'],
  ['a.test', ':80', 'a:0', 'a:65536', 'a b:80', 8080, '::1:80', null],
]
const HEADERS: Pool = [
  [{ accept: 'x' }, {}, { 'X-A': ['a', '{{token}}'] }],
  [{ 'a b': 'x' }, { accept: 'a\r\nb' }, [], 'x', null],
]
const ITEMS: Pool = [
  [{ a: 'x', 'b c': ['y', 5] }, {}],
  [{ a: null }, [], 'x', { a: [{}] }],
]
const FILE: Pool = [
  ['ca.pem', './ca.pem', '../smoke/ca.pem'],
  ['', null, []],
]
const PEM: Pool = [
  [...FILE[0], { env: 'PEM' }],
  [...FILE[1], {}, { env: '' }, { env: null }, { env: 'PEM', file: 'ca.pem' }, { file: 'ca.pem' }],
]
const ENVIRONMENT: Pool = [
  [{ A: 'x', b_2: '{{token}}', _: 5, PGPASSWORD: '' }, {}],
  [{ 'A-B': 'x' }, { '1a': 'x' }, { A: ['x'] }, { A: null }, { A: {} }, [], 'x', null],
]
const AUTH: Pool = [
  [{ bearer: '{{token}}' }, { basic: { user: 'a', password: 5 } }],
  [
    {},
    { basic: 'a:b' },
    { basic: { user: 'a' } },
    { bearer: 'a', basic: { user: 'a', password: 'b' } },
    'x',
    { bear: 'x' },
  ],
]
const FILLED: Pool = [
  ['x', null, 5, { a: [1, { b: '{{token}}' }] }, [], {}, '{{token}} {'],
  ['{{bad', { a: ['{{ }}'] }],
]
const RETRY: Pool = [
  [{ for: '60s', times: 3, every: 1 }, {}],
  [{ times: 1.5 }, { times: '3' }, { every: 0 }, { forr: '1s' }, 5, null],
]
const EXPRESSION = ['/a+b/', '/^x$/im', '/a/b/']
const ORDER = ['< 5', '>= -1.5e3 and < 7', '> 1 ']
const TEXT_PREDICATE: Pool = [
  [...EXPRESSION, ...ORDER, 'x', '<html>', '== < 5', '!= {{token}}', 5, false, ['a', 5], '/no expression', '>5'],
  ['< 5 apples', '>  x', null, { a: 1 }, {}, '{{bad', [null], [[]], '< 5 and 7', '/a/g', '/a/ii', '/a/mgs'],
]
/** Of what is one text, which no list is. */
const ONE_TEXT: Pool = [
  TEXT_PREDICATE[0].filter(value => !Array.isArray(value)),
  [...TEXT_PREDICATE[1], ['a'], { not: [] }, { 'one-of': ['x', ['a']] }, { any: { all: ['a'] } }],
]
const WORDS: Record<string, Pool> = {
  equals: [
    ['x', ['a']],
    [null, '{{bad'],
  ],
  not: [
    ['x', '< 5', { empty: true }],
    [{ nott: 5 }, null, '< x'],
  ],
  contains: [
    ['x', 5, ['a', 5]],
    [null, [], [[]], { a: 1 }],
  ],
  'starts-with': TEXT,
  'ends-with': TEXT,
  matches: [
    ['a+', '/a+/i', 5],
    ['', null, {}],
  ],
  'one-of': [[['a', '/b/']], [[], 'x', null]],
  exists: TRUTH,
  empty: TRUTH,
  count: [
    [3, '> 2', [1, 2]],
    ['many', null, {}],
  ],
  length: [[3, '< 9'], ['long']],
  age: [
    ['< 1h', '> 2d'],
    [5, '5h', null],
  ],
  all: [
    ['x', '> 5'],
    [null, {}],
  ],
  any: [
    ['x', '> 5'],
    [null, {}],
  ],
}
const NUMBER: Pool = [
  [5, -1.5, '== 5', '!= 7', ...ORDER, [1, '> 5'], '5'],
  ['x', true, null, [], [[1]], {}, '5 ', '== x', '<5ms'],
]
const STATUS: Pool = [
  [200, '2xx', '4XX', '< 400', [200, '3xx'], '!= 500'],
  [99, 600, 'ok', '6xx', [], null, {}, '20'],
]
const SIZE: Pool = [
  [100, '< 1MB', '> 2 KiB and < 3k'.replace('3k', '3kb'), '1.5 MB'],
  ['big', -1, '< 1TB', [5], null],
]
const SPAN: Pool = [
  ['< 500ms', '> 14d', '>= 1s and < 1m30s', '< 1.5s'],
  ['2s', 5, '== 2s', '< 1y', null, {}, ['< 5s'], '< 2', '> 14', '< 1s and > 0.5'],
]
const PATHS = (predicate: Pool): Pool => [
  predicate[0].map(value => ({ '$.a': value })),
  [...predicate[1].map(value => ({ '$.a': value })), {}, 'x', null, []],
]
/** Of addresses, in which a path between slashes would be an expression. */
const ADDRESS_PREDICATE: Pool = [
  [...TEXT_PREDICATE[0].filter(value => value !== '/a/b/'), { equals: '/a/' }, { matches: '/a/' }, ['/a/'], '/a/b/i'],
  [
    ...TEXT_PREDICATE[1],
    '/a/b/',
    '/a.b-c/ims',
    { not: '/a/' },
    { 'one-of': ['x', '/a/'] },
    { any: { all: { not: '/a/' } } },
  ],
]

const JSON_PREDICATE: Pool = [
  [
    ...TEXT_PREDICATE[0],
    null,
    [null, { a: 1 }],
    { equals: { a: [1] } },
    { type: 'integer' },
    { contains: { a: null } },
  ],
  ['< 5 apples', {}, { a: 1 }, { type: 'float' }, '{{bad', ['{{bad'], { contains: [] }, '/a/g'],
]

const EXPECT: Record<string, Pool> = {
  status: STATUS,
  version: [
    ['1.1', 1.1, 2, '1.0', 1],
    ['3', 'http/2', null],
  ],
  url: [ADDRESS_PREDICATE[0].filter(value => !Array.isArray(value)), [...ADDRESS_PREDICATE[1], ['/a/']]],
  redirects: NUMBER,
  body: ONE_TEXT,
  size: SIZE,
  sha256: [
    ['a'.repeat(64), 'A'.repeat(64), '{{token}}'],
    ['a'.repeat(63), 'g'.repeat(64), null],
  ],
  md5: [['0a'.repeat(16)], ['0a'.repeat(17), '']],
  duration: SPAN,
  'expires-in': SPAN,
  trusted: TRUTH,
  names: TEXT_PREDICATE,
  records: TEXT_PREDICATE,
  health: [
    ['SERVING', 'NOT_SERVING'],
    ['serving', true, null],
  ],
  value: NUMBER,
  count: NUMBER,
  'exit-code': NUMBER,
  'error-output': ONE_TEXT,
  header: [
    [...PATHS(TEXT_PREDICATE)[0], ...ADDRESS_PREDICATE[0].map(value => ({ Location: value }))],
    [...PATHS(TEXT_PREDICATE)[1], ...ADDRESS_PREDICATE[1].map(value => ({ location: value }))],
  ],
  cookie: PATHS(ONE_TEXT),
  json: PATHS(JSON_PREDICATE),
  xpath: [TEXT_PREDICATE[0].map(value => ({ '//a': value })), [{ '//a': null }, { '': 'x' }, {}, 'x']],
  regex: [
    ['a+', ['a', '/b/i'], { '(a)': 'a', b: '> 5' }],
    ['', null, [''], [null], { a: null }, { a: ['b'] }, [], {}],
  ],
  phases: [[{ connect: '< 1s', tls: '< 2s' }], [{ dns: '< 1s' }, { connect: '1s' }, {}, '< 1s', null]],
}

const CAPTURE: Pool = [
  [
    '$.a',
    'status',
    'duration',
    { json: '$.a' },
    { header: 'location' },
    { regex: '/(a)/' },
    'body',
    'value',
    'records',
    'exit-code',
  ],
  ['nothing', null, {}, { json: '$.a', header: 'x' }, { xml: '/a' }, '', 5],
]
const TRUST: Record<string, Pool> = { ca: PEM, 'server-name': TEXT, insecure: TRUTH }
const CALL: Record<string, Pool> = {
  headers: HEADERS,
  query: ITEMS,
  auth: AUTH,
  'http-version': [
    ['1.1', 2, 'auto'],
    ['3', null, 1.0, true],
  ],
}
const BODIES: Record<string, Pool> = {
  body: TEXT,
  json: [FILLED[0], [...FILLED[1], '{"a": 1}', ' [1]\n']],
  form: ITEMS,
  file: FILE,
  multipart: [
    [{ a: 'x', b: { file: 'ca.pem', filename: 'x', type: 'a/b' }, c: ['x', { file: 'ca.pem' }] }, {}],
    [{ a: { filename: 'x' } }, [], { a: null }, { a: { file: '' } }, { a: { file: 'ca.pem', name: 'x' } }],
  ],
}
/** Of names that are no checks the schema knows nothing. */
const AFTER: Pool = [[[]], [null, '', { name: 'x' }, [null], ['']]]

const COMMON: Record<string, Pool> = { timeout: SOME_TIME, retry: RETRY, after: AFTER }

/** For each kind of check: the field that names it, and the others. */
const KINDS: readonly [naming: Record<string, Pool>, others: Record<string, Pool>][] = [
  [
    { get: HTTP_URL },
    {
      ...CALL,
      ...TRUST,
      redirects: [
        [0, 50],
        [51, -1, 1.5, '3'],
      ],
      proxy: [
        ['none', 'http://p.test', 'https://p.test'],
        ['x', null, 'socks5://p.test'],
      ],
    },
  ],
  [{ post: HTTP_URL }, { ...CALL, ...BODIES }],
  [
    {
      url: HTTP_URL,
      method: [
        ['PURGE', 'get'],
        ['', 'A B', 5, true],
      ],
    },
    { ...CALL, json: FILLED },
  ],
  [{ tcp: ADDRESS }, { send: TEXT }],
  [
    { tls: ADDRESS },
    {
      ca: PEM,
      'server-name': TEXT,
      starttls: [
        ['smtp', 'postgres'],
        ['http', null],
      ],
    },
  ],
  [
    { dns: SOME_TEXT },
    {
      type: [
        ['A', 'TXT'],
        ['a', 'ANY', null],
      ],
      server: TEXT,
    },
  ],
  [
    {
      websocket: [
        ['ws://a.test', 'WSS://a.test/x', '{{base}}'],
        ['http://a.test', '', null],
      ],
    },
    {
      ...TRUST,
      headers: HEADERS,
      protocols: [
        ['x', ['a', 'b'], []],
        ['a b', [5], null, true],
      ],
      send: TEXT,
    },
  ],
  [{ grpc: ADDRESS }, { service: TEXT, encrypted: TRUTH, headers: HEADERS, insecure: TRUTH }],
  [
    { prometheus: HTTP_URL, query: SOME_TEXT },
    { headers: HEADERS, auth: AUTH, ...TRUST },
  ],
  [{ command: SOME_TEXT }, { env: ENVIRONMENT }],
]

const LOAD: Record<string, Pool> = {
  thresholds: [
    ['p95 < 500ms', ['p(99) <= 1s', 'errors < 1%'], []],
    [null, 5, [5], 'slow'],
  ],
  timeout: SOME_TIME,
  connections: [
    [1, 10_000],
    [0, 10_001, '5', 1.5],
  ],
  ...TRUST,
}
const RATE: Pool = [
  ['200/s', 'max', '0/s..20/s', ' 1.5/m '],
  [200, '200', 'fast', null],
]

/** For each field and each of its values a suite that is right but for that value, and whether the value is right. */
export function* eachSample(): Generator<[suite: unknown, right: boolean]> {
  const first = (pools: Record<string, Pool>) =>
    Object.fromEntries(Object.entries(pools).map(([name, [[value]]]) => [name, value]))
  const suiteOf = (check: object, more = {}) => ({
    variables: { base: 'http://a.test', token: { env: 'TOKEN' } },
    checks: [{ name: 'one', ...check }],
    ...more,
  })
  function* each(pools: Record<string, Pool>): Generator<[Record<string, unknown>, boolean]> {
    for (const [name, [right, wrong]] of Object.entries(pools)) {
      for (const value of right) yield [{ [name]: value }, true]
      for (const value of wrong) yield [{ [name]: value }, false]
    }
  }
  for (const [naming, others] of KINDS) {
    const kind = Object.keys(naming)[0] as string
    const base = first(naming)
    const all = { name: NAME, ...naming, ...others, ...COMMON }
    for (const [field, right] of each(all)) {
      // TLS of gRPC has to be asked for.
      const needs = 'insecure' in field && 'grpc' in base
      yield [suiteOf({ ...base, ...(needs && { encrypted: true }), ...field }), right]
    }
    for (const [field, right] of each(EXPECT)) {
      yield [suiteOf({ ...base, expect: field }), right && Object.keys(only(field, kind)).length > 0]
    }
  }
  for (const [words, right] of each(WORDS)) {
    yield [suiteOf({ get: 'http://a.test', expect: { body: words } }), right]
  }
  for (const [capture, right] of each({ a: CAPTURE })) {
    const ofHttp = !['value', 'records', 'exit-code'].includes(capture['a'] as string)
    yield [suiteOf({ get: 'http://a.test', capture }), right && ofHttp]
  }
  const load = { request: { get: 'http://a.test' }, rate: '1/s', duration: '1s' }
  for (const [field, right] of each({ ...LOAD, rate: RATE, duration: SOME_TIME })) {
    yield [suiteOf({ get: 'http://a.test' }, { load: { ...load, ...field } }), right]
  }
}

/** A suite as somebody might write it; now and then something is wrong with it. */
export function sampleSuite(random: Random): unknown {
  const value = ([right, wrong]: Pool): unknown => one(random() < 0.985 ? right : wrong, random)
  const some = (pools: Record<string, Pool>, share: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(pools)
        .filter(() => random() < share)
        .map(([name, pool]) => [name, value(pool)]),
    )
  const every = (pools: Record<string, Pool>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(pools)
        .filter(() => random() < 0.99)
        .map(([name, pool]) => [name, value(pool)]),
    )
  const stray = (): Record<string, unknown> =>
    random() < 0.01 ? { [one(['tcp', 'staus', 'get', 'body', 'key', 'expect'], random)]: 'x' } : {}
  const expectations = (): Record<string, unknown> => {
    const words = random() < 0.5 ? some(WORDS, 0.2) : null
    const more =
      words === null || Object.keys(words).length === 0
        ? {}
        : { json: { '$.b': words }, ...(random() < 0.5 && { body: words }) }
    return { ...some(EXPECT, 0.15), ...more }
  }
  const check = (_: unknown, index: number): unknown => {
    const [naming, others] = one(KINDS, random)
    const kind = Object.keys(naming)[0] as string
    const expected = expectations()
    const known = random() < 0.02 ? expected : only(expected, kind)
    return {
      name: random() < 0.98 ? `check ${index}` : value(NAME),
      ...every(naming),
      ...some(others, 0.2),
      ...some(COMMON, 0.2),
      ...stray(),
      ...(Object.keys(known).length > 0 && { expect: known }),
      ...(random() < 0.1 && { capture: { [random() < 0.95 ? `captured_${index}` : '1 x']: value(CAPTURE) } }),
    }
  }
  const request = () => ({
    ...every({ get: HTTP_URL }),
    ...some(CALL, 0.2),
    ...some(
      {
        weight: [
          [1, 5],
          [0, 1.5, 'x'],
        ],
      },
      0.3,
    ),
    ...stray(),
  })
  const load = (): unknown => ({
    ...(random() < 0.7 ? { request: request() } : { requests: [request()] }),
    ...(random() < 0.6
      ? every({ rate: RATE, duration: SOME_TIME })
      : { stages: [every({ rate: [['1/s'], ['x']], duration: SOME_TIME })] }),
    ...some(LOAD, 0.2),
    ...stray(),
  })
  return {
    variables: {
      base: 'http://a.test',
      token: { env: 'TOKEN' },
      ...some(
        {
          other: [
            ['x', { value: 'y', secret: true }],
            [null, {}, { env: 'TOKEN', value: 'x' }],
          ],
        },
        0.2,
      ),
    },
    ...some(
      {
        defaults: [
          [{ timeout: '5s', headers: { a: 'b' } }, {}, { proxy: 'none', insecure: true }],
          [{ timeoutt: 5 }, null, []],
        ],
      },
      0.2,
    ),
    ...(random() < 0.9 && { checks: Array.from({ length: 1 + Math.floor(random() * 3) }, check) }),
    ...(random() < 0.3 && { load: load() }),
    ...stray(),
  }
}

const OF: Record<string, readonly string[]> = {
  tcp: ['body', 'regex', 'duration', 'phases'],
  tls: ['trusted', 'expires-in', 'names', 'duration', 'phases'],
  dns: ['records', 'duration', 'phases'],
  websocket: ['status', 'header', 'cookie', 'body', 'json', 'xpath', 'regex', 'duration', 'phases'],
  grpc: ['health', 'expires-in', 'duration', 'phases'],
  prometheus: ['value', 'count', 'duration', 'phases'],
  command: ['exit-code', 'body', 'json', 'xpath', 'regex', 'error-output', 'duration'],
}
const NOT_OF_HTTP = ['trusted', 'names', 'records', 'health', 'value', 'count', 'exit-code', 'error-output']

function only(expected: Record<string, unknown>, kind: string): Record<string, unknown> {
  const known = OF[kind]
  const has = (name: string) => (known === undefined ? !NOT_OF_HTTP.includes(name) : known.includes(name))
  return Object.fromEntries(Object.entries(expected).filter(([name]) => has(name)))
}
