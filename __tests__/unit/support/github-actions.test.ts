import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { asker } from '../../support/github/ask.js'
import type { Repository } from '../../support/github/repository.js'
import { FakeGitHub } from '../../support/github/server.js'

let github: FakeGitHub
let repository: Repository
let token: string
let ask: ReturnType<typeof asker>

beforeEach(async () => {
  github = await FakeGitHub.start()
  repository = github.repository('o/r')
  repository.commit('main', { 'a.ts': 'a' })
  token = github.token({ permissions: { actions: 'read' } })
  ask = asker(github, token)
})

afterEach(() => github.stop())

const described = () => expect(github.violations).toEqual([])
const zip = new Uint8Array([80, 75, 5, 6])

describe('runs', () => {
  it("of a fork are told from the repository's own by where their code is from", async () => {
    const fork = repository.fork('stranger/r')
    repository.commit('feature')
    repository.pull({ head: 'feature' })
    fork.commit('feature')
    repository.pull({ head: 'feature', from: fork })
    const own = repository.run({ event: 'pull_request', branch: 'feature' })
    const foreign = repository.run({ event: 'pull_request', branch: 'feature', from: fork })
    const ownRun = await ask(`GET /repos/o/r/actions/runs/${own.id}`)
    expect(ownRun.body).toMatchObject({ head_repository: { id: repository.id }, pull_requests: [{ number: 1 }] })
    const run = await ask(`GET /repos/o/r/actions/runs/${foreign.id}`)
    expect(run.body).toMatchObject({
      repository: { id: repository.id },
      head_repository: { id: fork.id, full_name: 'stranger/r' },
      head_branch: 'feature',
      head_sha: fork.head('feature'),
      pull_requests: [],
    })
    fork.remove()
    expect((await ask(`GET /repos/o/r/actions/runs/${foreign.id}`)).at('head_repository')).toBeNull()
    described()
  })

  it('are listed by workflow, newest first, whosever branch has the name', async () => {
    const fork = repository.fork('stranger/r')
    const runs = [
      repository.run(),
      repository.run({ event: 'pull_request', from: fork }),
      repository.run({ status: 'in_progress' }),
      repository.run({ conclusion: 'failure' }),
      repository.run({ workflow: '.github/workflows/other.yml' }),
    ]
    const list = async (query: string, workflow: string | number = 'ci.yml') => {
      const reply = await ask(`GET /repos/o/r/actions/workflows/${workflow}/runs?${query}`)
      return reply.each('id').map(id => runs.findIndex(run => run.id === id))
    }
    expect(await list('branch=main')).toEqual([3, 2, 1, 0])
    expect(await list('branch=main&event=push')).toEqual([3, 2, 0])
    expect(await list('status=success')).toEqual([1, 0])
    expect(await list('status=in_progress')).toEqual([2])
    expect(await list(`head_sha=${repository.head()}&per_page=1&page=2`)).toEqual([2])
    expect(await list('', runs[4]?.row.workflowId)).toEqual([4])
    expect((await ask('GET /repos/o/r/actions/workflows/absent.yml/runs')).status).toBe(404)
    described()
  })

  it('have attempts, and keep what earlier ones uploaded', async () => {
    const run = repository.run()
    run.artifact('report', zip)
    expect(() => run.artifact('report', zip)).toThrow('the run has an artifact report already')
    run.rerun()
    run.artifact('report', new Uint8Array([...zip, 0]))
    run.artifact('other', zip)
    expect((await ask(`GET /repos/o/r/actions/runs/${run.id}`)).at('run_attempt')).toBe(2)
    const list = await ask(`GET /repos/o/r/actions/runs/${run.id}/artifacts?name=report`)
    expect(list.each('size_in_bytes')).toEqual([5, 4])
    expect((await ask(`GET /repos/o/r/actions/runs/${run.id}/artifacts?per_page=1`)).body).toMatchObject({
      total_count: 3,
      artifacts: [{ name: 'other', workflow_run: { id: run.id, head_repository_id: repository.id } }],
    })
    described()
  })
})

describe('artifacts', () => {
  it('are downloaded from another host, which the token does not reach', async () => {
    const id = repository.run().artifact('report', zip)
    expect((await ask(`GET /repos/o/r/actions/artifacts/${id}`)).body).toMatchObject({ name: 'report', expired: false })
    const url = `${github.url}/repos/o/r/actions/artifacts/${id}/zip`
    const headers = { authorization: `token ${token}` }
    const followed = await fetch(url, { headers })
    expect(new URL(followed.url).origin).not.toBe(github.url)
    expect(new Uint8Array(await followed.arrayBuffer())).toEqual(zip)
    expect(github.requests.map(({ host, status }) => `${host} ${status}`).slice(1)).toEqual(['api 302', 'storage 200'])
    described()
    expect((await fetch(followed.url, { headers })).status).toBe(400)
    expect(github.violations).toEqual([expect.stringContaining('the token was sent to the storage')])
  })

  it('that are expired are gone', async () => {
    const id = repository.run().artifact('report', zip, { expired: true })
    expect((await ask(`GET /repos/o/r/actions/artifacts/${id}`)).at('expired')).toBe(true)
    expect((await ask(`GET /repos/o/r/actions/artifacts/${id}/zip`)).status).toBe(410)
    expect((await ask('GET /repos/o/r/actions/artifacts/1/zip')).status).toBe(404)
    described()
  })
})
