import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CommitRange, Git, Introduced, IntroducedBy } from '../../../src/gate/ports.js'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { commitHistory, type History, withIds } from '../../support/history.js'
import { MemoryFiles } from '../../support/memory.js'
import { blobId } from '../../support/memory-content.js'
import { DATE, memoryGit } from '../../support/memory-git.js'
import { describeWith } from '../../support/tools.js'

const LONG = 'one\ntwo\nthree\nfour\nfive\nsix\n'
const ODD = ['a b', '"quoted"', 'tab\tin', 'line\nbreak', ':colon', '-dash', 'ünïcödé', ' ']
const odd = Object.fromEntries(ODD.map(path => [path, path]))

// main:  root - main - evil      side: root - moved - back
const HISTORY: History = {
  root: { files: { a: 'a\n', long: LONG, both: 'x\ny\nz\n' } },
  main: { parents: ['root'], files: { a: 'a2\n', long: LONG, both: 'X\ny\nz\n' } },
  moved: { parents: ['root'], files: { a: 'a\n', far: `${LONG}seven\n`, both: 'x\ny\nZ\n', ...odd } },
  back: { parents: ['moved'], files: { far: `${LONG}seven\n`, both: 'x\ny\nZ\n', again: 'a\n', ...odd } },
  evil: {
    parents: ['main', 'back'],
    files: { far: `${LONG}seven\n`, both: 'X\ny\nZ\n', again: 'a\n', only: 'merge\n', ...odd },
  },
  apart: { files: { a: 'a\n' } },
}

const STAGED = { far: `${LONG}seven\neight\n`, both: 'X\ny\nZ\n', elsewhere: 'a\n', new: 'new\n', ...odd }

const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' })

async function told(program: Git, range: CommitRange): Promise<[number | null, IntroducedBy[]]> {
  const changes: IntroducedBy[] = []
  return [await program.introduced(range, change => changes.push(change)), changes]
}

async function contents(program: Git, ids: string[], atMost: number): Promise<(string | number)[]> {
  const found: (string | number)[] = []
  for await (const { id, size, content } of program.blobs(ids, atMost)) {
    expect(id).toBe(ids[found.length])
    found.push(content === null ? size : Buffer.from(content).toString())
  }
  return found
}

describeWith(['git'], 'content', () => {
  let root: string
  let id: Record<string, string>

  beforeAll(async () => {
    root = await temporaryFolder()
    git(root, 'init', '--quiet', '--initial-branch=evil')
    id = commitHistory(root, HISTORY)
    git(root, 'update-ref', 'refs/remotes/origin/main', id['main'] as string)
    git(root, 'reset', '--quiet', '--hard')
    git(root, 'rm', '--quiet', '-r', '.')
    await writeInto(root, STAGED)
    git(root, 'add', '.')
    await writeInto(root, { 'not-yet': 'x' })
    git(root, 'add', '--intent-to-add', 'not-yet')
  })

  afterAll(() => removeFolder(root))

  const refs = () => ({
    ...Object.fromEntries(Object.entries(id).map(([name, commit]) => [`refs/heads/${name}`, commit])),
    'refs/remotes/origin/main': id['main'] as string,
  })
  const kinds: [string, () => Git][] = [
    ['of the program', () => new GitProgram(root, false)],
    [
      'in memory',
      () => {
        const clone = { head: id['evil'] as string, refs: refs(), staged: STAGED }
        return memoryGit(new MemoryFiles(), withIds(HISTORY, id), clone)
      },
    ],
  ]

  const inShort = ({ path, blob, kind, before }: Introduced) => [path, blob, kind, ...before]
  const file = (path: string, text: string, ...before: string[]) => [path, blobId(text), 'file', ...before.map(blobId)]
  const oddFiles = ODD.toSorted().map(path => file(path, path))

  describe.each(kinds)('%s', (_, make) => {
    const range = (heads: string[] | null, not: string[]): CommitRange => {
      return { heads: heads?.map(name => id[name] as string) ?? null, not: not.map(name => id[name] as string) }
    }
    const byCommit = async (heads: string[] | null, not: string[]) => {
      const [count, changes] = await told(make(), range(heads, not))
      const names = Object.keys(HISTORY).filter(name => changes.some(({ commit }) => commit === id[name]))
      expect(changes.every(({ date }) => date === DATE)).toBe(true)
      const own = (name: string) => changes.filter(({ commit }) => commit === id[name]).map(inShort)
      return [count, Object.fromEntries(names.map(name => [name, own(name).sort()]))]
    }

    const moved = (...before: string[]) => {
      return [...oddFiles, file('both', 'x\ny\nZ\n', 'x\ny\nz\n'), file('far', `${LONG}seven\n`, ...before)].sort()
    }
    const evil = [file('both', 'X\ny\nZ\n', 'X\ny\nz\n', 'x\ny\nZ\n'), file('only', 'merge\n')]
    const first = [file('a', 'a\n'), file('both', 'x\ny\nz\n'), file('long', LONG)]
    const main = [file('a', 'a2\n', 'a\n'), file('both', 'X\ny\nz\n', 'x\ny\nz\n')]

    it('of commits is what their parents have not, at a path or the one it was renamed from', async () => {
      expect(await byCommit(['back'], ['root'])).toEqual([2, { moved: moved(LONG) }])
    })

    it('of a merge is what only the merge brings, and what came with it', async () => {
      expect(await byCommit(['evil'], ['back', 'main'])).toEqual([1, { evil }])
      expect(await byCommit(['evil'], ['main'])).toEqual([3, { moved: moved(LONG), evil }])
    })

    it('of all history is told at every path that it was at', async () => {
      const back = [file('again', 'a\n')]
      const everything = { root: first, main, moved: moved(), back, evil, apart: [file('a', 'a\n')] }
      expect(await byCommit(null, [])).toEqual([6, everything])
      expect(await byCommit(null, ['evil'])).toEqual([1, { apart: [file('a', 'a\n')] }])
    })

    it('of commits without parents is everything they have', async () => {
      expect(await byCommit(['main'], ['apart'])).toEqual([2, { root: first, main }])
    })

    it('comes oldest first', async () => {
      const [, changes] = await told(make(), range(['evil', 'apart'], []))
      const order = [...new Set(changes.map(({ commit }) => commit))]
      expect(order.indexOf(id['root'] as string)).toBeLessThan(order.indexOf(id['main'] as string))
      expect(order.indexOf(id['moved'] as string)).toBeLessThan(order.indexOf(id['evil'] as string))
    })

    it('is none of commits that are there already', async () => {
      expect(await byCommit(['main'], ['evil'])).toEqual([0, {}])
      expect(await byCommit([], [])).toEqual([0, {}])
    })

    it.each(['', 'main', '--all', 'a'.repeat(40), '^x', 'x\ny'])('is unknown of the commit %j', async commit => {
      expect(await told(make(), { heads: [commit], not: [] })).toEqual([null, []])
      expect(await told(make(), { heads: [id['root'] as string], not: [commit] })).toEqual([null, []])
    })

    it('that is staged is what HEAD has not', async () => {
      const changes = (await make().staged())?.map(inShort)
      expect(changes?.sort()).toEqual([file('far', `${LONG}seven\neight\n`, `${LONG}seven\n`), file('new', 'new\n')])
    })

    it('is read by its ids, in their order, but for what is too large or not here', async () => {
      const [long, large] = [blobId(LONG), blobId('merge\n')]
      expect(await contents(make(), [large, long, 'x', 'd'.repeat(40), large], 6)).toEqual([
        'merge\n',
        LONG.length,
        0,
        0,
        'merge\n',
      ])
      expect(await contents(make(), [long], LONG.length)).toEqual([LONG])
      expect(await contents(make(), [], 6)).toEqual([])
    })

    it('is on branches, those of origin too', async () => {
      expect(Object.fromEntries((await make().branches()) ?? [])).toEqual(refs())
    })
  })

  it('is read no further than somebody takes it', async () => {
    for await (const { content } of new GitProgram(root, false).blobs([blobId(LONG), blobId('merge\n')], 100)) {
      expect(content?.length).toBe(LONG.length)
      break
    }
  })

  it('of a commit or a tree is none', async () => {
    const tree = git(root, 'rev-parse', 'evil^{tree}').trim()
    expect(await contents(new GitProgram(root, false), [id['evil'] as string, tree, blobId(LONG)], 100)).toEqual([
      0,
      0,
      LONG,
    ])
  })

  it('is that of the workspace, where the repository is around it', async () => {
    const outer = await temporaryFolder({ 'in side/a': 'a\n', b: 'b\n' })
    git(outer, 'init', '--quiet')
    git(outer, 'add', '.')
    const below = new GitProgram(join(outer, 'in side'), false)
    expect((await below.staged())?.map(inShort)).toEqual([file('a', 'a\n')])
    git(outer, '-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '--quiet', '--message', 'x')
    const [count, changes] = await told(below, { heads: null, not: [] })
    expect([count, changes.map(inShort)]).toEqual([1, [file('a', 'a\n')]])
    await removeFolder(outer)
  })

  it('is unknown where there is no repository and no git', async () => {
    const elsewhere = await temporaryFolder()
    const path = process.env['PATH']
    const everything = async (at: string) => {
      const program = new GitProgram(at, false)
      const [count] = await told(program, { heads: null, not: [] })
      return [count, await program.staged(), await program.branches(), await contents(program, [blobId(LONG)], 100)]
    }
    const nothing = [null, null, null, [0]]
    expect(await everything(elsewhere)).toEqual(nothing)
    expect(await everything(join(elsewhere, 'gone'))).toEqual(nothing)
    process.env['PATH'] = elsewhere
    try {
      expect(await everything(root)).toEqual(nothing)
    } finally {
      process.env['PATH'] = path
      await removeFolder(elsewhere)
    }
  })

  it('that is told stops where somebody refuses it', async () => {
    const refused = new GitProgram(root, false).introduced({ heads: null, not: [] }, () => {
      throw new Error('enough')
    })
    await expect(refused).rejects.toThrow('enough')
  })

  it('is none before the first commit', async () => {
    const empty = await temporaryFolder()
    git(empty, 'init', '--quiet')
    const program = new GitProgram(empty, false)
    expect(await told(program, { heads: null, not: [] })).toEqual([0, []])
    expect([await program.staged(), await program.branches()]).toEqual([[], new Map()])
    await removeFolder(empty)
  })

  it('is unknown where a shallow clone cut off the history', async () => {
    const clone = await temporaryFolder()
    git(clone, 'init', '--quiet')
    git(clone, 'fetch', '--quiet', '--depth=2', pathToFileURL(root).href, id['evil'] as string)
    git(clone, 'update-ref', 'refs/heads/evil', id['evil'] as string)
    const program = new GitProgram(clone, false)
    const [evil, main, back] = ['evil', 'main', 'back'].map(name => id[name] as string)
    expect((await told(program, { heads: [evil as string], not: [main as string, back as string] }))[0]).toBe(1)
    expect((await told(program, { heads: [evil as string], not: [main as string] }))[0]).toBeNull()
    expect((await told(program, { heads: null, not: [] }))[0]).toBeNull()
    await removeFolder(clone)
  })

  it('is unknown where an object is gone', async () => {
    const broken = await temporaryFolder()
    git(broken, 'init', '--quiet')
    const { root: first, main } = commitHistory(broken, HISTORY)
    const program = new GitProgram(broken, false)
    const range = { heads: [main as string], not: [first as string] }
    expect((await told(program, range))[0]).toBe(1)
    const tree = git(broken, 'rev-parse', `${main}^{tree}`).trim()
    rmSync(join(broken, '.git/objects', tree.slice(0, 2), tree.slice(2)))
    expect((await told(program, range))[0]).toBeNull()
    expect((await told(program, { heads: null, not: [] }))[0]).toBeNull()
    await removeFolder(broken)
  })
})
