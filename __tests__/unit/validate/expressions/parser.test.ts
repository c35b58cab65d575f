import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Expression } from '../../../../src/validate/expressions/ast.js'
import { parseExpression } from '../../../../src/validate/expressions/parser.js'

/** A tree as text with every operator in parentheses. */
function drawn(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? `'${expression.value}'` : String(expression.value)
    case 'context':
      return expression.name
    case 'property':
      return `${drawn(expression.of)}.${expression.name}`
    case 'index':
      return `${drawn(expression.of)}[${drawn(expression.index)}]`
    case 'filter':
      return `${drawn(expression.of)}.*`
    case 'call':
      return `${expression.name}(${expression.args.map(drawn).join(', ')})`
    case 'not':
      return `(!${drawn(expression.of)})`
    case 'comparison':
      return `(${drawn(expression.left)} ${expression.operator} ${drawn(expression.right)})`
    default:
      return `(${expression.operands.map(drawn).join(expression.kind === 'and' ? ' && ' : ' || ')})`
  }
}

function read(source: string): string {
  const { expression, faults } = parseExpression(source)
  return faults.length > 0 || expression === null ? `refused: ${faults.map(each => each.message)}` : drawn(expression)
}

describe('an expression', () => {
  it.each([
    ['github.REF', 'github.ref'],
    ['a.b-c._d', 'a.b-c._d'],
    ["GitHub['ref'].*.x[*][0]", "github['ref'].*.x.*[0]"],
    ["'it''s'", "'it's'"],
    ['null', 'null'],
    ['True', 'true'],
    ['a || b && c == d < !e', '(a || (b && (c == (d < (!e)))))'],
    ['a == b != c', '((a == b) != c)'],
    ['a && b && c', '(a && b && c)'],
    ['(a || b) && c', '((a || b) && c)'],
    ['(a).b', 'a.b'],
    ['startsWith( a , fromJSON(b)[0] )', 'startswith(a, fromjson(b)[0])'],
    ['always()', 'always()'],
    ['a.true.null', 'a.true.null'],
    ['\n  a\n  || b\n', '(a || b)'],
  ])('%j is read as %j', (source, tree) => {
    expect(read(source)).toBe(tree)
  })

  it.each([
    ['0', 0],
    ['-12', -12],
    ['+1', 1],
    ['.5', 0.5],
    ['5.', 5],
    ['1.5e-3', 0.0015],
    ['1E2', 100],
    ['0xfF', 255],
    ['0o17', 15],
    ['NaN', Number.NaN],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ])('%s is a number', (source, value) => {
    expect(parseExpression(source).expression).toMatchObject({ kind: 'literal', value })
  })

  it.each([
    ['', 0, 0, /empty/],
    ['a ==', 2, 4, /ends where a value/],
    ['(a', 0, 1, /`\(` is never closed/],
    ['a[0', 1, 2, /`\[` is never closed/],
    ['a b', 2, 3, /operator is missing/],
    ['f(a b)', 4, 5, /operator or `\)`/],
    ['f(a,)', 4, 5, /value is expected/],
    ['a.', 2, 2, /after `.` comes a name/i],
    ["'a'.b", 3, 5, /neither a number nor a name/],
    ["a == 'b", 5, 7, /never closed with `'`/],
    ['a ? b', 2, 3, /case\(/],
    ['a + 1', 2, 3, /no arithmetic/],
    ['1abc', 0, 4, /neither a number/],
    ['0b11', 0, 4, /neither a number/],
    ['$HOME', 0, 5, /env\.NAME/],
    ['é', 0, 1, /is no name/],
    ['a ${{ b', 2, 5, /cannot stand within/],
    ['`a`', 0, 3, /single quotes/],
  ])('%j is refused from %d to %d', (source, start, end, message) => {
    const { expression, faults } = parseExpression(source)
    expect(expression).toBeNull()
    expect(faults).toEqual([{ start, end, message: expect.stringMatching(message) }])
  })

  it('is read on behind a mistake that leaves no doubt, and every one of them is told of', () => {
    const { expression, faults } = parseExpression('a = "b" & c | d')
    expect(drawn(expression as Expression)).toBe("(((a == 'b') && c) || d)")
    expect(faults.map(({ start, end }) => [start, end])).toEqual([
      [2, 3],
      [4, 7],
      [8, 9],
      [12, 13],
    ])
  })

  it('is nested as deep as GitHub reads it and no deeper', () => {
    const nested = (levels: number) => parseExpression(`${'('.repeat(levels)}1${')'.repeat(levels)}`).faults
    const accessed = (levels: number) => parseExpression(`a${'.b'.repeat(levels)}`).faults
    expect([nested(49), accessed(49)]).toEqual([[], []])
    expect(nested(50)[0]?.message).toMatch(/deeper than 50/)
    expect(accessed(50)[0]?.message).toMatch(/deeper than 50/)
    expect(parseExpression(Array(5_000).fill('1').join('||')).faults).toEqual([])
    expect(parseExpression('x'.repeat(21_001)).faults[0]?.message).toMatch(/at most 21000/)
  })

  it('never throws, whatever it is, and points into itself', () => {
    const pieces = [
      'a',
      '.',
      '*',
      '[',
      ']',
      '(',
      ')',
      ',',
      "'",
      '"',
      '==',
      '=',
      '&&',
      '|',
      '!',
      ' ',
      '1',
      '-',
      '{',
      '\n',
    ]
    const source = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(each => each.join('')),
    )
    fc.assert(
      fc.property(source, text => {
        const { expression, faults } = parseExpression(text)
        expect(expression === null ? faults.length : 1).toBeGreaterThan(0)
        for (const { start, end } of faults) expect(0 <= start && start <= end && end <= text.length).toBe(true)
        if (expression !== null) expectInside(expression, 0, text.length)
      }),
    )
  })
})

/** Every part of a tree lies within the part around it, but for the parentheses of an access's object. */
function expectInside(part: Expression, start: number, end: number): void {
  expect(part.start >= start && part.start < part.end && part.end <= end).toBe(true)
  const inner =
    part.kind === 'comparison'
      ? [part.left, part.right]
      : part.kind === 'and' || part.kind === 'or'
        ? part.operands
        : part.kind === 'call'
          ? part.args
          : part.kind === 'index'
            ? [part.of, part.index]
            : 'of' in part
              ? [part.of]
              : []
  for (const each of inner) expectInside(each, part.start, part.end)
}
