import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { logLines, plainLine, shortened } from '../../../src/report/plain.js'
import { hostileText } from '../../support/hostile.js'

// Written by code points and not as in the source, so that a range forgotten there is missed here no more.
function isUnsafe(character: string): boolean {
  const code = character.codePointAt(0) as number
  const control = code < 0x20 || (code >= 0x7f && code < 0xa0)
  const separator = code === 0x2028 || code === 0x2029
  const bidirectional = /\p{Bidi_Control}/u.test(character)
  return control || separator || bidirectional
}

describe('plainLine', () => {
  it('leaves no control character, line separator or bidirectional control', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect([...plainLine(text)].filter(isUnsafe)).toEqual([])
      }),
    )
  })

  it('escapes every such character there is', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isUnsafe)
    expect(all.length).toBeGreaterThan(70)
    for (const each of all.filter(one => !'\n\r\t'.includes(one))) {
      expect(plainLine(`a${each}b`)).toBe(`a\\u{${(each.codePointAt(0) as number).toString(16)}}b`)
    }
  })

  it('makes spaces of line breaks and tabs, one of CRLF', () => {
    expect(plainLine('a\r\nb\nc\rd\te')).toBe('a b c d e')
  })

  it('leaves harmless text as it is', () => {
    expect(plainLine('Grüße 😀, ::error:: und ##[x] <b>')).toBe('Grüße 😀, ::error:: und ##[x] <b>')
  })
})

describe('logLines', () => {
  it('leaves no line that a runner could take for a command', () => {
    fc.assert(
      fc.property(hostileText, text => {
        for (const line of logLines(text)) {
          expect(line.trimStart().startsWith('::')).toBe(false)
          expect(line).not.toContain('##[')
          expect([...line].filter(isUnsafe)).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })

  // .NET compares by culture, which ignores these: what follows `::` from its third character on must be no command.
  it.each(['', '\u200b', '\u00ad', '\ufeff', '\u200b\u200b', ' \u200b '])('breaks a command after %j', before => {
    for (const line of logLines(`${before}::add-mask::x`)) {
      expect(line.trimStart().slice(2)).not.toMatch(/^[a-z-]+( .*)?::/)
    }
  })

  it('breaks every command of a line', () => {
    expect(logLines('##[error]a ##[group]b')).toEqual(['#\u200b#[error]a #\u200b#[group]b'])
    expect(logLines('  :::x\nb::c')).toEqual(['  :\u200b::x', 'b::c'])
  })
})

describe('shortened', () => {
  it('keeps what fits and marks what does not, without halving a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = shortened(text, limit)
        if (text.length <= limit) expect(short).toBe(text)
        else {
          expect(short.length).toBeLessThanOrEqual(limit)
          expect(short.endsWith('…')).toBe(true)
          expect(text.startsWith(short.slice(0, -1))).toBe(true)
          expect(short).not.toMatch(/\p{Surrogate}/u)
        }
      }),
    )
  })
})
