import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findBaseline } from '../../../src/baseline/find.js'
import { recordInHistory } from '../../../src/baseline/record.js'
import type { Event } from '../../../src/gate/event.js'
import { ROOT } from '../../../src/gate/path.js'
import { unitOf } from '../../../src/handover/names.js'
import type { Run } from '../../support/github/run.js'
import { startWorld, type World } from '../../support/github/world.js'
import { MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { leave, resultOfRun } from '../../support/runs.js'

const series = {
  gate: 'coverage-gate',
  unit: unitOf('coverage-gate', null, '.'),
  branch: 'main',
  comparable: () => true,
}

describe('a baseline', () => {
  let world: World
  let commits: string[]

  beforeEach(async () => {
    world = await startWorld()
    commits = [1, 2, 3].map(each => world.repository.commit('main', { 'a.txt': `${each}` }))
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  /** A pull request that starts from a commit of main. */
  const event = (base = commits[2] as string): Event => {
    world.repository.commit('change', { 'b.txt': '1' }, { parents: [base] })
    const subject = {
      ...nobody,
      repository: 'o/r',
      commit: world.repository.head('change'),
      base,
      event: 'pull_request',
      runId: 9999,
    }
    return memoryEvent({ subject, branch: 'main', workflow: '.github/workflows/ci.yml' })
  }
  const find = (baseline: string, of = event(), permissions = { actions: 'read', contents: 'read' } as object) => {
    const inputs = { baseline, 'baseline-missing': 'fail' } as never
    return findBaseline(
      inputs,
      series,
      ROOT,
      memoryPorts({ event: of, github: world.client({ permissions }), clock: world.clock }),
    )
  }
  const ran = (sha: string | undefined, summary: string, more: object = {}): Run => {
    const run = world.repository.run({ sha: sha as string, ...more })
    leave(run, resultOfRun(run, 'coverage-gate', { summary }))
    return run
  }

  it('is the result at the nearest commit, of several runs there the newest, and failed runs count', async () => {
    ran(commits[1], 'near', { conclusion: 'failure' })
    ran(commits[1], 'near and newer')
    ran(commits[0], 'far, but run last')
    expect(await find('artifact')).toMatchObject({ kind: 'found', result: { summary: 'near and newer' } })
    expect(await find('artifact', event(commits[0]))).toMatchObject({ result: { summary: 'far, but run last' } })
  })

  it('is never of a fork whose branch is called main, nor of a pull request', async () => {
    const fork = world.repository.fork('mallory/r')
    ran(commits[2], 'of a fork', { from: fork, branch: 'main' })
    ran(commits[2], 'of a pull request', { event: 'pull_request' })
    expect(await find('artifact')).toMatchObject({ kind: 'first' })
    ran(commits[1], 'ours')
    expect(await find('artifact')).toMatchObject({ kind: 'found', result: { summary: 'ours' } })
  })

  it('that claims to be of another run is passed over', async () => {
    ran(commits[1], 'honest')
    const run = world.repository.run({ sha: commits[2] as string })
    leave(run, {
      ...resultOfRun(run, 'coverage-gate'),
      subject: { ...resultOfRun(run, 'coverage-gate').subject, runId: 1 },
    })
    expect(await find('artifact')).toMatchObject({ kind: 'found', result: { summary: 'honest' } })
  })

  it('tells apart the first run, a lost result and a missing permission', async () => {
    // GitHub knows the workflow: it is running.
    world.repository.run({ event: 'pull_request', sha: commits[2] as string })
    expect(await find('artifact')).toMatchObject({ kind: 'first' })
    world.repository.run({ sha: commits[2] as string })
    expect(await find('artifact')).toMatchObject({ kind: 'missing' })
    await expect(find('artifact', event(), { contents: 'read' })).rejects.toMatchObject({
      mistakes: [{ message: expect.stringContaining('actions: read') }],
    })
  })

  it('is read from a file, or said to be missing', async () => {
    const files = new MemoryFiles({ 'base.json': JSON.stringify(resultOfRun(world.repository.run(), 'coverage-gate')) })
    const from = (path: string) =>
      findBaseline({ baseline: `file:${path}`, 'baseline-missing': 'fail' }, series, ROOT, memoryPorts({ files }))
    expect(await from('base.json')).toMatchObject({ kind: 'found', result: { gate: 'coverage-gate' } })
    expect(await from('none.json')).toMatchObject({ kind: 'missing' })
  })

  describe('in the hidden ref', () => {
    const record = (sha: string | undefined, summary: string) => {
      const run = world.repository.run({ sha: sha as string })
      const result = resultOfRun(run, 'coverage-gate', { summary })
      return recordInHistory(series, result, world.client({ permissions: { contents: 'write' } }), world.clock)
    }

    it('is found at the nearest commit', async () => {
      expect(await find('branch')).toMatchObject({ kind: 'first' })
      await record(commits[0], 'first')
      await record(commits[1], 'second')
      expect(await find('branch')).toMatchObject({ kind: 'found', result: { summary: 'second' } })
      expect(world.repository.ref('refs/pipeline-actions/history')).not.toBeNull()
    })

    it('is kept although another job writes in between', async () => {
      await record(commits[0], 'first')
      world.fake.before('PATCH /repos/{owner}/{repo}/git/refs/{ref}', () => record(commits[2], 'the other'))
      await record(commits[1], 'ours')
      expect(await find('branch')).toMatchObject({ result: { summary: 'the other' } })
      expect(await find('branch', event(commits[1]))).toMatchObject({ result: { summary: 'ours' } })
      expect(await find('branch', event(commits[0]))).toMatchObject({ result: { summary: 'first' } })
    })

    it.each(['bad-gateway-after-effect', 'dropped-after-effect', 'secondary-limit'] as const)(
      'is kept after %s',
      async kind => {
        await record(commits[0], 'first')
        world.fake.faults.next('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { kind, retryAfter: 1 } as never)
        await record(commits[1], 'second')
        expect(await find('branch')).toMatchObject({ result: { summary: 'second' } })
      },
    )
  })
})
