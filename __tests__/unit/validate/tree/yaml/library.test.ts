import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseDocument, stringify, type ToStringOptions } from 'yaml'
import { treeOfLibrary, treeOfOurs } from '../../../../support/yaml-library.js'
import { wrongPlaces } from '../../../../support/yaml-tree.js'

const root = fileURLToPath(new URL('../../../../../', import.meta.url))

// What a text can be made of that means something, to somebody.
const words = fc.constantFrom(
  'a',
  'on',
  'yes',
  'null',
  '~',
  '12',
  '-1.5',
  '.inf',
  '0x1F',
  '- x',
  'k: v',
  '#',
  ' # c',
  '%',
  '@a',
)
const shapes = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\n  ',
  ':',
  '"',
  "'",
  '\\',
  '\t',
  '|',
  '>',
  '[',
  ']',
  '{',
  '}',
  ',',
  '&a',
  '*a',
  '!',
  'é',
  '😀',
)
const texts = fc.oneof(
  words,
  fc.array(fc.oneof(words, shapes), { maxLength: 12 }).map(parts => parts.join('')),
)
const scalars = fc.oneof(texts, texts, fc.boolean(), fc.integer(), fc.double({ noNaN: true }), fc.constant(null))
const { value: values } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const forms = fc.record({
  indent: fc.integer({ min: 1, max: 5 }),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_DOUBLE' as const,
    'QUOTE_SINGLE' as const,
    'BLOCK_FOLDED' as const,
    'BLOCK_LITERAL' as const,
  ),
})

const workflows = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(path => {
  return /\.ya?ml$/.test(path) && !path.includes('node_modules')
})

/**
 * The text that the library writes, where it reads that again: of some texts of several lines it writes what means another, or
 * nothing, and an empty line after an escaped line break it reads as a space.
 */
function written(value: unknown, form: ToStringOptions): string | null {
  const text = stringify(value, form)
  const document = parseDocument(text, { logLevel: 'silent' })
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), value) ? text : null
}

describe('a document', () => {
  let read = 0
  beforeEach(() => {
    read = 0
  })

  it('of any values, in any form, is read as the yaml library reads it', () => {
    const same = (value: unknown, form: ToStringOptions): void => {
      const text = written(value, form)
      if (text === null) return
      read++
      expect(treeOfOurs(text)).toEqual(treeOfLibrary(text))
      expect(wrongPlaces(text)).toEqual([])
    }
    fc.assert(fc.property(values, forms, same), { numRuns: 2000 })
    expect(read).toBeGreaterThan(1000)
  })

  it('with returns before its line feeds has the same values', () => {
    const same = (value: unknown, form: ToStringOptions): void => {
      const text = written(value, form)?.replaceAll('\n', '\r\n')
      if (text === undefined) return
      read++
      expect(treeOfOurs(text)).toEqual(treeOfLibrary(text))
      expect(wrongPlaces(text)).toEqual([])
    }
    fc.assert(fc.property(values, forms, same), { numRuns: 500 })
    expect(read).toBeGreaterThan(250)
  })
})

describe('a file of this repository', () => {
  it('is among the ones that follow', () => {
    expect(workflows).toContain('.github/workflows/ci.yml')
  })

  it.each(workflows)('is read as the yaml library reads it: %s', path => {
    const text = readFileSync(root + path, 'utf8')
    const tree = treeOfLibrary(text)
    if (tree === null) expect(treeOfOurs(text)).toBeNull()
    else expect(treeOfOurs(text)).toEqual(tree)
    expect(wrongPlaces(text)).toEqual([])
  })
})
