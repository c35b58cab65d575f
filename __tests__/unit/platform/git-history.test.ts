import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Git } from '../../../src/gate/ports.js'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { commitHistory, type History, withIds } from '../../support/history.js'
import { MemoryFiles } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { describeWith } from '../../support/tools.js'

const ODD = [
  'a b.txt',
  "it's.txt",
  '"quoted".txt',
  'ünïcödé.txt',
  'line\nbreak.txt',
  '-dash.txt',
  ':colon',
  '漢/字.txt',
]
const odd = (text: string) => Object.fromEntries(ODD.map(path => [path, text]))

const LARGE = 'x'.repeat((1 << 20) + 1)

// main:    one - two - three - merge
// feature:     \ left ------ /
// apart:   a history of its own
const HISTORY: History = {
  one: { files: { 'a.txt': 'one\n', 'old.txt': 'moved\n', 'sub/in.txt': '1', ...odd('1') } },
  two: { parents: ['one'], files: { 'a.txt': 'two\n', 'old.txt': 'moved\n', 'sub/in.txt': '1', ...odd('1') } },
  left: { parents: ['one'], files: { 'a.txt': 'left\n', 'new.txt': 'moved\n', 'sub/in.txt': '2', ...odd('2') } },
  three: { parents: ['two'], files: { 'a.txt': 'three\n', empty: '', large: LARGE, most: LARGE.slice(1) } },
  merge: { parents: ['three', 'left'], files: { 'a.txt': 'merged\n' } },
  apart: { files: { 'b.txt': '\ufeffb\r\n' } },
}

describeWith(['git'], 'history', () => {
  let root: string
  let id: Record<string, string>

  beforeAll(async () => {
    root = await temporaryFolder({ 'sub/in.txt': '' })
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    id = commitHistory(root, HISTORY)
  })

  afterAll(() => removeFolder(root))

  const named = (ids: readonly string[] | null) =>
    ids?.map(each => Object.keys(id).find(name => id[name] === each)) ?? null

  const ports: [string, () => Git][] = [
    ['of the program', () => new GitProgram(root, false)],
    ['in memory', () => memoryGit(new MemoryFiles(), withIds(HISTORY, id))],
  ]

  describe.each(ports)('%s', (_, make) => {
    let git: Git

    beforeAll(() => {
      git = make()
    })

    it.each([
      ['left', 'two', 'one'],
      ['two', 'left', 'one'],
      ['three', 'one', 'one'],
      ['merge', 'left', 'left'],
      ['two', 'two', 'two'],
      ['apart', 'two', null],
    ])('has as the merge base of %s and %s: %s', async (a, b, expected) => {
      expect(await git.mergeBase(id[a] as string, id[b] as string)).toBe(expected === null ? null : id[expected])
    })

    it.each<[string, number, string[]]>([
      ['merge', 10, ['merge', 'three', 'two', 'one']],
      ['left', 10, ['left', 'one']],
      ['merge', 2, ['merge', 'three']],
      ['one', 1, ['one']],
      ['merge', 0, []],
    ])('has as the ancestors of %s, at most %d: %j', async (commit, limit, expected) => {
      expect(named(await git.ancestors(id[commit] as string, limit))).toEqual(expected)
    })

    it('names the files that differ, of moved ones both names, whatever the names are', async () => {
      const moved = [...ODD, 'a.txt', 'new.txt', 'old.txt', 'sub/in.txt']
      expect((await git.changedFiles(id['one'] as string, id['left'] as string))?.toSorted()).toEqual(moved.toSorted())
      expect(await git.changedFiles(id['one'] as string, id['two'] as string)).toEqual(['a.txt'])
      expect(await git.changedFiles(id['two'] as string, id['two'] as string)).toEqual([])
    })

    it.each<[string, string, string | null | undefined]>([
      ['one', 'a.txt', 'one\n'],
      ['merge', 'a.txt', 'merged\n'],
      ['one', 'sub/in.txt', '1'],
      ['three', 'empty', ''],
      ['three', 'most', LARGE.slice(1)],
      ['three', 'large', null],
      ['three', 'sub/in.txt', undefined],
      ['one', 'none', undefined],
      ['one', 'a.txt/below', undefined],
      ['one', 'sub', undefined],
      ['one', '.', undefined],
      ['one', '*.txt', undefined],
    ])('shows of %s the file %s', async (commit, path, expected) => {
      const text = await git.show(id[commit] as string, path as RepoPath)
      // A megabyte in a failure's message helps nobody.
      expect(text?.slice(0, 20)).toBe(expected?.slice(0, 20))
      expect(text === expected).toBe(true)
    })

    it.each(ODD)('shows the file %j', async path => {
      expect(await git.show(id['left'] as string, path as RepoPath)).toBe('2')
    })

    it.each(['', 'main', 'HEAD', 'a'.repeat(40), '--output=x', '-h', 'A'.repeat(40), '0'.repeat(64), 'one^{tree}'])(
      'knows nothing of the commit %j',
      async commit => {
        const known = id['one'] as string
        expect(await git.mergeBase(commit, known)).toBeNull()
        expect(await git.mergeBase(known, commit)).toBeNull()
        expect(await git.ancestors(commit, 5)).toBeNull()
        expect(await git.changedFiles(commit, known)).toBeNull()
        expect(await git.changedFiles(known, commit)).toBeNull()
        expect(await git.show(commit, 'a.txt' as RepoPath)).toBeNull()
      },
    )
  })

  it('drops a byte order mark and leaves line ends as they are', async () => {
    expect(await new GitProgram(root, false).show(id['apart'] as string, 'b.txt' as RepoPath)).toBe('b\r\n')
  })

  it('is that of a repository around the workspace, with paths of the workspace', async () => {
    const below = new GitProgram(join(root, 'sub'), false)
    const [one, left] = [id['one'] as string, id['left'] as string]
    expect(await below.changedFiles(one, left)).toEqual(['in.txt'])
    expect(await below.show(left, 'in.txt' as RepoPath)).toBe('2')
    expect(await below.show(left, 'sub/in.txt' as RepoPath)).toBeUndefined()
    expect(await below.mergeBase(left, id['two'] as string)).toBe(one)
  })

  it('is unknown where there is no repository and no git', async () => {
    const elsewhere = await temporaryFolder()
    const path = process.env['PATH']
    const everything = async (git: Git) => [
      await git.files('.' as RepoPath),
      await git.mergeBase(id['one'] as string, id['two'] as string),
      await git.ancestors(id['one'] as string, 5),
      await git.changedFiles(id['one'] as string, id['two'] as string),
      await git.show(id['one'] as string, 'a.txt' as RepoPath),
    ]
    const nothing = [null, null, null, null, null]
    try {
      expect(await everything(new GitProgram(elsewhere, false))).toEqual(nothing)
      expect(await everything(new GitProgram(join(elsewhere, 'gone'), false))).toEqual(nothing)
      process.env['PATH'] = elsewhere
      expect(await everything(new GitProgram(root, false))).toEqual(nothing)
    } finally {
      process.env['PATH'] = path
      await removeFolder(elsewhere)
    }
  })
})

describeWith(['git'], 'a shallow clone', () => {
  let origin: string
  let folder: string
  let id: Record<string, string>

  // The side leads back to `common`, but only through commits that a shallow clone of it lacks.
  const history: History = {
    root: { files: { a: '0' } },
    common: { parents: ['root'], files: { a: '1' } },
    hidden: { parents: ['common'], files: { a: '2' } },
    other: { parents: ['root'], files: { a: '3' } },
    base: { parents: ['common', 'other'], files: { a: '4' } },
    side: { parents: ['hidden'], files: { a: '5' } },
    head: { parents: ['side', 'other'], files: { a: '6' } },
  }

  beforeAll(async () => {
    origin = await temporaryFolder()
    execFileSync('git', ['init', '--quiet'], { cwd: origin })
    id = commitHistory(origin, history)
    folder = await temporaryFolder()
  })

  afterAll(async () => {
    await removeFolder(origin)
    await removeFolder(folder)
  })

  const clone = async (depth: number, ...commits: string[]): Promise<GitProgram> => {
    const root = join(folder, `${depth}-${commits.join('-')}`)
    await mkdir(root)
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root })
    git('init', '--quiet')
    const refs = commits.map(name => `refs/heads/${name}`)
    git('fetch', '--quiet', `--depth=${depth}`, `file://${origin}`, ...refs)
    return new GitProgram(root, false)
  }

  it('has the merge base where it reaches it by every way', async () => {
    expect(await (await clone(2, 'common', 'other')).mergeBase(id['common'] as string, id['other'] as string)).toBe(
      id['root'],
    )
  })

  it('has none where it reaches nothing', async () => {
    const git = await clone(1, 'base', 'head')
    expect(await git.mergeBase(id['base'] as string, id['head'] as string)).toBeNull()
    expect(await git.ancestors(id['head'] as string, 5)).toEqual([id['head']])
    expect(await git.show(id['hidden'] as string, 'a' as RepoPath)).toBeNull()
    expect(await git.changedFiles(id['base'] as string, id['head'] as string)).toEqual(['a'])
  })

  it('has none where a better one may be among what it lacks', async () => {
    const git = await clone(2, 'base', 'head')
    // Of the two best ones that there are, git itself knows only one.
    const told = execFileSync('git', ['merge-base', id['base'] as string, id['head'] as string], {
      cwd: join(folder, '2-base-head'),
      encoding: 'utf8',
    })
    expect(told.trim()).toBe(id['other'])
    expect(await git.mergeBase(id['base'] as string, id['head'] as string)).toBeNull()
  })
})
