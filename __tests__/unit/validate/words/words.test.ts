import { describe, expect, it } from '@jest/globals'
import { among, didYouMean } from '../../../../src/validate/words/among.js'
import { joined, listed, someOf } from '../../../../src/validate/words/listed.js'
import { clipped, quoted } from '../../../../src/validate/words/quoted.js'

describe('a text of the file in a message', () => {
  it.each([
    ['push', '`push`'],
    ['', '`""`'],
    ['a\n  b\tc', '`a b c`'],
    ['`rm`', "`'rm'`"],
    ['a\u0000\u001b[2J\u0085', '`a��[2J�`'],
    ['a\u2028b', '`a b`'],
  ])('%j is shown as %s', (text, shown) => {
    expect(quoted(text)).toBe(shown)
  })

  it('is never long', () => {
    expect(quoted('x'.repeat(80))).toHaveLength(82)
    expect(quoted('x'.repeat(1_000_000))).toBe(`\`${'x'.repeat(79)}…\``)
    expect(clipped('1'.repeat(1000))).toBe(`${'1'.repeat(79)}…`)
  })
})

describe('several words in a message', () => {
  it('are joined', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(words => joined(words))).toEqual([
      '',
      'a',
      'a or b',
      'a, b or c',
    ])
    expect(listed(['a', 'b'])).toBe('`a` and `b`')
  })

  it('are no more than a reader wants, and the last one takes no less room than its count', () => {
    expect(someOf(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
    expect(someOf(['a', 'b', 'c'], 2)).toBe('a, b, c')
  })
})

describe('what was meant', () => {
  const many = Array.from({ length: 15 }, (_, index) => `${index}`.repeat(5))

  it.each<[string, string[], string, boolean]>([
    ['pusch', ['push', 'pull'], '; did you mean `push`?', true],
    ['release', ['push', 'pull'], '; known are `push`, `pull`', false],
    ['release', [], '', false],
    ['release', many, '', false],
  ])('by %s, where there are %j', (word, names, text, near) => {
    expect(among(word, names)).toEqual({ text, near })
  })

  it('is not said where nothing is known', () => {
    expect(didYouMean(undefined)).toBe('')
  })
})
