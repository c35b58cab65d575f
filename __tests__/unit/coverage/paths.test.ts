import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { PathResolver } from '../../../src/coverage/paths.js'
import { type RepoPath, repoPathFrom } from '../../../src/gate/path.js'
import { MemoryFiles } from '../../support/memory.js'

const machine = new MemoryFiles()

function resolver(files: string[], under = '.') {
  return new PathResolver(files as RepoPath[], path => machine.locate(path), under as RepoPath)
}

const SOURCES = [
  'src/app.ts',
  'src/lib/util.ts',
  'test/lib/util.ts',
  'docs/index.md',
  'main.py',
  'src/b/index.ts',
  'src/c/index.ts',
]

describe('a reported path', () => {
  it.each([
    ['as it is', 'src/app.ts', [], 'src/app.ts'],
    ['with a dot', './src/./app.ts', [], 'src/app.ts'],
    ['with backslashes', 'src\\lib\\util.ts', [], 'src/lib/util.ts'],
    ['of this machine', '/workspace/src/app.ts', [], 'src/app.ts'],
    ['of a runner', '/home/runner/work/repo/repo/src/app.ts', [], 'src/app.ts'],
    ['of Windows', 'D:\\a\\repo\\repo\\src\\lib\\util.ts', [], 'src/lib/util.ts'],
    ['of Windows with slashes', 'D:/a/repo/repo/src/b/index.ts', [], 'src/b/index.ts'],
    ['of a container', '/app/src/app.ts', [], 'src/app.ts'],
    ['that is a name, of which there is one', 'app.ts', [], 'src/app.ts'],
    ['that is a file of the root', '/elsewhere/main.py', [], 'main.py'],
    ['below a root of a runner', 'app.ts', ['/home/runner/work/repo/repo/src'], 'src/app.ts'],
    ['below the second of several roots', 'lib/util.ts', ['/x/docs', '/x/test'], 'test/lib/util.ts'],
    ['below a root of this machine', 'lib/util.ts', ['/workspace/test'], 'test/lib/util.ts'],
    ['below a root that is relative', 'lib/util.ts', ['test'], 'test/lib/util.ts'],
    ['below a root of Windows', 'lib\\util.ts', ['D:\\a\\repo\\test\\'], 'test/lib/util.ts'],
    ['that is absolute, whatever the roots', '/x/test/lib/util.ts', ['/x/src'], 'test/lib/util.ts'],
    ['below a root, with a file of that name at the top', 'main.py', ['/workspace/src'], 'main.py'],
  ])('finds its file: %s', (_, reported, roots, expected) => {
    expect(resolver(SOURCES).resolve(reported, roots)).toBe(expected)
  })

  it.each([
    ['several share the name', 'index.ts', [], 'index.ts'],
    ['several share the longest end', '/x/lib/util.ts', [], 'x/lib/util.ts'],
    ['only the name is shared', '/elsewhere/pkg/app.ts', [], 'elsewhere/pkg/app.ts'],
    ['no file has the name', '/home/me/other.ts', [], 'home/me/other.ts'],
    ['it is empty', '', [], ''],
    ['it is on this machine but not in the repository', '/workspace/build/generated.ts', [], 'build/generated.ts'],
  ])('is left alone where %s', (_, reported, roots, expected) => {
    expect(resolver(SOURCES).resolve(reported, roots)).toBe(expected)
  })

  it('means the file below its root before one of the same name elsewhere', () => {
    const files = ['pkg/a.py', 'src/pkg/a.py']
    expect(resolver(files).resolve('pkg/a.py', ['/workspace/src'])).toBe('src/pkg/a.py')
    expect(resolver(files).resolve('pkg/a.py', ['/workspace'])).toBe('pkg/a.py')
    expect(resolver(files).resolve('pkg/a.py', ['/runner/src'])).toBe('pkg/a.py')
  })

  it('means an exact file before one that shares its end', () => {
    expect(resolver(['a.ts', 'x/a.ts', 'y/x/a.ts']).resolve('x/a.ts', [])).toBe('x/a.ts')
    expect(resolver(['x/a.ts', 'workspace/x/a.ts']).resolve('/workspace/x/a.ts', [])).toBe('x/a.ts')
  })

  it('means the file with the longest end', () => {
    expect(resolver(['a/x/f.ts', 'b/x/f.ts', 'x/f.ts']).resolve('/ci/b/x/f.ts', [])).toBe('b/x/f.ts')
  })

  it('is relative to the working directory first', () => {
    const below = resolver(['web/src/a.ts', 'web/web/src/a.ts'], 'web')
    expect(below.resolve('src/a.ts', [])).toBe('web/src/a.ts')
    expect(below.resolve('web/src/a.ts', [])).toBe('web/web/src/a.ts')
    expect(resolver(['web/src/a.ts'], 'web').resolve('web/src/a.ts', [])).toBe('web/src/a.ts')
    expect(resolver(['web/src/a.ts'], 'web').resolve('/ci/repo/web/src/a.ts', [])).toBe('web/src/a.ts')
  })
})

describe('no path', () => {
  it.each([
    '../../etc/passwd',
    '..\\..\\etc\\passwd',
    '/../etc/passwd',
    'src/../../etc/passwd',
    'C:\\..\\etc\\passwd',
    '//etc/./passwd',
  ])('leads out: %s', reported => {
    expect(resolver(SOURCES).resolve(reported, [])).toMatch(/^(src\/)?etc\/passwd$/)
  })

  it('leads out, whatever it and its roots are, and none is absolute', () => {
    const part = fc.constantFrom('..', '.', '', 'a', 'b.ts', 'C:', 'src', 'workspace')
    const path = fc
      .tuple(fc.constantFrom('', '/', '\\', 'D:\\', '../'), fc.array(part), fc.constantFrom('/', '\\'))
      .map(([start, parts, slash]) => start + parts.join(slash))
    fc.assert(
      fc.property(
        path,
        fc.array(path, { maxLength: 3 }),
        fc.array(fc.constantFrom('a/b.ts', 'src/a', 'b.ts', 'src/workspace/b.ts')),
        (reported, roots, files) => {
          const found = resolver(files).resolve(reported, roots)
          expect(found.split('/')).not.toContain('..')
          expect(found.startsWith('/')).toBe(false)
          if (!found.includes(':')) expect(repoPathFrom(found)).toBe(found || '.')
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('the longest end', () => {
  it('is that of a naive search', () => {
    const part = fc.constantFrom('a', 'b', 'c')
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(path), path, (files, reported) => {
        const shared = (file: string) => {
          const [mine, other] = [reported.split('/').reverse(), file.split('/').reverse()]
          const differs = mine.findIndex((each, index) => each !== other[index])
          return differs < 0 ? mine.length : differs
        }
        const longest = Math.max(0, ...files.map(shared))
        const best = files.filter(file => shared(file) === longest)
        // A name alone is too little, unless it is all of the file's path.
        const enough = best.length === 1 && (longest >= 2 || (longest === 1 && !best[0]?.includes('/')))
        expect(resolver(files).resolve(`/ci/${reported}`, [])).toBe(enough ? best[0] : `ci/${reported}`)
      }),
      { numRuns: 2000 },
    )
  })

  it('is found among 20,000 files that share their names', () => {
    const files = Array.from(
      { length: 20_000 },
      (_, index) => `packages/p${index % 1000}/src/m${Math.floor(index / 1000)}/index.ts`,
    )
    const paths = resolver(files)
    const found = files.map(file => paths.resolve(`/home/runner/work/r/r/${file}`, []))
    expect(found).toEqual(files)
    expect(paths.resolve('/home/runner/work/r/r/index.ts', [])).toBe('home/runner/work/r/r/index.ts')
  })

  it('is looked for in the last 64 folders of a path of a million', () => {
    const paths = resolver(['x/a.ts', `${'d/'.repeat(100)}deep.ts`])
    expect(paths.resolve(`/${'y/'.repeat(500_000)}x/a.ts`, [])).toBe('x/a.ts')
    expect(paths.resolve(`/ci/${'d/'.repeat(100)}deep.ts`, [])).toBe(`${'d/'.repeat(100)}deep.ts`)
  })
})
