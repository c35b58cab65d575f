import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isTrusted } from '../../../src/baseline/trust.js'
import { startWorld, type World } from '../../support/github/world.js'

describe('a run', () => {
  let world: World

  beforeAll(async () => {
    world = await startWorld()
  })

  afterAll(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  /** As GitHub describes it. */
  const trusts = async (run_id: number) => {
    return isTrusted(await world.client().request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { run_id }))
  }

  it.each([
    ['push', true],
    ['schedule', true],
    ['workflow_dispatch', true],
    ['pull_request', false],
    ['pull_request_target', false],
    ['merge_group', false],
    ['workflow_run', false],
    ['issue_comment', false],
    ['repository_dispatch', false],
    ['Push', false],
    ['', false],
  ])('of the repository itself on %j is trusted: %j', async (event, expected) => {
    expect(await trusts(world.repository.run({ event }).id)).toBe(expected)
  })

  it.each(['push', 'schedule', 'workflow_dispatch', 'pull_request'])(
    'of a fork whose branch is called `main` is not, on %s',
    async event => {
      const fork = world.repository.fork(`${event.replace('_', '-')}/r`)
      const run = world.repository.run({ event, from: fork, branch: 'main' })
      // Nothing but the repository's id tells it from one of ours: not even the commit.
      expect(run.row).toMatchObject({ headBranch: 'main', headSha: world.repository.head() })
      expect(await trusts(run.id)).toBe(false)
    },
  )

  it('of a repository that is gone is not', async () => {
    const fork = world.repository.fork('gone/r')
    const run = world.repository.run({ from: fork, branch: 'main' })
    fork.remove()
    expect(await trusts(run.id)).toBe(false)
  })
})
