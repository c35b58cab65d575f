import { describe, expect, it } from '@jest/globals'
import { problemsBy } from '../../../support/schemas.js'

const key = (value: string, more: object = {}) => ({ type: 'object', properties: { type: { const: value }, ...more } })

describe('the branch that was meant', () => {
  it('is the one for values of that type', async () => {
    const schema = { properties: { a: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] } } }
    expect(await problemsBy(schema, 'a: [x, 5]\n')).toEqual([
      '1:8 error schema/type Item 2 of `a` must be text, is the number 5.',
    ])
    expect(await problemsBy(schema, 'a: {b: 1}\n')).toEqual([
      '1:1 error schema/type `a` must be a list or text, is a map.',
    ])
  })

  it('is the one that a key selects by its value', async () => {
    const schema = {
      items: { oneOf: [key('file', { path: { type: 'string' } }), key('port', { number: { type: 'integer' } })] },
    }
    expect(await problemsBy(schema, '- type: port\n  number: x\n')).toEqual([
      '2:11 error schema/type `number` must be a whole number, is text.',
    ])
    expect(await problemsBy(schema, '- type: prot\n  number: 1\n')).toEqual([
      '1:9 error schema/value `type` must be one of `file`, `port`, is `prot`; did you mean `port`?',
    ])
  })

  it('is the one that the value comes nearest to', async () => {
    const schema = {
      oneOf: [
        { required: ['run'], properties: { run: {}, shell: {} }, additionalProperties: false },
        { required: ['uses'], properties: { uses: {}, with: { type: 'object' } }, additionalProperties: false },
      ],
    }
    expect(await problemsBy(schema, 'uses: a\nwith: 5\n')).toEqual([
      '2:7 error schema/type `with` must be a map, is the number 5.',
    ])
  })

  it('joins branches that only differ in the key they need, or in their values', async () => {
    const needs = { anyOf: [{ required: ['a'] }, { required: ['b', 'c'] }] }
    expect(await problemsBy(needs, 'd: 1\n')).toEqual([
      '1:1 error schema/missing-key The document must have `a` or `b` and `c`.',
    ])
    const values = { properties: { a: { anyOf: [{ enum: ['x', 'y'] }, { const: 'zebra' }] } } }
    expect(await problemsBy(values, 'a: zebrq\n')).toEqual([
      '1:4 error schema/value `a` must be one of `x`, `y`, `zebra`, is `zebrq`; did you mean `zebra`?',
    ])
  })

  it('is not guessed: the forms are named where it cannot be told', async () => {
    const schema = {
      oneOf: [
        { title: 'a server', required: ['host', 'port'], additionalProperties: { type: 'string' } },
        { title: 'a file', required: ['path', 'mode'], additionalProperties: { type: 'string' } },
      ],
    }
    expect(await problemsBy(schema, 'x: 1\n')).toEqual([
      '1:1 error schema/form The document fits none of the forms that it may have: a server; a file.',
    ])
    const both = { oneOf: [{ required: ['a'] }, { required: ['b'] }] }
    expect(await problemsBy(both, 'a: 1\nb: 2\n')).toEqual([
      '1:1 error schema/form The document fits two forms of which only one may be there: a map with `a`; a map with `b`.',
    ])
  })

  it('warns of what is deprecated only where no other branch allows it', async () => {
    const old = { enum: ['old', 'both'], deprecationMessage: 'use new' }
    const schema = { items: { anyOf: [{ enum: ['new', 'both'] }, old] } }
    expect(await problemsBy(schema, '- new\n- both\n- old\n')).toEqual([
      '3:3 warning schema/deprecated Item 3 is deprecated: use new.',
    ])
  })

  it('passes over what would follow from a key that is missing', async () => {
    const schema = {
      required: ['type'],
      allOf: [JSON.parse('{"if":{"properties":{"type":{"const":"a"}}},"then":{"required":["path"]}}')],
    }
    expect(await problemsBy(schema, 'x: 1\n')).toEqual(['1:1 error schema/missing-key The document must have `type`.'])
    expect(await problemsBy(schema, 'type: a\n')).toEqual([
      '1:1 error schema/missing-key The document must have `path`.',
    ])
  })

  it('leaves out what is left over where something else is wrong', async () => {
    const schema = { allOf: [{ properties: { a: { type: 'string' } } }], unevaluatedProperties: false }
    expect(await problemsBy(schema, 'a: 1\n')).toEqual(['1:4 error schema/type `a` must be text, is the number 1.'])
    expect(await problemsBy(schema, 'a: x\nb: 1\n')).toEqual(['2:1 error schema/unknown-key There is no key `b` here.'])
  })
})
