import { describe, expect, it } from '@jest/globals'
import { problemsBy } from '../../../support/schemas.js'

describe('what a file is told by its schema', () => {
  it('finds an unknown key at the key, with the one that was meant', async () => {
    const schema = { additionalProperties: false, properties: { branches: {}, tags: {} } }
    expect(await problemsBy(schema, 'brances: [a]\ntags: [b]\n')).toEqual([
      '1:1 error schema/unknown-key There is no key `brances` here; did you mean `branches`?',
    ])
    expect(await problemsBy(schema, 'tags: []\nother: 1\n')).toEqual([
      '2:1 error schema/unknown-key There is no key `other` here; there is `branches`.',
    ])
    expect(await problemsBy(schema, 'branches: []\nbranchs: []\n')).toEqual([
      '2:1 error schema/unknown-key There is no key `branchs` here; `branches` is there already.',
    ])
  })

  it('finds a missing key at the key of the map that lacks it', async () => {
    const schema = { properties: { job: { required: ['runs-on', 'steps'] } } }
    expect(await problemsBy(schema, 'name: a\njob:\n  steps: []\n')).toEqual([
      '2:1 error schema/missing-key `job` must have `runs-on`.',
    ])
    expect(await problemsBy({ items: { required: ['id'] } }, '- id: a\n- name: b\n')).toEqual([
      '2:3 error schema/missing-key Item 2 must have `id`.',
    ])
  })

  it('tells of a misspelt key once, not of the missing one too, and as gravely', async () => {
    const schema = { required: ['name'], properties: { name: {} }, additionalProperties: false }
    expect(await problemsBy(schema, 'nam: a\n')).toEqual([
      '1:1 error schema/unknown-key There is no key `nam` here; did you mean `name`?',
    ])
  })

  it('names the type that a value has and the one that it must have', async () => {
    const schema = { properties: { a: { type: ['array', 'string'] }, b: { type: 'integer' }, c: { type: 'object' } } }
    expect(await problemsBy(schema, 'a: 5\nb: x\nc:\n')).toEqual([
      '1:4 error schema/type `a` must be a list or text, is the number 5.',
      '2:4 error schema/type `b` must be a whole number, is text.',
      '3:1 error schema/type `c` must be a map, is nothing.',
    ])
  })

  it('lists the values that are allowed, and the nearest', async () => {
    const schema = { properties: { on: { enum: ['push', 'pull_request', 5] }, v: { const: 2 } } }
    expect(await problemsBy(schema, 'on: psh\nv: 3\n')).toEqual([
      '1:5 error schema/value `on` must be one of `push`, `pull_request`, 5, is `psh`; did you mean `push`?',
      '2:4 error schema/value `v` must be 2, is 3.',
    ])
  })

  it("uses the schema's own words for an expression", async () => {
    const pattern = '^[a-z]+$'
    const schema = {
      properties: {
        a: { pattern },
        b: { pattern, description: 'A name. Long.' },
        c: { pattern, patternErrorMessage: 'only letters' },
      },
    }
    expect(await problemsBy(schema, 'a: X\nb: X\nc: X\n')).toEqual([
      '1:4 error schema/value `a` must match `^[a-z]+$`, is `X`.',
      '2:4 error schema/value `b` must match `^[a-z]+$` (A name), is `X`.',
      '3:4 error schema/value `c`, `X`, does not fit: only letters.',
    ])
  })

  it('says how large, how long and how many', async () => {
    const schema = {
      properties: {
        n: { minimum: 1, exclusiveMaximum: 10 },
        m: { multipleOf: 0.1 },
        t: { minLength: 3 },
        e: { minLength: 1 },
        l: { maxItems: 1, uniqueItems: true },
        o: { minProperties: 1 },
      },
    }
    expect(await problemsBy(schema, "n: 10\nm: 0.35\nt: ab\ne: ''\nl: [1, 1.0]\no: {}\n")).toEqual([
      '1:4 error schema/value `n` must be less than 10, is 10.',
      '2:4 error schema/value `m` must be a multiple of 0.1, is 0.35.',
      '3:4 error schema/value `t` must have at least 3 characters, has 2.',
      '4:4 error schema/value `e` must not be empty.',
      '5:1 error schema/value `l` must have at most 1 item, has 2.',
      '5:8 error schema/value `l` must not have an item twice: 1.0 is item 1 too.',
      '6:1 error schema/value `o` must not be empty.',
    ])
  })

  it('warns of what is deprecated, and of texts without their format', async () => {
    const schema = {
      properties: { old: { deprecationMessage: 'use new' }, gone: { deprecated: true }, day: { format: 'date' } },
    }
    expect(await problemsBy(schema, 'old: 1\ngone: 2\nday: 2030-02-30\n')).toEqual([
      '1:1 warning schema/deprecated `old` is deprecated: use new.',
      '2:1 warning schema/deprecated `gone` is deprecated.',
      '3:6 warning schema/value `day` should be a date such as 2030-12-31, is `2030-02-30`.',
    ])
  })

  it('says what must not be there', async () => {
    const schema = { not: { required: ['a', 'b'] }, properties: { c: false, d: { not: { enum: ['x'] } } } }
    expect(await problemsBy(schema, 'a: 1\nb: 2\nc: 3\nd: x\n')).toEqual([
      '2:1 error schema/unknown-key The document must not have `a` and `b` together.',
      '3:1 error schema/unknown-key The key `c` is not allowed here.',
      '4:4 error schema/value `d` must not be `x`.',
    ])
  })

  it('tells of a value that several aliases stand for once', async () => {
    const schema = { additionalProperties: { type: 'string' } }
    expect(await problemsBy(schema, 'a: &x 1\nb: *x\n')).toHaveLength(1)
    expect(
      await problemsBy({ additionalProperties: { type: 'object', required: ['k'] } }, 'a: &x {k: 1}\nb: {<<: *x}\n'),
    ).toEqual([])
  })

  it('ends at a hundred', async () => {
    const text = Array.from({ length: 500 }, (_, index) => `k${index}: 1\n`).join('')
    expect(await problemsBy({ additionalProperties: { type: 'string' } }, text)).toHaveLength(100)
    const warned = { additionalProperties: { format: 'uuid' }, properties: { k499: { type: 'integer' } } }
    const problems = await problemsBy(warned, text.replaceAll(': 1', ': x'))
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toContain('error schema/type `k499`')
  })
})
