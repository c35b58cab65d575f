import { describe, expect, it } from '@jest/globals'
import { emptyFile } from '../../../src/coverage/model.js'
import { unmatchedChanges } from '../../../src/coverage/unmatched.js'
import type { RepoPath } from '../../../src/gate/path.js'

const reported = [
  { ...emptyFile('src/a.py'), lines: Uint32Array.of(3) },
  { ...emptyFile('src/empty.py') },
  {
    ...emptyFile('src/sums.py'),
    sums: { lines: { covered: 1, total: 2 }, branches: null, functions: null, statements: null },
  },
  { ...emptyFile('web/b.ts'), lines: Uint32Array.of(3) },
]

function judged(
  paths: string[],
  more: { include?: string[]; unmatched?: 'fail' | 'warn' | 'ignore'; bare?: boolean } = {},
) {
  const changes = paths.map(path => ({
    path: path as RepoPath,
    from: null,
    ranges: [[1, 2]] as const,
    substantial: more.bare !== true,
  }))
  const inputs = { unmatched: more.unmatched ?? 'warn', include: more.include ?? [] } as const
  return unmatchedChanges(changes, reported, path => !path.startsWith('left/out'), {
    ...inputs,
    include: [...inputs.include],
  })
}

describe('changed source that no report knows', () => {
  it.each(['src/new.py', 'web/new.ts', 'new.PY', 'src/latest.py', 'src/contest/x.py'])('is named: %s', path => {
    expect(judged([path])).toMatchObject([
      {
        rule: 'coverage/unmatched',
        level: 'warning',
        file: path,
        message: expect.stringContaining(`${path} is changed, and no report knows it`),
      },
    ])
  })

  it.each([
    'src/a.py',
    'src/empty.py',
    'README.md',
    'src/new.go',
    'Makefile',
    'tests/helper.py',
    'src/test_a.py',
    'src/a_test.py',
    'conftest.py',
    'web/b.test.ts',
    'web/__tests__/c.ts',
    'web/types.d.ts',
    'web/jest.config.ts',
    'left/out/x.py',
  ])('is nothing else: %s', path => {
    expect(judged([path])).toEqual([])
  })

  it('is what `include` names, whatever its ending and its folder', () => {
    expect(judged(['tests/x.go'], { include: ['**'] })).toHaveLength(1)
  })

  it('is no file in which nothing but white space changed', () => {
    expect(judged(['src/new.py'], { bare: true })).toEqual([])
  })

  it('is a file of which a report gives sums only', () => {
    expect(judged(['src/sums.py'])).toMatchObject([{ message: expect.stringContaining('gives sums only') }])
  })

  it.each([
    ['fail', ['error']],
    ['warn', ['warning']],
    ['ignore', []],
  ] as const)('counts as it is told: %s', (unmatched, levels) => {
    expect(judged(['src/new.py'], { unmatched }).map(({ level }) => level)).toEqual(levels)
  })
})
