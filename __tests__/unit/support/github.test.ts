import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { asker } from '../../support/github/ask.js'
import { description } from '../../support/github/description.js'
import type { Repository } from '../../support/github/repository.js'
import { routes } from '../../support/github/routes/index.js'
import { FakeGitHub } from '../../support/github/server.js'

let github: FakeGitHub
let repository: Repository
let ask: ReturnType<typeof asker>

beforeEach(async () => {
  github = await FakeGitHub.start()
  repository = github.repository('o/r')
  repository.commit('main', { 'src/a.ts': 'a' })
  const permissions = { actions: 'read', checks: 'write', contents: 'write', 'pull-requests': 'write' } as const
  ask = asker(github, github.token({ permissions }))
})

afterEach(() => github.stop())

const described = () => expect(github.violations).toEqual([])

it('serves what the description was cut to, and nothing else', () => {
  const served = ['GET /rate_limit', ...routes.map(({ name }) => name)]
  expect(served.sort()).toEqual(Object.keys(description.operations).sort())
})

it('records every request with its answer', async () => {
  await ask('GET /repos/o/r/pulls?state=all')
  expect(github.requests).toEqual([
    expect.objectContaining({
      method: 'GET',
      path: '/repos/o/r/pulls',
      route: 'GET /repos/{owner}/{repo}/pulls',
      query: { state: 'all' },
      status: 200,
    }),
  ])
})

it('says who asks, and what is left of the limit', async () => {
  const query = 'query { viewer { login } }'
  expect((await ask('POST /graphql', { query })).body).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } })
  expect((await asker(github)('POST /graphql', { query })).status).toBe(401)
  expect((await ask('GET /rate_limit')).at('rate', 'limit')).toBe(5000)
  described()
})

describe('comments', () => {
  it('are written, changed, listed and deleted', async () => {
    repository.commit('feature')
    const pull = repository.pull({ head: 'feature' })
    pull.comment('stranger', 'first')
    const made = await ask(`POST /repos/o/r/issues/${pull.number}/comments`, { body: 'mine' })
    expect(made.status).toBe(201)
    expect(made.at('user')).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' })
    const url = `/repos/o/r/issues/comments/${made.at('id')}`
    expect((await ask(`PATCH ${url}`, { body: 'changed' })).at('body')).toBe('changed')
    const list = await ask(`GET /repos/o/r/issues/${pull.number}/comments`)
    expect(list.each('body')).toEqual(['first', 'changed'])
    expect((await ask(`DELETE ${url}`)).status).toBe(204)
    expect((await ask(`GET ${url}`)).status).toBe(404)
    expect(pull.comments().map(({ body }) => body)).toEqual(['first'])
    described()
  })

  it('have pages with links, the last one included', async () => {
    repository.commit('feature')
    const pull = repository.pull({ head: 'feature' })
    for (let count = 1; count <= 70; count++) pull.comment('stranger', `${count}`)
    const usual = await ask('GET /repos/o/r/issues/1/comments')
    expect(usual.body).toHaveLength(30)
    const second = await ask('GET /repos/o/r/issues/1/comments?per_page=30&page=2')
    const url = `${github.url}/repos/o/r/issues/1/comments?per_page=30&page`
    const link = `<${url}=1>; rel="prev", <${url}=1>; rel="first", <${url}=3>; rel="next", <${url}=3>; rel="last"`
    expect(second.headers.get('link')).toBe(link)
    const last = await ask('GET /repos/o/r/issues/1/comments?per_page=30&page=3')
    expect(last.body).toHaveLength(10)
    expect(last.headers.get('link')).not.toContain('next')
    described()
  })

  it('have at most 65536 characters, and none where the pull request is locked or is none', async () => {
    repository.commit('feature')
    repository.pull({ head: 'feature' })
    repository.pull({ head: 'feature', locked: true })
    const statusOf = async (issue: number, body: string) =>
      (await ask(`POST /repos/o/r/issues/${issue}/comments`, { body })).status
    expect(await statusOf(1, 'x'.repeat(65_536))).toBe(201)
    expect(await statusOf(1, 'x'.repeat(65_537))).toBe(422)
    expect(await statusOf(2, 'x')).toBe(403)
    expect(await statusOf(3, 'x')).toBe(404)
    described()
  })
})

describe('pull requests', () => {
  it('are listed by where they come from and go to', async () => {
    const fork = repository.fork('stranger/r')
    fork.commit('feature')
    repository.commit('feature')
    repository.commit('next')
    repository.pull({ head: 'feature' })
    repository.pull({ head: 'feature', from: fork })
    repository.pull({ head: 'feature', base: 'next' }).close()
    const numbers = async (query: string) => (await ask(`GET /repos/o/r/pulls?${query}`)).each('number')
    expect(await numbers('')).toEqual([2, 1])
    expect(await numbers('state=all&direction=asc')).toEqual([1, 2, 3])
    expect(await numbers('head=stranger:feature')).toEqual([2])
    expect(await numbers('head=o:feature')).toEqual([1])
    expect(await numbers('state=closed&base=next')).toEqual([3])
    // As on GitHub: without an owner the filter is none.
    expect(await numbers('head=feature')).toEqual([2, 1])
    described()
  })

  it('move with their branch, and stay when their fork is deleted', async () => {
    const fork = repository.fork('stranger/r')
    const first = fork.commit('feature')
    const pull = repository.pull({ head: 'feature', from: fork })
    const headOf = async () => (await ask(`GET /repos/o/r/pulls/${pull.number}`)).at('head')
    expect(await headOf()).toMatchObject({ sha: first, repo: { id: fork.id, full_name: 'stranger/r', fork: true } })
    const second = pull.push({ 'a.ts': '1' })
    expect(second).not.toBe(first)
    expect(await headOf()).toMatchObject({ sha: second })
    fork.remove()
    expect(await headOf()).toMatchObject({ sha: second, repo: null })
    described()
  })
})

describe('check runs', () => {
  const annotation = { path: 'a.ts', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }
  const output = (count: number) => ({ title: 't', summary: 's', annotations: new Array(count).fill(annotation) })

  it('collect annotations over updates', async () => {
    const made = await ask('POST /repos/o/r/check-runs', {
      name: 'gate',
      head_sha: repository.head(),
      status: 'in_progress',
      output: output(50),
    })
    expect(made.body).toMatchObject({ status: 'in_progress', conclusion: null, app: { slug: 'github-actions' } })
    const url = `/repos/o/r/check-runs/${made.at('id')}`
    const changed = await ask(`PATCH ${url}`, { conclusion: 'failure', status: 'completed', output: output(20) })
    expect(changed.body).toMatchObject({ status: 'completed', output: { annotations_count: 70 } })
    expect((await ask(`GET ${url}/annotations?per_page=100`)).body).toHaveLength(70)
    expect((await ask(`GET ${url}`)).at('conclusion')).toBe('failure')
    described()
  })

  it('are found by their commit, of those of one name the latest', async () => {
    const headSha = repository.head()
    repository.checkRun({ name: 'gate', headSha, title: 'old' })
    repository.checkRun({ name: 'gate', headSha, title: 'new' })
    repository.checkRun({ name: 'other', headSha })
    const titles = async (query: string) => {
      const reply = await ask(`GET /repos/o/r/commits/main/check-runs?check_name=gate${query}`)
      return reply.each('output', 'title')
    }
    expect(await titles('')).toEqual(['new'])
    expect(await titles('&filter=all')).toEqual(['new', 'old'])
    described()
  })

  it('take no more than GitHub takes', async () => {
    const base = { name: 'gate', head_sha: repository.head() }
    const long = { title: 't', summary: 'x'.repeat(65_536) }
    expect((await ask('POST /repos/o/r/check-runs', { ...base, output: long })).status).toBe(422)
    expect((await ask('POST /repos/o/r/check-runs', { ...base, output: output(51) })).status).toBe(422)
    expect(github.violations).toEqual([
      expect.stringContaining('/output/summary must NOT have more than 65535 characters'),
      expect.stringContaining('/output/annotations must NOT have more than 50 items'),
    ])
    expect(repository.checkRuns()).toEqual([])
  })

  it('belong to the app that made them, and those of jobs to the runner', async () => {
    const [name, headSha] = ['gate', repository.head()]
    const user = asker(github, github.token({ permissions: { checks: 'write' }, login: 'maintainer' }))
    expect((await user('POST /repos/o/r/check-runs', { name, head_sha: headSha })).status).toBe(403)
    const foreign = repository.checkRun({ name, headSha, author: 'other[bot]' })
    const ofJob = repository.checkRun({ name, headSha, ofJob: true })
    for (const id of [foreign, ofJob]) {
      const change = { status: 'completed', conclusion: 'success' }
      expect((await ask(`PATCH /repos/o/r/check-runs/${id}`, change)).status).toBe(403)
    }
    const nowhere = { name, head_sha: '0'.repeat(40) }
    expect((await ask('POST /repos/o/r/check-runs', nowhere)).status).toBe(422)
    described()
  })
})
