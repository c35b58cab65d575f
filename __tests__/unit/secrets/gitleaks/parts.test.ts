import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entropyOf } from '../../../../src/secrets/gitleaks/entropy.js'
import { fragmentsOf } from '../../../../src/secrets/gitleaks/fragments.js'
import { keywordFinder } from '../../../../src/secrets/gitleaks/keywords.js'
import { lineOf } from '../../../../src/secrets/gitleaks/line.js'

describe('keywords', () => {
  it('are found as by looking for each of them', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '('), minLength: 0, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '.', '(', 'c') }),
        (words, text) => {
          const expected = new Set(words.filter(each => each !== '' && text.includes(each)))
          expect(keywordFinder(words)(text)).toEqual(expected)
        },
      ),
    )
  })
})

describe('fragments', () => {
  it('are the text, each with its line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('x'.repeat(30_000), 'word '.repeat(1000), '\n', '\n \n', '"'), { maxLength: 40 }),
        parts => {
          const text = parts.join('')
          const fragments = [...fragmentsOf(text)]
          expect(fragments.map(({ content }) => content).join('') === text).toBe(true)
          for (const { content, start, line } of fragments) {
            expect(content.length).toBeLessThanOrEqual(125_000)
            expect(text.startsWith(content, start)).toBe(true)
            expect(line).toBe(text.slice(0, start).split('\n').length)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('end where nothing is cut in two, if there is such a place', () => {
    const [first] = fragmentsOf(`${'x'.repeat(100_010)} ${'y'.repeat(50_000)}`)
    expect(first?.content.endsWith('x ')).toBe(true)
  })
})

describe('the line of a match', () => {
  it('has the line end before it, and not the one after it', () => {
    expect(lineOf('one\ntwo\nthree', 5, 6)).toBe('\ntwo')
    expect(lineOf('one\ntwo\nthree', 0, 2)).toBe('one')
    expect(lineOf('one\ntwo\nthree\n', 2, 9)).toBe('one\ntwo\nthree')
    expect(lineOf('one\ntwo\nthree', 3, 6)).toBe('\ntwo')
  })

  it('is cut where it is long', () => {
    const line = lineOf(`${'a'.repeat(100_000)}KEY${'b'.repeat(100_000)}`, 100_000, 100_003)
    expect(line.length).toBeLessThan(20_000)
    expect(line).toContain('aKEYb')
  })
})

describe('entropy', () => {
  it.each([
    ['', 0],
    ['aaaa', 0],
    ['abab', 1],
    ['abcd', 2],
    ['éé', 0.5],
  ])('of %j is %d', (text, bits) => {
    expect(entropyOf(text)).toBe(bits)
  })
})
