import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseJson } from '../../../../src/validate/tree/json/parse.js'
import { offsetIn, type ScalarNode, valueIn } from '../../../../src/validate/tree/node.js'
import { faultsOf, misplacedIn, rootOf } from '../../../support/trees.js'

const strict = (text: string) => parseJson(text, { comments: false })
const relaxed = (text: string) => parseJson(text, { comments: true })

describe('JSON beside JSON.parse', () => {
  const parsed = (text: string) => {
    try {
      return { value: JSON.parse(text.replace(/^\ufeff/, '')) }
    } catch {
      return null
    }
  }
  const agrees = (text: string) => {
    const ours = strict(text)
    const theirs = parsed(text)
    expect(misplacedIn(ours, text)).toEqual([])
    const wrong = ours.faults.filter(({ rule }) => rule !== 'json/duplicate-key')
    expect({ text, valid: wrong.length === 0 }).toEqual({ text, valid: theirs !== null })
    if (theirs !== null) expect(JSON.stringify(rootOf(ours))).toBe(JSON.stringify(theirs.value))
  }
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '"b"',
      '1',
      '-',
      '0',
      '01',
      '1.5',
      '.',
      'e',
      'E+',
      'true',
      'false',
      'null',
    ],
    ...[
      '\\',
      '\\u00e9',
      '\\n',
      '\\x',
      '\n',
      '\t',
      ' ',
      "'",
      '//',
      '/*',
      '*/',
      '#',
      'NaN',
      'a',
      '\u00a0',
      '\ufeff',
      '\0',
      '😀',
      '\ud800',
    ],
  )

  it('takes the same documents, with the same values', () => {
    fc.assert(
      fc.property(fc.json(), piece, fc.nat(), fc.nat(3), (text, inserted, at, dropped) => {
        agrees(text)
        const cut = at % (text.length + 1)
        agrees(text.slice(0, cut))
        agrees(text.slice(0, cut) + inserted + text.slice(cut + dropped))
      }),
      { numRuns: 500 },
    )
  })

  it('takes the same of what is put together from pieces', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => agrees(pieces.join(''))),
      { numRuns: 3000 },
    )
  })
})

describe('places', () => {
  it('of keys and values are exact', () => {
    const text = '\ufeff{ "a": [1, "x"], "b": {} }'
    const root = strict(text).documents[0]?.root
    const list = valueIn(root, 'a')
    expect(text.slice(list?.start, list?.end)).toBe('[1, "x"]')
    expect(text.slice(root?.start, root?.end)).toBe('{ "a": [1, "x"], "b": {} }')
    expect(root?.kind === 'map' && root.pairs.map(({ key }) => text.slice(key.start, key.end))).toEqual(['"a"', '"b"'])
  })

  it('of characters are exact behind escapes', () => {
    const text = '["a\\n\\u00e9\\tb"]'
    const root = strict(text).documents[0]?.root
    const scalar = (root?.kind === 'list' ? root.items[0] : undefined) as ScalarNode
    expect(scalar.text).toBe('a\né\tb')
    expect([0, 1, 2, 3, 4].map(index => text.slice(offsetIn(scalar, index)))).toEqual([
      'a\\n\\u00e9\\tb"]',
      '\\n\\u00e9\\tb"]',
      '\\u00e9\\tb"]',
      '\\tb"]',
      'b"]',
    ])
  })
})

describe('faults', () => {
  it.each([
    ['a missing comma', '{"a": 1\n "b": 2}', ['1 | A comma is missing behind this.']],
    ['a comma too many', '[1, 2,]', [', | No comma can stand before the closing ].']],
    ['single quotation marks', "['a']", [`'a' | JSON writes strings in double quotation marks: \`"a"\`.`]],
    [
      'no quotation marks',
      '{a: b c}',
      [
        'a | Text stands in double quotation marks; `a` has none.',
        'b c | Text stands in double quotation marks; `b c` has none.',
      ],
    ],
    [
      'words of Python',
      '[True, None]',
      ['True | JSON has no True: it is written true.', 'None | JSON has no None: it is written null.'],
    ],
    [
      'numbers',
      '[01, .5, 1., +1, 0x1F, 1_000]',
      [
        '01 | JSON writes this number `1`.',
        '.5 | JSON writes this number `0.5`.',
        '1. | JSON writes this number `1`.',
        '+1 | JSON writes this number `1`.',
        '0x1F | JSON has no hexadecimal numbers: `0x1F` is written in decimal.',
        '1_000 | A number has no _ between its digits: `1000`.',
      ],
    ],
    [
      'what is no number',
      '[NaN, -Infinity]',
      [
        'NaN | JSON has no NaN: it has null, or the text `"NaN"`.',
        '-Infinity | JSON has no -Infinity: it has null, or the text `"-Infinity"`.',
      ],
    ],
    ['a path of Windows', '"C:\\dir"', ['\\d | \\d is no escape that JSON has; a backslash itself is written \\\\.']],
    ['a tab in a string', '"a\tb"', ['\t | A string cannot hold a tab as it is: it is written \\t.']],
    [
      'an open string, and nothing else',
      '{"a": "x,\n "b": 1}',
      ['"x | This string is not closed on its line: its quotation mark is missing.'],
    ],
    [
      'open brackets',
      '{"a": [1, 2',
      ['2 | The text ends here, but ] is missing, and so is what closes 1 more around it.'],
    ],
    ['a wrong bracket', '{"a": [1}', ['} | } stands where ] should close what was opened last.']],
    ['no colon', '{"a" 1}', ['"a" | A colon is missing behind this key.']],
    ['no value', '{"a":, "b"}', ['"a" | This key has no value.', '"b" | This key has no value.']],
    [
      'something behind the end',
      '{}\n{}',
      ['{ | The value ends before this, and JSON has one value: several are members of a list, [ … ].'],
    ],
    ['nothing', '  ', [' | There is no value: the least that JSON can be is {}.']],
    [
      'a space that is none',
      '[1,\u00a02]',
      ['\u00a0 | JSON does not take a no-break space (U+00A0) for white space: a space would do.'],
    ],
    [
      'several',
      '{"a": 1 "b": [2,],\n}',
      [
        '1 | A comma is missing behind this.',
        ', | No comma can stand before the closing ].',
        ', | No comma can stand before the closing }.',
      ],
    ],
  ])('%s', (_name, text, expected) => {
    const parsed = strict(text)
    expect(faultsOf(parsed, text)).toEqual(expected)
    expect(parsed.faults.every(({ rule }) => rule === 'json/syntax')).toBe(true)
  })

  it('of a repeated key names both', () => {
    const text = '{"a": 1, "b": 2, "a": 3}'
    expect(strict(text).faults).toEqual([
      {
        rule: 'json/duplicate-key',
        message: 'The key `a` is there twice; readers take the last one.',
        start: 17,
        end: 20,
        related: { message: 'The first is here.', start: 1, end: 4 },
      },
    ])
    expect(rootOf(strict(text))).toEqual({ a: 3, b: 2 })
  })

  it('of repeated keys are found in large maps', () => {
    const keys = Array.from({ length: 50 }, (_, index) => `"k${index}": 0`)
    expect(strict(`{${[...keys, '"k7": 1'].join(',')}}`).faults.map(({ rule }) => rule)).toEqual(['json/duplicate-key'])
  })

  it('of what is too deep come once, and what follows is read', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    const parsed = strict(`{"a": ${deep}, "b": ${deep}, "c": 1}`)
    expect(parsed.faults.map(({ rule }) => rule)).toEqual(['json/too-deep'])
    expect(rootOf(parsed)).toMatchObject({ c: 1 })
    expect(strict('['.repeat(200) + ']'.repeat(200)).faults).toEqual([])
  })

  it('have an end', () => {
    expect(strict(`[${'a b,'.repeat(5000)}`).faults).toHaveLength(1000)
  })

  it('leave keys of the language alone', () => {
    const root = strict('{"__proto__": {"x": 1}, "constructor": 2}').documents[0]?.root
    expect(root?.kind === 'map' && root.pairs.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
  })
})

describe('comments', () => {
  const TEXT = '// first\n{\n  "a": 1, /* second */\n  "b": [2,],\n}\n'

  it('and commas at the end are right where they are allowed', () => {
    const parsed = relaxed(TEXT)
    expect(parsed.faults).toEqual([])
    expect(parsed.comments.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['// first', '/* second */'])
    expect(rootOf(parsed)).toEqual({ a: 1, b: [2] })
  })

  it('are one fault in JSON, however many there are', () => {
    expect(faultsOf(strict(TEXT), TEXT)[0]).toBe('// first | JSON has no comments (and this file has 2).')
    expect(strict(TEXT).faults).toHaveLength(3)
  })

  it.each(['[1] # c', '[1] /* c', '[,]', '{"a": 1,,}'])('do not make everything right: %s', text => {
    expect(relaxed(text).faults).toHaveLength(1)
  })
})
