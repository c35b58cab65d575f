import { describe, expect, it } from '@jest/globals'
import { problemsBy } from '../../../support/schemas.js'

const unreadable = (message: string) => [expect.stringMatching(new RegExp(`^1:1 error schema/unreadable .*${message}`))]

describe('a schema that is broken', () => {
  it.each<[string, object, string]>([
    [
      'a type that there is not',
      { type: 'text' },
      '`type` that is not one or several of null, .*, in s.json at line 1, column 9',
    ],
    [
      'a reference that leads nowhere',
      { $ref: '#/definitions/a' },
      'refers to `#/definitions/a`, which does not exist',
    ],
    ['an address in the web', { $ref: 'https://example.com/a.json' }, "or is not one of this repository's files"],
    ['an expression that is none', { pattern: '(' }, '`pattern` that is not a regular expression'],
    ['a schema that is none', { properties: { a: 5 } }, 'something other than a schema'],
    ['a count below 0', { minItems: -1 }, '`minItems` that is not a whole number'],
    [
      'a draft that is too old',
      { $schema: 'http://json-schema.org/draft-03/schema#' },
      'names a draft that is not understood',
    ],
    ['required as draft 3 had it', { required: true }, '`required` that is not a list of keys'],
  ])('is told with the place: %s', async (_, schema, message) => {
    expect(await problemsBy(schema, 'a: x\n')).toEqual(unreadable(message))
  })

  it.each<[string, object]>([
    ['to itself', { $ref: '#' }],
    ['to itself, twice', { anyOf: [{ $ref: '#' }, { $ref: '#' }] }],
    ['to itself through another', { allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { oneOf: [{ $ref: '#' }] } } }],
    ['to itself by what must not be', { not: { $ref: '#' } }],
  ])('ends where it refers %s', async (_, schema) => {
    expect(await problemsBy(schema, 'a: 1\n')).toEqual(unreadable('refers to itself without end'))
  })

  it('ends where it stands for work without end', async () => {
    const twice = (index: number) => ({ allOf: [{ $ref: `#/$defs/${index}` }, { $ref: `#/$defs/${index}` }] })
    const $defs = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [index, twice(index + 1)]))
    expect(await problemsBy({ ...twice(0), $defs: { ...$defs, 60: true } }, 'a: 1\n')).toEqual(
      unreadable('make it too long'),
    )
  })
})

describe('an expression that can take for ever', () => {
  const bad = `${'a'.repeat(60)}!`

  it.each(['^(a+)+$', '^(a|a)*$', '^(a*)*b$', `${'a?'.repeat(60)}${'a'.repeat(60)}b`])(
    'does not: %s',
    async pattern => {
      expect(await problemsBy({ pattern }, bad)).toEqual([expect.stringContaining('schema/value')])
      expect(await problemsBy({ pattern: '^(a+)+!$' }, bad)).toEqual([])
    },
  )

  it('is left out, and told of, where it has no equal', async () => {
    expect(await problemsBy({ pattern: '^(?=(a+)+$)b' }, bad)).toEqual(unreadable('can take for ever'))
    expect(await problemsBy({ pattern: '^(a+)\\1+$' }, bad)).toEqual(unreadable('can take for ever'))
  })

  it('is used as it is where it cannot', async () => {
    expect(await problemsBy({ pattern: '^(?!b)[a-z]+!$' }, bad)).toEqual([])
    expect(await problemsBy({ pattern: '^(?!a)[a-z]+!$' }, bad)).toHaveLength(1)
  })
})

it('keeps to keys that are there, whatever they are called', async () => {
  const schema = { required: ['constructor'], properties: { a: {} }, additionalProperties: false }
  expect(await problemsBy(schema, '__proto__: 1\na: 2\n')).toEqual([
    '1:1 error schema/unknown-key There is no key `__proto__` here.',
    '1:1 error schema/missing-key The document must have `constructor`.',
  ])
})
