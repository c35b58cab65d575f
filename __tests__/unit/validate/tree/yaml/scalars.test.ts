import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type ListNode, offsetIn, type ScalarNode, valueIn } from '../../../../../src/validate/tree/node.js'
import { parseYaml } from '../../../../../src/validate/tree/yaml/parse.js'
import { wrongPlaces } from '../../../../support/yaml-tree.js'

/** The value of the key `a`. */
function scalarIn(text: string): ScalarNode {
  const { documents, faults } = parseYaml(text)
  expect(faults).toEqual([])
  return valueIn(documents[0]?.root, 'a') as ScalarNode
}

function rootOf(text: string): ListNode {
  return parseYaml(text).documents[0]?.root as ListNode
}

describe('a plain scalar', () => {
  it.each([
    ['null', ['null', 'Null', 'NULL', '~']],
    ['boolean', ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']],
    ['integer', ['0', '-0', '+12', '007', '0o17', '0xFf', '9'.repeat(400)]],
    ['float', ['1.', '.5', '-1.5e3', '+1E-3', '1e+3', '0.0', '.inf', '-.INF', '+.Inf', '.nan', '.NaN']],
    [
      'string',
      ['yes', 'on', 'tRUE', 'nul', '1_000', '0b1', '0o8', '0xg', '1e', '1e+', '.', '-.', '+', '-.nan', '.Nan'],
    ],
    ['string', ['1.2.3', '12:30', '2024-01-01', '-', '0x', '0o', 'é', '1 2', 'e3', '.e3', '+0x1']],
  ] as const)('is of type %s where it has that form', (type, texts) => {
    const types = texts.map(text => rootOf(`[${text}, x]`).items[0])
    expect(types).toEqual(texts.map(text => expect.objectContaining({ kind: 'scalar', text, type, quoted: false })))
  })

  it('ends before a comment, white space, and a colon with a gap', () => {
    expect(scalarIn('a: b#c:d http://e  # f')).toMatchObject({ text: 'b#c:d http://e', start: 3, end: 17 })
    expect(scalarIn('a : -b ?c')).toMatchObject({ text: '-b ?c', start: 4, end: 9 })
  })

  it('goes on over lines that are deeper, whose breaks are folded', () => {
    const text = 'a: one\n  two \n\n\n   three:x'
    const scalar = scalarIn(text)
    expect(scalar).toMatchObject({ text: 'one two\n\nthree:x', style: 'plain', start: 3, end: text.length })
    expect(offsetIn(scalar, 4)).toBe(text.indexOf('two'))
    expect(offsetIn(scalar, 9)).toBe(text.indexOf('three'))
  })

  it('is absent after a colon with nothing behind it, right there', () => {
    expect(scalarIn('a:  # b\nc: 1')).toMatchObject({ text: '', type: 'null', style: 'absent', start: 2, end: 2 })
  })
})

describe('a quoted scalar', () => {
  it('is a text, whatever it looks like, and has its marks in its span', () => {
    const scalar = { text: '12', type: 'string', quoted: true, origin: 4, pieces: null, start: 3, end: 7 }
    expect(scalarIn('a: "12" # b')).toMatchObject({ ...scalar, style: 'double' })
    expect(scalarIn("a: '12'")).toMatchObject({ ...scalar, style: 'single' })
  })

  it('has its escapes undone', () => {
    const text = 'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P\\x41\\u00e9\\U0001F600\\ud83d\\ude00"'
    expect(scalarIn(text).text).toBe('\0\u0007\b\t\n\v\f\r\u001b "/\\\u0085\u00a0\u2028\u2029Aé😀😀')
    expect(scalarIn("a: 'it''s'''").text).toBe("it's'")
  })

  it('is mapped to the file around its escapes', () => {
    const scalar = scalarIn('a: "x\\ty\\u0041z"')
    expect([...scalar.text].map((_, index) => offsetIn(scalar, index))).toEqual([4, 5, 7, 8, 14])
    const single = scalarIn("a: 'x''y'")
    expect([0, 1, 2].map(index => offsetIn(single, index))).toEqual([4, 5, 7])
    expect(offsetIn(scalarIn('a: ""'), 0)).toBe(4)
  })

  it('folds its lines, but not where a backslash ends one', () => {
    expect(scalarIn('a: "one \n  two\n\n  three \\\n   four\\\n  \\ five"').text).toBe('one two\nthree four five')
    expect(scalarIn("a: 'one\n  two\n\n\n  three'").text).toBe('one two\n\nthree')
  })
})

describe('a block scalar', () => {
  it.each([
    ['|', 'one\n two\n\nthree\n'],
    ['|-', 'one\n two\n\nthree'],
    ['|+', 'one\n two\n\nthree\n\n\n'],
    ['>', 'one\n two\n\nthree\n'],
    ['>-', 'one\n two\n\nthree'],
    ['|2', ' one\n  two\n\n three\n'],
    ['|2-', ' one\n  two\n\n three'],
    ['>-2', ' one\n  two\n\n three'],
  ])('%s keeps the lines that it should', (sign, text) => {
    const file = `a: ${sign} # c\n   one\n    two\n\n   three\n\n\nb: 1\n`
    const scalar = scalarIn(file)
    expect(scalar).toMatchObject({ text, type: 'string', quoted: false, start: 3, end: file.indexOf('three') + 5 })
    expect(offsetIn(scalar, text.indexOf('three'))).toBe(file.indexOf('three'))
    expect(wrongPlaces(file)).toEqual([])
  })

  it('folds lines, but not those that begin with white space, or stand beside such', () => {
    expect(scalarIn('a: >\n\n  b\n  c\n\n\n  d\n    e\n  f\n').text).toBe('\nb c\n\nd\n  e\nf\n')
  })

  it('can be empty, and end with the file', () => {
    expect(scalarIn('a: |')).toMatchObject({ text: '', start: 3, end: 4 })
    expect(scalarIn('a: |\nb: 1').text).toBe('')
    expect(scalarIn('a: |+\n\n\nb: 1').text).toBe('\n\n')
    expect(scalarIn('a: |\n  b').text).toBe('b\n')
    expect(scalarIn('a: |-\n  b').text).toBe('b')
  })

  it('has lines with any break', () => {
    expect(scalarIn('a: |\r\n  b\r\n  c\r\nd: 1').text).toBe('b\nc\n')
    expect(scalarIn('a: |\r  b\r  c\rd: 1').text).toBe('b\nc\n')
  })
})

describe('a scalar of any form', () => {
  const parts = fc.constantFrom(
    'a',
    'é',
    '😀',
    '#',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\n  ',
    '\t',
    "''",
    '\\n',
    '\\"',
    '\\\\',
    '\\u0041',
    '\\\n',
  )
  const bodies = fc.array(parts, { minLength: 1, maxLength: 14 }).map(list => list.join(''))
  const forms = fc.constantFrom<(body: string) => string>(
    body => `a: x${body}`.replaceAll('\n', '\n  '),
    body => `a: "${body}"`.replaceAll('\n', '\n  '),
    body => `- a: '${body}'`.replaceAll('\n', '\n   '),
    body => `a: |\n  x${body}`.replaceAll('\n', '\n  '),
    body => `a: >+\n  x${body}`.replaceAll('\n', '\n  '),
    body => `a: [x${body}, "${body}"]`.replaceAll('\n', '\n '),
  )

  it('has each character where it stands in the file', () => {
    const check = (body: string, form: (body: string) => string, breaks: string): void => {
      const text = form(body).replaceAll('\n', breaks)
      expect(wrongPlaces(text)).toEqual([])
    }
    fc.assert(fc.property(bodies, forms, fc.constantFrom('\n', '\r\n', '\r'), check), { numRuns: 3000 })
  })
})
