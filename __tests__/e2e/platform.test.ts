import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Pull } from '../support/github/pull.js'
import type { Repository } from '../support/github/repository.js'
import { startWorld, type World } from '../support/github/world.js'
import { findingWith } from '../support/results.js'
import { failing, leave, resultOfRun } from '../support/runs.js'
import { describeWith } from '../support/tools.js'
import { Act, type Run, type RunOptions } from './act.js'

const SHARDS = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      matrix:
        shard: [1, 2, 3, 4]
    steps:
      - uses: actions/checkout@v5
      - name: Tests, which the third shard does not get through at first
        run: |
          if [ $GITHUB_RUN_ATTEMPT != 1 ] || [ $SHARD != 3 ]; then
            printf 'SF:app.py\\n' > lcov.info
            for line in 1 2 3 4; do echo "DA:$line,$([ $line = $SHARD ] && echo 1 || echo 0)" >> lcov.info; done
            echo end_of_record >> lcov.info
          fi
        env:
          SHARD: \${{ matrix.shard }}
      - uses: org/pipeline-actions/coverage-gate@v1
        with:
          files: lcov.info
          shard: \${{ matrix.shard }}/4
  coverage:
    needs: test
    if: always()
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: org/pipeline-actions/coverage-gate@v1
        id: merged
        with:
          merge-shards: 4
          min-coverage: 100
`

const GATES = `on: pull_request
jobs:
  coverage:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: org/pipeline-actions/coverage-gate@v1
        with:
          min-coverage: \${{ vars.MIN_COVERAGE }}
  report:
    needs: [coverage]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - uses: org/pipeline-actions/report@v1
        with:
          needs: \${{ toJSON(needs) }}
`

const PUBLISH = `on: workflow_run
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: org/pipeline-actions/publish-report@v1
`

describeWith(['act', 'git'], 'the platform in act, with a fake of the API', () => {
  const kept = mkdtempSync(join(tmpdir(), 'pipeline-actions-platform-'))
  let act: Act
  let world: World

  beforeAll(() => {
    act = new Act()
  })

  beforeEach(async () => {
    world = await startWorld()
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  afterAll(() => {
    act.remove()
    rmSync(kept, { recursive: true })
  })

  const errors = (run: Run) => run.commands.filter(each => each.command === 'error').map(({ arg }) => arg)
  const output = (run: Run, name: string) =>
    run.commands.findLast(each => each.command === 'set-output' && each.name === name)?.arg
  const onGitHub = (id: number, attempt: number, more: Partial<RunOptions> = {}): RunOptions => ({
    workflow: 'w.yml',
    artifacts: kept,
    environment: {
      ...{ GITHUB_API_URL: world.fake.url, GITHUB_REPOSITORY: 'o/r' },
      ...{ GITHUB_RUN_ID: `${id}`, GITHUB_RUN_ATTEMPT: `${attempt}` },
    },
    ...more,
  })

  test('four shards, one of them run again, are merged and judged', async () => {
    const repository = act.consumer('etl-service', {
      'w.yml': SHARDS,
      'app.py': 'a\nb\nc\nd\n',
      '.github/pipeline-actions.yml': '',
    })
    const first = await act.run(repository, onGitHub(4001, 1))
    expect(first.exitCode).toBe(1)
    expect(errors(first)).toEqual([
      expect.stringContaining('No coverage report was found'),
      expect.stringContaining('Shard 3 of 4 is missing: no job handed it over.'),
    ])
    const second = await act.run(repository, onGitHub(4001, 2, { matrix: 'shard:3' }))
    expect(errors(second)).toEqual([])
    expect(second.exitCode).toBe(0)
    expect(output(second, 'coverage')).toBe('1')
    // Each shard alone covers a quarter: none of them was missing, and none counted for another.
    const alone = await act.run(repository, onGitHub(4002, 2, { matrix: 'shard:3' }))
    expect(alone.exitCode).toBe(1)
    expect(errors(alone).map(each => each.slice(0, 25))).toEqual(
      [1, 2, 4].map(each => `Shard ${each} of 4 is missing: `.slice(0, 25)),
    )
  })

  const pullRequestEvent = (pull: Pull, from: Repository) => {
    const { number, row } = pull
    const base = { ref: 'main', sha: row.base.sha, repo: { id: world.repository.id, full_name: 'o/r' } }
    const head = { ref: row.head.branch, sha: row.head.sha, repo: { id: from.id, full_name: from.fullName } }
    return { action: 'synchronize', number, pull_request: { number, head, base } }
  }

  test('a run for a pull request is told in one comment and one check run, and again when it is run again', async () => {
    const pull = world.pull()
    const token = world.fake.token({ permissions: { contents: 'read', 'pull-requests': 'write', checks: 'write' } })
    const given = { event: 'pull_request', payload: pullRequestEvent(pull, world.repository), token }
    const repository = act.consumer('etl-service', { 'w.yml': GATES })
    const failed = await act.run(repository, onGitHub(5001, 1, { ...given, variables: { MIN_COVERAGE: '100' } }))
    expect(failed.exitCode).toBe(1)
    expect(pull.comments().map(({ body }) => body)).toEqual([expect.stringContaining('1 fail, of 1 result.')])
    expect(pull.comments()[0]?.body).toContain('min\\-coverage is 100%')
    expect(world.repository.checkRuns()).toMatchObject([
      { headSha: pull.row.head.sha, conclusion: 'failure', externalId: '5001.1' },
    ])
    const passed = await act.run(repository, onGitHub(5001, 2, { ...given, variables: { MIN_COVERAGE: '10' } }))
    expect(errors(passed)).toEqual([])
    expect(passed.exitCode).toBe(0)
    expect(pull.comments().map(({ body }) => body)).toEqual([expect.stringContaining('All of 1 result pass.')])
    expect(world.repository.checkRuns().map(({ conclusion }) => conclusion)).toEqual(['failure', 'success'])
  })

  test('a run for a fork judges and summarises, and asks GitHub to write nothing', async () => {
    const fork = world.repository.fork('mallory/r')
    fork.commit('main', { 'x.txt': '1' })
    const pull = world.repository.pull({ head: 'main', from: fork })
    const token = world.fake.token({ permissions: { contents: 'read' } })
    const given = {
      event: 'pull_request',
      payload: pullRequestEvent(pull, fork),
      token,
      variables: { MIN_COVERAGE: '10' },
    }
    const run = await act.run(act.consumer('etl-service', { 'w.yml': GATES }), onGitHub(6001, 1, given))
    expect(errors(run)).toEqual([])
    expect(run.exitCode).toBe(0)
    expect(world.fake.requests.filter(each => each.method !== 'GET')).toEqual([])
    const report = run.summaries.find(each => each.startsWith('### ✅ report'))
    expect(report).toContain('No comment is written, because it is a pull request from a fork: its token only reads.')
  })

  test('publish-report tells for the fork what its run left, and says whose word it is', async () => {
    const fork = world.repository.fork('mallory/r')
    fork.commit('main', { 'x.txt': '1' })
    const pull = world.repository.pull({ head: 'main', from: fork })
    const victim = world.pull('victim')
    const run = world.repository.run({ event: 'pull_request', from: fork, branch: 'main' })
    leave(run, resultOfRun(run, 'coverage-gate', failing([findingWith({ message: 'Too low.' })]), pull.number))
    leave(run, resultOfRun(run, 'smoke-test', {}, victim.number))
    const payload = {
      repository: { id: world.repository.id, full_name: 'o/r' },
      workflow_run: {
        ...{ id: run.id, run_attempt: 1, event: 'pull_request', head_branch: 'main', head_sha: run.row.headSha },
        head_repository: { id: fork.id, name: 'r', full_name: 'mallory/r', owner: { login: 'mallory' } },
        pull_requests: [],
      },
    }
    const token = world.fake.token({ permissions: { actions: 'read', 'pull-requests': 'write' } })
    const given = { event: 'workflow_run', payload, token }
    const told = await act.run(act.consumer('etl-service', { 'w.yml': PUBLISH }), onGitHub(7001, 1, given))
    expect(errors(told)).toEqual([
      expect.stringContaining(`claims pullRequest ${victim.number}, but its run is of ${pull.number}`),
    ])
    expect(pull.comments().map(({ body }) => body)).toEqual([
      expect.stringContaining('Reported by mallory/r, whose code made these results: nothing of it is verified.'),
    ])
    expect(pull.comments()[0]?.body).toContain('Too low.')
    expect([victim.comments(), world.repository.checkRuns()]).toEqual([[], []])
  })
})
