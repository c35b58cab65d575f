import { describe, expect, test } from '@jest/globals'
import { toTerminal } from '../../../src/report/terminal.js'
import { findingWith } from '../../support/results.js'

const shown = (more: Parameters<typeof findingWith>[0]) =>
  toTerminal(
    { gate: 'dummy', verdict: 'fail', summary: 'Wrong.' },
    [{ kind: 'findings', findings: [findingWith({ rule: 'a/b', file: 'x.yml', message: 'No.', ...more })] }],
    false,
  )
    .split('\n')
    .slice(2)

describe('the line that a finding is about', () => {
  test.each<[string, Parameters<typeof findingWith>[0], string[]]>([
    ['none', { line: 3, column: 1 }, []],
    [
      'a part of it',
      { line: 3, column: 3, endLine: 3, endColumn: 6, excerpt: '  abc: d' },
      ['    3 |   abc: d', '      |   ^^^'],
    ],
    [
      'to its end, and further',
      { line: 10, column: 3, endLine: 12, endColumn: 2, excerpt: 'a: bcd' },
      ['    10 | a: bcd', '       |   ^^^^'],
    ],
    [
      'a place behind it',
      { line: 1, column: 3, endLine: 1, endColumn: 3, excerpt: 'a:' },
      ['    1 | a:', '      |   ^'],
    ],
    [
      'wide characters',
      { line: 1, column: 4, endLine: 1, endColumn: 6, excerpt: '日本 é̂x' },
      ['    1 | 日本 é̂x', '      |      ^'],
    ],
    ['tabs', { line: 1, column: 2, endLine: 1, endColumn: 3, excerpt: '\ta' }, ['    1 |  a', '      |  ^']],
    ['the line alone', { line: 1, excerpt: 'a' }, ['    1 | a']],
  ])('is shown with carets: %s', (_, more, lines) => {
    expect(shown(more)).toEqual(lines)
  })

  test('cannot speak to the terminal', () => {
    expect(shown({ line: 1, column: 1, endLine: 1, endColumn: 2, excerpt: '\u001b[31mred' }).join('\n')).not.toContain(
      '\u001b',
    )
  })
})
