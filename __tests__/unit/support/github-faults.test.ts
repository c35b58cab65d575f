import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { asker } from '../../support/github/ask.js'
import type { Fault } from '../../support/github/faults.js'
import { turns } from '../../support/github/interference.js'
import type { Pull } from '../../support/github/pull.js'
import type { Repository } from '../../support/github/repository.js'
import { FakeGitHub } from '../../support/github/server.js'

let github: FakeGitHub
let repository: Repository
let pull: Pull
let ask: ReturnType<typeof asker>

beforeEach(async () => {
  github = await FakeGitHub.start()
  repository = github.repository('o/r')
  repository.commit('main', { 'a.ts': 'a' })
  repository.commit('feature')
  pull = repository.pull({ head: 'feature' })
  ask = asker(github, github.token({ permissions: { 'pull-requests': 'write' } }))
})

afterEach(async () => {
  expect(github.violations).toEqual([])
  await github.stop()
})

const COMMENTS = '/repos/o/r/issues/1/comments'
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'

const comment = (body = 'x') => ask(`POST ${COMMENTS}`, { body })
const list = async () => (await ask(`GET ${COMMENTS}`)).each('body')
const comments = () => pull.comments().map(({ body }) => body)

describe('a scripted fault', () => {
  it.each<[Fault, number, Record<string, string | null>]>([
    [{ kind: 'too-many-requests', retryAfter: 7 }, 429, { 'retry-after': '7' }],
    [{ kind: 'secondary-limit', retryAfter: 9 }, 403, { 'retry-after': '9' }],
    [{ kind: 'primary-limit', resetsIn: 60 }, 403, { 'retry-after': null, 'x-ratelimit-remaining': '0' }],
    [{ kind: 'bad-gateway' }, 502, { 'content-type': 'text/html' }],
  ])('%j keeps the request from having an effect', async (fault, status, headers) => {
    github.faults.next(CREATE, fault)
    const reply = await comment()
    expect(reply.status).toBe(status)
    expect(Object.fromEntries(Object.keys(headers).map(name => [name, reply.headers.get(name)]))).toEqual(headers)
    expect(comments()).toEqual([])
    expect((await comment()).status).toBe(201)
    expect(github.requests.map(each => each.fault)).toEqual([fault.kind, null])
  })

  it('says which limit it is', async () => {
    github.faults.next(CREATE, { kind: 'secondary-limit', retryAfter: 9 }, { kind: 'primary-limit', resetsIn: 60 })
    expect((await comment()).at('message')).toContain('You have exceeded a secondary rate limit')
    const { headers } = await comment()
    const [date, reset] = [headers.get('date') ?? '', Number(headers.get('x-ratelimit-reset'))]
    expect(reset * 1000).toBeGreaterThan(Date.parse(date))
  })

  it('after the effect lets the client see an error, or nothing', async () => {
    github.faults.next(CREATE, { kind: 'bad-gateway-after-effect' }, { kind: 'dropped-after-effect' })
    expect((await comment('first')).status).toBe(502)
    await expect(comment('second')).rejects.toThrow()
    expect(comments()).toEqual(['first', 'second'])
    expect(github.requests.map(({ status }) => status)).toEqual([502, 0])
  })

  it('has the effect twice', async () => {
    github.faults.next(CREATE, { kind: 'twice' })
    expect((await comment()).at('id')).toBe(pull.comments()[1]?.id)
    expect(comments()).toEqual(['x', 'x'])
  })

  it('lets a list be stale, for as many reads as it says', async () => {
    await comment('1')
    await comment('2')
    await comment('3')
    github.faults.next(LIST, { kind: 'stale', writes: 2, reads: 2 })
    expect(await list()).toEqual(['1'])
    expect(await list()).toEqual(['1'])
    expect(await list()).toEqual(['1', '2', '3'])
    const moved = pull.push()
    github.faults.next(PULL, { kind: 'stale', writes: 1 })
    const heads = [await ask('GET /repos/o/r/pulls/1'), await ask('GET /repos/o/r/pulls/1')]
    expect(heads.map(each => each.at('head', 'sha') === moved)).toEqual([false, true])
  })

  it.each(['answer', 'effect'] as const)('lets the %s wait for another request', async what => {
    github.faults.next(CREATE, { kind: 'held', until: LIST, what })
    const arrival = github.arrival(CREATE)
    const held = comment()
    await arrival
    expect(github.requests[0]?.status).toBe(0)
    expect(await list()).toEqual(what === 'answer' ? ['x'] : [])
    expect((await held).status).toBe(201)
    expect(comments()).toEqual(['x'])
  })

  it('lets the effect come some turns of the event loop later', async () => {
    github.faults.next(CREATE, { kind: 'delayed', turns: 3 })
    expect((await comment()).status).toBe(201)
    const order: string[] = []
    const late = turns(3).then(() => order.push('late'))
    await turns(1)
    order.push('early')
    await late
    expect(order).toEqual(['early', 'late'])
  })

  it('can be for ever, or be a request that gets through, until all is cleared', async () => {
    github.faults.next(CREATE, { kind: 'none' }, { kind: 'bad-gateway' })
    github.faults.always(({ method }) => method === 'GET', { kind: 'bad-gateway' })
    expect([(await comment()).status, (await comment()).status, (await comment()).status]).toEqual([201, 502, 201])
    const statuses = [await ask(`GET ${COMMENTS}`), await ask('GET /repos/o/r/pulls')].map(({ status }) => status)
    expect(statuses).toEqual([502, 502])
    github.faults.clear()
    expect(await list()).toEqual(['x', 'x'])
  })
})

describe('a hook', () => {
  it('comes before the effect or after it, once', async () => {
    const seen: unknown[] = []
    github.before(CREATE, () => seen.push(comments()))
    github.after(CREATE, () => seen.push(comments()))
    await comment()
    await comment()
    expect(seen).toEqual([[], ['x']])
  })

  it('moves the head between two requests', async () => {
    const headOf = async () => (await ask('GET /repos/o/r/pulls/1')).at('head', 'sha')
    const before = await headOf()
    github.before(CREATE, () => pull.push())
    await comment()
    expect(await headOf()).not.toBe(before)
  })
})

describe('random faults', () => {
  /** What a client that tries again and again sees. */
  async function run(seed: number): Promise<(string | null)[]> {
    const from = github.requests.length
    github.faults.random(seed, { rate: 0.6 })
    for (let count = 0; count < 30; count++) {
      await comment().catch(() => null)
      await ask(`GET ${COMMENTS}`).catch(() => null)
    }
    return github.requests.slice(from).map(({ fault }) => fault)
  }

  it('follow from the seed', async () => {
    const first = await run(1)
    expect(await run(1)).toEqual(first)
    expect(await run(2)).not.toEqual(first)
  })

  it('are of all kinds, those of reads and of writes, and never more than two in a row', async () => {
    const runs = [await run(1), await run(2), await run(3)]
    const [writes, reads] = [0, 1].map(offset => runs.map(faults => faults.filter((_, index) => index % 2 === offset)))
    for (const row of [...(writes ?? []), ...(reads ?? [])]) {
      expect(row.some((each, index) => each && row[index + 1] && row[index + 2])).toBe(false)
    }
    const sharedKinds = ['bad-gateway', 'bad-gateway-after-effect', 'delayed', 'dropped-after-effect', 'primary-limit']
    sharedKinds.push('secondary-limit', 'too-many-requests')
    const kinds = [writes, reads].map(rows => [...new Set(rows?.flat().filter(each => each !== null))].sort())
    expect(kinds).toEqual([[...sharedKinds, 'twice'], [...sharedKinds, 'stale'].sort()])
  })

  it('let nothing be unknown that was known before the first request', async () => {
    const unknown = { kind: 'stale', writes: 100 } as const
    github.faults.next(PULL, unknown, { ...unknown, recent: true })
    const statuses = [await ask('GET /repos/o/r/pulls/1'), await ask('GET /repos/o/r/pulls/1')].map(each => each.status)
    expect(statuses).toEqual([404, 200])
  })

  it('meet whom they are for only', async () => {
    github.faults.random(1, { rate: 1, kinds: ['bad-gateway'], inARow: 1, match: ({ method }) => method === 'GET' })
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push((await ask(`GET ${COMMENTS}`)).status)
    expect(statuses).toEqual([502, 200, 502, 200])
    expect((await comment()).status).toBe(201)
  })
})
