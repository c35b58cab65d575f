import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type JsonValue, LARGEST_JSON, readJson } from '../../../src/coverage/formats/json.js'
import { offsetOfError } from '../../../src/coverage/formats/json-syntax.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { pieces, refusal } from '../../support/reports.js'

const read = (content: string | Uint8Array, ...cuts: number[]) => readJson(pieces(content, ...cuts))

describe('a report in JSON', () => {
  it('is read from pieces, wherever they are cut', async () => {
    const text = '{"ä": ["€", "😀"]}'
    const bytes = new TextEncoder().encode(text)
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect((await read(bytes, cut)).raw).toEqual(JSON.parse(text))
    }
    expect((await read(bytes, ...bytes.keys())).raw).toEqual(JSON.parse(text))
  })

  it('may have a byte order mark, of UTF-8 or UTF-16', async () => {
    const text = '{"a": "ä"}'
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    for (const bytes of [Buffer.from(`\ufeff${text}`), little, Buffer.from(little).swap16()]) {
      expect((await read(bytes)).raw).toEqual({ a: 'ä' })
      expect((await read(bytes, 1, 2, 3)).raw).toEqual({ a: 'ä' })
    }
  })

  it('keeps keys that mean something to JavaScript as keys', async () => {
    const report = await read('{"__proto__": {"lines": 1}, "constructor": 2}')
    expect([...report.members()].map(([key]) => key)).toEqual(['__proto__', 'constructor'])
    expect(report.member('__proto__').member('lines').whole()).toBe(1)
    expect((await read('{}')).member('__proto__').raw).toBeUndefined()
    expect((await read('{}')).optional('toString')).toBeNull()
  })

  it('that is not valid UTF-8 is refused with the line', async () => {
    const bytes = Buffer.concat([Buffer.from('{\n"ä": 1,\n"'), Buffer.from([0xc3, 0x28]), Buffer.from('": 2\n}')])
    const { message, line } = await refusal(read(bytes))
    expect({ message, line }).toEqual({ message: 'is not valid UTF-8: line 3 has bytes that are no text', line: 3 })
    expect((await refusal(read(Buffer.from([0x22, 0xff])))).line).toBe(1)
    expect((await refusal(read(Buffer.from([0xff, 0xfe, 0x7b])))).message).toBe(
      'begins as UTF-16LE and is not valid in it',
    )
  })

  it('is refused beyond 256 MiB, before more of it is held', async () => {
    let given = 0
    async function* endless() {
      const piece = new Uint8Array(1 << 24).fill(0x20)
      for (;;) {
        given += piece.length
        yield piece
      }
    }
    expect((await refusal(readJson(endless()))).message).toBe(
      'is larger than 256 MiB, the most that is read of a JSON report',
    )
    expect(given).toBe(LARGEST_JSON + (1 << 24))
  })
})

describe('what is not JSON', () => {
  it.each([
    ['{"a": 1,\n "b": }', 2, 7, '"}"'],
    ["{'a': 1}", 1, 2, `"'"`],
    ['{"a": 1,}', 1, 9, '"}"'],
    ['[1, 2,\r\n\r\n]', 3, 1, '"]"'],
    ['[1 2]', 1, 4, '"2"'],
    ['[01]', 1, 3, '"1"'],
    ['[1.]', 1, 3, '"."'],
    ['[+1]', 1, 2, '"+"'],
    ['[NaN]', 1, 2, '"N"'],
    ['[nul]', 1, 5, '"]"'],
    ['["a\nb"]', 1, 4, '"\\n"'],
    ['["a\\x"]', 1, 4, '"\\\\"'],
    ['["\\u12g4"]', 1, 3, '"\\\\"'],
    ['{"a" 1}', 1, 6, '"1"'],
    ['{"a": 1}\n{"b": 2}', 2, 1, '"{"'],
    ['[1}', 1, 3, '"}"'],
    ['// no\n{}', 1, 1, '"/"'],
    ['<coverage/>', 1, 1, '"<"'],
    ['{"a": 😀}', 1, 7, '"😀"'],
  ])('is refused with its place: %j', async (text, line, column, found) => {
    const refused = await refusal(read(text))
    expect(refused.message).toBe(`is not valid JSON: line ${line}, column ${column} has ${found} where it cannot stand`)
    expect([refused.line, refused.column]).toEqual([line, column])
  })

  it.each([
    ['', 1, 1],
    ['{"a": [1,\n  2', 2, 4],
    ['{"a": "b', 1, 9],
    ['{"a": "b\\', 1, 9],
    ['{"a": tru', 1, 10],
    ['{"a": {}\n', 2, 1],
  ])('is refused as cut off: %j', async (text, line, column) => {
    const refused = await refusal(read(text))
    expect([refused.line, refused.column]).toEqual([line, column])
    if (text.endsWith('\\')) return
    expect(refused.message).toBe(`is not valid JSON: it ends at line ${line}, column ${column}, cut off`)
  })

  it('is what JSON.parse does not read, and only that', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.nat(2),
        fc.constantFrom('', ',', '}', ']', '"', ':', '\\', '0', 'x', '\n'),
      )
      .map(
        ([text, at, cut, put]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut),
      )
    fc.assert(
      fc.property(broken, text => {
        let parsed = true
        try {
          JSON.parse(text)
        } catch {
          parsed = false
        }
        // What stands before an error can be gone on with; nothing that begins with the error as well can.
        const offset = offsetOfError(text)
        if (parsed) expect(offset).toBe(text.length)
        else if (offset < text.length) expect(offsetOfError(text.slice(0, offset))).toBe(offset)
        if (!parsed && offset < text.length) expect(offsetOfError(text.slice(0, offset + 1))).toBe(offset)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('is where the engine says, as far as it says', () => {
    const told = fc.sample(fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom(',', '}', ']', ':', '1')), {
      numRuns: 1000,
      seed: 2,
    })
    let compared = 0
    for (const [text, at, put] of told) {
      const broken = text.slice(0, at % (text.length + 1)) + put + text.slice(at % (text.length + 1))
      try {
        JSON.parse(broken)
      } catch (error) {
        const { message } = error as Error
        const position = /at position (\d+)/.exec(message)?.[1]
        // Within an escape or a number it tells the character that disappoints; we tell what cannot be one.
        if (position === undefined || /escape|number/i.test(message)) continue
        compared += 1
        expect({ broken, offset: offsetOfError(broken) }).toEqual({ broken, offset: Number(position) })
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  it.each([
    ['['.repeat(1000) + ']'.repeat(1000), false],
    ['['.repeat(1001) + ']'.repeat(1001), true],
    [`{"a":`.repeat(200_000), true],
    [`["${'['.repeat(2000)}"]`, false],
    [`["\\"${'['.repeat(2000)}"]`, false],
    [`["\\\\",${'['.repeat(2000)}]`, true],
    [`[${'[],'.repeat(2000)}0]`, false],
  ])('is refused where it is too deep for any report', async (text, deep) => {
    const told = await read(text).then(
      () => '',
      (error: Error) => error.message,
    )
    expect(told.includes('nests its values more than 1000 deep')).toBe(deep)
  })

  it('may be as long as it likes', async () => {
    expect((await refusal(read(`{"${'\\n'.repeat(200_000)}`))).column).toBe(400_003)
    expect((await refusal(read(`[${'1'.repeat(200_000)}x`))).column).toBe(200_002)
  })
})

describe('a value of a report', () => {
  const of = async (act: (report: JsonValue) => unknown) => {
    const report = await read(
      `{"a": {"b c": [1, "x", null, -1, 1.5, 1e300, true, 2147483648]}, "n": null, "long": "${'y'.repeat(99)}z"}`,
    )
    try {
      return act(report)
    } catch (error) {
      if (error instanceof ReportRefused) return error.message
      throw error
    }
  }
  const item = (index: number) => (report: JsonValue) =>
    [...report.member('a').member('b c').items()][index] as JsonValue

  it.each<[string, (report: JsonValue) => unknown, unknown]>([
    ['a whole number', report => item(0)(report).whole(), 1],
    ['a line', report => item(0)(report).line(), 1],
    ['a count', report => item(0)(report).ran(), true],
    ['a negative count', report => item(3)(report).ran(), false],
    ['a count beyond counting', report => item(5)(report).ran(), true],
    ['a text', report => item(1)(report).text(), 'x'],
    ['nothing', report => report.optional('none'), null],
    ['null', report => report.optional('n'), null],
  ])('is %s', async (_, act, expected) => {
    expect(await of(act)).toEqual(expected)
  })

  it.each<[(report: JsonValue) => unknown, string]>([
    [report => report.member('x').whole(), 'has nothing at $.x, where a whole number belongs'],
    [report => report.member('x').member('y'), 'has nothing at $.x, where an object belongs'],
    [report => report.array(), 'has an object at $, where an array belongs'],
    [report => report.member('a').text(), 'has an object at $.a, where a text belongs'],
    [report => [...report.member('a').member('b c').members()], 'has an array at $.a["b c"], where an object belongs'],
    [report => item(1)(report).whole(), 'has "x" at $.a["b c"][1], where a whole number belongs'],
    [report => item(2)(report).ran(), 'has null at $.a["b c"][2], where a count belongs'],
    [report => item(3)(report).whole(), 'has -1 at $.a["b c"][3], where a whole number belongs'],
    [report => item(4)(report).whole(), 'has 1.5 at $.a["b c"][4], where a whole number belongs'],
    [report => item(5)(report).whole(), 'has 1e+300 at $.a["b c"][5], where a whole number belongs'],
    [report => item(6)(report).ran(), 'has true at $.a["b c"][6], where a count belongs'],
    [report => item(7)(report).line(), 'has 2147483648 at $.a["b c"][7], where a line number belongs'],
    [report => report.member('long').array(), `has "…${'y'.repeat(59)}z" at $.long, where an array belongs`],
  ])('is refused with its place where it is something else: %#', async (act, message) => {
    expect(await of(act)).toBe(message)
  })
})
