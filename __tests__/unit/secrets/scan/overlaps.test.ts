import { describe, expect, it } from '@jest/globals'
import type { Match } from '../../../../src/secrets/model.js'
import { withoutOverlaps } from '../../../../src/secrets/scan/overlaps.js'

function match(rule: string, confidence: Match['confidence'], start: number, end: number): Match {
  return {
    rule,
    confidence,
    start,
    end,
    secret: 'x'.repeat(end - start),
    reason: 'it has the form of one',
    what: 'a key',
  }
}

const rulesOf = (...matches: Match[]): string[] => withoutOverlaps(matches).map(({ rule }) => rule)

describe('of matches that overlap', () => {
  it.each(['bearer-header', 'assigned-secret', 'credential-file'])('%s gives way to a form', rule => {
    const [context, form] = [match(rule, 'medium', 10, 50), match('netlify-token', 'medium', 10, 50)]
    expect(rulesOf(context, form)).toEqual(['netlify-token'])
    expect(rulesOf(form, context)).toEqual(['netlify-token'])
    expect(rulesOf({ ...context, end: 60 }, form)).toEqual(['netlify-token'])
    expect(rulesOf(context, { ...form, confidence: 'low' })).toEqual([rule])
  })

  it('the surer one is kept, then the longer one, then the first one', () => {
    expect(rulesOf(match('a', 'medium', 0, 40), match('b', 'high', 10, 20))).toEqual(['b'])
    expect(rulesOf(match('a', 'high', 0, 40), match('b', 'high', 10, 20))).toEqual(['a'])
    expect(rulesOf(match('b', 'high', 10, 20), match('a', 'high', 5, 15))).toEqual(['a'])
  })

  it('those that only touch are kept, by their places', () => {
    expect(rulesOf(match('b', 'low', 20, 30), match('a', 'high', 10, 20))).toEqual(['a', 'b'])
  })

  it('one that was decoded hides nothing that stands there as it is', () => {
    const decoded: Match = { ...match('b', 'high', 0, 60), decoded: true }
    expect(rulesOf(decoded, match('a', 'high', 10, 20))).toEqual(['a'])
  })
})
