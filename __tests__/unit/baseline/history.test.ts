import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Series } from '../../../src/baseline/baseline.js'
import { findBaseline } from '../../../src/baseline/find.js'
import { headOf } from '../../../src/baseline/history.js'
import { recordInHistory, TooLarge } from '../../../src/baseline/record.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Result } from '../../../src/gate/result.js'
import { toResultFile } from '../../../src/gate/result-file.js'
import { unitOf } from '../../../src/handover/names.js'
import type { Repository } from '../../support/github/repository.js'
import { startWorld, type World } from '../../support/github/world.js'
import { mistakeTexts } from '../../support/inputs.js'
import { MemoryClock, memoryPorts, nobody } from '../../support/memory.js'
import { GATE, pushEvent, seriesWith, told } from '../../support/past.js'
import { DETAILS, findingWith, resultWith } from '../../support/results.js'

const REF = 'refs/pipeline-actions/history'
const MOVE = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}'
const MAKE = 'POST /repos/{owner}/{repo}/git/refs'
const LOOK = 'GET /repos/{owner}/{repo}/git/ref/{ref}'
const inputs = { baseline: 'branch', 'baseline-missing': 'fail' } as const
const WRITES = { permissions: { contents: 'write' } } as const

describe('the baseline from the hidden ref', () => {
  let world: World
  let repository: Repository
  /** Three commits of the main branch, oldest first. */
  let commits: string[]

  beforeEach(async () => {
    world = await startWorld()
    repository = world.repository
    commits = [repository.head(), repository.commit('main', { a: '' }), repository.commit('main', { b: '' })]
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  const resultOf = (runId: number, commit: string | undefined, more: Partial<Result> = {}): Result => {
    const subject = { ...nobody, runId, commit: commit as string, attempt: 1 }
    return resultWith({ gate: GATE, subject, summary: `of run ${runId}`, details: DETAILS[GATE], ...more })
  }
  const record = (runId: number, commit = commits[0], series = seriesWith(), more: Partial<Result> = {}) =>
    recordInHistory(series, resultOf(runId, commit, more), world.client(WRITES), new MemoryClock())
  /** What is found from the third commit of the main branch, judged by the clock. */
  const find = async (series: Series = seriesWith(), commit = commits[2]) => {
    const event = pushEvent(commit as string, null, { event: 'schedule' })
    const github = world.client({ permissions: { contents: 'read' } })
    return told(await findBaseline(inputs, series, '.' as RepoPath, memoryPorts({ github, event, clock: world.clock })))
  }
  const head = async () => await headOf(world.client())
  const runs = async () => ((await head())?.kept ?? []).map(({ runId }) => runId)
  /** How many commits the ref has behind it: so many times somebody wrote. */
  const writes = () => world.fake.state.objects(repository.row).history(repository.ref(REF) ?? '').length

  /** Makes the ref point at these files, whoever may have written them. */
  async function forge(files: Record<string, string>): Promise<void> {
    const github = world.client(WRITES)
    const { sha: tree } = await github.once('POST /repos/{owner}/{repo}/git/trees', {
      tree: Object.entries(files).map(([path, content]) => ({ path, content, mode: '100644', type: 'blob' })),
    })
    const message = 'forged'
    const { sha } = await github.once('POST /repos/{owner}/{repo}/git/commits', { message, tree, parents: [] })
    repository.setRef(REF, sha)
  }
  const pathOf = (runId: number, commit: string | undefined, { gate, unit, branch } = seriesWith()) =>
    `${gate}/${unitOf(unit, branch)}/${runId}.${commit}.json`

  it('is that of a first run, before anybody kept one', async () => {
    const why = `first: ${REF} has no result of this job and leg`
    expect(await find()).toBe(why)
    await record(1, commits[0], seriesWith({ unit: unitOf('other') }))
    expect(await find()).toBe(why)
  })

  it('begins with a ref of its own, which no branch or clone has, and then grows', async () => {
    const branches = world.fake.state.rows.refs.size
    await record(1)
    expect((await head())?.kept.map(({ path }) => path)).toEqual([pathOf(1, commits[0])])
    await record(2, commits[1])
    await record(3, commits[1], seriesWith({ unit: unitOf('other') }))
    expect(await runs()).toEqual([1, 2, 3])
    expect(writes()).toBe(3)
    expect(world.fake.state.rows.refs.size).toBe(branches + 1)
    expect(
      world.fake.state
        .objects(repository.row)
        .history(repository.ref(REF) ?? '')
        .at(-1)?.parents,
    ).toEqual([])
    const forces = world.fake.requests.filter(each => each.route === MOVE).map(({ body }) => body)
    expect(forces).toEqual([expect.objectContaining({ force: false }), expect.objectContaining({ force: false })])
  })

  it('is the result at the nearest commit, and of one commit the one of the newest run', async () => {
    await record(9, commits[0])
    await record(10, commits[1])
    await record(8, commits[1])
    expect(await find()).toBe('of run 10')
    expect(await find(seriesWith(), commits[0])).toBe('of run 9')
    await record(11, commits[2])
    expect(await find()).toBe('of run 11')
  })

  it('of a run that ran again is that of its last attempt', async () => {
    await record(1, commits[0], seriesWith(), { summary: 'first attempt' })
    await record(1, commits[0], seriesWith(), { summary: 'second attempt' })
    expect(await find()).toBe('second attempt')
    expect(await runs()).toEqual([1])
  })

  it('is of the same job, leg, gate and branch only', async () => {
    await record(1)
    await record(2, commits[1], seriesWith({ branch: 'release' }))
    await record(3, commits[1], seriesWith({ unit: unitOf('other') }))
    expect(await find()).toBe('of run 1')
    expect(await find(seriesWith({ branch: 'release' }))).toBe('of run 2')
    expect(await find(seriesWith({ gate: 'other-gate' }))).toMatch(/^first/)
  })

  it('is missing where all that is kept is of other commits', async () => {
    await record(1, repository.commit('elsewhere', {}))
    expect(await find()).toBe(`missing: none of the results in ${REF} (1) is of the base commit or before it`)
  })

  it('is kept without its findings, which nobody compares', async () => {
    await record(1, commits[0], seriesWith(), { findings: [findingWith({ message: 'a finding' })] })
    const path = pathOf(1, commits[0])
    const blob = (await head())?.kept.find(each => each.path === path)?.blob as string
    expect(Buffer.from(world.fake.state.objects(repository.row).blob(blob) as Uint8Array).toString()).toBe(
      toResultFile(resultOf(1, commits[0], { findings: [] })),
    )
  })

  it('is not kept where it is larger than 4 MiB', async () => {
    const details = { ...(DETAILS[GATE] as object), more: 'x'.repeat(4 << 20) }
    await expect(record(1, commits[0], seriesWith(), { details })).rejects.toThrow(TooLarge)
    expect(world.fake.requests).toEqual([])
  })

  describe('that cannot be used', () => {
    it.each<[string, (result: Result) => string, string]>([
      ['is no JSON', () => '{', 'is no JSON'],
      ['is empty', () => '', 'is no JSON'],
      ['is of another gate', r => toResultFile({ ...r, gate: 'other-gate' }), 'is one of other-gate'],
      [
        'claims another run',
        r => toResultFile({ ...r, subject: { ...r.subject, runId: 1 } }),
        'claims to be of another run',
      ],
      [
        'claims another commit',
        r => toResultFile({ ...r, subject: { ...r.subject, commit: commits[0] as string } }),
        'claims to be of another run',
      ],
      ['is not measured', r => toResultFile({ ...r, summary: '' }), 'has nothing to compare with'],
    ])('because it %s is passed over', async (_, content, why) => {
      const good = { [pathOf(5, commits[0])]: toResultFile(resultOf(5, commits[0])) }
      const bad = { [pathOf(6, commits[1])]: content(resultOf(6, commits[1])) }
      const series = seriesWith({ comparable: ({ summary }) => summary !== '' })
      await forge({ ...good, ...bad })
      expect(await find(series)).toBe('of run 5')
      await forge(bad)
      expect(await find(series)).toContain(`(1) can be used; the result of ${REF} at ${commits[1]} ${why}`)
    })

    it('because its name is another is none, and is left alone', async () => {
      const [folder] = pathOf(1, commits[0]).split('/1.')
      const names = [
        'README.md',
        `${folder}/1.json`,
        `${folder}/x.${commits[0]}.json`,
        `${folder}/1.${commits[0]}.json.bak`,
      ]
      await forge(Object.fromEntries(names.map(name => [name, toResultFile(resultOf(1, commits[0]))])))
      expect(await find()).toMatch(/^first/)
      await record(2)
      const tree = (await head())?.tree as string
      expect([...world.fake.state.objects(repository.row).entries(tree).keys()]).toEqual(expect.arrayContaining(names))
    })
  })

  describe('is bounded', () => {
    it('to fifty results of a series, the newest', async () => {
      const kept = Array.from({ length: 52 }, (_, index) => index + 100)
      const other = pathOf(1, commits[0], seriesWith({ unit: unitOf('other') }))
      await forge(Object.fromEntries([...kept.map(id => pathOf(id, commits[0])), other].map(path => [path, path])))
      await record(200, commits[1])
      expect(await runs()).toEqual([1, ...kept.slice(-49), 200])
      await record(201, commits[1])
      expect(await runs()).toEqual([1, ...kept.slice(-48), 200, 201])
      // A run that ran again is no newer for it.
      await record(150, commits[0])
      expect(await runs()).toEqual([1, ...kept.slice(-48), 200, 201])
    })

    it('to three hundred series, those that were last added to', async () => {
      const series = (index: number) => seriesWith({ unit: unitOf(`${index}`) })
      const paths = Array.from({ length: 305 }, (_, index) => pathOf(1000 - index, commits[0], series(index)))
      // The oldest run of all, of a series that was added to since.
      const old = pathOf(1, commits[0], series(0))
      await forge(Object.fromEntries([...paths, old].map(path => [path, path])))
      await record(2000, commits[1])
      const left = (await head())?.kept.map(({ path }) => path) ?? []
      expect(new Set(left)).toEqual(new Set([...paths.slice(0, 299), old, pathOf(2000, commits[1])]))
    })
  })

  describe('is written by compare and swap', () => {
    it.each([
      ['the first', MAKE, 0],
      ['one more', MOVE, 1],
    ])('so that another writer in between loses nothing: %s', async (_, route, before) => {
      if (before > 0) await record(1)
      world.fake.before(route, () => record(2, commits[1]))
      await record(3, commits[2])
      expect(await runs()).toEqual(before > 0 ? [1, 2, 3] : [2, 3])
    })

    it('so that of many legs that end together none is lost', async () => {
      const legs = Array.from({ length: 12 }, (_, index) => seriesWith({ unit: unitOf(`leg ${index}`) }))
      await Promise.all(legs.map((series, index) => record(index + 1, commits[index % 3], series)))
      expect(await runs()).toEqual(legs.map((_, index) => index + 1))
      expect(writes()).toBe(legs.length)
      for (const [index, series] of legs.entries()) expect(await find(series)).toBe(`of run ${index + 1}`)
    })

    it.each(['bad-gateway-after-effect', 'dropped-after-effect', 'twice'] as const)(
      'once, where the answer is lost or comes twice: %s',
      async kind => {
        world.fake.faults.next(MAKE, { kind })
        await record(1)
        world.fake.faults.next(MOVE, { kind })
        await record(2, commits[1])
        expect(await runs()).toEqual([1, 2])
        expect(writes()).toBe(2)
      },
    )

    it('and where the answer is lost and somebody wrote meanwhile, nothing is doubled either', async () => {
      await record(1)
      world.fake.faults.next(MOVE, { kind: 'bad-gateway-after-effect' })
      // The second look comes after the lost answer.
      let looks = 0
      world.fake.before(
        LOOK,
        async () => {
          looks += 1
          if (looks === 2) await record(3, commits[2])
        },
        2,
      )
      await record(2, commits[1])
      expect(await runs()).toEqual([1, 2, 3])
      expect(writes()).toBe(3)
    })

    it('on top of what is there, however late GitHub tells of it', async () => {
      await record(1)
      await record(2, commits[1])
      world.fake.faults.next(LOOK, { kind: 'stale', writes: 1 }, { kind: 'stale', writes: 2 })
      await record(3, commits[2])
      expect(await runs()).toEqual([1, 2, 3])
    })

    it.each(Array.from({ length: 15 }, (_, seed) => [seed]))(
      'through everything that happens (seed %i)',
      async seed => {
        const legs = Array.from({ length: 4 }, (_, index) => seriesWith({ unit: unitOf(`leg ${index}`) }))
        world.fake.faults.random(seed, { rate: 0.25, inARow: 1 })
        for (let run = 1; run <= 3; run += 1) {
          await Promise.all(legs.map((series, index) => record(10 * run + index, commits[run - 1], series)))
        }
        world.fake.faults.clear()
        expect(await runs()).toEqual([1, 2, 3].flatMap(run => legs.map((_, index) => 10 * run + index)))
        // A request that had its effect twice, and its answer lost, changes nothing that is seen.
        for (const [index, series] of legs.entries()) expect(await find(series)).toBe(`of run ${30 + index}`)
      },
    )

    it('with an end, where the ref can never be moved', async () => {
      await record(1)
      world.fake.before(MOVE, () => repository.setRef(REF, repository.commit('elsewhere', {})), 1000)
      await expect(record(2)).rejects.toThrow('not a fast forward')
      expect(world.fake.requests.filter(each => each.route === MOVE).length).toBeLessThanOrEqual(20)
    })
  })

  it('that the token may not write is the user’s mistake', async () => {
    const github = world.client({ permissions: { contents: 'read' } })
    const recorded = () => recordInHistory(seriesWith(), resultOf(1, commits[0]), github, new MemoryClock())
    const [mistake = ''] = await mistakeTexts(recorded)
    expect(mistake).toMatch(/^baseline: GitHub refused/)
    expect(mistake).toContain('give the job `permissions: { contents: write }`')
  })

  it('that GitHub does not tell of is missing, and no fault of ours', async () => {
    world.fake.faults.always(LOOK, { kind: 'bad-gateway' })
    expect(await find()).toMatch(/^missing: GitHub was asked for it in vain/)
  })
})
