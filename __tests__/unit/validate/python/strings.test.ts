import { describe, expect, it } from '@jest/globals'
import type { Expression } from '../../../../src/validate/python/ast.js'
import { parsePython } from '../../../../src/validate/python/parse.js'

function expressionIn(text: string): Expression {
  const { body, faults } = parsePython(text)
  expect(faults).toEqual([])
  const [statement] = body
  if (statement?.kind !== 'Expression') throw new Error(statement?.kind)
  return statement.value
}

function faultOf(text: string): string | undefined {
  return parsePython(text).faults[0]?.message
}

describe('strings', () => {
  it.each([
    [String.raw`'a\n\t\\\'\"'`, 'a\n\t\\\'"'],
    [String.raw`'\x41\u00e4\U0001f600\101\0'`, 'Aä😀A\0'],
    [String.raw`r'\n\''`, String.raw`\n\'`],
    [String.raw`'\d\q'`, String.raw`\d\q`],
    ["'a\\\nb'", 'ab'],
    ['"""a\r\nb\rc"""', 'a\nb\nc'],
    ["'a' \"b\" r'''c'''", 'abc'],
    [String.raw`'\N{BULLET}'`, String.raw`\N{BULLET}`],
    ["''", ''],
    ["u'x'", 'x'],
  ])('%j', (text, value) => {
    expect(expressionIn(text)).toMatchObject({ kind: 'Str', value, bytes: false, start: 0, end: text.length })
  })

  it.each([
    [String.raw`b'\xff\377\777'`, '\xff\xff\xff'],
    [String.raw`Rb'\xff'`, String.raw`\xff`],
    [String.raw`b'\u00e4\N{x}'`, String.raw`\u00e4\N{x}`],
  ])('of bytes: %j', (text, value) => {
    expect(expressionIn(text)).toMatchObject({ kind: 'Str', value, bytes: true })
  })

  it.each([
    [String.raw`'\x4'`, 'this escape needs 2 hexadecimal digits behind \\x'],
    [String.raw`'\U00110000'`, 'there is no such character'],
    [String.raw`'\N{'`, 'this escape needs the name of a character in braces: \\N{...}'],
    ["b'ä'", 'bytes hold ASCII characters only; others are written as \\x..'],
    ["'a' b'b'", 'bytes and text cannot be joined'],
    ["t'a' f'b'", 't-strings can be joined with t-strings only'],
    ["'abc", 'this string is never closed'],
    ['"""abc\n', 'this string of three quotes is never closed'],
  ])('%j is a fault', (text, message) => {
    expect(faultOf(text)).toBe(message)
  })
})

describe('numbers', () => {
  it.each<[string, number | null, boolean]>([
    ['1_000', 1000, true],
    ['0xFF', 255, true],
    ['0o17', 15, true],
    ['0B1010', 10, true],
    ['00_0', 0, true],
    ['9007199254740993', null, true],
    ['1e3', 1000, false],
    ['.5', 0.5, false],
    ['1e999', null, false],
    ['2j', null, false],
    ['0xE', 14, true],
  ])('%s', (text, value, isInteger) => {
    expect(expressionIn(text)).toMatchObject({ kind: 'Num', text, value, isInteger })
  })

  it.each(['012', '1__0', '1_', '0x', '0b12', '0o8', '1.5abc', '12abc', '0_x', '1e5_', '9'.repeat(4301)])(
    '%s is none',
    text => {
      expect(parsePython(text).faults).toHaveLength(1)
    },
  )
})

describe('f-strings', () => {
  const partsOf = (text: string): unknown[] => {
    const value = expressionIn(text)
    if (value.kind !== 'JoinedStr') throw new Error(value.kind)
    return value.parts.map(part => {
      if (part.kind === 'Str') return part.value
      return { of: text.slice(part.value.start, part.value.end), conversion: part.conversion, debug: part.debug }
    })
  }
  const plain = (of: string) => ({ of, conversion: null, debug: null })

  it.each<[string, unknown[]]>([
    ["f''", []],
    ["f'a{b}c'", ['a', plain('b'), 'c']],
    ["f'{{{a}}}'", ['{', plain('a'), '}']],
    ["'x{' f'{a}' '}y'", ['x{', plain('a'), '}y']],
    ["f'{a!r}'", [{ of: 'a', conversion: 'r', debug: null }]],
    ["f'{a = }'", [{ of: 'a', conversion: 'r', debug: 'a = ' }]],
    ["f'{a=!s}'", [{ of: 'a', conversion: 's', debug: 'a=' }]],
    ["f'{a=:>5}'", [{ of: 'a', conversion: null, debug: 'a=' }]],
    ["f'{a!=b}'", [plain('a!=b')]],
    ["f'{ {1: 2}[1] }'", [plain('{1: 2}[1]')]],
    ["f'{x['a']}{f'{y}'}'", [plain("x['a']"), plain("f'{y}'")]],
    [String.raw`f'\{a}\N{BULLET}'`, ['\\', plain('a'), String.raw`\N{BULLET}`]],
    [String.raw`rf'\n{a}'`, [String.raw`\n`, plain('a')]],
    ["f'''{\na # b\n}'''", [plain('a')]],
    ["f'''{a # b\n=}'''", [{ of: 'a', conversion: 'r', debug: 'a \n=' }]],
    ["f'{(lambda: 1)()}'", [plain('(lambda: 1)()')]],
  ])('%j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts)
  })

  it('have formats, with fields of their own', () => {
    const value = expressionIn("f'{a:{b}.{c!s}f}'")
    const part = value.kind === 'JoinedStr' ? value.parts[0] : undefined
    const format = part?.kind === 'FormattedValue' ? part.format : null
    expect(format?.parts.map(({ kind }) => kind)).toEqual(['FormattedValue', 'Str', 'FormattedValue', 'Str'])
    expect(format).toMatchObject({ start: 5, end: 15 })
  })

  it('tell t-strings apart', () => {
    expect(expressionIn("t'{a}'")).toMatchObject({ isTemplate: true })
    expect(expressionIn("f'{a}'")).toMatchObject({ isTemplate: false })
  })

  it.each<[string, number, string]>([
    ["f'{}'", 3, 'a field of an f-string needs an expression'],
    ["f'a}'", 3, 'a single "}" in an f-string closes no field'],
    ["f'{a'", 4, 'a field of the f-string is not closed: "}" is missing here'],
    ["f'{a:x'", 6, 'a field of the f-string is not closed: "}" is missing here'],
    ["f'{a!x}'", 5, 'a conversion is one of !s, !r and !a'],
    ["f'abc", 0, 'this string is never closed'],
    ["f'{a b}'", 5, 'a field of the f-string ends with "}", not with "b"'],
  ])('%j is a fault at %i', (text, start, message) => {
    expect(parsePython(text).faults).toMatchObject([{ start, message }])
  })
})
