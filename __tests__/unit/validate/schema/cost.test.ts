import { describe, expect, it } from '@jest/globals'
import { costOf } from '../../../../src/validate/schema/pattern/cost.js'

describe('what an expression can cost', () => {
  it.each([
    ['^[a-z]+$', 1],
    ['^\\d+\\.\\d+\\.\\d+$', 3],
    ['[a-z]', 1],
    ['a*b*', 3],
    ['^(?:ab|cd)$', 0],
    ['^a{2,100}$', 1],
    ['^\\p{Letter}*[\\]a-z]$', 1],
    ['^(?!x)[a-z]+$', 1],
  ])('is bounded: %s', (pattern, power) => {
    expect(costOf(pattern)?.power).toBe(power)
  })

  it.each(['(a+)+', '(a|b)*', '((a?)b?)*', '(a{1,3}){2,}', '(a)\\1', '(?<n>a)\\k<n>', '[a', '(a', 'a)', '(?i)a'])(
    'is not bounded: %s',
    pattern => {
      expect(costOf(pattern)).toBeNull()
    },
  )

  it('grows with every part that may be there or not', () => {
    expect(costOf('a?'.repeat(20))?.factor).toBeGreaterThan(2 ** 19)
  })
})
