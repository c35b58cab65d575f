import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { automatonOf, nextKeywords } from '../../../../src/secrets/scan/automaton.js'

function found(keywords: string[], content: string): string[] {
  const all: string[] = []
  const automaton = automatonOf(keywords)
  const place = { at: 0, state: 0 }
  for (let ends = nextKeywords(automaton, content, place); ends !== null; ) {
    all.push(...ends.map(keyword => `${keywords[keyword]}@${place.at}`))
    ends = nextKeywords(automaton, content, place)
  }
  return all.sort()
}

/** The same by looking for each keyword by itself. */
function expected(keywords: string[], content: string): string[] {
  const lower = content.replace(/[A-Z]/g, letter => letter.toLowerCase())
  return keywords
    .flatMap(keyword => {
      const ends: string[] = []
      for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1)) {
        ends.push(`${keyword}@${at + keyword.length}`)
      }
      return ends
    })
    .sort()
}

describe('the keywords of a text', () => {
  test('are found whatever their case, also those within others', () => {
    expect(found(['she', 'he', 'hers', 'his'], 'uSHErs')).toEqual(['he@4', 'hers@6', 'she@4'])
  })

  test('are those that a search for each of them finds', () => {
    const word = fc.stringMatching(/^[abc_]{1,5}$/)
    const text = fc.stringMatching(/^[abcABC_ ]{0,60}$/)
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), text, (keywords, content) => {
        expect(found(keywords, content)).toEqual(expected(keywords, content))
      }),
      { numRuns: 500 },
    )
  })

  test('are not made of bytes beyond ASCII', () => {
    expect(found(['key'], 'k\xe9y \xffkey')).toEqual(['key@8'])
  })

  test('have at most 127 different characters', () => {
    const characters = Array.from({ length: 128 }, (_, index) => String.fromCharCode(128 + index)).join('')
    expect(() => automatonOf([characters])).toThrow('128 characters')
  })
})
