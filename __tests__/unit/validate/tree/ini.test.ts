import { describe, expect, it } from '@jest/globals'
import { parseIni } from '../../../../src/validate/tree/ini/parse.js'
import { offsetIn, type ScalarNode, valueAt } from '../../../../src/validate/tree/node.js'
import { faultsOf, misplacedIn, rootOf } from '../../../support/trees.js'

const SETUP = `# Packaging
[metadata]
name = service
description: One = more
Empty =

[options]
install_requires =
    requests
    # not this
    rich

    attrs
[DEFAULT]
a = 1
[DEFAULT]
b = 2
`

describe('INI', () => {
  it('has sections, keys and values of several lines', () => {
    const parsed = parseIni(SETUP)
    expect(parsed.faults).toEqual([])
    expect(rootOf(parsed)).toMatchObject({
      metadata: { name: 'service', description: 'One = more', Empty: '' },
      options: { install_requires: '\nrequests\nrich\n\nattrs' },
    })
    expect(parsed.comments.map(({ start, end }) => SETUP.slice(start, end))).toEqual(['# Packaging', '# not this'])
    expect(misplacedIn(parsed, SETUP)).toEqual([])
  })

  it('has the place of everything', () => {
    const { root } = parseIni(SETUP).documents[0] ?? {}
    const value = valueAt(root, 'options', 'install_requires') as ScalarNode
    const index = value.text.indexOf('attrs')
    expect(SETUP.slice(offsetIn(value, index), offsetIn(value, index) + 5)).toBe('attrs')
    const section = valueAt(root, 'metadata')
    expect(SETUP.slice(section?.start, section?.end)).toMatch(/^\[metadata\][\s\S]*Empty =$/)
    const name = valueAt(root, 'metadata', 'name')
    expect(SETUP.slice(name?.start, name?.end)).toBe('service')
  })

  it('goes on only in lines that are indented deeper than the key', () => {
    expect(rootOf(parseIni('[a]\n  b = 1\n  c = 2\n   d = 3\n'))).toEqual({ a: { b: '1', c: '2\nd = 3' } })
  })

  it.each([
    [
      'a line without a section, once',
      'a = 1\nb = 2\n[c]',
      ['a = 1 | This line belongs to no section: a header like [name] must stand before it.'],
    ],
    [
      'a line without a sign',
      '[a]\nb\nc = 1',
      ['b | This line is neither a header nor a key with = or :, nor indented as a part of the value above.'],
    ],
    ['an open header', '[a]\n[b\nc = 1', ['[b | This header is not closed: ] is missing.']],
    ['a sign without a key', '[a]\n= 1', ['= | A key is missing before `=`.']],
    [
      'several',
      '[a]\nb\n= 1\n[c',
      [
        'b | This line is neither a header nor a key with = or :, nor indented as a part of the value above.',
        '= | A key is missing before `=`.',
        '[c | This header is not closed: ] is missing.',
      ],
    ],
  ])('refuses %s', (_name, text, expected) => {
    expect(faultsOf(parseIni(text), text)).toEqual(expected)
  })

  it('refuses a section or key that is there twice, whatever its case', () => {
    const text = '[a]\nKey = 1\nkey = 2\n[b]\n[a]\nkey = 3\n'
    expect(parseIni(text).faults.map(({ rule, start, related }) => [rule, start, related?.start])).toEqual([
      ['ini/duplicate-key', text.indexOf('key = 2'), text.indexOf('Key')],
      ['ini/duplicate-key', text.lastIndexOf('[a]'), 0],
    ])
  })

  it('takes every end of a line, and a byte order mark', () => {
    expect(rootOf(parseIni('\ufeff[a]\r\nb = 1\rc = 2\n'))).toEqual({ a: { b: '1', c: '2' } })
  })
})
