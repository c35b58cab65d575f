import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { gates, registry } from '../../../src/entries.js'
import type { Trigger } from '../../../src/gate/event.js'
import type { Result } from '../../../src/gate/result.js'
import { runGate } from '../../../src/gate/run.js'
import { checkRunReporter, commentReporter } from '../../../src/github/reporters.js'
import { type PublishDetails, publishGate } from '../../../src/reporting/publish.js'
import type { Pull } from '../../support/github/pull.js'
import type { Repository } from '../../support/github/repository.js'
import type { Run } from '../../support/github/run.js'
import { startWorld, type World } from '../../support/github/world.js'
import { judge } from '../../support/judge.js'
import { memoryEvent, memoryPorts } from '../../support/memory.js'
import { findingWith } from '../../support/results.js'
import { failing, leave, resultOfRun } from '../../support/runs.js'

const gate = publishGate(gates)

describe('publish-report', () => {
  let world: World
  let fork: Repository
  let pull: Pull
  let run: Run

  beforeEach(async () => {
    world = await startWorld()
    fork = world.repository.fork('mallory/r')
    // A branch called like the base branch, of which a naive search finds the base repository's.
    fork.commit('main', { 'evil.py': 'x = 1' })
    pull = world.repository.pull({ head: 'main', from: fork })
    run = world.repository.run({ event: 'pull_request', from: fork, branch: 'main' })
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  const triggerOf = (of: Run, from: Repository = fork): Trigger => ({
    runId: of.id,
    attempt: of.row.attempt,
    event: of.row.event,
    headRepository: {
      id: from.id,
      owner: from.fullName.split('/')[0] as string,
      name: from.fullName.split('/')[1] as string,
    },
    headBranch: of.row.headBranch,
    headCommit: of.row.headSha,
    own: from.id === world.repository.id,
  })
  const portsFor = (trigger: Trigger | null) =>
    memoryPorts({
      github: world.client({ permissions: { actions: 'read', 'pull-requests': 'write' } }),
      clock: world.clock,
      log: world.log,
      event: memoryEvent({ trigger, privileged: true, workflow: '.github/workflows/publish.yml', job: 'publish' }),
    })
  /** All that the action does, and the exit code. */
  const publish = async (trigger: Trigger | null = triggerOf(run)) => {
    const ports = portsFor(trigger)
    const mistakes: string[] = []
    const results: Result[] = []
    const reporters = [
      commentReporter(ports),
      checkRunReporter(ports),
      async ({ result }: { result: Result }) => void results.push(result),
    ]
    const code = await runGate(gate, new Map(), registry, ports, {
      reporters,
      mistakes: told => mistakes.push(...told.map(each => each.message)),
      bug: error => {
        throw error
      },
    })
    return { code, mistakes, result: results[0] as Result<PublishDetails> }
  }
  const bodies = (of: Pull = pull) => of.comments().map(({ body }) => body)
  const changes = () =>
    world.fake.requests.filter(each => !['GET'].includes(each.method) && each.route !== 'POST /graphql')

  it('comments for a fork, says whose word it is, and creates neither check nor status', async () => {
    leave(run, resultOfRun(run, 'coverage-gate', failing([findingWith({ message: 'Too *low*.' })]), pull.number))
    leave(run, resultOfRun(run, 'smoke-test'))
    expect(await publish()).toMatchObject({ code: 0, mistakes: [] })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('Reported by mallory/r, whose code made these results: nothing of it is verified.')
    expect(bodies()[0]).toContain('1 fail, of 2 results')
    expect(bodies()[0]).toContain('Too \\*low\\*.')
    expect(changes().map(each => each.route)).toEqual(['POST /repos/{owner}/{repo}/issues/{issue_number}/comments'])
    expect(world.repository.checkRuns()).toEqual([])
  })

  it('edits that comment for the next run, also where it is by the workflow for Dependabot', async () => {
    leave(run, resultOfRun(run, 'smoke-test'))
    await publish()
    pull.push({ 'more.py': 'y = 2' })
    const next = world.repository.run({ event: 'pull_request', from: fork, branch: 'main' })
    leave(next, resultOfRun(next, 'coverage-gate'))
    await publish(triggerOf(next))
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('coverage\\-gate')
    expect(bodies()[0]).not.toContain('smoke\\-test')
  })

  it('refuses a result that claims another pull request, and publishes the others', async () => {
    const victim = world.pull('victim')
    leave(run, resultOfRun(run, 'coverage-gate', { summary: 'I am not here.' }, victim.number))
    leave(run, resultOfRun(run, 'smoke-test', {}, pull.number))
    const { code, result } = await publish()
    expect(code).toBe(1)
    expect(result.findings).toMatchObject([
      {
        rule: 'publish/false-claim',
        message: expect.stringContaining(`claims pullRequest ${victim.number}, but its run is of ${pull.number}`),
      },
    ])
    expect(victim.comments()).toEqual([])
    expect(bodies()[0]).not.toContain('I am not here')
  })

  it.each([
    ['commit', { commit: 'f'.repeat(40) }],
    ['runId', { runId: 4711 }],
    ['repository', { repository: 'o/another' }],
  ])('refuses a result that claims another %s', async (name, claim) => {
    const result = resultOfRun(run, 'coverage-gate', {}, pull.number)
    leave(run, { ...result, subject: { ...result.subject, ...claim } })
    const published = await publish()
    expect(published.result.findings.map(({ rule }) => rule)).toEqual(['publish/false-claim', 'publish/missing'])
    expect(published.result.findings[0]?.message).toContain(`claims ${name} `)
    expect(bodies()).toEqual([])
  })

  it("does not take a fork's branch `main` for the base repository's", async () => {
    // The base repository has an open pull request from a branch of its own with that name.
    const own = world.repository.pull({ head: 'main', base: 'main' })
    leave(run, resultOfRun(run, 'smoke-test', {}, own.number))
    const { result } = await publish()
    expect(result.findings.map(({ rule }) => rule)).toEqual(['publish/false-claim', 'publish/missing'])
    expect(own.comments()).toEqual([])
    expect(bodies()).toEqual([])
  })

  it('writes nothing where the pull request has newer commits, is closed, or there is none', async () => {
    leave(run, resultOfRun(run, 'smoke-test'))
    const trigger = triggerOf(run)
    pull.push({ 'more.py': 'y = 2' })
    expect((await publish(trigger)).result.summary).toBe('#1 has newer commits than the run: nothing to publish.')
    pull.close()
    expect((await publish(trigger)).result.summary).toBe('No open pull request has this branch: nothing to publish.')
    expect((await publish({ ...trigger, headRepository: null })).result.verdict).toBe('pass')
    expect(changes()).toEqual([])
  })

  it('chooses among several pull requests of the branch the one that the results name, and only among those', async () => {
    world.repository.commit('release', { 'r.txt': '1' })
    const second = world.repository.pull({ head: 'main', from: fork, base: 'release' })
    leave(run, resultOfRun(run, 'smoke-test', {}, second.number))
    await publish()
    expect([bodies().length, bodies(second).length]).toEqual([0, 1])
    const silent = world.repository.run({ event: 'pull_request', from: fork, branch: 'main' })
    leave(silent, resultOfRun(silent, 'smoke-test'))
    const { result } = await publish(triggerOf(silent))
    expect(result.findings.map(({ rule }) => rule)).toEqual(['publish/ambiguous'])
  })

  it('says that there is nothing to publish for another event, and for a run without results', async () => {
    const push = world.repository.run({ event: 'push' })
    expect((await publish(triggerOf(push, world.repository))).result.summary).toBe(
      'The run was on push: nothing to publish.',
    )
    const { code, result } = await publish()
    expect([code, result.findings.map(({ rule }) => rule)]).toEqual([1, ['publish/missing']])
  })

  it('belongs in a workflow on workflow_run', async () => {
    const { code, mistakes } = await publish(null)
    expect([code, mistakes]).toEqual([2, [expect.stringContaining('runs on `workflow_run`')]])
    await expect(judge(gate, {}, { ...portsFor(triggerOf(run)), github: null })).rejects.toMatchObject({
      mistakes: [{ message: expect.stringContaining('needs a token') }],
    })
  })
})
