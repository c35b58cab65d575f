import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { removeFolder, temporaryFolder } from '../../../support/folder.js'
import { type Name, Origin, type Run } from '../../../support/scope-scenes.js'
import { describeWith } from '../../../support/tools.js'

const PULL: Run = { event: 'pull_request', commit: 'head', base: 'tip', branch: 'main', pullRequest: 7 }
const PUSH: Run = { event: 'push', commit: 'tip', base: 'root', branch: 'main', ref: 'refs/heads/main' }
const topic = (commit: Name, base?: Run['base']): Run => {
  const run: Run = { event: 'push', commit, branch: 'topic', ref: 'refs/heads/topic' }
  return base === undefined ? run : { ...run, base }
}

describeWith(['git'], 'what is searched', () => {
  let origin: Origin

  beforeAll(async () => {
    origin = await Origin.make({ main: 'tip', topic: 'head', develop: 'wip' }, { v1: 'next' })
  })

  afterAll(() => origin.remove())

  const look = (at: Name, run: Run, depth: number | null = null) => origin.look(origin.checkout(at, depth), run)
  const searched = async (at: Name, run: Run, depth: number | null = null) => (await look(at, run, depth)).searched

  it.each<[string | undefined]>([[undefined], ['schedule'], ['workflow_dispatch'], ['workflow_run'], ['release']])(
    'is the tree by itself for %s',
    async event => {
      expect(await searched('tip', event === undefined ? {} : { event, commit: 'tip' })).toBe('tree')
    },
  )

  it('is what is asked for', async () => {
    expect(await searched('tip', { ...PULL, inputs: { scope: 'tree' } })).toBe('tree')
    expect(await searched('tip', { inputs: { scope: 'staged' } })).toBe('staged')
    expect(await searched('merge', { inputs: { scope: 'history' } })).toBe('root next tip work head dev wip merge')
  })

  it('is no commit that is named for a scope that goes by none', async () => {
    expect((await look('tip', { inputs: { scope: 'tree', base: 'main', head: 'x' } })).what).toBe(
      'base: names a commit, and scope tree goes by none: leave it out, or set scope to commits\n' +
        'head: names a commit, and scope tree goes by none: leave it out, or set scope to commits',
    )
  })

  describe.each<[string, number | null]>([
    ['whole', null],
    ['shallow', 1],
    ['cut off', 2],
  ])('in a clone that is %s', (_, depth) => {
    it.each<[string, Name, Run, string, string]>([
      ['a test merge', 'merge', PULL, 'work head merge', 'of pull request #7'],
      ['the head of a pull request', 'head', PULL, 'work head', 'of pull request #7'],
      [
        'a merge group',
        'merge',
        { event: 'merge_group', commit: 'merge', base: 'tip' },
        'work head merge',
        'of the merge group',
      ],
      ['a push', 'tip', PUSH, 'next tip', 'of the push'],
      ['a push to a branch', 'head', topic('head', 'root'), 'work head', 'of the push'],
      ['a forced push', 'head', topic('head', 'gone'), 'head', 'of a forced push'],
      [
        'a forced push without a way to what was there',
        'tip',
        { ...PUSH, base: 'apart' },
        'root next tip',
        'of a forced push',
      ],
      [
        'a forced push back',
        'work',
        topic('work', 'gone'),
        '',
        'of a forced push: what they are compared with has all of them already',
      ],
      [
        'a push of what is there',
        'head',
        topic('head', 'head'),
        '',
        'of the push: what they are compared with has all of them already',
      ],
      [
        'a pull request that is merged',
        'next',
        { ...PULL, commit: 'next' },
        '',
        'of pull request #7: what they are compared with has all of them already',
      ],
      ['a new branch', 'head', topic('head'), 'work head', 'of the new branch `topic` that no other branch has'],
      [
        'the first push of all',
        'tip',
        { ...PUSH, base: undefined as never },
        'root next tip',
        'of the new branch `main`',
      ],
      [
        'a forced push that replaced what is gone',
        'head',
        topic('head', 'd'.repeat(40)),
        'work head',
        'of a push that no other branch has, as what it replaced cannot be had',
      ],
      [
        'a tag of a branch',
        'next',
        { event: 'push', commit: 'next', ref: 'refs/tags/v1' },
        '',
        'of the tag `v1` that no branch has: another branch has all of them already',
      ],
      [
        'a tag of its own',
        'gone',
        { event: 'push', commit: 'gone', ref: 'refs/tags/v2' },
        depth === null ? 'gone' : 'work gone',
        'of the tag `v2` that no branch has',
      ],
      ['the base of a pull request', 'tip', PULL, 'work head', 'of pull request #7'],
      [
        'the base, with its rights',
        'next',
        { ...PULL, event: 'pull_request_target', privileged: true, environment: { GITHUB_SHA: 'next' } },
        'work head',
        'of pull request #7',
      ],
      ['something else than the change', 'dev', PULL, 'work head dev', 'of pull request #7'],
    ])('is of %s', async (_name, at, run, expected, what) => {
      const { GITHUB_SHA: sha } = run.environment ?? {}
      const environment = sha === undefined ? {} : { GITHUB_SHA: origin.commit(sha as Name) }
      expect(await look(at, { ...run, environment }, depth)).toMatchObject({ searched: expected, what })
    })

    it.each<[string, string | undefined, string | undefined, string, string]>([
      ['a branch', 'main', undefined, 'work head', 'from `main` to what is checked out'],
      ['a branch of origin', 'origin/main', undefined, 'work head', 'from `origin/main` to what is checked out'],
      ['two branches', 'develop', 'main', 'next tip', 'from `develop` to `main`'],
      ['a tag', 'v1', 'main', 'tip', 'from `v1` to `main`'],
      ['the same', 'main', 'main', '', 'from `main` to `main`: `main` and `main` are the same commit'],
      ['what is there', 'main', 'v1', '', 'from `main` to `v1`: `main` has `v1` already'],
      ['nothing before', '0'.repeat(40), 'topic', depth === null ? '' : 'work head', ''],
    ])('is between commits that are named: %s', async (_name, base, head, expected, what) => {
      const run: Run = { event: 'workflow_dispatch', commit: 'head', inputs: { scope: 'commits', base, head } }
      expect(await look('head', run, depth)).toMatchObject({ searched: expected, what: expect.stringContaining(what) })
    })

    it('is between the base of the event and a head that is named', async () => {
      expect(await searched('merge', { ...PULL, inputs: { head: 'develop' } }, depth)).toBe('dev wip')
      expect(await searched('head', { ...topic('head', 'root'), inputs: { head: 'topic' } }, depth)).toBe('work head')
    })

    it.each(['none', 'main~x', '--output=x', 'd'.repeat(40), 'a..b', '\0', ' '])(
      'is nothing that %j names',
      async name => {
        const run: Run = { ...PULL, inputs: { scope: 'auto', head: name } }
        expect((await look('head', run, depth)).what).toMatch(/^head: `[^`]*` is no commit, branch or tag that is here/)
        const other: Run = { ...PULL, inputs: { scope: 'commits', base: name } }
        expect((await look('head', other, depth)).what).toMatch(
          /^base: `[^`]*` is no commit, branch or tag that is here/,
        )
      },
    )
  })

  it('is a new branch beside all branches that are here, but for such as were pushed with it', async () => {
    const at = origin.checkout('wip')
    const run = (branch: string): Run => ({ event: 'push', commit: 'wip', branch, ref: `refs/heads/${branch}` })
    expect((await origin.look(at, run('develop'))).searched).toBe('dev wip')
    // Another new branch with all of its commits is no reason to search none of them.
    expect(await origin.look(at, run('twin'))).toMatchObject({
      searched: 'dev wip',
      what: 'of the new branch `twin` that `main` has not',
    })
    const dev = await origin.look(origin.checkout('next'), { ...run('old'), commit: 'next' })
    expect(dev.what).toBe('of the new branch `old` that no other branch has: another branch has all of them already')
  })

  it('is of a rebased branch not what it was rebased onto', async () => {
    expect(await searched('again', topic('again', 'head'))).toBe('again')
  })

  it('is of the commits since the work of others, outside of a workflow', async () => {
    const inputs = { scope: 'commits' } as const
    expect(await look('head', { inputs })).toMatchObject({
      searched: 'work head',
      what: 'from origin/main to what is checked out',
    })
    const root = origin.checkout('head')
    execFileSync('git', ['remote', 'add', 'origin', 'x'], { cwd: root })
    for (const ref of ['main', 'topic', 'develop'])
      execFileSync('git', ['update-ref', '-d', `refs/remotes/origin/${ref}`], { cwd: root })
    expect((await origin.look(root, { inputs })).what).toMatch(/^base: must name the commit/)
  })

  it('is of commits without a base for nobody to guess', async () => {
    const inputs = { scope: 'commits' } as const
    expect((await look('tip', { event: 'schedule', commit: 'tip', inputs })).what).toMatch(
      /^base: must name the commit/,
    )
    expect((await look('tip', { event: 'pull_request', commit: 'tip' })).what).toMatch(/^base: must name the commit/)
  })

  it('is all history, once a shallow clone has it', async () => {
    const history: Run = { event: 'schedule', commit: 'tip', inputs: { scope: 'history' } }
    const found = await look('tip', history, 1)
    expect(found.searched).toBe('root next tip')
    expect(found.log.join()).toMatch(/^warning: this clone was shallow/)
    expect((await look('tip', { ...history, offline: true }, 1)).what).toMatch(
      /^scope: needs commits that this shallow clone lacks/,
    )
  })

  it.each<[string, Name, Run]>([
    ['a test merge', 'merge', PULL],
    ['a head', 'head', PULL],
    ['a push', 'tip', PUSH],
    ['a new branch', 'head', topic('head')],
    ['a first push', 'tip', { ...PUSH, base: undefined as never }],
    ['a forced push', 'head', topic('head', 'gone')],
    ['a tag', 'next', { event: 'push', commit: 'next', ref: 'refs/tags/v1' }],
    ['named commits', 'tip', { ...PUSH, inputs: { base: 'v1', head: 'main' } }],
  ])('is never nothing because the history of %s is not here', async (_, at, run) => {
    const { searched, what } = await look(at, { ...run, offline: true }, 1)
    expect(searched).toBe('mistake')
    expect(what).toContain('fetch-depth: 0')
  })

  it('is not the commit that is checked out, where that of the event cannot be had', async () => {
    const run: Run = { ...PULL, commit: 'c'.repeat(40) as Name }
    expect((await look('dev', run)).what).toMatch(/^scope: needs commit c{40}, which is not here and cannot be fetched/)
  })

  it('is nothing where there is no repository, and where there is no commit', async () => {
    const root = await temporaryFolder()
    expect((await origin.look(root, PULL)).what).toMatch(/^scope: needs a git repository/)
    expect((await origin.look(root, { inputs: { scope: 'history' } })).what).toMatch(/^scope: needs a git repository/)
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    expect((await origin.look(root, { inputs: { scope: 'commits' } })).what).toMatch(/there is none yet/)
    await removeFolder(root)
  })
})
