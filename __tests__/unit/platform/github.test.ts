import { describe, expect, it } from '@jest/globals'
import { failureOf } from '../../../src/platform/github/retry.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { World } from '../../support/github/world.js'
import { zipOf } from '../../support/zip.js'

const GET = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const COMMENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'

describe('the client of the API', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  const seen = (route: string) => world.fake.requests.filter(each => each.route === route)

  it('says who it is, and which token it has', async () => {
    const { number } = world.pull()
    await world.client().request(GET, { pull_number: number })
    expect(seen(GET)[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/^token ghs_/),
      'user-agent': expect.stringMatching(/^pipeline-actions/),
    })
  })

  it.each(['github-actions[bot]', 'my-app[bot]', 'somebody'])('knows whose token it is: %s', async login => {
    expect(await world.client({ permissions: {}, login }).viewer()).toBe(login)
  })

  it('asks again whose token it is, because a question changes nothing', async () => {
    world.fake.faults.next('POST /graphql', { kind: 'bad-gateway' })
    expect(await world.client().viewer()).toBe('github-actions[bot]')
    expect(seen('POST /graphql')).toHaveLength(2)
  })

  it('reads all pages of a list, and no page more than is asked for', async () => {
    const pull = world.pull()
    for (let index = 0; index < 250; index += 1) pull.comment('somebody', `${index}`)
    const bodies: string[] = []
    const client = world.client()
    for await (const { body } of client.items(COMMENTS, { issue_number: pull.number })) bodies.push(body ?? '')
    expect(bodies).toEqual(Array.from({ length: 250 }, (_, index) => `${index}`))
    expect(seen(COMMENTS)).toHaveLength(3)
    for await (const _ of client.items(COMMENTS, { issue_number: pull.number })) break
    expect(seen(COMMENTS)).toHaveLength(4)
  })

  it.each(['bad-gateway', 'too-many-requests', 'secondary-limit', 'primary-limit', 'dropped-after-effect'] as const)(
    'reads again after %s',
    async kind => {
      const { number } = world.pull()
      world.fake.faults.next(GET, { kind, retryAfter: 3, resetsIn: 3 } as never)
      await expect(world.client().request(GET, { pull_number: number })).resolves.toMatchObject({ number })
      expect(seen(GET)).toHaveLength(2)
      expect(world.clock.time).toBeGreaterThanOrEqual(1000)
    },
  )

  it.each(['bad-gateway-after-effect', 'dropped-after-effect'] as const)(
    'writes nothing twice after %s: it says that it may have landed',
    async kind => {
      const pull = world.pull()
      world.fake.faults.next(COMMENT, { kind })
      const comment = world.client().request(COMMENT, { issue_number: pull.number, body: 'once' })
      await expect(comment).rejects.toMatchObject({ kind: 'busy', mayHaveLanded: true })
      expect(pull.comments()).toHaveLength(1)
    },
  )

  it('writes once more what a rate limit refused', async () => {
    const pull = world.pull()
    world.fake.faults.next(COMMENT, { kind: 'secondary-limit', retryAfter: 60 })
    await world.client().request(COMMENT, { issue_number: pull.number, body: 'once' })
    expect(pull.comments()).toHaveLength(1)
    expect(world.clock.time).toBe(60_000)
  })

  it('gives up after a few times', async () => {
    const { number } = world.pull()
    world.fake.faults.always(GET, { kind: 'bad-gateway' })
    await expect(world.client().request(GET, { pull_number: number })).rejects.toMatchObject({
      kind: 'busy',
      pause: null,
    })
    expect(seen(GET)).toHaveLength(6)
  })

  it('tells apart what the token may not do and what there is not', async () => {
    const pull = world.pull()
    const reader = world.client({ permissions: { 'pull-requests': 'read' } })
    const comment = reader.request(COMMENT, { issue_number: pull.number, body: 'x' })
    await expect(comment).rejects.toMatchObject({ kind: 'forbidden', status: 403, mayHaveLanded: false })
    await expect(world.client().request(GET, { pull_number: 99 })).rejects.toMatchObject({ kind: 'missing' })
    const long = world.client().request(COMMENT, { issue_number: pull.number, body: 'x'.repeat(70_000) })
    await expect(long).rejects.toMatchObject({ kind: 'refused', status: 422 })
  })

  it('reads an artifact as an archive, without showing its token to the storage', async () => {
    const run = world.repository.run()
    const id = run.artifact('some', zipOf({ 'a.txt': 'content' }))
    const archive = await world.client().archive(id)
    expect([...archive].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([['a.txt', 'content']])
    const download = world.fake.requests.filter(({ host }) => host === 'storage')
    expect(download).toHaveLength(1)
    expect(download[0]?.headers).not.toHaveProperty('authorization')
    const expired = run.artifact('old', zipOf({}), { expired: true })
    await expect(world.client().archive(expired)).rejects.toMatchObject({ kind: 'missing', status: 410 })
  })

  it('refuses an archive that is too large before it is all there', async () => {
    const id = world.repository.run().artifact('large', new Uint8Array(17 << 20))
    await expect(world.client().archive(id)).rejects.toThrow('the answer is larger than 16 MiB')
  })
})

describe('what a failure amounts to', () => {
  const date = 'Sat, 21 Nov 2026 10:00:00 GMT'
  const reset = (seconds: number) => `${Date.parse(date) / 1000 + seconds}`
  const limited = { date, 'x-ratelimit-remaining': '0' }

  it.each([
    ['GET', 502, {}, 1, 'busy', false, 1000],
    ['GET', 502, {}, 3, 'busy', false, 4000],
    ['GET', 502, {}, 6, 'busy', false, null],
    ['POST', 502, {}, 1, 'busy', true, 1000],
    ['DELETE', undefined, undefined, 1, 'busy', true, 1000],
    ['POST', 429, { 'retry-after': '5' }, 1, 'busy', false, 5000],
    ['POST', 429, { 'retry-after': '121' }, 1, 'busy', false, null],
    ['POST', 429, {}, 1, 'busy', false, 60_000],
    ['POST', 429, {}, 2, 'busy', false, 120_000],
    ['GET', 403, { ...limited, 'x-ratelimit-reset': reset(30) }, 1, 'busy', false, 30_000],
    ['GET', 403, { ...limited, 'x-ratelimit-reset': reset(-30) }, 1, 'busy', false, 1000],
    ['GET', 403, { ...limited, 'x-ratelimit-reset': reset(3000) }, 1, 'busy', false, null],
    ['GET', 403, {}, 1, 'forbidden', false, null],
    ['GET', 401, {}, 1, 'forbidden', false, null],
    ['GET', 404, {}, 1, 'missing', false, null],
    ['GET', 410, {}, 1, 'missing', false, null],
    ['PATCH', 422, {}, 1, 'refused', false, null],
  ] as const)('%s, status %s, headers %j, attempt %i: %s', (method, status, headers, attempt, kind, landed, pause) => {
    const trouble = { method, message: 'm', ...(status && { status }), ...(headers && { headers }) }
    expect(failureOf(trouble, attempt)).toMatchObject({ kind, mayHaveLanded: landed, pause })
  })
})
