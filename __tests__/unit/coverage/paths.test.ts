import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { GoModules } from '../../../src/coverage/go-modules.js'
import { parsePathMap } from '../../../src/coverage/path-map.js'
import { PathResolver } from '../../../src/coverage/paths.js'
import { type RepoPath, repoPathFrom } from '../../../src/gate/path.js'
import { MemoryFiles } from '../../support/memory.js'

const machine = new MemoryFiles()

function resolver(files: string[], { under = '.', map = [] as string[], modules = new GoModules([]) } = {}) {
  const locate = (path: string) => machine.locate(path)
  return new PathResolver(files as RepoPath[], locate, under as RepoPath, parsePathMap(map), modules)
}

function pathOf(files: string[], reported: string, roots: string[] = [], options = {}) {
  return resolver(files, options).resolve(reported, roots).path
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
    expect(resolver(SOURCES).resolve(reported, roots)).toMatchObject({ path: expected, how: 'file' })
  })

  it.each([
    ['several share the name', 'index.ts', 'index.ts', 'ambiguous', ['src/b/index.ts', 'src/c/index.ts']],
    [
      'several share the longest end',
      '/x/lib/util.ts',
      'x/lib/util.ts',
      'ambiguous',
      ['src/lib/util.ts', 'test/lib/util.ts'],
    ],
    ['only the name is shared', '/elsewhere/pkg/app.ts', 'elsewhere/pkg/app.ts', 'stranger', ['src/app.ts']],
    ['no file has the name', '/home/me/other.ts', 'home/me/other.ts', 'stranger', []],
    ['it is empty', '', '', 'stranger', []],
    ['it is on this machine only', '/workspace/build/generated.ts', 'build/generated.ts', 'stranger', []],
  ])('is left alone where %s', (_, reported, path, how, candidates) => {
    expect(resolver(SOURCES).resolve(reported, [])).toMatchObject({ path, how, candidates })
  })

  it('means the file below its root before one of the same name elsewhere', () => {
    const files = ['pkg/a.py', 'src/pkg/a.py']
    expect(resolver(files).resolve('pkg/a.py', ['/workspace/src']).path).toBe('src/pkg/a.py')
    expect(resolver(files).resolve('pkg/a.py', ['/workspace']).path).toBe('pkg/a.py')
    expect(resolver(files).resolve('pkg/a.py', ['/runner/src']).path).toBe('pkg/a.py')
  })

  it('means an exact file before one that shares its end', () => {
    expect(resolver(['a.ts', 'x/a.ts', 'y/x/a.ts']).resolve('x/a.ts', []).path).toBe('x/a.ts')
    expect(resolver(['x/a.ts', 'workspace/x/a.ts']).resolve('/workspace/x/a.ts', []).path).toBe('x/a.ts')
  })

  it('means the file with the longest end', () => {
    expect(resolver(['a/x/f.ts', 'b/x/f.ts', 'x/f.ts']).resolve('/ci/b/x/f.ts', []).path).toBe('b/x/f.ts')
  })

  it('is relative to the working directory first', () => {
    const below = resolver(['web/src/a.ts', 'web/web/src/a.ts'], { under: 'web' })
    expect(below.resolve('src/a.ts', []).path).toBe('web/src/a.ts')
    expect(below.resolve('web/src/a.ts', []).path).toBe('web/web/src/a.ts')
    expect(resolver(['web/src/a.ts'], { under: 'web' }).resolve('web/src/a.ts', []).path).toBe('web/src/a.ts')
    expect(resolver(['web/src/a.ts'], { under: 'web' }).resolve('/ci/repo/web/src/a.ts', []).path).toBe('web/src/a.ts')
  })
})

describe('a path that leads up', () => {
  it.each([
    ['inside itself', 'build/../src/app.ts', [], 'src/app.ts'],
    ['from its root', '../lib/util.ts', ['/workspace/test/unit'], 'test/lib/util.ts'],
    ['from a root that leads up itself', '../lib/util.ts', ['test/x/../y'], 'test/lib/util.ts'],
    ['on another machine', '/ci/build/../src/b/index.ts', [], 'src/b/index.ts'],
  ])('%s, is followed', (_, reported, roots, expected) => {
    expect(pathOf(SOURCES, reported, roots)).toBe(expected)
  })

  it('from the working directory, is followed', () => {
    expect(pathOf(['web/a.ts', 'web/x/web/a.ts'], '../web/a.ts', [], { under: 'web' })).toBe('web/a.ts')
  })
})

describe('a path of Windows', () => {
  it.each([
    ['\\\\server\\share\\repo\\src\\app.ts', []],
    ['\\\\?\\C:\\repo\\src\\app.ts', []],
    ['\\\\?\\UNC\\server\\share\\repo\\src\\app.ts', []],
    ['c:/repo/src/app.ts', []],
    ['C:src\\app.ts', []],
    ['app.ts', ['\\\\server\\share\\src']],
  ])('finds its file: %s', (reported, roots) => {
    expect(pathOf([...SOURCES, 'other/app.ts'], reported, roots)).toBe('src/app.ts')
  })
})

describe('roots', () => {
  it('are all looked below, however many, and none costs a path that no file ends with', () => {
    let asked = 0
    const locate = (path: string) => {
      asked += 1
      return machine.locate(path)
    }
    const roots = Array.from({ length: 1000 }, (_, index) => (index === 999 ? '/workspace/test' : `/ci/${index}`))
    const paths = new PathResolver(SOURCES as RepoPath[], locate, '.' as RepoPath)
    expect(paths.resolve('lib/util.ts', roots).path).toBe('test/lib/util.ts')
    const before = asked
    for (let index = 0; index < 100; index += 1) paths.resolve(`x${index}/none.ts`, roots)
    expect(asked - before).toBeLessThanOrEqual(800)
  })

  it('may be above the workspace', () => {
    const files = ['x/a.ts', 'workspace/x/a.ts']
    expect(pathOf(files, 'workspace/x/a.ts', ['/'])).toBe('x/a.ts')
    expect(pathOf(files, 'workspace/x/a.ts', [])).toBe('workspace/x/a.ts')
  })
})

describe('a repository at the top of another machine', () => {
  it('has the file whose path is all of the reported one', () => {
    expect(pathOf(['src/a.ts', 'x/src/a.ts'], '/src/a.ts')).toBe('src/a.ts')
    expect(pathOf(['src/a.ts', 'x/src/a.ts'], 'D:\\src\\a.ts')).toBe('src/a.ts')
  })
})

describe('installed code', () => {
  it.each([
    ['/ci/repo/node_modules/pkg/src/index.js', 'src/index.js'],
    ['node_modules/pkg/src/index.js', 'src/index.js'],
    ['/root/.cargo/registry/src/index-1f/serde-1.0.0/src/lib.rs', 'src/lib.rs'],
    ['/rustc/0a1b/library/core/src/lib.rs', 'core/src/lib.rs'],
    ['/usr/include/gtest/gtest.h', 'third_party/include/gtest/gtest.h'],
    ['/usr/lib/python3.12/json/decoder.py', 'json/decoder.py'],
    ['C:\\Program Files\\Kit\\src\\lib.c', 'src/lib.c'],
    ['/root/go/pkg/mod/example.com/x@v1.0.0/api/api.go', 'api/api.go'],
  ])('is not the repository’s by its end: %s', (reported, file) => {
    expect(resolver([file]).resolve(reported, [])).toMatchObject({ how: 'stranger', candidates: [file] })
  })

  it.each([
    ['/opt/venv/lib/python3.12/site-packages/pkg/a.py', 'src/pkg/a.py'],
    ['/usr/lib/python3/dist-packages/pkg/a.py', 'src/pkg/a.py'],
    ['/ci/node_modules/@scope/pkg/a.js', 'libs/@scope/pkg/a.js'],
    ['/ci/node_modules/pkg/a.js', 'node_modules/pkg/a.js'],
    ['/usr/src/app/lib/a.js', 'lib/a.js'],
  ])('is the repository’s where all that names it in its package is shared: %s', (reported, file) => {
    expect(pathOf([file], reported)).toBe(file)
  })
})

describe('a file of Go', () => {
  const files = ['main.go', 'cmd/main.go', 'api/v1/types.go', 'tools/gen/main.go', 'vendor/example.org/dep/errors/e.go']
  const modules = new GoModules([
    ['example.com/app', ''],
    ['example.com/app/tools', 'tools'],
    ['example.com/app/cmd/inner', 'elsewhere'],
    ['example.com/two', 'a'],
    ['example.com/two', 'b'],
  ])

  it.each([
    ['example.com/app/main.go', 'main.go'],
    ['example.com/app/cmd/main.go', 'cmd/main.go'],
    ['example.com/app/tools/gen/main.go', 'tools/gen/main.go'],
    ['example.org/dep/errors/e.go', 'vendor/example.org/dep/errors/e.go'],
    ['example.com/app/vendor/example.org/dep/errors/e.go', 'vendor/example.org/dep/errors/e.go'],
    ['/ci/app/api/v1/types.go', 'api/v1/types.go'],
    ['./main.go', 'main.go'],
  ])('is in the folder of its module: %s', (reported, expected) => {
    expect(resolver(files, { modules }).resolve(reported, [])).toMatchObject({ path: expected, how: 'file' })
  })

  it.each([
    ['example.com/app/gen/api/v1/types.go', 'is where its module says, or nowhere'],
    ['example.com/application/cmd/main.go', 'is of a module only by whole parts of its path'],
    ['example.net/other/cmd/main.go', 'of a module from elsewhere is not one that ends like it'],
  ])('is a stranger: %s %s', reported => {
    expect(resolver(files, { modules }).resolve(reported, [])).toMatchObject({ path: reported, how: 'stranger' })
  })

  it('goes to a shorter module where the longest does not have it', () => {
    const found = resolver(['cmd/inner/x.go'], { modules }).resolve('example.com/app/cmd/inner/x.go', [])
    expect(found).toMatchObject({ path: 'cmd/inner/x.go', how: 'file' })
  })

  it('is ambiguous where two modules of one path have it', () => {
    const two = resolver(['a/x.go', 'b/x.go'], { modules })
    expect(two.resolve('example.com/two/x.go', [])).toMatchObject({
      how: 'ambiguous',
      candidates: ['a/x.go', 'b/x.go'],
    })
    expect(pathOf(['b/x.go'], 'example.com/two/x.go', [], { modules })).toBe('b/x.go')
  })

  it('is found by its end where no module is known', () => {
    expect(pathOf(files, 'example.com/app/tools/gen/main.go')).toBe('tools/gen/main.go')
  })
})

describe('names of modules', () => {
  const files = ['core/src/com/x/A.java', 'services/api/src/com/x/A.java', 'services/web/src/com/x/A.java']
  const found = (modules: string[]) => resolver(files).resolve('com/x/A.java', [], modules)

  it.each([
    [['core'], files[0]],
    [['services', 'api'], files[1]],
    [[':services:web'], files[2]],
    [['com.example:api'], files[1]],
    [['everything', 'core'], files[0]],
  ])('tell files apart: %j', (modules, expected) => {
    expect(found(modules)).toMatchObject({ path: expected, how: 'file' })
  })

  it('leave several where several are in them, and all where none is', () => {
    expect(found(['services']).candidates).toEqual(files.slice(1))
    expect(found(['cor', 'A.java']).candidates).toEqual(files)
    expect(found([]).how).toBe('ambiguous')
  })
})

describe('path-map', () => {
  const files = ['services/api/src/a.ts', 'services/web/src/a.ts', 'src/a.ts', 'lib/b.ts']
  it.each([
    ['/app=services/api', '/app/src/a.ts', [], 'services/api/src/a.ts'],
    ['/app=', '/app/src/a.ts', [], 'src/a.ts'],
    ['C:\\build\\web=services/web', 'c:/build/web/src/a.ts', [], 'services/web/src/a.ts'],
    ['/app=services/web', 'src/a.ts', ['/app'], 'services/web/src/a.ts'],
    ['/app/src=services/web/src', 'src/a.ts', ['/app'], 'services/web/src/a.ts'],
    ['.=services/web', 'src/a.ts', ['/app'], 'services/web/src/a.ts'],
    ['/app=nowhere', '/app/lib/b.ts', [], 'lib/b.ts'],
  ])('wins: %s', (map, reported, roots, expected) => {
    expect(pathOf(files, reported, roots, { map: [map] })).toBe(expected)
  })

  it('is for roots and for what is below them, the longest first, and however many roots there are', () => {
    const map = ['/app=services/api', '/app/src=services/web/src', '/other=services/web']
    const roots = [...Array.from({ length: 20 }, (_, index) => `/ci/${index}`), '/app/']
    expect(pathOf(files, 'src/a.ts', roots, { map })).toBe('services/web/src/a.ts')
    expect(pathOf(files, 'src/a.ts', ['/ci', '/other'], { map })).toBe('services/web/src/a.ts')
  })

  it('leads to a folder of the repository or of the working directory', () => {
    expect(pathOf(['web/src/a.ts', 'x/src/a.ts'], '/app/a.ts', [], { under: 'web', map: ['/app=src'] })).toBe(
      'web/src/a.ts',
    )
    expect(pathOf(['web/src/a.ts', 'x/src/a.ts'], '/app/a.ts', [], { under: 'web', map: ['/app=web/src'] })).toBe(
      'web/src/a.ts',
    )
  })

  it('leaves the rewritten path where no file is there', () => {
    const map = ['/app=services/api']
    const found = resolver(files, { map }).resolve('/app/gen/none.ts', [])
    expect(found).toMatchObject({ path: 'services/api/gen/none.ts', how: 'stranger' })
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
    expect(resolver(SOURCES).resolve(reported, []).path).toMatch(/^(src\/)?etc\/passwd$/)
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
          const found = resolver(files).resolve(reported, roots).path
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
        expect(resolver(files).resolve(`/ci/${reported}`, []).path).toBe(enough ? best[0] : `ci/${reported}`)
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
    const found = files.map(file => paths.resolve(`/home/runner/work/r/r/${file}`, []).path)
    expect(found).toEqual(files)
    expect(paths.resolve('/home/runner/work/r/r/index.ts', []).path).toBe('home/runner/work/r/r/index.ts')
  })

  it('is looked for in the last 64 folders of a path of a million', () => {
    const paths = resolver(['x/a.ts', `${'d/'.repeat(100)}deep.ts`])
    expect(paths.resolve(`/${'y/'.repeat(500_000)}x/a.ts`, []).path).toBe('x/a.ts')
    expect(paths.resolve(`/ci/${'d/'.repeat(100)}deep.ts`, []).path).toBe(`${'d/'.repeat(100)}deep.ts`)
  })

  it('finds a file below any folder of any machine, where its whole path is the end of no other', () => {
    const part = fc.constantFrom('a', 'b', 'src', 'x.ts')
    const file = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'))
    const machines = fc.constantFrom(
      '/',
      '/home/runner/work/r/r/',
      'D:\\a\\r\\',
      '\\\\server\\share\\',
      '//?/C:/r/',
      './',
    )
    const folders = fc.array(fc.constantFrom('ci', '.', 'up/..', 'r'), { maxLength: 4 })
    fc.assert(
      fc.property(fc.uniqueArray(file, { minLength: 1, maxLength: 12 }), machines, folders, (files, start, above) => {
        for (const each of files) {
          if (files.some(other => other !== each && `/${other}`.endsWith(`/${each}`))) continue
          expect(pathOf(files, `${start}${above.join('/')}/${each}`)).toBe(each)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
