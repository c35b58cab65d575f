import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findBaseline } from '../../../src/baseline/find.js'
import type { Event } from '../../../src/gate/event.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { Result } from '../../../src/gate/result.js'
import { toResultFile } from '../../../src/gate/result-file.js'
import { resultArtifact } from '../../../src/handover/names.js'
import type { Repository } from '../../support/github/repository.js'
import { startWorld, type World } from '../../support/github/world.js'
import { mistakeTexts } from '../../support/inputs.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { GATE, pastRun, pullEvent, pushEvent, seriesWith, told } from '../../support/past.js'
import { leave, resultOfRun } from '../../support/runs.js'
import { zipOf } from '../../support/zip.js'

const RUNS = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
const ARCHIVE = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
const inputs = { baseline: 'artifact', 'baseline-missing': 'fail' } as const

describe('the baseline from artifacts', () => {
  let world: World
  let repository: Repository
  let event: Event
  /** Commits of the main branch: the oldest, the merge base of the pull request, and one that came later. */
  let [old, base, later] = ['', '', '']

  beforeEach(async () => {
    world = await startWorld()
    repository = world.repository
    old = repository.head()
    base = repository.commit('main', { 'base.txt': '' })
    const pull = world.pull()
    later = repository.commit('main', { 'later.txt': '' })
    event = pullEvent(pull)
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  const find = async (ports: Partial<Ports> = {}, series = seriesWith()) => {
    const all = memoryPorts({ github: world.client(), event, clock: world.clock, log: world.log, ...ports })
    return told(await findBaseline(inputs, series, '.' as RepoPath, all))
  }

  it('is of the merge base, where a run left a result there', async () => {
    for (const [sha, summary] of [
      [base, 'of the base'],
      [old, 'old'],
      [later, 'later'],
    ]) {
      pastRun(repository, summary as string, { sha: sha as string })
    }
    expect(await find()).toBe('of the base')
  })

  it('is of the nearest ancestor, where there is none at the base: not of the newest run', async () => {
    const older = repository.commit('older', { x: '' }, { parents: [old] })
    pastRun(repository, 'old', { sha: old })
    pastRun(repository, 'later', { sha: later })
    pastRun(repository, 'not of this history', { sha: older })
    repository.run({ sha: base })
    expect(await find()).toBe('old')
  })

  it('says where it is from', async () => {
    const run = pastRun(repository, 'x', { sha: base })
    const ports = memoryPorts({ github: world.client(), event })
    expect(await findBaseline(inputs, seriesWith(), '.' as RepoPath, ports)).toMatchObject({
      kind: 'found',
      from: `run ${run.id} at ${base}`,
    })
  })

  it('is of the newest of several runs of the same commit', async () => {
    pastRun(repository, 'first', { sha: base })
    pastRun(repository, 'by hand', { sha: base, event: 'workflow_dispatch' })
    pastRun(repository, 'nightly', { sha: base, event: 'schedule' })
    repository.run({ sha: base, status: 'in_progress' })
    expect(await find()).toBe('nightly')
  })

  it('is of the newest attempt of a run, and of an older one where the newest left none', async () => {
    const run = pastRun(repository, 'first attempt', { sha: base })
    run.rerun()
    expect(await find()).toBe('first attempt')
    leave(run, resultOfRun(run, GATE, { summary: 'second attempt' }))
    expect(await find()).toBe('second attempt')
  })

  it.each([
    ['failure', 'completed'],
    ['cancelled', 'completed'],
    [null, 'in_progress'],
  ])('counts whatever became of the rest of the run: %s', async (conclusion, status) => {
    pastRun(repository, 'left', { sha: base, conclusion, status })
    expect(await find()).toBe('left')
  })

  it('is not an expired one, nor one that expires meanwhile', async () => {
    pastRun(repository, 'kept', { sha: old })
    const run = repository.run({ sha: base })
    const result = resultOfRun(run, GATE)
    const name = { gate: GATE, unit: seriesWith().unit, attempt: 1, ordinal: 1 }
    run.artifact(resultArtifact(name), zipOf({ 'result.json': toResultFile(result) }), { expired: true })
    expect(await find()).toBe('kept')
    const again = pastRun(repository, 'expires', { sha: base })
    world.fake.before(ARCHIVE, () =>
      world.fake.state.write(draft => {
        for (const row of draft.rows.artifacts.values()) {
          if (row.run === again.id) draft.set('artifacts', row.id, { ...row, expired: true })
        }
      }),
    )
    expect(await find()).toBe('kept')
  })

  it('is of the same workflow, branch, gate, job and leg only', async () => {
    const sha = base
    pastRun(repository, 'other workflow', { sha, workflow: '.github/workflows/other.yml' })
    repository.setBranch('release', base)
    pastRun(repository, 'other branch', { sha, branch: 'release' })
    const run = repository.run({ sha })
    for (const more of [{ leg: '{"os":"linux"}' }, { job: 'other' }]) {
      const result = resultOfRun(run, GATE)
      leave(run, { ...result, subject: { ...result.subject, ...more } })
    }
    leave(run, resultOfRun(run, 'smoke-test'))
    run.artifact(
      resultArtifact({ gate: GATE, unit: seriesWith().unit, attempt: 1, ordinal: 2 }),
      zipOf({ 'result.json': toResultFile(resultOfRun(run, GATE)) }),
    )
    expect(await find()).toBe(
      'missing: none of the newest runs of ci.yml on main (1) has a result of this job and leg to use',
    )
    expect(await find({}, seriesWith({ branch: 'release' }))).toBe('other branch')
  })

  describe('that is no baseline', () => {
    beforeEach(() => void pastRun(repository, 'good', { sha: old }))

    it.each<[string, () => unknown]>([
      [
        'a fork whose branch is called `main`',
        () => pastRun(repository, 'evil', { sha: base, from: repository.fork('mallory/r') }),
      ],
      ['a pull request', () => pastRun(repository, 'evil', { sha: base, event: 'pull_request' })],
      ['a workflow that others cause', () => pastRun(repository, 'evil', { sha: base, event: 'workflow_run' })],
      [
        'a fork that is gone',
        () => {
          const fork = repository.fork('mallory/r')
          pastRun(repository, 'evil', { sha: base, from: fork })
          fork.remove()
        },
      ],
      ['this very run', () => (event.subject.runId = pastRun(repository, 'myself', { sha: base }).id)],
    ])('is the result of %s: the next one is', async (_, run) => {
      run()
      expect(await find()).toBe('good')
    })

    const zipped = (change: (result: Result) => Result) => (result: Result) => {
      return zipOf({ 'result.json': toResultFile(change(result)) })
    }
    const subject = (more: Partial<Result['subject']>) =>
      zipped(result => ({ ...result, subject: { ...result.subject, ...more } }))

    it.each<[string, (result: Result) => Uint8Array, string]>([
      ['another run', subject({ runId: 1 }), 'the result of RUN claims to be of another run'],
      ['another commit', subject({ commit: 'f'.repeat(40) }), 'the result of RUN claims to be of another run'],
      ['no run at all', subject({ runId: null }), 'the result of RUN claims to be of another run'],
      ['nothing', zipped(result => ({ ...result, verdict: 'fail' })), 'the result of RUN has nothing to compare with'],
      ['another gate', zipped(result => ({ ...result, gate: 'other-gate' })), 'the result of RUN is one of other-gate'],
      ['no archive', () => Buffer.from('no zip'), 'the archive of RUN cannot be read: '],
      ['no JSON', () => zipOf({ 'result.json': '<html>' }), 'the result of RUN is no JSON'],
      ['more than is read', () => Buffer.alloc(17 << 20), 'the archive of RUN is larger than 16 MiB'],
    ])('is one of %s: the next one is', async (_, made, why) => {
      const run = repository.run({ sha: base })
      const name = resultArtifact({ gate: GATE, unit: seriesWith().unit, attempt: 1, ordinal: 1 })
      run.artifact(name, made(resultOfRun(run, GATE)))
      const measured = ({ verdict }: Result) => verdict === 'pass'
      expect(await find({}, seriesWith({ comparable: measured }))).toBe('good')
      const none = await find({}, seriesWith({ comparable: each => measured(each) && each.summary !== 'good' }))
      expect(none).toContain(
        `(2) has a result of this job and leg to use; ${why.replace('RUN', `run ${run.id} at ${base}`)}`,
      )
    })
  })

  describe('that is not there', () => {
    it('is that of a first run, where no other run of the workflow could have left one', async () => {
      const first = 'first: there is no earlier run of ci.yml on main'
      event.subject.runId = repository.run({ sha: later }).id
      expect(await find()).toBe(first)
      pastRun(repository, 'evil', { sha: base, from: repository.fork('mallory/r') })
      pastRun(repository, 'of a pull request', { sha: base, event: 'pull_request' })
      expect(await find()).toBe(first)
    })

    it('is missing where runs exist and none of them left one', async () => {
      for (const sha of [old, base]) repository.run({ sha })
      expect(await find()).toBe(
        'missing: none of the newest runs of ci.yml on main (2) has a result of this job and leg to use',
      )
    })

    it('is missing where all runs are of other commits', async () => {
      pastRun(repository, 'later', { sha: later })
      expect(await find()).toBe(
        'missing: none of the newest runs of ci.yml on main (1) is at the base commit or before it',
      )
    })

    it('is missing where the workflow is not known', async () => {
      event.workflow = null
      expect(await find()).toBe('missing: the workflow of this run is not known')
    })

    it('is the user’s mistake where the token may not read runs, with the permission to paste', async () => {
      pastRun(repository, 'x', { sha: base })
      const github = world.client({ permissions: { contents: 'read' } })
      const [mistake = ''] = await mistakeTexts(() => find({ github }))
      expect(mistake).toMatch(/^baseline: GitHub refused \(Resource not accessible by integration\b/)
      expect(mistake).toMatch(
        /: give the job `permissions: \{ contents: read, actions: read \}` beside those it has, so that runs and their/,
      )
    })

    it('is the same mistake where the token may not even know of the runs', async () => {
      pastRun(repository, 'x', { sha: base })
      const github = world.client({ repositories: [] })
      const git = memoryGit(new MemoryFiles(), {
        [base]: { files: {} },
        [event.subject.commit as string]: { parents: [base], files: {} },
      })
      const [mistake = ''] = await mistakeTexts(() => find({ github, git }))
      expect(mistake).toMatch(/^baseline: GitHub shows no runs of ci\.yml \(Not Found\b/)
      expect(mistake).toContain('give the job `permissions: { contents: read, actions: read }`')
    })

    it('is missing, and no fault of ours, where GitHub is down', async () => {
      pastRun(repository, 'x', { sha: base })
      world.fake.faults.always(RUNS, { kind: 'bad-gateway' })
      expect(await find()).toMatch(/^missing: GitHub was asked for it in vain: /)
    })
  })

  it('is found behind more runs than a page has, and is not looked for without end', async () => {
    pastRun(repository, 'found', { sha: base })
    for (let index = 0; index < 260; index += 1) repository.run({ sha: later })
    expect(await find()).toBe('found')
    const pages = () => world.fake.requests.filter(each => each.route === RUNS).length
    expect(pages()).toBe(3)
    for (let index = 0; index < 60; index += 1) repository.run({ sha: later })
    expect(await find()).toBe(
      'missing: none of the newest runs of ci.yml on main (300) is at the base commit or before it',
    )
    expect(pages()).toBe(6)
  })

  it('is looked for in thirty runs at the most', async () => {
    for (let index = 0; index < 40; index += 1) repository.run({ sha: base })
    expect(await find()).toContain('(40)')
    const looks = world.fake.requests.filter(each => each.path.endsWith('/artifacts'))
    expect(looks).toHaveLength(30)
  })

  it('is found through limits and outages', async () => {
    pastRun(repository, 'found', { sha: base })
    world.fake.faults.random(3, {
      rate: 0.5,
      kinds: ['bad-gateway', 'secondary-limit', 'primary-limit', 'too-many-requests'],
    })
    expect(await find()).toBe('found')
  })

  it('of a push is of what was there before it, and never its own', async () => {
    event = pushEvent(later, base)
    pastRun(repository, 'old', { sha: old })
    pastRun(repository, 'of the same commit', { sha: later })
    expect(await find()).toBe('old')
    pastRun(repository, 'before', { sha: base })
    expect(await find()).toBe('before')
  })

  it('of a scheduled run may be of the same commit', async () => {
    event = pushEvent(later, null, { event: 'schedule' })
    pastRun(repository, 'before', { sha: base })
    pastRun(repository, 'yesterday', { sha: later, event: 'schedule' })
    expect(await find()).toBe('yesterday')
  })
})
