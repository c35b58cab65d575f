import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { placesOf } from '../../../../src/secrets/text/places.js'

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** By decoding all that is before. */
function expected(content: string, offset: number): [line: number, column: number] {
  const before = content.slice(0, offset)
  const line = before.split('\n').length
  const inLine = before.slice(before.lastIndexOf('\n') + 1)
  return [line, 1 + new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(inLine, 'latin1')).length]
}

describe('places', () => {
  it('count from 1, in UTF-16 code units, the end exclusive', () => {
    const content = latin1('é😀x = "geheim"\r\nzwei\rdrei\n')
    const places = placesOf(content)
    const start = content.indexOf('geheim')
    expect(places(start, start + 6)).toEqual({ line: 1, column: 9, endLine: 1, endColumn: 15 })
    expect(places(content.indexOf('drei'), content.length)).toEqual({ line: 2, column: 6, endLine: 3, endColumn: 1 })
  })

  it('go over lines', () => {
    expect(placesOf('a\nbc\nd')(0, 6)).toEqual({ line: 1, column: 1, endLine: 3, endColumn: 2 })
  })

  it('stay in the content', () => {
    expect(placesOf('')(0, 0)).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 })
    expect(placesOf('ab')(-5, 99)).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 3 })
    expect(placesOf('ab')(2, 1)).toEqual({ line: 1, column: 3, endLine: 1, endColumn: 3 })
  })

  it('are those that a decoder gives, in any bytes', () => {
    const bytes = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }).map(latin1),
      fc.uint8Array({ maxLength: 60 }).map(array => Buffer.from(array).toString('latin1')),
      fc
        .array(fc.constantFrom('\n', '\r\n', 'a', '\xf0\x9f\x98\x80', '\xe2\x82', '\xf0\x9f', '\xed\xa0\x80', '\xc3'))
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(bytes, fc.nat(200), (content, offset) => {
        const at = Math.min(offset, content.length)
        const { line, column } = placesOf(content)(at, at)
        expect([line, column]).toEqual(expected(content, at))
      }),
      { numRuns: 2000 },
    )
  })

  it('of long lines are those of a decoder too', () => {
    const line = latin1('aé€😀\xff'.repeat(3000))
    const content = `x\n${line}\n${line}`
    const places = placesOf(content)
    for (let at = 0; at < content.length; at += 997) {
      const { line, column } = places(at, at)
      expect([line, column]).toEqual(expected(content, at))
    }
  })
})
