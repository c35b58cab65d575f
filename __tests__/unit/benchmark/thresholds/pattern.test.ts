import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fits } from '../../../../src/benchmark/thresholds/pattern.js'

it.each([
  ['api', 'api', true],
  ['api', 'ap', false],
  ['api', '*', true],
  ['', '*', true],
  ['api p95', 'api*', true],
  ['api p95', '*p95', true],
  ['api', '*p95', false],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['a.b', 'a*c*b', false],
  ['axcyb', 'a*c*b', true],
  ['a\nb', 'a*b', true],
])('%j fits %j: %s', (text, pattern, expected) => {
  expect(fits(text, pattern)).toBe(expected)
})

it('fits as the regular expression does that the pattern stands for', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 })
  fc.assert(
    fc.property(texts, patterns, (text, pattern) => {
      expect(fits(text, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text))
    }),
    { numRuns: 2000 },
  )
})
