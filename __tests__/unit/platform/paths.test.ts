import { posix, win32 } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readLcov } from '../../../src/coverage/formats/lcov.js'
import { PathResolver } from '../../../src/coverage/paths.js'
import { type InputPath, isInRepository, type RepoPath, ROOT } from '../../../src/gate/path.js'
import { WorkspacePaths } from '../../../src/platform/paths.js'
import { pieces } from '../../support/reports.js'

type Flavour = 'posix' | 'win32'
const at = (flavour: Flavour, root: string) => new WorkspacePaths(root, { posix, win32 }[flavour])

describe('a whole path, in the workspace', () => {
  it.each<[Flavour, string, string, string | null]>([
    ['posix', '/w/s', '/w/s', '.'],
    ['posix', '/w/s', '/w/s/', '.'],
    ['posix', '/w/s/', '/w/s/a/b.c', 'a/b.c'],
    ['posix', '/w/s', '/w/s//a/./x/../b', 'a/b'],
    ['posix', '/w/s', '/w/s/..a', '..a'],
    ['posix', '/w/s', '/w/s/../s/a', 'a'],
    ['posix', '/w/s', '/w/s/..', null],
    ['posix', '/w/s', '/w/s/../t', null],
    ['posix', '/w/s', '/w/st', null],
    ['posix', '/w/s', '/W/s/a', null],
    ['posix', '/w/s', 'a/b', null],
    ['posix', '/w/s', '', null],
    ['posix', '/w/s', 'C:\\w\\s\\a', null],
    ['posix', '/', '/a', 'a'],
    ['win32', 'C:\\w\\s', 'C:\\w\\s', '.'],
    ['win32', 'C:\\w\\s\\', 'C:\\w\\s\\a\\b.c', 'a/b.c'],
    ['win32', 'C:\\w\\s', 'C:/w/s/a/b.c', 'a/b.c'],
    ['win32', 'C:/w/s', 'C:\\w/s\\a', 'a'],
    ['win32', 'C:\\w\\s', 'c:\\w\\s\\a', 'a'],
    ['win32', 'd:\\W\\S', 'D:\\w\\s\\Src\\A.ts', 'Src/A.ts'],
    ['win32', 'C:\\w\\s', 'C:\\w\\s\\..a', '..a'],
    ['win32', 'C:\\w\\s', 'C:\\w\\s\\x\\..\\a', 'a'],
    ['win32', 'C:\\w\\s', 'C:\\w\\s\\..\\t', null],
    ['win32', 'C:\\w\\s', 'C:/w/s/../t', null],
    ['win32', 'C:\\w\\s', 'C:\\w\\st', null],
    ['win32', 'C:\\w\\s', 'D:\\w\\s\\a', null],
    ['win32', 'C:\\w\\s', '\\w\\s\\a', 'a'],
    ['win32', 'C:\\w\\s', '/w/t', null],
    ['win32', 'C:\\w\\s', 'C:a', null],
    ['win32', 'C:\\w\\s', 'a\\b', null],
    ['win32', 'C:\\', 'C:\\a', 'a'],
    ['win32', 'C:\\w\\s', '\\\\?\\C:\\w\\s\\a', 'a'],
    ['win32', '\\\\?\\C:\\w\\s', 'C:\\w\\s\\a', 'a'],
    ['win32', 'C:\\w\\s', '//?/c:/w/s/a', 'a'],
    ['win32', 'C:\\w\\s', '\\\\?\\D:\\w\\s\\a', null],
    ['win32', 'C:\\w\\s', `C:\\w\\s\\${'long\\'.repeat(80)}a`, `${'long/'.repeat(80)}a`],
    ['win32', '\\\\server\\share\\s', '\\\\server\\share\\s\\a', 'a'],
    ['win32', '\\\\server\\share\\s', '\\\\SERVER\\Share\\s\\a', 'a'],
    ['win32', '\\\\server\\share\\s', '\\\\server\\other\\s\\a', null],
    ['win32', '\\\\server\\share\\s', '\\\\?\\UNC\\server\\share\\s\\a', 'a'],
    ['win32', '\\\\server\\share\\s', 'C:\\s\\a', null],
    ['win32', 'C:\\w\\s', '\\\\server\\share\\a', null],
    // A stream of a file, and a name that Windows would take for another drive.
    ['win32', 'C:\\w\\s', 'C:\\w\\s\\D:x', null],
  ])('of %s at %s: %s is %s', (flavour, root, path, expected) => {
    expect(at(flavour, root).locate(path)).toBe(expected)
  })
})

describe('a path as it is written, on the machine', () => {
  it.each<[Flavour, string, string, string, string]>([
    ['posix', '/w/s', '.', 'a/b', '/w/s/a/b'],
    ['posix', '/w/s', 'sub', '../a', '/w/s/a'],
    ['posix', '/w/s', 'sub', '/etc/x', '/etc/x'],
    ['posix', '/w/s', 'sub', '\\\\?\\C:\\x', '/w/s/sub/\\\\?\\C:\\x'],
    ['win32', 'C:\\w\\s', '.', 'a/b', 'C:\\w\\s\\a\\b'],
    ['win32', 'C:/w/s', 'sub/deep', 'a\\b', 'C:\\w\\s\\sub\\deep\\a\\b'],
    ['win32', 'C:\\w\\s', 'sub', '..\\..\\..\\x', 'C:\\x'],
    ['win32', 'C:\\w\\s', 'sub', 'D:\\x', 'D:\\x'],
    ['win32', 'C:\\w\\s', 'sub', '\\x', 'C:\\x'],
    ['win32', 'C:\\w\\s', 'sub', 'C:x', 'C:\\w\\s\\sub\\x'],
    ['win32', 'C:\\w\\s', 'sub', '\\\\?\\C:\\w\\s\\x', 'C:\\w\\s\\x'],
    ['win32', '\\\\server\\share\\s', 'sub', 'a', '\\\\server\\share\\s\\sub\\a'],
    ['win32', 'C:\\w\\s', 'sub', '\\\\server\\share\\a', '\\\\server\\share\\a'],
  ])('of %s at %s, below %s: %s is %s', (flavour, root, under, path, expected) => {
    expect(at(flavour, root).absolute(path, under as RepoPath)).toBe(expected)
  })

  it.each<Flavour>(['posix', 'win32'])('comes back as what it was, in the flavour %s', flavour => {
    const paths = at(flavour, flavour === 'posix' ? '/w/s' : 'C:\\w\\s')
    for (const path of ['.', 'a', 'a/b c/ü.ts', '..a', '...', 'a/..b', '-x', '@']) {
      expect(paths.locate(paths.absolute(path, ROOT))).toBe(path)
    }
  })

  it.each([
    ['/etc/x', false],
    ['C:\\x', false],
    ['d:/x', false],
    ['\\\\server\\share\\x', false],
    ['a/b', true],
    ['.', true],
  ])('is in the repository or not: %s is %s', (path, expected) => {
    expect(isInRepository(path as InputPath)).toBe(expected)
  })
})

describe('a report of Windows', () => {
  it('names the files of the workspace, by CRLF lines and paths with backslashes', async () => {
    const files = ['src/a.c', 'src/sub/b.c'] as RepoPath[]
    const names = ['C:\\w\\s\\src\\a.c', 'c:/W/s/src/sub/b.c', 'src\\a.c', '\\\\?\\C:\\w\\s\\src\\sub\\b.c']
    const text = names.map(name => `SF:${name}\r\nDA:1,1\r\nend_of_record\r\n`).join('')
    const report = await readLcov(pieces(text))
    expect(report.files.map(file => file.path)).toEqual(names)
    const paths = at('win32', 'C:\\w\\s')
    const resolver = new PathResolver(files, path => paths.locate(path), ROOT)
    const found = report.files.map(file => resolver.resolve(file.path, []).path)
    expect(found).toEqual(['src/a.c', 'src/sub/b.c', 'src/a.c', 'src/sub/b.c'])
  })
})
