import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Git } from '../../../src/gate/ports.js'
import { GitProgram } from '../../../src/platform/git.js'
import { remoteOf } from '../../../src/platform/git-fetch.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { commitHistory, type History, withIds } from '../../support/history.js'
import { MemoryFiles } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { describeWith } from '../../support/tools.js'

// main:    one - two - three - four - main
// feature:          \ left - right
const HISTORY: History = {
  one: { files: { a: '1\n' } },
  two: { parents: ['one'], files: { a: '2\n' } },
  three: { parents: ['two'], files: { a: '3\n' } },
  four: { parents: ['three'], files: { a: '4\n' } },
  left: { parents: ['two'], files: { a: '2\nl\n' } },
  right: { parents: ['left'], files: { a: '2\nr\n' } },
  main: { parents: ['four'], files: { a: '5\n' } },
}

describeWith(['git'], 'what a clone lacks', () => {
  let folder: string
  let url: string
  let id: Record<string, string>
  let clones = 0

  const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' })

  beforeAll(async () => {
    folder = await temporaryFolder()
    const origin = join(folder, 'origin')
    url = pathToFileURL(origin).href
    git(folder, 'init', '--quiet', '--initial-branch=main', 'origin')
    // As GitHub has it.
    for (const key of ['allowAnySHA1InWant', 'allowFilter']) git(origin, 'config', `uploadpack.${key}`, 'true')
    id = commitHistory(origin, HISTORY)
    const names = ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid']
    git(origin, ...names, 'tag', '--annotate', '--message', 'v1', 'v1', id['two'] as string)
    git(origin, 'branch', 'x/main', id['two'] as string)
  })

  afterAll(() => removeFolder(folder))

  /** A clone of some commits, as deep as that; whole where the depth is null. */
  const clone = (depth: number | null, ...names: string[]): string => {
    const root = join(folder, `clone-${clones++}`)
    git(folder, 'init', '--quiet', root)
    const commits = names.map(name => id[name] as string)
    git(root, 'fetch', '--quiet', '--no-tags', ...(depth === null ? [] : [`--depth=${depth}`]), url, ...commits)
    git(root, 'update-ref', 'HEAD', commits[0] as string)
    return root
  }
  const at = (root: string) => new GitProgram(root, false, { url, token: null })
  const isShallow = (root: string) => git(root, 'rev-parse', '--is-shallow-repository').trim() === 'true'
  const refs = { 'refs/heads/main': 'main', 'refs/heads/x/main': 'two', 'refs/tags/v1': 'two' }

  const ports: [string, (head: string) => Git][] = [
    ['by the program', head => at(clone(1, head))],
    [
      'in memory',
      head =>
        memoryGit(new MemoryFiles(), withIds(HISTORY, id), {
          head: id[head] as string,
          here: [id[head] as string],
          refs: Object.fromEntries(Object.entries(refs).map(([ref, name]) => [ref, id[name] as string])),
          remote: true,
        }),
    ],
  ]

  describe.each(ports)('%s', (_, make) => {
    it('is fetched commit by commit into a shallow clone', async () => {
      const shallow = make('right')
      expect(await shallow.head()).toBe(id['right'])
      expect(await shallow.parents(id['right'] as string)).toEqual([id['left']])
      expect(await shallow.parents(id['left'] as string)).toBeNull()
      expect(await shallow.diff(id['two'] as string, id['right'] as string)).toBeNull()
      expect(await shallow.fetch(id['two'] as string)).toBe(id['two'])
      expect((await shallow.diff(id['two'] as string, id['right'] as string))?.[0]?.ranges).toEqual([[2, 2]])
      expect(await shallow.ancestors(id['two'] as string, 5)).toEqual([id['two']])
      expect(await shallow.mergeBase(id['two'] as string, id['right'] as string)).toBeNull()
    })

    it.each([
      ['main', 'main'],
      ['x/main', 'two'],
      ['v1', 'two'],
    ])('is fetched by the name %s', async (name, expected) => {
      expect(await make('right').fetch(name)).toBe(id[expected])
    })

    it('cannot be fetched where there is no such thing', async () => {
      const shallow = make('right')
      const names = [
        'd'.repeat(40),
        'two/',
        'none',
        '',
        '--upload-pack=x',
        'ma*',
        'main~1',
        'a..b',
        'refs/heads/none',
        'a b',
      ]
      for (const name of names) expect(await shallow.fetch(name)).toBeNull()
    })

    it('is reached by deepening', async () => {
      const shallow = make('right')
      const [main, right] = [id['main'] as string, id['right'] as string]
      expect(await shallow.fetch('main')).toBe(main)
      expect(await shallow.deepen([main, right], 2)).toBe(true)
      expect(await shallow.mergeBase(main, right)).toBeNull()
      expect(await shallow.deepen([main, right], null)).toBe(true)
      expect(await shallow.mergeBase(main, right)).toBe(id['two'])
    })
  })

  it('is named by refs that are here, those of origin too', async () => {
    const root = clone(null, 'main')
    git(root, 'update-ref', 'refs/remotes/origin/topic', id['two'] as string)
    git(root, 'update-ref', 'refs/remotes/origin/HEAD', id['three'] as string)
    git(root, 'update-ref', 'refs/heads/own', id['four'] as string)
    const named: [string, string | null][] = [
      ['topic', 'two'],
      ['origin/topic', 'two'],
      ['own', 'four'],
      ['refs/remotes/origin/HEAD', 'three'],
      ['HEAD~1', 'four'],
      [id['one'] as string, 'one'],
      ...['none', '', '--all', '-h', 'main..own', 'd'.repeat(40), 'x\0y', 'own\n'].map((name): [string, null] => [
        name,
        null,
      ]),
    ]
    const found = await Promise.all(named.map(([name]) => at(root).resolve(name)))
    expect(found).toEqual(named.map(([, name]) => (name === null ? null : id[name])))
  })

  it('is fetched with its history into a whole clone, which stays whole, and leaves no ref', async () => {
    const root = clone(null, 'right')
    const state = () => readdirSync(join(root, '.git/refs'), { recursive: true })
    const before = state()
    expect(await at(root).mergeBase(id['main'] as string, id['right'] as string)).toBeNull()
    expect(await at(root).fetch(id['main'] as string)).toBe(id['main'])
    expect(await at(root).mergeBase(id['main'] as string, id['right'] as string)).toBe(id['two'])
    expect([isShallow(root), state()]).toEqual([false, before])
    expect(await at(root).deepen([id['main'] as string], null)).toBe(false)
  })

  it('stays where it is without a remote, and where the remote is gone', async () => {
    const root = clone(1, 'right')
    const [two, right] = [id['two'] as string, id['right'] as string]
    const gone = pathToFileURL(join(folder, 'gone')).href
    for (const remote of [null, { url: gone, token: null }]) {
      const lost = new GitProgram(root, false, remote)
      expect(await lost.fetch(two)).toBeNull()
      expect(await lost.fetch('main')).toBeNull()
      expect(await lost.deepen([right], 1)).toBe(false)
    }
    expect(await at(root).deepen(['--upload-pack=x'], 1)).toBe(false)
  })
})

describe('the remote', () => {
  const environment = { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://github.example/' }

  it('is the repository of the event, with the token of the job', () => {
    expect(remoteOf('o/r', 't', environment)).toEqual({ url: 'https://github.example/o/r', token: 't' })
    expect(remoteOf('o/r', undefined, environment)).toEqual({ url: 'https://github.example/o/r', token: null })
  })

  it.each([
    ['outside of a workflow', 'o/r', { ...environment, GITHUB_ACTIONS: undefined }],
    ['without a repository', null, environment],
    ['without a server', 'o/r', { ...environment, GITHUB_SERVER_URL: undefined }],
    ['with a server that is none', 'o/r', { ...environment, GITHUB_SERVER_URL: 'ext::sh -c x' }],
    ['with a server that has a path', 'o/r', { ...environment, GITHUB_SERVER_URL: 'https://x.example/y?z' }],
  ])('is none %s', (_, repository, given) => {
    expect(remoteOf(repository, 't', given)).toBeNull()
  })
})
