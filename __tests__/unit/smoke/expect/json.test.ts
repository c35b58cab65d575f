import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { JsonFault, parseJson } from '../../../../src/smoke/expect/json.js'
import { answerWith, told } from './evaluating.js'

const BODY = {
  status: 'starting',
  count: 5,
  ratio: 0.5,
  ready: false,
  none: null,
  text: '5',
  tags: ['a', 'b'],
  user: { name: 'Ada', roles: ['admin', 'dev'] },
  items: [
    { id: 1, state: 'ok', size: 10 },
    { id: 2, state: 'bad', size: 20 },
  ],
  empty: [],
  at: '2029-12-31T23:00:00Z',
  'odd key': 1,
}
const ANSWER = answerWith(JSON.stringify(BODY))
const json = (path: string, predicate: string) => told(`{ json: { '${path}': ${predicate} } }`, ANSWER)

describe('an expectation of JSON', () => {
  it.each([
    ['$.status', 'starting'],
    ['$.count', '5'],
    ['$.count', '5.0'],
    ['$.count', '"> 4"'],
    ['$.count', '">= 5 and < 6"'],
    ['$.count', '"!= 6"'],
    ['$.count', '"== 5"'],
    ['$.text', '"5"'],
    ['$.text', '\'== "5"\''],
    ['$.ready', 'false'],
    ['$.none', 'null'],
    ['$.none', '{ exists: true }'],
    ['$.tags', '[a, b]'],
    ['$.tags', '{ contains: a }'],
    ['$.tags', '{ count: 2, all: "/^[ab]$/", any: b }'],
    ['$.user', '{ equals: { roles: [admin, dev], name: Ada } }'],
    ['$.user', '{ contains: { name: Ada } }'],
    ['$.user', '{ type: map, count: 2 }'],
    ['$.items', '{ contains: { id: 2 } }'],
    ['$.items[*].id', '[1, 2]'],
    ['$.items[*].size', '{ all: "> 5", any: "> 15", count: "< 3" }'],
    ['$.items[?@.id == 2].state', 'bad'],
    ['$.items[?match(@.state, "o.")].id', '1'],
    ['$.items[*].state', '{ contains: ok }'],
    ['$.items[?@.id == 9]', '{ exists: false }'],
    ['$.items[?@.id == 9]', '{ count: 0 }'],
    ['$.items[?@.id == 9]', '{ not: { exists: true } }'],
    ['$.status', '/^START/i'],
    ['$.status', '{ starts-with: st, ends-with: ing, contains: art, length: 8 }'],
    ['$.status', '{ one-of: [ok, /^start/] }'],
    ['$.status', '{ not: ok }'],
    ['$.status', '{ not: { empty: true } }'],
    ['$.empty', '{ empty: true }'],
    ['$.ratio', '{ type: number }'],
    ['$.count', '{ type: integer }'],
    ['$.at', '{ age: "<= 1h" }'],
    ['$["odd key"]', '1'],
    ['$.items[*].state', '{ contains: [bad, ok] }'],
    ['$.items[*]', '{ contains: [{ id: 2 }, { id: 1 }] }'],
    ['$.items[*].state', '{ not: { contains: down } }'],
    ['$.items[*].state', '{ not: [ok, ok] }'],
    ['$.items[*].state', '{ all: "!= down" }'],
    ['$.tags', '{ contains: [b, a] }'],
    ['$.status', '{ contains: [start, ing] }'],
    ['$.text', '{ contains: 5 }'],
    ['$.tags', '"!= []"'],
    ['$.empty', '"== []"'],
    ['$.items[0]', '\'== {"id": 1, "state": "ok", "size": 10}\''],
    ['$.status', '"!= [a"'],
    ['$.missing', '{ exists: false }'],
    ['$', '{ type: map }'],
  ])('passes of %s with %s', async (path, predicate) => {
    expect(await json(path, predicate)).toBe('passed')
  })

  it.each([
    ['$.items[*].state', '"!= bad"', 'expected $.items[*].state not "bad", got 2 values: "ok", "bad"'],
    ['$.items[*].state', '{ not: /down/ }', 'expected $.items[*].state not like /down/, got 2 values: "ok", "bad"'],
    ['$.items[*].size', '{ not: { not: 10 } }', 'expected $.items[*].size not not 10, got 2 values: 10, 20'],
    ['$.items[*].state', '{ contains: [ok, down] }', expect.stringContaining('got 2 values')],
    ['$.status', '{ not: { contains: [start] } }', 'expected $.status not with ["start"] in it, got "starting"'],
    ['$.text', '{ not: { contains: 5 } }', 'expected $.text not with 5 in it, got "5"'],
    ['$.empty', '"!= []"', 'expected $.empty not [], got []'],
    ['$.status', 'ok', 'expected $.status "ok", got "starting"'],
    ['$.count', '"5"', 'expected $.count "5", got 5'],
    ['$.text', '5', 'expected $.text 5, got "5"'],
    ['$.text', '"> 4"', 'expected $.text more than 4, got "5"'],
    ['$.count', '"< 5"', 'expected $.count less than 5, got 5'],
    ['$.count', '">= 5 and < 5"', 'expected $.count at least 5 and less than 5, got 5'],
    ['$.ready', 'true', 'expected $.ready true, got false'],
    ['$.none', '0', 'expected $.none 0, got null'],
    ['$.none', '{ exists: false }', 'expected $.none not to be there, got null'],
    ['$.tags', '[b, a]', 'expected $.tags ["b", "a"], got ["a","b"]'],
    ['$.tags', '{ contains: c }', 'expected $.tags with "c" in it, got ["a","b"]'],
    [
      '$.user',
      '{ equals: { name: Ada } }',
      'expected $.user {"name": "Ada"}, got {"name":"Ada","roles":["admin","dev"]}',
    ],
    ['$.items[*].size', '{ all: "> 15" }', 'expected $.items[*].size all more than 15, got 2 values: 10, 20'],
    ['$.items[*].size', '10', 'expected $.items[*].size 10, got 2 values: 10, 20'],
    ['$.items[*]', '{ count: 3 }', 'expected $.items[*] with a count of 3, got a count of 2'],
    ['$.items[?@.id == 9]', '{ all: 5 }', 'expected $.items[?@.id == 9] all 5, got no match'],
    ['$.empty[*]', '{ all: 5 }', 'expected $.empty[*] all 5, got no match'],
    ['$.empty', '{ all: 5 }', 'expected $.empty all 5, got []'],
    ['$.user.nme', 'Ada', 'expected $.user.nme "Ada", got nothing: $.user has the keys "name", "roles"'],
    ['$.user.name.first', 'Ada', 'expected $.user.name.first "Ada", got nothing: $.user.name is a text'],
    ['$.items[2].id', '3', 'expected $.items[2].id 3, got nothing: $.items has 2 items'],
    ['$.status[0]', 's', 'expected $.status[0] "s", got nothing: $.status is a text'],
    [
      '$.missing',
      '{ not: 5 }',
      'expected $.missing not 5, got nothing: $ has the keys "status", "count", "ratio", "ready", "none", "text", "tags", "user", "items", "empty" and 2 more',
    ],
    ['$.missing', '{ empty: true }', expect.stringContaining('to be empty, got nothing')],
    ['$.status', '/^OK/', 'expected $.status like /^OK/, got "starting"'],
    ['$.status', '{ length: "< 5" }', 'expected $.status with a length of less than 5, got a length of 8'],
    ['$.status', '{ one-of: [ok, 5] }', 'expected $.status one of "ok", 5, got "starting"'],
    ['$.count', '{ type: text }', 'expected $.count of type text, got 5'],
    ['$.ratio', '{ type: integer }', 'expected $.ratio of type integer, got 0.5'],
    ['$.at', '{ age: "< 10m" }', 'expected $.at of an age of less than 10m, got an age of 60 min'],
    ['$.status', '{ age: "< 10m" }', 'expected $.status of an age of less than 10m, got "starting"'],
  ])('fails of %s with %s, and says %j', async (path, predicate, said) => {
    expect(await json(path, predicate)).toEqual(said)
  })

  it.each([
    ['"2029-12-31 23:59:00+00"', true],
    ['"2030-01-01T05:29:00.5+05:30"', true],
    ['"2029-12-31t23:59:00z"', true],
    ['"2029-12-31T23:59:00-0100"', false],
    ['"2028-02-29"', false],
    ['"2031-02-29"', false],
    ['"2029-13-01"', false],
    ['"2029-11-31T00:00:00Z"', false],
    ['1893455940', true],
    ['1893455940000', true],
    ['"1893455940"', false],
    ['"Mon, 31 Dec 2029 23:59:00 GMT"', true],
  ])('has an age of %s of at most 2 min: %s', async (date, passes) => {
    const answer = answerWith(`{"at": ${date}}`)
    expect((await told('{ json: { $.at: { age: ">= 0s and <= 2m" } } }', answer)) === 'passed').toBe(passes)
  })

  it('has no age of what is yet to come', async () => {
    const answer = answerWith('{"soon": "2030-01-01T00:01:00Z"}')
    expect(await told('{ json: { $.soon: { age: ">= 0s" } } }', answer)).toBe(
      'expected $.soon of an age of at least 0s, got a date 60 s ahead',
    )
  })

  it('knows whole numbers to their last digit', async () => {
    const answer = answerWith('{"id": 12345678901234567890, "near": 9007199254740993}')
    expect(await told('{ json: { $.id: 12345678901234567890 } }', answer)).toBe('passed')
    expect(await told('{ json: { $.id: 12345678901234567891 } }', answer)).toContain('got 12345678901234567890')
    expect(await told('{ json: { $.near: 9007199254740992 } }', answer)).toContain('got 9007199254740993')
    expect(await told('{ json: { $.near: "> 9007199254740992" } }', answer)).toBe('passed')
  })

  it.each([
    ['== 12345678901234567890', true],
    ['== 12345678901234567891', false],
    ['!= 12345678901234567890', false],
    ['!= 12345678901234567889', true],
    ['> 12345678901234567890', false],
    ['> 12345678901234567889', true],
    ['>= 12345678901234567891', false],
    ['<= 12345678901234567890', true],
    ['< 12345678901234567891', true],
    ['<= 1.2345678901234567e19', false],
    ['> 12345678901234567889 and < 12345678901234567891', true],
  ])('knows whole numbers to their last digit behind %s: %s', async (comparison, passes) => {
    const number = await told(`{ json: { $.a: "${comparison}" } }`, answerWith('{"a": 12345678901234567890}'))
    expect(number === 'passed').toBe(passes)
    const text = { ...answerWith(''), headers: { 'x-a': ' +12345678901234567890 ' } }
    if (/^[<>]/.test(comparison)) {
      expect((await told(`{ header: { x-a: "${comparison}" } }`, text)) === 'passed').toBe(passes)
    }
  })

  it('compares what a query gives as the floating-point numbers that its samples are', async () => {
    const answer = { ...answerWith(''), samples: [{ labels: '', value: Number('1234567890123456789') }] }
    for (const value of ['1234567890123456789', '"== 1234567890123456789"', '"<= 1234567890123456789"']) {
      expect(await told(`{ value: ${value} }`, answer, { kind: 'prometheus' })).toBe('passed')
    }
  })

  it('takes a captured number for the number that it was', async () => {
    const setting = { variables: { id: '5' } }
    expect(await told('{ json: { $.count: "{{id}}" } }', ANSWER, setting)).toBe('passed')
    expect(await told('{ json: { $.text: "{{id}}" } }', ANSWER, setting)).toBe('passed')
    expect(await told('{ json: { $.status: "x{{id}}" } }', ANSWER, setting)).toBe(
      'expected $.status "x5", got "starting"',
    )
  })

  it.each([
    ['<html>\n<p>', 'no JSON: line 1, column 1 has "<" where a value must be: "<html>\\n<p>"'],
    ['{"a": 1,\n "b": }', 'no JSON: line 2, column 7 has "}" where a value must be: "{\\"a\\": 1,\\n \\"b\\": }"'],
    ['', 'no JSON: line 1, column 1 ends where a value must be: an empty body'],
    ['{"a": 1} x', 'no JSON: line 1, column 10 goes on after its end: "{\\"a\\": 1} x"'],
    ['['.repeat(5000), expect.stringContaining('is nested more than 200 levels deep')],
  ])('of a body %j says where it is no JSON', async (body, said) => {
    const { passed, actual } = await assertionOf(body)
    expect(passed).toBe(false)
    expect(actual).toEqual(said)
  })

  it('does not judge a body of which a part is missing', async () => {
    const answer = answerWith('{"a": 1}', 'application/json', { cut: true })
    expect(await told('{ json: { $.b: { exists: false } } }', answer)).toBe(
      'expected $.b not to be there, got a body of which only the first 8 bytes were kept',
    )
    expect(await told('{ json: { $.b: { exists: false } } }', answerWith('<p>'))).toContain('got no JSON')
  })

  it.each([
    ['$.*.*', '{ count: 5 }'],
    ['$[?@.*]', '{ count: 1 }'],
  ])('gives up on %s where it finds too much', async (path, predicate) => {
    const answer = answerWith(JSON.stringify([Array(200_000).fill(1)]))
    expect(await told(`{ json: { '${path}': ${predicate} } }`, answer)).toContain(
      ', got more than can be searched through',
    )
  })

  it('has expressions in paths that end, whatever they and the body are', async () => {
    const answer = answerWith(JSON.stringify([{ a: 'x'.repeat(50_000), b: '(x+x+)+y' }]))
    expect(await told(`{ json: { '$[?search(@.a, "(x+x+)+y")]': { count: 0 } } }`, answer)).toBe('passed')
    expect(await told(`{ json: { '$[?search(@.a, @.b)]': { count: 0 } } }`, answer)).toBe('passed')
    expect(await told(`{ json: { '$[?match(@.a, "x*")]': { count: 1 } } }`, answer)).toBe('passed')
  })

  it('takes names of JavaScript for names', async () => {
    const answer = answerWith('{"__proto__": {"a": 1}, "constructor": 2}')
    expect(await told('{ json: { $.__proto__.a: 1 } }', answer)).toBe('passed')
    expect(await told('{ json: { $.constructor: 2 } }', answer)).toBe('passed')
    expect(await told('{ json: { $.toString: 2 } }', answer)).toContain('got nothing: $ has the keys')
  })
})

async function assertionOf(body: string) {
  const { assertion } = await import('./evaluating.js')
  return assertion('{ json: { $.a: 1 } }', answerWith(body))
}

describe('the reader of JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), text => expect(loose(parseJson(text))).toEqual(loose(JSON.parse(text)))),
      { seed: 1, numRuns: 500 },
    )
  })

  it('refuses what JSON.parse refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '1',
      '-',
      '.',
      'e5',
      'true',
      'null',
      'a',
      '\\u00e9',
      '\\x',
      '\n',
      ' ',
      '0',
      '\t',
    )
    const texts = fc.array(pieces, { maxLength: 9 }).map(each => each.join(''))
    fc.assert(
      fc.property(texts, text => {
        expect(outcome(() => loose(parseJson(text)))).toEqual(outcome(() => loose(JSON.parse(text))))
      }),
      { seed: 1, numRuns: 5000 },
    )
  })

  it('throws nothing but its fault', () => {
    expect(() => parseJson('{"a":')).toThrow(JsonFault)
  })
})

function loose(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each)))
}

function outcome(read: () => unknown): unknown {
  try {
    return { value: read() }
  } catch {
    return 'refused'
  }
}
