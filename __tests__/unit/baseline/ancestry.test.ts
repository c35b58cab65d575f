import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ancestry } from '../../../src/baseline/ancestry.js'
import type { Event } from '../../../src/gate/event.js'
import type { Git, Ports } from '../../../src/gate/ports.js'
import type { Repository } from '../../support/github/repository.js'
import { startWorld, type World } from '../../support/github/world.js'
import { mistakeTexts } from '../../support/inputs.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { type MemoryCommit, memoryGit } from '../../support/memory-git.js'
import { pullEvent, pushEvent } from '../../support/past.js'

const GONE = 'd'.repeat(40)

describe('the commits to compare with', () => {
  let world: World
  let repository: Repository
  /** The commits of the main branch, oldest first; into some of them a branch was merged. */
  let main: string[]

  beforeEach(async () => {
    world = await startWorld()
    repository = world.repository
    main = [repository.head()]
    for (let index = 0; index < 5; index += 1) {
      const start = main.at(-1) as string
      repository.setBranch(`topic-${index}`, start)
      const topic = repository.commit(`topic-${index}`, { [`topic-${index}.txt`]: '' })
      main.push(repository.commit('main', { [`main-${index}.txt`]: '' }))
      main.push(repository.commit('main', {}, { parents: [main.at(-1) as string, topic] }))
    }
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  /** Git with the history of a commit, or with a shallow clone of it, and with what else is named. */
  const gitWith = (head: string, { depth = Number.POSITIVE_INFINITY, and = [] as string[] } = {}): Git => {
    const objects = world.fake.state.objects(repository.row)
    const history = objects.history(head)
    const here = [...and.flatMap(each => objects.history(each)), ...history.slice(0, depth)]
    const oldestFirst = here.toSorted((a, b) => a.committer.date.localeCompare(b.committer.date))
    const commits = oldestFirst.map(({ sha, parents }): [string, MemoryCommit] => [
      sha,
      { parents: [...parents], files: {} },
    ])
    const git = memoryGit(new MemoryFiles(), Object.fromEntries(commits))
    const shallow = depth < history.length
    return {
      ...git,
      extent: async () => ({ commits: here.length, shallow }),
      mergeBase: async (a, b) => (shallow ? null : git.mergeBase(a, b)),
    }
  }
  const gitOf = ({ subject }: Event) => gitWith(subject.commit as string, { and: [subject.base as string] })
  const find = (event: Event, ports: Partial<Ports> = {}) => {
    return ancestry(memoryPorts({ event, github: world.client(), clock: world.clock, ...ports }))
  }
  const newestFirst = (upTo: number) => main.slice(0, upTo + 1).toReversed()
  /** A pull request from the sixth commit of main, which has gone on since. */
  const pull = () => {
    repository.setBranch('change', main[5] as string)
    return world.pull()
  }

  it('of a pull request are the merge base and what came before it: by git, without asking GitHub', async () => {
    const event = pullEvent(pull())
    expect(await find(event, { git: gitOf(event) })).toEqual(newestFirst(5))
    expect(world.fake.requests).toEqual([])
  })

  it('are the same ones where GitHub is asked, of merges too', async () => {
    const event = pullEvent(pull())
    expect(await find(event)).toEqual(newestFirst(5))
    expect(await find(event, { git: gitWith(event.subject.commit as string, { depth: 2 }) })).toEqual(newestFirst(5))
  })

  it('are known with git alone, as far as the clone goes', async () => {
    const event = pushEvent(main[10] as string, null)
    const git = gitWith(main[10] as string, { depth: 4 })
    const known = await find(event, { git, github: null })
    expect(known).toEqual((await git.ancestors(main[10] as string, 100))?.slice(1))
    expect(await find(event, { git })).toEqual(newestFirst(9))
  })

  it('of a push are what was there before', async () => {
    expect(await find(pushEvent(main[10] as string, main[7] as string))).toEqual(newestFirst(7))
  })

  it('of a push that replaced history begin where the two parted', async () => {
    repository.commit('main', {}, { parents: [main[4] as string] })
    expect(await find(pushEvent(repository.head(), main[10] as string))).toEqual(newestFirst(4))
  })

  it.each([
    ['that replaced what is gone', GONE],
    ['of a new branch', null],
  ])('of a push %s are those before it, and never itself', async (_, before) => {
    const event = pushEvent(main[8] as string, before)
    expect(await find(event)).toEqual(newestFirst(7))
    expect(await find(event, { git: gitWith(main[8] as string), github: null })).toEqual(newestFirst(7))
  })

  it('of the first push of all are none, which is not the same as unknown', async () => {
    expect(await find(pushEvent(main[0] as string, null))).toEqual([])
  })

  it('of what runs by the clock or by hand begin with the commit itself', async () => {
    for (const event of ['schedule', 'workflow_dispatch']) {
      expect(await find(pushEvent(main[8] as string, null, { event }))).toEqual(newestFirst(8))
    }
  })

  it('of a pull request whose base is gone are unknown: its own commits are no baseline', async () => {
    const event = pullEvent(pull(), { base: GONE })
    expect(await find(event)).toBeNull()
    expect(await find(event, { git: gitWith(event.subject.commit as string) })).toBeNull()
  })

  it('of a commit that GitHub does not know are unknown', async () => {
    expect(await find(pushEvent(GONE, null))).toBeNull()
    const event = pushEvent(main[8] as string, null)
    event.subject.commit = null
    expect(await find(event)).toBeNull()
  })

  it('are a hundred at the most, however many were merged on the way', async () => {
    for (let index = 0; index < 120; index += 1) main.push(repository.commit('main', { 'n.txt': `${index}` }))
    const head = main.at(-1) as string
    const event = pushEvent(head, null, { event: 'schedule' })
    const expected = newestFirst(main.length - 1).slice(0, 100)
    expect(await find(event)).toEqual(expected)
    const before = world.fake.requests.length
    expect(await find(event, { git: gitWith(head, { depth: 110 }) })).toEqual(expected)
    expect(world.fake.requests).toHaveLength(before)
  })

  it('that the token may not read are the user’s mistake', async () => {
    const event = pullEvent(pull())
    const github = world.client({ permissions: { actions: 'read' } })
    const [mistake = ''] = await mistakeTexts(() => find(event, { github }))
    expect(mistake).toContain('give the job `permissions: { contents: read }`')
    expect(await find(event, { github, git: gitOf(event) })).toEqual(newestFirst(5))
  })
})
