import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { identitiesOf } from '../../../../src/secrets/suppress/fingerprint.js'

/** The identities of what stands between `<` and `>`, all of one rule. */
function identities(content: string, rule = 'a'): string[] {
  return identitiesOf(
    content,
    [...content.matchAll(/<[^>]*>/g)].map(({ 0: { length }, index }) => ({ rule, start: index, end: index + length })),
  )
}

describe('the identity of a secret', () => {
  it('stays the same when it moves, is indented or is changed', () => {
    const [one] = identities('x = "<one>" # why\n')
    expect(identities('a\nb\n\n  x  =\t"<another one>" # why\r\n')).toEqual([one])
  })

  it('is another one by its rule, its line and the number of equal ones before it', () => {
    const [first, second, third] = identities('x = <one>\nx = <two>\ny = <one>\n')
    expect(new Set([first, second, third, ...identities('x = <one>', 'b')]).size).toBe(4)
    // A secret of another name between them changes nothing.
    expect(identities('x = <one>\nz = <new>\nx = <two>\n')).toEqual([first, expect.anything(), second])
  })

  it('counts in the order of the places, whatever order the matches have', () => {
    const matches = [
      { rule: 'a', start: 8, end: 11 },
      { rule: 'a', start: 2, end: 5 },
    ]
    const [later, earlier] = identitiesOf('x=one\nx=two\n', matches)
    expect([earlier, later]).toEqual(identitiesOf('x=one\nx=two\n', [...matches].reverse()))
    expect(earlier).not.toBe(later)
  })

  it('takes the first line of a secret of several lines, and what stands before and behind it', () => {
    const [one] = identities('key = """<BEGIN\nabc\nEND>"""\n')
    expect(identities('\nkey = """<BEGIN\nabcd\nefg\nEND>""" + x\n')).toEqual([one])
    const [behind, last] = identities('<BEGIN\nabc\nEND>, y = <two>\n')
    expect(identities('a <BEGIN\nabc\nEND>, y = <three>\n')[1]).toBe(last)
    expect(behind).not.toBe(last)
  })

  it('takes overlapping matches as one secret', () => {
    const of = (content: string, ...spans: [number, number][]) =>
      identitiesOf(
        content,
        spans.map(([start, end]) => ({ rule: 'a', start, end })),
      )
    expect(of('x=abcdef;', [2, 5], [3, 8])[0]).toBe(of('x=ghijklmn;', [2, 10])[0])
  })

  it('depends on nothing that a secret of the line holds, however long the line is', () => {
    const other = fc.stringMatching(/^[ -;=?-~]{0,300}$/)
    const secret = fc.stringMatching(/^[a-z]{3,40}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(other, secret, secret), { minLength: 1, maxLength: 8 }), other, (parts, end) => {
        const content = (which: 1 | 2) => parts.map(part => `${part[0]}<${part[which]}>`).join('') + end
        expect(identities(content(1))).toEqual(identities(content(2)))
        for (const identity of identities(content(1).toUpperCase())) expect(identity.includes('<')).toBe(false)
      }),
    )
  })

  it('is there for each of many secrets in one line', () => {
    expect(new Set(identities('a = <one>, '.repeat(20_000))).size).toBe(20_000)
  })
})
