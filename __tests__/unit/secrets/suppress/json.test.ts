import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Json, JsonFault, parseJson } from '../../../../src/secrets/suppress/json.js'
import { jsonText } from '../../../../src/secrets/suppress/json-text.js'

/** The value that `JSON.parse` would give. */
function plain(json: Json): unknown {
  if (json.kind === 'object') return Object.fromEntries([...json.members].map(([name, value]) => [name, plain(value)]))
  if (json.kind === 'array') return json.items.map(plain)
  return json.kind === 'number' ? Number(json.source) : json.value
}

function faultOf(text: string): { at: number; message: string } {
  try {
    parseJson(text)
  } catch (error) {
    if (error instanceof JsonFault) return { at: error.at, message: error.message }
    throw error
  }
  throw new Error('is read')
}

describe('JSON', () => {
  it('is read as the engine reads it, and written back so that it reads the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const read = parseJson(text)
        expect(plain(read)).toEqual(JSON.parse(text))
        expect(JSON.parse(jsonText(read))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('is refused where the engine refuses it', () => {
    const parts = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '\\', '1', '.', '-', 'e', ' ', 'true'),
    )
    fc.assert(
      fc.property(parts, all => {
        const text = all.join('')
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        if (isJson) expect(plain(parseJson(text))).toEqual(JSON.parse(text))
        else expect(faultOf(text).at).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('says where it goes wrong', () => {
    expect(faultOf('{"a": 1,}')).toEqual({ at: 8, message: 'is no JSON: "}" cannot stand here' })
    expect(faultOf('{"a": [1')).toEqual({ at: 8, message: 'is no JSON: it is cut off here' })
    expect(faultOf('[\n<<<<<<< HEAD\n]')).toEqual({
      at: 2,
      message: 'is no JSON: a merge left a conflict here that nobody has settled',
    })
    expect(faultOf('['.repeat(1_000_000)).message).toBe('is nested more than 50 levels deep')
    expect(faultOf(`"${'\\"'.repeat(1_000_000)}`).at).toBe(2_000_001)
  })

  it('keeps numbers as they are written, names of any kind, and the last of several members', () => {
    const read = parseJson('{"limit": 3.0, "__proto__": {"a": 1E+2}, "limit": 4.50}')
    expect(jsonText(read)).toBe('{\n  "limit": 4.50,\n  "__proto__": {\n    "a": 1E+2\n  }\n}')
  })

  it('is written in printable ASCII', () => {
    expect(jsonText(parseJson('["é\u007f😀\\n\\/", {}, [], null]'))).toBe(
      '[\n  "\\u00e9\\u007f\\ud83d\\ude00\\n/",\n  {},\n  [],\n  null\n]',
    )
  })
})
