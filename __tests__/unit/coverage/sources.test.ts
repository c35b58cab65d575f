import { describe, expect, it } from '@jest/globals'
import { collectCoverage } from '../../../src/coverage/collect.js'
import { PathMap } from '../../../src/coverage/path-map.js'
import { sourcesBelow } from '../../../src/coverage/sources.js'
import type { InputPath, RepoPath } from '../../../src/gate/path.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { fixture, fixtureSources } from '../../support/reports.js'

type Reported = { path: string; modules?: string[] }

/** Files in memory that count how often they are read. */
class CountedFiles extends MemoryFiles {
  read = 0

  override stream(path: InputPath): AsyncIterable<Uint8Array> {
    this.read += 1
    return super.stream(path)
  }
}

async function resolve(files: Record<string, string>, reported: (string | Reported)[], place = 'build/report.xml') {
  const memory = new CountedFiles(files)
  const sources = await sourcesBelow('.' as RepoPath, new PathMap([]), memoryPorts({ files: memory }))
  const named = reported.map(each => (typeof each === 'string' ? { path: each } : each))
  const resolutions = await sources.resolve(place as RepoPath, { roots: [], files: named as never })
  return { resolutions, read: memory.read, paths: resolutions.map(({ path }) => path) }
}

const APP = 'package com.example.app'

describe('a report within a package', () => {
  const files = { 'src/index.ts': '', 'packages/a/src/index.ts': '', 'packages/a/src/only.ts': '', 'top.ts': '' }

  it('means the files of the package, though the top has some of the same names', async () => {
    const named = ['src/index.ts', 'src/only.ts', 'top.ts']
    const { paths } = await resolve(files, named, 'packages/a/coverage/lcov.info')
    expect(paths).toEqual(['packages/a/src/index.ts', 'packages/a/src/only.ts', 'top.ts'])
    expect((await resolve(files, ['src/index.ts'], 'coverage/lcov.info')).paths).toEqual(['src/index.ts'])
  })
})

describe('a root of another machine', () => {
  const files = {
    'src/index.ts': '',
    'src/top.ts': '',
    'packages/a/src/index.ts': '',
    'packages/a/src/only.ts': '',
    'app/src/x.ts': '',
  }

  async function resolved(root: string, reported: string[], place = 'coverage/cob.xml') {
    const memory = new MemoryFiles(files)
    const sources = await sourcesBelow('.' as RepoPath, new PathMap([]), memoryPorts({ files: memory }))
    const named = reported.map(path => ({ path }))
    const found = await sources.resolve(place as RepoPath, { roots: [root], files: named as never })
    return found.map(({ path }) => path)
  }

  it.each<[string, string[], string[]]>([
    ['/ci/build/repo/packages/a', ['src/index.ts'], ['packages/a/src/index.ts']],
    [
      'C:\\ci\\repo\\packages\\a',
      ['src/index.ts', 'src/only.ts'],
      ['packages/a/src/index.ts', 'packages/a/src/only.ts'],
    ],
    ['/app', ['src/index.ts', 'src/top.ts'], ['src/index.ts', 'src/top.ts']],
    ['/srv/app', ['src/x.ts'], ['app/src/x.ts']],
    ['/elsewhere/repo', ['src/index.ts'], ['src/index.ts']],
    // Two files are at the top, and one in the folder.
    ['/ci/packages/a', ['src/index.ts', 'src/top.ts', 'src/y.ts'], ['src/index.ts', 'src/top.ts', 'src/y.ts']],
  ])('means the folder that it ends with: %s', async (root, reported, paths) => {
    expect(await resolved(root, reported)).toEqual(paths)
  })

  it('of one name only does so where the report lies there', async () => {
    expect(await resolved('/x/a', ['src/index.ts'])).toEqual(['src/index.ts'])
    expect(await resolved('/app/packages/a', ['src/index.ts'], 'packages/a/coverage/cob.xml')).toEqual([
      'packages/a/src/index.ts',
    ])
  })
})

describe('a report of coverage.py before 7.14', () => {
  it('has texts that document among what ran: the source tells which lines those are', async () => {
    const source = ['import os', '"x".strip()', 'class A:', '    # note', "    r'''doc'''", '    x = 1', ''].join('\n')
    const entry = { executed_lines: [1, 2, 3, 5, 6], missing_lines: [], excluded_lines: [] }
    const report = { meta: { version: '7.6.1' }, files: { 'm.py': { ...entry, summary: { covered_lines: 4 } } } }
    const never = { ...entry, executed_lines: [], missing_lines: [1, 2, 3, 6], summary: { covered_lines: 0 } }
    const other = { ...report, files: { 'm.py': never } }
    const memory = { 'm.py': source, 'a.json': JSON.stringify(report), 'b.json': JSON.stringify(other) }
    const ports = memoryPorts({ files: new MemoryFiles(memory) })
    const { files } = await collectCoverage(['a.json', 'b.json'] as InputPath[], 'auto', '.' as RepoPath, ports)
    expect(files.map(({ lines }) => [...lines])).toEqual([[3, 5, 7, 13]])
  })
})

describe('a file named by its package', () => {
  it('may lie in folders that leave out the beginning', async () => {
    const files = {
      'src/main/kotlin/app/Foo.kt': APP,
      'src/main/kotlin/Bar.kt': 'package com.example',
      'x/Bar.kt': 'package x',
    }
    const { resolutions } = await resolve(files, ['com/example/app/Foo.kt', 'com/example/Bar.kt'])
    expect(resolutions).toMatchObject([
      { path: 'src/main/kotlin/app/Foo.kt', how: 'file' },
      { path: 'src/main/kotlin/Bar.kt', how: 'file' },
    ])
  })

  it('is the one that says so, of several with its name', async () => {
    const files = { 'a/Foo.kt': APP, 'b/Foo.kt': 'package com.example.other', 'c/Foo.kt': '', 'd/Foo.java': `${APP};` }
    expect((await resolve(files, ['com/example/app/Foo.kt'])).paths).toEqual(['a/Foo.kt'])
    expect((await resolve(files, ['com/example/app/Foo.java'])).paths).toEqual(['d/Foo.java'])
  })

  it('is not one that ends like it and says otherwise, such as where it is generated', async () => {
    const files = { 'src/com/example/web/model/User.java': 'package com.example.web.model;' }
    const { resolutions } = await resolve(files, ['com/example/api/model/User.java', 'com/example/web/model/User.java'])
    expect(resolutions).toMatchObject([
      { path: 'com/example/api/model/User.java', how: 'stranger', candidates: [] },
      { path: 'src/com/example/web/model/User.java', how: 'file' },
    ])
  })

  it('is, by its end, one that says nothing or cannot be read', async () => {
    const files = new MemoryFiles({ 'src/app/Foo.kt': '' })
    expect((await resolve({ 'src/app/Foo.kt': 'fun x() {}' }, ['com/example/app/Foo.kt'])).paths).toEqual([
      'src/app/Foo.kt',
    ])
    files.stream = () => {
      throw new Error('EACCES')
    }
    const sources = await sourcesBelow('.' as RepoPath, new PathMap([]), memoryPorts({ files }))
    const report = { roots: [], files: [{ path: 'com/example/app/Foo.kt' }] as never }
    expect((await sources.resolve('r.xml' as RepoPath, report))[0]?.path).toBe('src/app/Foo.kt')
  })

  it('is ambiguous where several of the package have the name, unless a module tells', async () => {
    const files = { 'core/src/Foo.kt': APP, 'api/src/Foo.kt': APP, 'web/src/Foo.kt': 'package x' }
    const path = 'com/example/app/Foo.kt'
    const { resolutions } = await resolve(files, [path, { path, modules: ['core'] }, { path, modules: ['api'] }])
    expect(resolutions).toMatchObject([
      { path, how: 'ambiguous', candidates: ['core/src/Foo.kt', 'api/src/Foo.kt'].sort() },
      { path: 'core/src/Foo.kt', how: 'file' },
      { path: 'api/src/Foo.kt', how: 'file' },
    ])
  })

  it('is in its module, though the whole path fits in another', async () => {
    const files = { 'core/src/Foo.kt': APP, 'api/src/com/example/app/Foo.kt': APP }
    const path = 'com/example/app/Foo.kt'
    const { paths } = await resolve(files, [{ path, modules: ['core'] }, { path, modules: ['api'] }, path])
    expect(paths).toEqual(['core/src/Foo.kt', 'api/src/com/example/app/Foo.kt', 'api/src/com/example/app/Foo.kt'])
  })

  it('is read only where the path does not tell, and its folder once', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `Foo${index}.kt`)
    const whole = Object.fromEntries(names.map(name => [`src/com/example/app/${name}`, APP]))
    const short = Object.fromEntries(names.map(name => [`src/app/${name}`, APP]))
    const reported = names.map(name => `com/example/app/${name}`)
    expect(await resolve(whole, reported)).toMatchObject({ read: 0, paths: Object.keys(whole) })
    expect(await resolve(short, reported)).toMatchObject({ read: 1, paths: Object.keys(short) })
  })

  it('is read to 64 KiB', async () => {
    const late = `// ${'x'.repeat(64 * 1024)}\n${APP}`
    expect(
      (await resolve({ 'a/Foo.kt': late, 'b/Foo.kt': 'package x' }, ['com/example/app/Foo.kt'])).resolutions,
    ).toMatchObject([{ how: 'stranger' }])
  })
})

describe('a file of several', () => {
  it('is the one in the folders around the report', async () => {
    const files = { 'packages/a/src/index.ts': '', 'packages/b/src/index.ts': '' }
    expect((await resolve(files, ['src/index.ts'], 'packages/b/coverage/lcov.info')).paths).toEqual([
      'packages/b/src/index.ts',
    ])
    expect((await resolve(files, ['src/index.ts'], 'packages/c/lcov.info')).resolutions).toMatchObject([
      { how: 'ambiguous' },
    ])
    expect((await resolve(files, ['src/index.ts'], 'lcov.info')).resolutions).toMatchObject([{ how: 'ambiguous' }])
  })
})

describe('a file of a Go module', () => {
  it('is found through the go.mod files', async () => {
    const files = {
      'go.mod': 'module example.com/app',
      'main.go': '',
      'cmd/x/main.go': '',
      'tools/go.mod': 'module example.com/tools',
      'tools/main.go': '',
    }
    const reported = ['example.com/app/main.go', 'example.com/app/cmd/x/main.go', 'example.com/tools/main.go']
    expect((await resolve(files, reported)).paths).toEqual(['main.go', 'cmd/x/main.go', 'tools/main.go'])
  })
})

describe('JaCoCo files of one path', () => {
  const xml = (...groups: string[]) =>
    `<report name="r">${groups
      .map(
        name =>
          `<group name="${name}"><package name="com/x"><sourcefile name="A.java"><line nr="1" mi="0" ci="1" mb="0" cb="0"/></sourcefile></package></group>`,
      )
      .join('')}</report>`
  const collect = (files: Record<string, string | Uint8Array>, reports: string[]) => {
    const ports = memoryPorts({ files: new MemoryFiles(files) })
    return collectCoverage(reports as RepoPath[], 'jacoco', '.' as RepoPath, ports)
  }

  it('are not merged where their modules differ', async () => {
    const { files } = await collect({ 'r.xml': xml('core', 'api'), 's.xml': xml('core') }, ['r.xml', 's.xml'])
    expect(files.map(({ path, modules }) => [path, modules])).toEqual([
      ['com/x/A.java', ['core']],
      ['com/x/A.java', ['api']],
    ])
  })

  it('are merged where they are one file of the repository', async () => {
    const { files } = await collect({ 'r.xml': xml('core', 'api'), 'src/com/x/A.java': 'package com.x;' }, ['r.xml'])
    expect(files.map(({ path, modules }) => [path, modules])).toEqual([['src/com/x/A.java', undefined]])
  })

  it('of a real build, with Kotlin whose folders leave out its package, are those of the repository', async () => {
    const sources = fixtureSources().map(path => [path, fixture(`programs/${path}`)] as const)
    const { files } = await collect({ ...Object.fromEntries(sources), 'r.xml': fixture('jacoco/merged.xml') }, [
      'r.xml',
    ])
    const known = new Set(sources.map(([path]) => path))
    expect(files.map(file => file.path)).toContain('java/rates/src/main/kotlin/Fee.kt')
    expect(files.filter(file => !known.has(file.path))).toEqual([])
  })
})
