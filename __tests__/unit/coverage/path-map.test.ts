import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { coverageInputs } from '../../../src/coverage/inputs.js'
import { parsePathMap } from '../../../src/coverage/path-map.js'
import { reportedPath } from '../../../src/coverage/reported-path.js'
import { UserMistake } from '../../../src/gate/mistake.js'

const rewrite = (entries: string[], path: string) =>
  parsePathMap(entries).rewrite(reportedPath(path))?.parts.join('/') ?? null

describe('a rewrite', () => {
  it.each([
    ['/app=services/api', '/app/src/a.ts', 'services/api/src/a.ts'],
    ['/app/=services/api/', '/app/src/a.ts', 'services/api/src/a.ts'],
    [' /app = services/api ', '/app//./src/a.ts', 'services/api/src/a.ts'],
    ['/app=', '/app/src/a.ts', 'src/a.ts'],
    ['/app=.', '/app/src/a.ts', 'src/a.ts'],
    ['/=src', '/a.ts', 'src/a.ts'],
    ['.=src', 'lib/a.ts', 'src/lib/a.ts'],
    ['./lib=src', 'lib/a.ts', 'src/a.ts'],
    ['lib/a.ts=src/b.ts', 'lib/a.ts', 'src/b.ts'],
    ['C:\\build\\src=src', 'C:\\build\\src\\a.c', 'src/a.c'],
    ['C:\\build\\src=src', 'c:/build/src/a.c', 'src/a.c'],
    ['c:=src', 'C:\\a.c', 'src/a.c'],
    ['\\\\server\\share=src', '//server/share/a.c', 'src/a.c'],
    ['C:\\build=src', '\\\\?\\C:\\build\\a.c', 'src/a.c'],
    ['/app=a=b', '/app/a.ts', 'a=b/a.ts'],
  ])('%s makes %s %s', (entry, path, expected) => {
    expect(rewrite([entry], path)).toBe(expected)
  })

  it.each([
    ['/app=x', '/application/a.ts'],
    ['/app=x', '/ci/app/a.ts'],
    ['/app=x', 'app/a.ts'],
    ['app=x', '/app/a.ts'],
    ['app=x', '../app/a.ts'],
    ['.=x', '/a.ts'],
    ['.=x', '../a.ts'],
    ['/=x', 'C:/a.ts'],
    ['C:/a=x', 'D:/a/b.ts'],
    ['C:/a=x', 'C:/A/b.ts'],
    ['/a/b/c=x', '/a/b'],
  ])('%s is not for %s', (entry, path) => {
    expect(rewrite([entry], path)).toBeNull()
  })

  it('with the longest beginning wins, in whatever order they stand', () => {
    const entries = ['/a/b=two', '/a=one', '/a/b/c/d=four', '/=none', '/a/b=two']
    for (const map of [entries, entries.toReversed()]) {
      expect(rewrite(map, '/a/b/c/x.ts')).toBe('two/c/x.ts')
      expect(rewrite(map, '/a/c/x.ts')).toBe('one/c/x.ts')
      expect(rewrite(map, '/a/b/c/d/x.ts')).toBe('four/x.ts')
      expect(rewrite(map, '/x.ts')).toBe('none/x.ts')
    }
  })

  it('has no other effect than on the beginning', () => {
    const parts = fc.array(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'x y'), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(parts, parts, parts, fc.constantFrom('', '/', 'C:/'), (from, to, rest, start) => {
        const path = `${start}${[...from, ...rest].join('/')}`
        expect(rewrite([`${start}${from.join('/')}=${to.join('/')}`], path)).toBe([...to, ...rest].join('/'))
      }),
    )
  })
})

describe('no rewrite', () => {
  it.each([
    ['/app', '"/app" has no "=": write from=to, such as /app=services/api'],
    ['=src', 'has nothing before its "=": write . for all relative paths, such as .=services/api'],
    ['../app=src', 'begins above the folder that paths are relative to'],
    ['/app=../src', 'must lead to a folder of the repository, by its path from the root: write from=to'],
    ['/app=/src', 'must lead to a folder of the repository'],
    ['/app=C:\\src', 'must lead to a folder of the repository'],
  ])('is %s', (entry, message) => {
    expect(() => parsePathMap([entry])).toThrow(UserMistake)
    expect(() => parsePathMap([entry])).toThrow(`path-map: ${message.startsWith('"') ? '' : JSON.stringify(entry)}`)
    expect(() => parsePathMap([entry])).toThrow(message)
  })

  it('may contradict another; all mistakes are told at once', () => {
    const entries = ['C:/a=x', 'c:\\a\\=y', 'nothing']
    expect(() => parsePathMap(entries)).toThrow('"C:/a=x" and "c:\\\\a\\\\=y" rewrite the same paths: keep one of them')
    expect(() => parsePathMap(entries)).toThrow('"nothing" has no "="')
  })
})

describe('the input', () => {
  it('takes rewrites by line and comma', () => {
    const entries = coverageInputs['path-map'].parse(['# containers\n/app=services/api, C:\\build\\src=src\n'])
    expect(entries).toEqual(['/app=services/api', 'C:\\build\\src=src'])
    expect(rewrite(entries ?? [], 'C:\\build\\src\\a.c')).toBe('src/a.c')
  })
})
