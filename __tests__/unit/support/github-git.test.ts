import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { asker } from '../../support/github/ask.js'
import type { Repository } from '../../support/github/repository.js'
import { FakeGitHub } from '../../support/github/server.js'

let github: FakeGitHub
let repository: Repository
let ask: ReturnType<typeof asker>

beforeEach(async () => {
  github = await FakeGitHub.start()
  repository = github.repository('o/r')
  ask = asker(github, github.token({ permissions: { contents: 'write' } }))
})

afterEach(() => {
  expect(github.violations).toEqual([])
  return github.stop()
})

const GIT = '/repos/o/r/git'

describe('objects', () => {
  beforeEach(() => {
    repository.commit('main', { 'src/a.ts': 'a\n', 'src/deep/b.ts': 'b\n', 'c.ts': 'c\n' })
  })

  it("have git's own hashes", async () => {
    const blob = await ask(`POST ${GIT}/blobs`, { content: Buffer.from('x\n').toString('base64'), encoding: 'base64' })
    expect(blob.at('sha')).toBe('587be6b4c3f93f93c489c0111bba5596147a26cb')
    expect((await ask(`GET ${GIT}/blobs/${blob.at('sha')}`)).body).toMatchObject({ content: 'eAo=\n', size: 2 })
    const entry = { path: 'd/x', mode: '100644', type: 'blob', sha: blob.at('sha') }
    const tree = await ask(`POST ${GIT}/trees`, { tree: [entry] })
    expect(tree.at('sha')).toBe('3f458d20572820960b97a6700db4178c369f1290')
    const author = { name: 'A', email: 'a@example.com', date: '2026-01-02T03:04:05Z' }
    const commit = await ask(`POST ${GIT}/commits`, { message: 'm\n', tree: tree.at('sha'), author })
    expect(commit.at('sha')).toBe('77d5f35f6bb7bb7a5af4586b815623c99e92037c')
    expect((await ask(`GET ${GIT}/commits/${commit.at('sha')}`)).body).toEqual(commit.body)
  })

  it('make trees from trees: entries are added, replaced and removed', async () => {
    const { tree } = (await ask(`GET ${GIT}/commits/${repository.head()}`)).body as { tree: { sha: string } }
    const file = { mode: '100644', type: 'blob' }
    const made = await ask(`POST ${GIT}/trees`, {
      base_tree: tree.sha,
      tree: [
        { ...file, path: 'src/deep/b.ts', content: 'new\n' },
        { ...file, path: 'src/n.ts', content: 'n\n' },
        { ...file, path: 'c.ts', sha: null },
      ],
    })
    expect(made.each('path')).toEqual(['src'])
    const all = await ask(`GET ${GIT}/trees/${made.at('sha')}?recursive=1`)
    expect(all.each('path')).toEqual(['src', 'src/a.ts', 'src/deep', 'src/deep/b.ts', 'src/n.ts'])
    const absent = [{ ...file, path: 'absent.ts', sha: null }]
    expect((await ask(`POST ${GIT}/trees`, { base_tree: tree.sha, tree: absent })).status).toBe(422)
    expect((await ask(`GET ${GIT}/trees/${'0'.repeat(40)}`)).status).toBe(404)
  })

  it('are refused where they refer to what there is not', async () => {
    const none = '0'.repeat(40)
    const { tree } = (await ask(`GET ${GIT}/commits/${repository.head()}`)).body as { tree: { sha: string } }
    expect((await ask(`POST ${GIT}/commits`, { message: 'm', tree: none })).status).toBe(422)
    expect((await ask(`POST ${GIT}/commits`, { message: 'm', tree: tree.sha, parents: [none] })).status).toBe(422)
    const entry = { path: 'a', mode: '100644', type: 'blob', sha: none }
    expect((await ask(`POST ${GIT}/trees`, { tree: [entry] })).status).toBe(422)
  })
})

describe('refs', () => {
  it('are made once, and moved forward only', async () => {
    const first = repository.commit('main', { a: '1' })
    const second = repository.commit('main', { a: '2' })
    const other = repository.commit('other', { a: '3' }, { parents: [first] })
    const ref = 'refs/gate/history'
    const create = { ref, sha: second }
    expect((await ask(`POST ${GIT}/refs`, create)).body).toMatchObject({ ref, object: { type: 'commit', sha: second } })
    const again = await ask(`POST ${GIT}/refs`, create)
    expect([again.status, again.at('message')]).toEqual([422, 'Reference already exists'])
    const aside = await ask(`PATCH ${GIT}/refs/gate%2Fhistory`, { sha: other })
    expect([aside.status, aside.at('message')]).toEqual([422, 'Update is not a fast forward'])
    expect((await ask(`GET ${GIT}/ref/gate/history`)).at('object', 'sha')).toBe(second)
    expect((await ask(`PATCH ${GIT}/refs/gate/history`, { sha: other, force: true })).status).toBe(200)
    expect(repository.ref(ref)).toBe(other)
    expect((await ask(`PATCH ${GIT}/refs/gate/absent`, { sha: other })).status).toBe(422)
    expect((await ask(`GET ${GIT}/ref/gate/absent`)).status).toBe(404)
    expect((await ask(`POST ${GIT}/refs`, { ref: 'main', sha: other })).status).toBe(422)
  })

  it('that move take the pull requests from them along', async () => {
    repository.commit('main')
    repository.commit('feature')
    const pull = repository.pull({ head: 'feature' })
    const sha = repository.commit('aside', {}, { parents: [repository.head('feature')] })
    await ask(`PATCH ${GIT}/refs/heads/feature`, { sha })
    expect(pull.row.head.sha).toBe(sha)
  })

  it('and objects are not to be had before the first commit', async () => {
    expect((await ask(`GET ${GIT}/ref/heads/main`)).status).toBe(409)
    expect((await ask(`POST ${GIT}/blobs`, { content: 'x' })).status).toBe(409)
    expect((await ask('GET /repos/o/r/commits')).status).toBe(409)
  })
})

describe('commits', () => {
  it('are listed newest first, by pages', async () => {
    const made = ['1', '2', '3'].map(a => repository.commit('main', { a }))
    const page = await ask('GET /repos/o/r/commits?sha=main&per_page=2')
    expect(page.each('sha')).toEqual([made[2], made[1]])
    expect(page.headers.get('link')).toContain('page=2>; rel="last"')
    expect((await ask(`GET /repos/o/r/commits?sha=${made[0]}`)).each('sha')).toEqual([made[0]])
    expect((await ask('GET /repos/o/r/commits?sha=absent')).status).toBe(404)
  })

  it('are compared from their merge base, those of forks too', async () => {
    const base = repository.commit('main', { 'a.ts': '1\n2\n', 'b.ts': 'b\n', 'gone.ts': 'x\n' })
    const fork = repository.fork('stranger/r')
    const main = repository.commit('main', { 'later.ts': '1' })
    const change = { 'a.ts': '1\n3\n', 'b.ts': null, 'moved.ts': 'b\n', 'gone.ts': null, 'new.ts': 'n\n' }
    const head = fork.commit('feature', change)
    for (const end of [head, 'stranger:feature']) {
      const { body } = await ask(`GET /repos/o/r/compare/main...${end}`)
      expect(body).toMatchObject({
        status: 'diverged',
        ahead_by: 1,
        behind_by: 1,
        base_commit: { sha: main },
        merge_base_commit: { sha: base },
        commits: [{ sha: head }],
        files: [
          { filename: 'a.ts', status: 'modified', additions: 1, deletions: 1 },
          { filename: 'gone.ts', status: 'removed', additions: 0, deletions: 1 },
          { filename: 'moved.ts', status: 'renamed', previous_filename: 'b.ts', changes: 0 },
          { filename: 'new.ts', status: 'added', additions: 1, deletions: 0 },
        ],
      })
    }
    expect((await ask('GET /repos/o/r/compare/main...main')).at('status')).toBe('identical')
    expect((await ask('GET /repos/o/r/compare/main...absent')).status).toBe(404)
    const alone = repository.commit('alone', { a: '' }, { parents: [] })
    expect((await ask(`GET /repos/o/r/compare/main...${alone}`)).status).toBe(404)
  })

  it('of a comparison have pages, and the first page has all files up to 300', async () => {
    repository.commit('main')
    const names = Array.from({ length: 301 }, (_, index) => [`f${index}`, 'x'] as const)
    const made = [repository.commit('feature', Object.fromEntries(names)), repository.commit('feature', { z: 'z' })]
    const first = await ask('GET /repos/o/r/compare/main...feature?per_page=1')
    expect(first.at('commits', 0, 'sha')).toBe(made[0])
    expect(first.at('files')).toHaveLength(300)
    expect(first.headers.get('link')).toContain('rel="next"')
    const second = await ask('GET /repos/o/r/compare/main...feature?per_page=1&page=2')
    expect(second.at('commits', 0, 'sha')).toBe(made[1])
    expect(second.at('files')).toBeUndefined()
  })
})

describe('contents', () => {
  it('are those of a ref: a file, a folder, or nothing', async () => {
    const old = repository.commit('main', { 'docs/a.md': 'old', 'docs/b/c.md': '' })
    repository.commit('main', { 'docs/a.md': 'new' })
    const file = await ask('GET /repos/o/r/contents/docs/a.md')
    expect(file.body).toMatchObject({ type: 'file', encoding: 'base64', content: 'bmV3\n' })
    const raw = { accept: 'application/vnd.github.raw+json' }
    expect((await ask(`GET /repos/o/r/contents/docs/a.md?ref=${old}`, undefined, raw)).body).toBe('old')
    expect((await ask('GET /repos/o/r/contents/docs')).each('name')).toEqual(['a.md', 'b'])
    expect((await ask('GET /repos/o/r/contents/absent')).status).toBe(404)
    expect((await ask('GET /repos/o/r/contents/docs/a.md?ref=absent')).status).toBe(404)
  })

  it('above a mebibyte come raw only', async () => {
    repository.commit('main', { large: 'x'.repeat(1024 * 1024 + 1) })
    const file = await ask('GET /repos/o/r/contents/large')
    expect(file.body).toMatchObject({ encoding: 'none', content: '', size: 1024 * 1024 + 1 })
  })

  it('of a repository: what it is a fork of', async () => {
    repository.commit('main')
    const fork = repository.fork('stranger/r')
    const asStranger = asker(github, github.token({ repositories: ['stranger/r'] }))
    expect((await asStranger('GET /repos/stranger/r')).body).toMatchObject({
      id: fork.id,
      fork: true,
      default_branch: 'main',
      parent: { id: repository.id, full_name: 'o/r' },
    })
  })
})
