import { describe, expect, it } from '@jest/globals'
import { globMatcher } from '../../../src/gate/glob.js'
import { type RepoPath, ROOT } from '../../../src/gate/path.js'

async function matched(patterns: string[], paths: string[], under: string = ROOT): Promise<string[]> {
  const matches = await globMatcher(patterns, under as RepoPath)
  return paths.filter(matches)
}

const PATHS = ['a.py', 'src/a.py', 'src/api/b.py', 'src/api/deep/c.ts', 'src/.hidden/d.py', 'srcs/e.py', 'src/[x]/f.py']

describe('glob patterns', () => {
  it.each<[string[], string[]]>([
    [['**/*.py'], ['a.py', 'src/a.py', 'src/api/b.py', 'src/.hidden/d.py', 'srcs/e.py', 'src/[x]/f.py']],
    [['*.py'], ['a.py']],
    [['src/*.py'], ['src/a.py']],
    [['src/**'], ['src/a.py', 'src/api/b.py', 'src/api/deep/c.ts', 'src/.hidden/d.py', 'src/[x]/f.py']],
    [['./src/api/**'], ['src/api/b.py', 'src/api/deep/c.ts']],
    [['src/api'], ['src/api/b.py', 'src/api/deep/c.ts']],
    [['src/api/'], ['src/api/b.py', 'src/api/deep/c.ts']],
    [['a.py'], ['a.py']],
    [['.'], PATHS],
    [['src/{a,api/b}.py'], ['src/a.py', 'src/api/b.py']],
    [
      ['src/**', '!src/api/**'],
      ['src/a.py', 'src/.hidden/d.py', 'src/[x]/f.py'],
    ],
    [
      ['src/**', '!src/api/**', 'src/api/b.py'],
      ['src/a.py', 'src/api/b.py', 'src/.hidden/d.py', 'src/[x]/f.py'],
    ],
    [['!**/*.py'], ['src/api/deep/c.ts']],
    [['nothing/**'], []],
    [[], []],
  ])('%j', async (patterns, expected) => {
    expect(await matched(patterns, PATHS)).toEqual(expected)
  })

  it('are relative to a folder, and reach nothing beside it', async () => {
    expect(await matched(['**/*.py', 'api'], PATHS, 'src')).toEqual([
      'src/a.py',
      'src/api/b.py',
      'src/api/deep/c.ts',
      'src/.hidden/d.py',
      'src/[x]/f.py',
    ])
    expect(await matched(['!api'], PATHS, 'src')).toEqual(['src/a.py', 'src/.hidden/d.py', 'src/[x]/f.py'])
  })
})
