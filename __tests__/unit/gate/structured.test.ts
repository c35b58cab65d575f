import { describe, expect, it } from '@jest/globals'
import { mistakeLine } from '../../../src/gate/mistake.js'
import { FieldReader, parseStructure } from '../../../src/gate/structured.js'
import { mistakeTexts } from '../../support/inputs.js'

describe('the text of a structured input', () => {
  it.each<[string, string, unknown]>([
    [
      'YAML',
      '- name: api\n  paths: [src/api/**, lib]\n  min-coverage: 80.50\n',
      [{ name: 'api', paths: ['src/api/**', 'lib'], 'min-coverage': '80.50' }],
    ],
    ['JSON', '[{"name": "api", "on": true, "none": null}]', [{ name: 'api', on: 'true', none: '' }]],
    ['a map alone', 'name: api', { name: 'api' }],
    ['nothing', '', ''],
    ['hostile keys', '__proto__: {a: 1}\nconstructor: 2', JSON.parse('{"__proto__": {"a": "1"}, "constructor": "2"}')],
  ])('is %s', async (_, text, expected) => {
    expect(await parseStructure(text, 'components')).toEqual(expected)
  })

  it.each<[string, RegExp]>([
    ['- name: "api', /^components: cannot be read: .* \(line 1, column \d+ of its text\)$/],
    ['a: 1\n---\nb: 2', /^components: cannot be read: holds more than one document \(line 2/],
    ['a: &x 1\nb: *x', /^components: cannot be read: a text that begins with & must be in quotes/],
    ['? [a, b]\n: 1', /^components: has a key that is no text$/],
    ['['.repeat(200), /^components: cannot be read: is nested more than \d+ levels deep/],
  ])('that is wrong is the user’s mistake: %j', async (text, message) => {
    const [mistake] = await mistakeTexts(() => parseStructure(text, 'components'))
    expect(mistake).toMatch(message)
  })
})

describe('fields', () => {
  const NAMES = ['name', 'paths', 'size']
  const number = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined)

  it('are read by name, one or many', () => {
    const fields = new FieldReader({ name: 'api', paths: 'src', size: ' 7 ' }, 'c[0]', NAMES)
    expect(fields.one('name', 'a name', text => text)).toBe('api')
    expect(fields.many('paths')).toEqual(['src'])
    expect(fields.one('size', 'a number', number)).toBe(7)
    expect(new FieldReader({ paths: ['a', '', 'b'] }, 'c[0]', NAMES).many('paths')).toEqual(['a', 'b'])
    expect(new FieldReader({}, 'c[0]', NAMES).many('paths')).toEqual([])
    expect(fields.mistakes).toEqual([])
  })

  it('that are wrong are all told at once', () => {
    const fields = new FieldReader({ nam: 'x', size: 'much', paths: [{ a: 'b' }] }, 'c[0]', NAMES)
    expect(fields.one('size', 'a number', number)).toBeUndefined()
    expect(fields.many('paths')).toEqual([])
    expect(fields.mistakes.map(mistakeLine)).toEqual([
      'c[0].nam: is unknown; did you mean "name"?',
      'c[0].size: "much" is not a number',
      'c[0].paths: must be a value or a list of values',
    ])
    expect(new FieldReader('text', 'c[1]', NAMES).mistakes.map(mistakeLine)).toEqual(['c[1]: must be a map'])
    expect(new FieldReader([], 'c[2]', NAMES).mistakes.map(mistakeLine)).toEqual(['c[2]: must be a map'])
  })
})
