import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { changedLines } from '../../../src/gate/changed-lines.js'
import type { GitHub } from '../../../src/gate/github.js'
import type { Subject } from '../../../src/gate/result.js'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { commitHistory, type History } from '../../support/history.js'
import { memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { memoryGitHub } from '../../support/memory-github.js'
import { describeWith } from '../../support/tools.js'

const NAMES = ['root', 'next', 'tip', 'work', 'head', 'gone', 'merge'] as const
type Name = (typeof NAMES)[number]

const files = (main: string, topic: string) => ({ files: { main, topic } })
const HISTORY: History = {
  root: files('1\n', 't\n'),
  next: { parents: ['root'], ...files('1\n2\n', 't\n') },
  tip: { parents: ['next'], ...files('1\n2\n3\n', 't\n') },
  work: { parents: ['root'], ...files('1\n', 't\nw\n') },
  head: { parents: ['work'], ...files('1\n', 't\nw\nh\n') },
  gone: { parents: ['next'], ...files('1\n2\ng\n', 't\n') },
  merge: { parents: ['tip', 'head'], ...files('1\n2\n3\n', 't\nw\nh\n') },
}

describeWith(['git'], 'the lines of a change, in clones as actions/checkout makes them', () => {
  let folder: string
  let url: string
  let id: Record<Name, string>
  let clones = 0

  const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' })

  beforeAll(async () => {
    folder = await temporaryFolder()
    const origin = join(folder, 'origin')
    url = pathToFileURL(origin).href
    git(folder, 'init', '--quiet', '--initial-branch=main', 'origin')
    id = commitHistory(origin, HISTORY) as Record<Name, string>
    for (const key of ['allowAnySHA1InWant', 'allowFilter']) git(origin, 'config', `uploadpack.${key}`, 'true')
    // As on GitHub, where the test merge has a ref of its own, and what a forced push replaced has none.
    git(origin, 'update-ref', 'refs/pull/7/merge', id.merge)
    git(origin, 'branch', 'main', id.tip)
    git(origin, 'branch', 'topic', id.head)
    for (const name of NAMES) git(origin, 'branch', '-D', name)
  })

  afterAll(() => removeFolder(folder))

  const checkout = (name: Name, ...options: string[]): string => {
    const root = join(folder, `clone-${clones++}`)
    git(folder, 'init', '--quiet', root)
    git(root, 'remote', 'add', 'origin', url)
    const refs = options.includes('--depth=1') ? [] : ['+refs/heads/*:refs/remotes/origin/*']
    git(root, 'fetch', '--quiet', '--no-tags', ...options, 'origin', ...refs, `+${id[name]}:refs/remotes/pull/7/merge`)
    git(root, 'checkout', '--quiet', '--force', 'refs/remotes/pull/7/merge')
    return root
  }
  const cut = (root: string) => {
    const commits = readFileSync(join(root, '.git/shallow'), 'utf8').trim().split('\n')
    return commits.map(each => NAMES.find(name => id[name] === each)).sort()
  }
  const look = async (root: string, event: Partial<Subject>, github: GitHub | null = null, baseRef?: string) => {
    const subject = { ...nobody, ...event }
    const program = new GitProgram(root, false, event.event === undefined ? null : { url, token: null })
    const found = await changedLines(memoryPorts({ git: program, event: memoryEvent({ subject }), github }), baseRef)
    if (found.kind !== 'known') return `${found.kind}: ${found.why}`
    return [NAMES.find(name => id[name] === found.base), ...found.changes.map(({ path, ranges }) => [path, ...ranges])]
  }
  const pull = () => ({ event: 'pull_request', commit: id.head, base: id.tip })
  const comparing = (start: Name, files: unknown[] = []) =>
    memoryGitHub(route => (route.includes('/compare/') ? { merge_base_commit: { sha: id[start] }, files } : undefined))

  it('the default for a pull request: the test merge, without any history', async () => {
    const root = checkout('merge', '--depth=1')
    expect(await look(root, pull())).toEqual(['tip', ['topic', [2, 3]]])
    expect(cut(root)).toEqual(['merge', 'tip'])
  })

  it('the head, without any history', async () => {
    const root = checkout('head', '--depth=1')
    expect(await look(root, pull(), comparing('root'))).toEqual(['root', ['topic', [2, 3]]])
    expect(cut(root)).toEqual(['head', 'root'])
    // Nobody says where it left the base.
    expect(await look(checkout('head', '--depth=1'), pull())).toEqual(['root', ['topic', [2, 3]]])
  })

  it('a push, and a forced one, without any history', async () => {
    const pushed = (base: Name) => ({ event: 'push', commit: id.tip, base: id[base] })
    expect(await look(checkout('tip', '--depth=1'), pushed('root'))).toEqual(['root', ['main', [2, 3]]])
    expect(await look(checkout('tip', '--depth=1'), pushed('gone'))).toEqual(['next', ['main', [3, 3]]])
    expect(await look(checkout('tip', '--depth=1'), pushed('gone'), comparing('next'))).toEqual([
      'next',
      ['main', [3, 3]],
    ])
  })

  it('a forced push, where all history is here but what it replaced', async () => {
    const root = checkout('tip')
    expect(await look(root, { event: 'push', commit: id.tip, base: id.gone })).toEqual(['next', ['main', [3, 3]]])
    expect(git(root, 'rev-parse', '--is-shallow-repository').trim()).toBe('false')
  })

  it('a base-ref, with and without history', async () => {
    const schedule = { event: 'schedule', commit: id.head }
    expect(await look(checkout('head'), schedule, null, 'main')).toEqual(['root', ['topic', [2, 3]]])
    expect(await look(checkout('head', '--depth=1'), schedule, null, 'main')).toEqual(['root', ['topic', [2, 3]]])
    expect(await look(checkout('head', '--depth=1'), schedule, null, 'none')).toMatch(/^unknown: this shallow clone/)
  })

  it('one without the files of other commits, where GitHub knows the lines', async () => {
    const root = checkout('head', '--filter=blob:none')
    // The checkout itself has fetched the files of its own commit.
    expect(await look(root, pull())).toMatch(/^unknown: git cannot compare .* partial clone/)
    const patch = '@@ -1 +1,3 @@\n t\n+w\n+h'
    const compared = comparing('root', [{ filename: 'topic', status: 'modified', additions: 2, changes: 2, patch }])
    expect(await look(root, pull(), compared)).toEqual(['root', ['topic', [2, 3]]])
  })

  it('one of somebody at work, who gets nothing fetched', async () => {
    const root = checkout('head')
    expect(await look(root, {})).toEqual(['root', ['topic', [2, 3]]])
    const shallow = checkout('head', '--depth=1')
    git(shallow, 'update-ref', 'refs/remotes/origin/main', id.head)
    expect(await look(shallow, {})).toEqual(['head'])
    git(shallow, 'fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main', '--force')
    expect(await look(shallow, {})).toMatch(/^unknown: .*git fetch --unshallow/)
  })
})
