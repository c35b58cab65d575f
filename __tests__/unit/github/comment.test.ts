import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Sticky, type Written, writeComment } from '../../../src/github/comment.js'
import { markerLine, readMarker } from '../../../src/github/marker.js'
import type { Pull } from '../../support/github/pull.js'
import { startWorld, type World } from '../../support/github/world.js'

const KEY = 'a'.repeat(12)
const COMMENTS = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
const EDIT = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'

describe('the comment', () => {
  let world: World
  let pull: Pull

  beforeEach(async () => {
    world = await startWorld()
    pull = world.pull()
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  const stickyOf = (runId: number, body: string, attempt = 1): Sticky => ({
    pullRequest: pull.number,
    key: KEY,
    stamp: { commit: pull.row.head.sha, runId, attempt },
    body,
  })
  const write = (sticky: Sticky): Promise<Written> => writeComment(sticky, world.client(), world.clock)
  const bodies = () => pull.comments().map(({ body }) => body.split('\n').slice(1).join('\n'))
  const count = (route: string) => world.fake.requests.filter(each => each.route === route).length

  it('is created once and then edited, so that one e-mail is sent', async () => {
    expect(await write(stickyOf(1, 'first'))).toBe('created')
    expect(await write(stickyOf(2, 'second'))).toBe('updated')
    expect(await write(stickyOf(2, 'second'))).toBe('unchanged')
    expect(bodies()).toEqual(['second'])
    expect([count(COMMENTS), count(EDIT)]).toEqual([1, 1])
  })

  it('is found behind more comments than a page has', async () => {
    for (let index = 0; index < 130; index += 1) pull.comment('somebody', `comment ${index}`)
    await write(stickyOf(1, 'first'))
    for (let index = 0; index < 130; index += 1) pull.comment('somebody', `comment ${index}`)
    expect(await write(stickyOf(2, 'second'))).toBe('updated')
    expect(count(COMMENTS)).toBe(1)
  })

  it('of another author is left alone, even where it has the marker', async () => {
    const stamp = { commit: pull.row.head.sha, runId: 999, attempt: 1 }
    pull.comment('somebody', `${markerLine({ key: KEY, stamp })}\nmine`)
    expect(await write(stickyOf(1, 'ours'))).toBe('created')
    expect(bodies()).toEqual(['mine', 'ours'])
  })

  it('of another workflow is left alone', async () => {
    await write(stickyOf(1, 'ours'))
    expect(await write({ ...stickyOf(1, 'theirs'), key: 'b'.repeat(12) })).toBe('created')
    expect(bodies()).toEqual(['ours', 'theirs'])
  })

  it('is not written for a commit that is no longer the head', async () => {
    const sticky = stickyOf(1, 'old')
    pull.push({ 'more.txt': '1' })
    expect(await write(sticky)).toBe('outdated')
    expect(pull.comments()).toEqual([])
  })

  it('of a newer run or attempt at the same commit is left alone', async () => {
    await write(stickyOf(7, 'newest', 2))
    expect(await write(stickyOf(6, 'older run'))).toBe('outdated')
    expect(await write(stickyOf(7, 'older attempt', 1))).toBe('outdated')
    expect(bodies()).toEqual(['newest'])
  })

  it('of a newer run for a commit that is no longer the head gives way', async () => {
    const before = pull.row.head.sha
    pull.push({ 'more.txt': '1' })
    await write(stickyOf(9, 'of the later commit'))
    world.repository.setBranch('change', before)
    expect(await write(stickyOf(3, 'again', 2))).toBe('updated')
    expect(bodies()).toEqual(['again'])
  })

  it('says that it is old where the head moved while it was written', async () => {
    world.fake.before(COMMENTS, () => pull.push({ 'more.txt': '1' }))
    expect(await write(stickyOf(1, 'old'))).toBe('outdated')
    expect(bodies()).toEqual([expect.stringMatching(/^\*Outdated: this judges [0-9a-f]{40}, and/)])
  })

  it('of the newer head comes back where the older run wrote over it', async () => {
    const old = stickyOf(1, 'old')
    await write(old)
    world.fake.after(EDIT, async () => {
      // The older run's edit was on its way and lands last.
      const [comment] = pull.comments()
      world.fake.state.write(draft => {
        if (comment) draft.set('comments', comment.id, { ...comment, body: `${markerLine(old)}\nold` })
      })
    })
    pull.push({ 'more.txt': '1' })
    expect(await write(stickyOf(2, 'new'))).toBe('updated')
    expect(bodies()).toEqual(['new'])
  })

  it.each(['bad-gateway-after-effect', 'dropped-after-effect', 'twice'] as const)(
    'exists once when its creation meets %s',
    async kind => {
      world.fake.faults.next(COMMENTS, { kind })
      await write(stickyOf(1, 'first'))
      expect(bodies()).toEqual(['first'])
    },
  )

  it('exists once when its creation is carried out, refused, and not listed at first', async () => {
    world.fake.faults.next(COMMENTS, { kind: 'bad-gateway-after-effect' })
    world.fake.faults.next(LIST, { kind: 'none' }, { kind: 'stale', writes: 1, reads: 2 })
    expect(await write(stickyOf(1, 'first'))).toBe('unchanged')
    expect(bodies()).toEqual(['first'])
  })

  it.each([
    [{ kind: 'too-many-requests', retryAfter: 7 }, 7000],
    [{ kind: 'secondary-limit', retryAfter: 61 }, 61_000],
  ] as const)('waits as long as GitHub says: %j', async (fault, pause) => {
    world.fake.faults.next(COMMENTS, fault)
    expect(await write(stickyOf(1, 'first'))).toBe('created')
    expect(world.clock.time).toBeGreaterThanOrEqual(pause)
    expect(bodies()).toEqual(['first'])
  })

  it('looks at the head again after a pause, and writes nothing that has become old', async () => {
    world.fake.faults.next(COMMENTS, { kind: 'secondary-limit', retryAfter: 60 })
    world.fake.after(PULL, () => pull.push({ 'more.txt': '1' }))
    expect(await write(stickyOf(1, 'old'))).toBe('outdated')
    expect(pull.comments()).toEqual([])
  })

  it('is left as it is where GitHub asks for more patience than a job has', async () => {
    world.fake.faults.always(COMMENTS, { kind: 'primary-limit', resetsIn: 3000 })
    await expect(write(stickyOf(1, 'first'))).rejects.toMatchObject({ name: 'GitHubFailure', kind: 'busy' })
    expect(pull.comments()).toEqual([])
  })

  it('is written although the pull request is read as it was before the push', async () => {
    pull.push({ 'more.txt': '1' })
    world.fake.faults.next(PULL, { kind: 'stale', writes: 1, reads: 2 })
    expect(await write(stickyOf(1, 'new'))).toBe('created')
    expect(bodies()).toEqual(['new'])
  })

  it.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    'is one and right, whatever happens (seed %i)',
    async seed => {
      world.fake.faults.random(seed, { rate: 0.4 })
      let moved = false
      const move = () => {
        if (!moved) pull.push({ 'more.txt': '1' })
        moved = true
      }
      world.fake.before(seed % 2 === 0 ? COMMENTS : LIST, move)
      await write(stickyOf(1, 'old')).catch(() => {})
      move()
      const written = await write(stickyOf(2, 'new')).catch((error: Error) => error)
      world.fake.faults.clear()
      if (written instanceof Error) await write(stickyOf(2, 'new'))
      expect(bodies()).toEqual(['new'])
    },
  )
})

describe('a marker', () => {
  it('is read as it was written, from the first line only', () => {
    const marker = { key: KEY, stamp: { commit: 'c'.repeat(40), runId: 12345678901, attempt: 3 } }
    expect(readMarker(`${markerLine(marker)}\ntext`)).toEqual(marker)
    expect(readMarker(`text\n${markerLine(marker)}`)).toBeNull()
    expect(readMarker('')).toBeNull()
  })
})
