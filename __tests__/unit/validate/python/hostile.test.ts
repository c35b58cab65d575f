import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parsePython } from '../../../../src/validate/python/parse.js'

const fixture = readFileSync(new URL('../../../fixtures/python/constructs.py', import.meta.url), 'utf8')
const MANY = 100_000

/** That a file is read at all, and that all it tells lies inside it, in order. */
function expectInside(text: string): void {
  const { faults, comments } = parsePython(text)
  const spans = [...faults, ...comments]
  expect(spans.filter(({ start, end }) => start < 0 || end < start || end > text.length)).toEqual([])
  expect(faults.filter(({ start }, index) => start < (faults[index - 1]?.start ?? 0))).toEqual([])
  expect(comments.filter(({ start }) => text[start] !== '#')).toEqual([])
}

describe('a hostile file', () => {
  it.each<[string, string, string]>([
    ['brackets', '('.repeat(MANY), 'more than 200 brackets are open here'],
    ['signs', `${'-'.repeat(MANY)}x`, 'nested too deeply: more than 250 expressions in each other'],
    ['words', `${'not '.repeat(MANY)}x`, 'nested too deeply: more than 250 expressions in each other'],
    ['lambdas', `${'lambda:'.repeat(MANY)}x`, 'nested too deeply: more than 250 expressions in each other'],
    ['powers', `x${'**x'.repeat(MANY)}`, 'nested too deeply: more than 250 expressions in each other'],
    ['conditions', `${'a if b else '.repeat(MANY)}c`, 'nested too deeply: more than 250 expressions in each other'],
    ['sums', `x${'+x'.repeat(MANY)}`, 'too long: more than 1000 parts of an expression in a row'],
    ['calls', `f${'().a[0]'.repeat(MANY)}`, 'too long: more than 1000 parts of an expression in a row'],
    ['branches', `if x:\n  y\n${'elif x:\n  y\n'.repeat(5000)}`, 'more than 1000 branches in one statement'],
    ['f-strings', 'f"{'.repeat(MANY), 'more than 200 brackets are open here'],
    ['formats', `f"${'{x:'.repeat(MANY)}`, 'more than 200 brackets are open here'],
    ['patterns', `match x:\n case ${'-'.repeat(MANY)}:\n  y`, 'a number is missing before "-"'],
  ])('with many %s has one fault', (_, text, message) => {
    expect(parsePython(text).faults.map(fault => fault.message)).toEqual([message])
  })

  it('has sums of sums no deeper than one sum may be', () => {
    const text = `${'('.repeat(100)}x${`${'+1'.repeat(20)})`.repeat(100)}`
    expect(parsePython(text).faults).toMatchObject([
      { message: 'too long: more than 1000 parts of an expression in a row' },
    ])
  })

  it('has its levels bounded', () => {
    const lines = Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}if x:`)
    expect(parsePython(lines.join('\n')).faults[0]?.message).toBe(
      'is indented too deeply: Python reads 100 levels at most',
    )
  })

  it.each([
    ['a line', 'x\n'],
    ['an item', 'x,'],
    ['a target', 'x = '],
    ['a string', "'a' "],
    ['a fault', 'a b\n'],
    ['an open bracket', 'f(\nreturn\n'],
    ['an open string', "f('\n"],
    ['wrong indentation', '  x\n y\n'],
    ['a decorator', '@x\n'],
    ['a carriage return', 'x\r'],
    ['a null', '\0\n'],
    ['half a character', '\ud800 '],
  ])('with %s again and again is read', (_, text) => {
    expectInside(text.repeat(20_000).slice(0, 60_000))
  })

  it('cut anywhere is read, with faults inside it', () => {
    fc.assert(
      fc.property(fc.nat(fixture.length), end => expectInside(fixture.slice(0, end))),
      { numRuns: 150 },
    )
  })

  it('with anything in it is read, with faults inside it', () => {
    const pieces = fc.constantFrom(
      ...'()[]{}:,.=\'"\\#\n\t fxb1@*-',
      '"""',
      'f"{',
      'if',
      'else',
      'match',
      'case',
      'def',
      'ä',
      '\r',
      '\f',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(fixture.length), (inserted, at) => {
        const text = inserted.join('')
        expectInside(text)
        expectInside(fixture.slice(Math.max(0, at - 200), at) + text + fixture.slice(at, at + 200))
      }),
      { numRuns: 300 },
    )
  })
})
