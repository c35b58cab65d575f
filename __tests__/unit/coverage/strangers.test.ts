import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { collectCoverage } from '../../../src/coverage/collect.js'
import { parsePathMap } from '../../../src/coverage/path-map.js'
import { PathResolver } from '../../../src/coverage/paths.js'
import { strangerFindings } from '../../../src/coverage/strangers.js'
import type { OutsidePath, RepoPath } from '../../../src/gate/path.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'

const REPORT = 'coverage/lcov.info' as RepoPath

function place(files: string[], reported: string[], map: string[] = []) {
  const resolver = new PathResolver(files as RepoPath[], () => null, '.' as RepoPath, parsePathMap(map))
  return reported.map(path => ({ file: { path }, resolution: resolver.resolve(path, []) }))
}

function findingsOf(files: string[], reported: string[], report: RepoPath | OutsidePath = REPORT) {
  return strangerFindings(report, place(files, reported), files.length)
}

/** The line of `path-map` that a finding shows. */
const lineIn = (help: string | undefined) => /`path-map: (.*?)`/.exec(help ?? '')?.[1]

describe('files that may be any of several', () => {
  it('are one finding for each report, with candidates and the line that says which', () => {
    const reported = ['lib/a.ts', 'lib/b.ts', 'lib/c.ts', 'lib/d.ts', 'lib/e.ts']
    const files = [...reported.flatMap(path => [`one/${path}`, `two/${path}`]), 'src/known.ts']
    expect(findingsOf(files, [...reported, 'src/known.ts'])).toEqual([
      expect.objectContaining({
        rule: 'coverage/path-ambiguous',
        level: 'warning',
        file: REPORT,
        message:
          'coverage/lcov.info names 5 files that may be any of several: lib/a.ts (one/lib/a.ts or two/lib/a.ts), lib/b.ts (one/lib/b.ts or two/lib/b.ts), lib/c.ts (one/lib/c.ts or two/lib/c.ts) and 2 more.',
        help: 'What they cover counts under the names of the report. `path-map: lib=one/lib` says that one/lib/a.ts is meant, for 5 of the 5.',
      }),
    ])
  })

  it.each([
    ['index.ts', ['a/index.ts', 'b/index.ts'], 'index.ts=a/index.ts'],
    ['/app/src/x.ts', ['a/src/x.ts', 'b/src/x.ts'], '/app/src=a/src'],
    ['C:\\app\\src\\x.ts', ['a/src/x.ts', 'b/src/x.ts'], 'C:/app/src=a/src'],
    ['com/x/app/Foo.kt', ['a/kt/com/x/app/Foo.kt', 'b/com/x/app/Foo.kt'], 'com/x/app=a/kt/com/x/app'],
  ])('get the line for %s', (reported, files, line) => {
    const [finding] = findingsOf(files, [reported])
    expect(finding?.message).toContain('names 1 file that may be any of several')
    expect(lineIn(finding?.help)).toBe(line)
  })

  it('without a folder in common get a line for all names', () => {
    const [finding] = findingsOf(['a/x.ts', 'b/x.ts', 'a/y.ts', 'b/y.ts'], ['x.ts', 'y.ts'])
    expect(lineIn(finding?.help)).toBe('.=a')
  })

  it('get the line that helps most of them', () => {
    const files = ['a/s/x.ts', 'b/s/x.ts', 'b/s/y.ts', 'c/s/y.ts']
    const [finding] = findingsOf(files, ['s/x.ts', 's/y.ts'])
    expect(lineIn(finding?.help)).toBe('s=b/s')
    expect(finding?.help).toContain('for 2 of the 2')
  })

  it.each([['a,b/x.ts'], ['a=b/x.ts'], ['#a/x.ts'], [' a/x.ts'], ['a\nb/x.ts']])(
    'get no line that could not be written: %j',
    path => {
      const [finding] = findingsOf([`one/${path}`, `two/${path}`], [path])
      expect(finding?.rule).toBe('coverage/path-ambiguous')
      expect(lineIn(finding?.help)).toBeUndefined()
      expect(finding?.help).toContain('give longer paths')
    },
  )

  it('are found by the line that is shown, whatever they are', () => {
    const part = fc.constantFrom('a', 'b', 'c', 'src', '.', ' ', 'x=y')
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => `${parts.join('/')}/f.ts`)
    const start = fc.constantFrom('', '/', '/ci/', 'C:\\', '//server/')
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 6 }), start, path, (files, before, reported) => {
        const name = before + reported
        const clean = files.map(file => file.replaceAll(/(^|\/)(\.\/)+/g, '$1'))
        for (const finding of findingsOf(clean, [name])) {
          const line = lineIn(finding.help)
          if (line === undefined) continue
          const [placed] = place(clean, [name], [line])
          expect(placed?.resolution).toMatchObject({ how: 'file' })
          expect(finding.help).toContain(placed?.resolution.path)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('files that the repository does not have', () => {
  it('are a note where others are found', () => {
    const reported = ['src/a.ts', 'build/generated.ts', '/usr/include/stdio.h']
    expect(findingsOf(['src/a.ts'], reported)).toEqual([
      expect.objectContaining({
        rule: 'coverage/path-unknown',
        level: 'note',
        file: REPORT,
        message: 'coverage/lcov.info names 2 files that the repository does not have: build/generated.ts and 1 more.',
        help: 'Looked for as they are, below the roots that the report names, and by their ends: no file here that could be meant is called generated.ts. Generated files that git does not know may be right to stay so.',
      }),
    ])
  })

  it('are a warning where they are all there is', () => {
    expect(findingsOf(['src/a.ts'], ['/x/b.ts', '/x/c.ts'])).toMatchObject([
      { level: 'warning', message: 'coverage/lcov.info names no file of the repository: /x/b.ts and /x/c.ts.' },
    ])
  })

  it('get the line to the nearest file of the same name', () => {
    const [finding] = findingsOf(['src/pkg/app.ts', 'src/other.ts'], ['/elsewhere/v1/app.ts', '/elsewhere/none.ts'])
    expect(finding?.help).toBe('If src/pkg/app.ts is meant, `path-map: /elsewhere/v1=src/pkg` says so, for 1 of the 2.')
  })

  it('that are installed are not looked for here', () => {
    const reported = ['src/a.js', '/ci/node_modules/pkg/lib/a.js', '/usr/include/stdio.h']
    expect(findingsOf(['src/a.js'], reported)).toMatchObject([
      {
        level: 'note',
        message:
          'coverage/lcov.info names 2 files that the repository does not have: /ci/node_modules/pkg/lib/a.js and /usr/include/stdio.h.',
        help: 'They are installed, not written here; the tool that writes the report can leave them out.',
      },
    ])
  })

  it('may be so because nothing is checked out', () => {
    const [finding] = findingsOf([], ['src/a.ts'])
    expect(finding).toMatchObject({ level: 'warning', help: expect.stringContaining('check out the repository') })
  })

  it('are nothing to tell where there are none', () => {
    expect(findingsOf(['src/a.ts'], ['src/a.ts'])).toEqual([])
    expect(findingsOf(['src/a.ts'], [])).toEqual([])
  })

  it('are told in bounds, however long and many they are', () => {
    const reported = Array.from({ length: 5000 }, (_, index) => `/${'d/'.repeat(200)}${index}.ts`)
    const [finding] = findingsOf(['src/0.ts', 'src/a.ts'], reported)
    expect(finding?.message.length).toBeLessThan(600)
    expect(finding?.message).toContain('and 4997 more')
  })
})

describe('a finding', () => {
  it('stays the same when the files change, and stands at no report outside of the repository', () => {
    const outside = '/tmp/lcov.info' as OutsidePath
    const [one] = findingsOf(['src/a.ts'], ['x.ts'], outside)
    const [other] = findingsOf(['src/a.ts'], ['y.ts', 'z.ts'], outside)
    expect(one?.fingerprint).toBe(other?.fingerprint)
    expect(one).not.toHaveProperty('file')
  })
})

describe('collected reports', () => {
  const lcov = (...files: string[]) => files.map(file => `SF:${file}\nDA:1,1\nend_of_record\n`).join('')
  const collect = (files: Record<string, string>, map: string[] = []) => {
    const reports = Object.keys(files).filter(path => path.endsWith('.info')) as RepoPath[]
    const ports = memoryPorts({ files: new MemoryFiles(files) })
    return collectCoverage(reports, 'auto', '.' as RepoPath, ports, parsePathMap(map))
  }

  it('count the lines of strangers, and say so once for each report', async () => {
    const files = { 'a.info': lcov('src/a.ts', '/x/b.ts'), 'b.info': lcov('/y/c.ts', '/y/d.ts'), 'src/a.ts': '' }
    const coverage = await collect(files)
    expect(coverage.files.map(file => file.path)).toEqual(['src/a.ts', 'x/b.ts', 'y/c.ts', 'y/d.ts'])
    expect(coverage.unplaced.map(({ rule, level, file }) => [rule, level, file])).toEqual([
      ['coverage/path-unknown', 'note', 'a.info'],
      ['coverage/path-unknown', 'warning', 'b.info'],
    ])
  })

  it('are no files that they could be about', async () => {
    const { unplaced } = await collect({ 'a.info': lcov('src/a.ts') })
    expect(unplaced[0]?.help).toContain('check out the repository')
  })

  it('that mean the same file are merged', async () => {
    const files = {
      'a.info': lcov('/app/a.ts', '/ci/r/services/api/a.ts', 'services/api/a.ts'),
      'services/api/a.ts': '',
    }
    const { files: merged, unplaced } = await collect(files, ['/app=services/api'])
    expect(merged.map(file => file.path)).toEqual(['services/api/a.ts'])
    expect(unplaced).toEqual([])
  })
})
