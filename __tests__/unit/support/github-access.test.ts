import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { asker } from '../../support/github/ask.js'
import type { Repository } from '../../support/github/repository.js'
import { FakeGitHub } from '../../support/github/server.js'
import type { TokenOptions } from '../../support/github/tokens.js'

let github: FakeGitHub
let repository: Repository

beforeEach(async () => {
  github = await FakeGitHub.start()
  repository = github.repository('o/r')
  repository.commit('main', { 'a.ts': 'a' })
  repository.commit('feature')
  repository.pull({ head: 'feature' })
})

afterEach(() => github.stop())

const COMMENTS = '/repos/o/r/issues/1/comments'
const asks = (options: TokenOptions) => asker(github, github.token(options))

describe('permissions', () => {
  it('are needed for reading and for writing, and named where they are missing', async () => {
    const none = await asks({})(`GET ${COMMENTS}`)
    expect(none.status).toBe(403)
    expect(none.body).toEqual({
      message: 'Resource not accessible by integration',
      documentation_url: expect.stringContaining('https://docs.github.com/'),
      status: '403',
    })
    expect(none.headers.get('x-accepted-github-permissions')).toBe('issues=read; pull_requests=read')
    const reader = asks({ permissions: { 'pull-requests': 'read' } })
    expect((await reader(`GET ${COMMENTS}`)).status).toBe(200)
    const refused = await reader(`POST ${COMMENTS}`, { body: 'x' })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write')
    expect((await asks({ permissions: { issues: 'write' } })(`POST ${COMMENTS}`, { body: 'x' })).status).toBe(201)
    expect(github.violations).toEqual([])
  })

  it.each([
    ['GET /repos/o/r/pulls/1', 'pull-requests'],
    ['GET /repos/o/r/commits/main/check-runs', 'checks'],
    ['GET /repos/o/r/compare/main...feature', 'contents'],
    ['GET /repos/o/r/git/ref/heads/main', 'contents'],
    ['GET /repos/o/r/actions/workflows/ci.yml/runs', 'actions'],
  ] as const)('%s needs %s', async (route, permission) => {
    repository.run()
    const others = { actions: 'read', checks: 'read', contents: 'read', 'pull-requests': 'read' } as const
    const { [permission]: _, ...rest } = others
    expect((await asks({ permissions: rest })(route)).status).toBe(403)
    expect((await asks({ permissions: { [permission]: 'read' } })(route)).status).toBe(200)
    expect(github.violations).toEqual([])
  })
})

describe('tokens', () => {
  it('hide what they may not see, and what is wrong is no token', async () => {
    expect((await asks({ repositories: ['o/other'] })('GET /repos/o/r')).status).toBe(404)
    expect((await asker(github)('GET /repos/o/r')).status).toBe(404)
    expect((await asker(github)(`POST ${COMMENTS}`, { body: 'x' })).status).toBe(401)
    const bad = await asker(github, 'wrong')('GET /repos/o/r')
    expect([bad.status, bad.at('message')]).toEqual([401, 'Bad credentials'])
    expect(github.violations).toEqual([])
  })

  it('are not needed to read what is public, artifacts excepted', async () => {
    const open = github.repository('o/open', { private: false })
    open.commit('main')
    const artifact = open.run().artifact('report', new Uint8Array([80, 75]))
    const nobody = asker(github)
    expect((await nobody('GET /repos/o/open/pulls')).status).toBe(200)
    expect((await nobody(`GET /repos/o/open/actions/artifacts/${artifact}/zip`)).status).toBe(401)
    // A token of another repository reads it too, and writes nothing.
    const other = asks({ permissions: { contents: 'write' }, repositories: ['o/r'] })
    expect((await other('GET /repos/o/open/commits')).status).toBe(200)
    const written = await other('POST /repos/o/open/git/refs', { ref: 'refs/heads/x', sha: open.head() })
    expect(written.status).toBe(403)
    expect(github.violations).toEqual([])
  })

  it('do not reach a private fork', async () => {
    repository.fork('stranger/r')
    expect((await asks({ permissions: { contents: 'read' } })('GET /repos/stranger/r/commits')).status).toBe(404)
  })
})

describe('what is not as described', () => {
  const write = { permissions: { 'pull-requests': 'write', contents: 'read' } } as const

  it.each([
    ['an unknown route', 'GET /repos/o/r/issues', undefined, 404, 'the fake serves no such route'],
    ['an unknown field', `POST ${COMMENTS}`, { body: 'x', text: 'y' }, 422, 'the body/text is not described'],
    ['a missing field', `POST ${COMMENTS}`, {}, 422, "must have required property 'body'"],
    ['a body that is missing', `POST ${COMMENTS}`, undefined, 422, 'the body is missing'],
    ['an unknown parameter', 'GET /repos/o/r/pulls?order=asc', undefined, 422, "the query's order is not described"],
    ['a value of none of the kinds', 'GET /repos/o/r/pulls?state=merged', undefined, 422, 'must be equal to one of'],
    ['a path of the wrong type', 'GET /repos/o/r/pulls/one', undefined, 422, 'must be integer'],
    ['a page that is too large', `GET ${COMMENTS}?per_page=101`, undefined, 422, 'per_page is not 1 to 100'],
    ['a parameter that is not served', 'GET /repos/o/r/commits?path=a', undefined, 422, 'the fake does not serve path'],
    ['another question', 'POST /graphql', { query: '{ viewer { id } }' }, 200, 'answers { viewer { login } } only'],
  ])('%s is a violation', async (_, route, body, status, problem) => {
    expect((await asks(write)(route, body)).status).toBe(status)
    expect(github.violations).toEqual([expect.stringContaining(problem)])
  })

  it('a field within lists and objects is a violation too', async () => {
    const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm', line: 1 }
    const output = { title: 't', summary: 's', annotations: [annotation] }
    const body = { name: 'gate', head_sha: repository.head(), output }
    await asks({ permissions: { checks: 'write' } })('POST /repos/o/r/check-runs', body)
    expect(github.violations).toEqual([expect.stringContaining('/output/annotations/0/line is not described')])
  })

  it('an answer of the fake is one as well', async () => {
    const id = repository.checkRun({ name: 'gate', headSha: repository.head(), status: 'finished' })
    await asks({ permissions: { checks: 'read' } })(`GET /repos/o/r/check-runs/${id}`)
    expect(github.violations).toEqual([expect.stringContaining('the answer 200/status must be equal to one of')])
  })
})
