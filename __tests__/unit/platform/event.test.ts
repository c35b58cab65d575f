import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Event } from '../../../src/gate/event.js'
import type { Subject } from '../../../src/gate/result.js'
import { readEvent } from '../../../src/platform/event.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { memoryEvent, nobody } from '../../support/memory.js'

const [A, B, C] = ['a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string]
const ZERO = '0'.repeat(40)

const environment = {
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SHA: C,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '9876543210',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'gates',
  GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/heads/a@b',
  GITHUB_ACTOR: 'octocat',
}

type Expected = Partial<Omit<Event, 'subject'>> & Partial<Pick<Subject, 'commit' | 'base' | 'pullRequest' | 'ref'>>
type Variables = Partial<typeof environment>

/** The event that is expected of a run with these variables: what a row does not say is as in a run that may write. */
function expected(variables: Variables, { commit = C, base = null, pullRequest = null, ...event }: Expected): Event {
  const { GITHUB_REF: ref, GITHUB_EVENT_NAME: name } = { ...environment, ...variables }
  const job = 'gates'
  const run = { repository: 'o/r', runId: 9876543210, attempt: 2, job, ref, event: name }
  const workflow = '.github/workflows/ci.yml'
  return memoryEvent({ subject: { ...nobody, ...run, commit, base, pullRequest }, workflow, job, ...event })
}

// Shapes as GitHub sends them, cut to the fields that are read.
const OWN = { id: 1, name: 'r', full_name: 'o/r', owner: { login: 'o' } }
const FORK = { id: 2, name: 'r', full_name: 'fork/r', owner: { login: 'fork' } }

function pullRequest(action: string, repo: unknown = OWN, ref = 'feature', more: object = {}) {
  const pull = { number: 7, head: { sha: B, ref, repo }, base: { sha: A, ref: 'main', repo: OWN }, ...more }
  return { action, number: 7, pull_request: pull, repository: OWN }
}

function ranBefore(event: string, head: unknown, branch: string, pulls: unknown[]) {
  const run = { id: 55, run_attempt: 3, event, head_sha: B, head_branch: branch, head_repository: head }
  return { action: 'completed', workflow_run: { ...run, pull_requests: pulls }, repository: OWN }
}

const TAG = { GITHUB_REF: 'refs/tags/v1.0.0' }
const MERGE = { GITHUB_REF: 'refs/pull/7/merge' }
const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]' }
const QUEUE = `refs/heads/gh-readonly-queue/main/pr-7-${A}`

const change = { commit: B, base: A, pullRequest: 7, branch: 'main' }
const pull: Expected = { ...change, commentOn: 7, checkOn: B }
const fork: Expected = { ...change, commentOn: 7, readOnly: 'it is a pull request from a fork' }
const target: Expected = { ...change, commentOn: 7, privileged: true }
const onMain: Expected = { branch: 'main', checkOn: C }
const ran = { runId: 55, attempt: 3, headCommit: B }
const own = { headRepository: { id: 1, name: 'r', owner: 'o' }, own: true }
const strange = { headRepository: { id: 2, name: 'r', owner: 'fork' }, own: false }

const ROWS: [string, unknown, Expected, Variables?][] = [
  ['push', { before: A, after: C }, { ...onMain, base: A, makesBaseline: true }],
  ['push, the first of a branch', { before: ZERO, after: C, created: true }, { ...onMain, makesBaseline: true }],
  ['push, forced', { before: A, after: C, forced: true }, { ...onMain, base: A, makesBaseline: true }],
  [
    'push to a branch with slashes',
    { before: A, after: C },
    { branch: 'feature/a@b', checkOn: C, base: A, makesBaseline: true },
    { GITHUB_REF: 'refs/heads/feature/a@b' },
  ],
  ['push of a new tag', { before: ZERO, after: C, ref: 'refs/tags/v1.0.0' }, { checkOn: C }, TAG],
  ['push of a tag that moved', { before: A, after: C, ref: 'refs/tags/v1' }, { checkOn: C }, TAG],
  ['push that deletes a branch', { before: A, after: ZERO, deleted: true, ref: 'refs/heads/gone' }, onMain],
  [
    'push by Dependabot',
    { before: A, after: C },
    { ...onMain, base: A, makesBaseline: true, readsByDefault: 'Dependabot caused it' },
    DEPENDABOT,
  ],
  ['pull_request, opened', pullRequest('opened'), pull, MERGE],
  ['pull_request, synchronize', { ...pullRequest('synchronize'), before: A, after: B }, pull, MERGE],
  ['pull_request, reopened', pullRequest('reopened'), pull, MERGE],
  [
    'pull_request, closed',
    pullRequest('closed', OWN, 'feature', { merged: false }),
    { ...pull, commentOn: null },
    MERGE,
  ],
  ['pull_request, merged', pullRequest('closed', OWN, 'feature', { merged: true }), { ...pull, commentOn: null }],
  ['pull_request from a fork', pullRequest('opened', FORK), fork, MERGE],
  ['pull_request from a branch of a fork that is called main', pullRequest('opened', FORK, 'main'), fork, MERGE],
  ['pull_request from a fork that is gone', pullRequest('synchronize', null), fork, MERGE],
  ['pull_request within a renamed repository', pullRequest('opened', { ...OWN, full_name: 'old/r' }), pull, MERGE],
  ['pull_request from one that took our name', pullRequest('opened', { ...FORK, full_name: 'o/r' }), fork, MERGE],
  [
    'pull_request by Dependabot',
    pullRequest('opened'),
    { ...pull, readsByDefault: 'Dependabot caused it' },
    { ...MERGE, ...DEPENDABOT },
  ],
  [
    'pull_request from a fork, by Dependabot there',
    pullRequest('opened', FORK),
    { ...fork, readsByDefault: 'Dependabot caused it' },
    { ...MERGE, ...DEPENDABOT },
  ],
  ['pull_request_review', { ...pullRequest('submitted'), review: { id: 1 } }, { ...change, checkOn: B }, MERGE],
  [
    'pull_request_review_comment from a fork',
    { ...pullRequest('created', FORK), comment: { id: 1 } },
    { ...fork, commentOn: null },
    MERGE,
  ],
  ['pull_request_target', pullRequest('synchronize'), target],
  ['pull_request_target from a fork', pullRequest('synchronize', FORK, 'main'), target],
  ['pull_request_target by Dependabot', pullRequest('opened'), target, DEPENDABOT],
  ['pull_request_target, closed', pullRequest('closed', FORK), { ...target, commentOn: null }],
  [
    'merge_group',
    { merge_group: { base_sha: A, base_ref: 'refs/heads/main', head_sha: B, head_ref: QUEUE } },
    { ...change, checkOn: B },
    { GITHUB_REF: QUEUE },
  ],
  [
    'merge_group of an odd name',
    { merge_group: { base_sha: A, base_ref: 'refs/heads/release/1', head_sha: B, head_ref: 'x' } },
    { commit: B, base: A, branch: 'release/1', checkOn: B },
  ],
  [
    "workflow_run of a fork's pull request",
    ranBefore('pull_request', FORK, 'main', []),
    { commit: B, privileged: true, trigger: { ...ran, ...strange, event: 'pull_request', headBranch: 'main' } },
  ],
  [
    'workflow_run of an own pull request',
    ranBefore('pull_request', OWN, 'feature', [{ number: 7, base: { ref: 'next', sha: A } }]),
    {
      commit: B,
      pullRequest: 7,
      branch: 'next',
      privileged: true,
      trigger: { ...ran, ...own, event: 'pull_request', headBranch: 'feature' },
    },
  ],
  [
    'workflow_run of an own push',
    ranBefore('push', OWN, 'feature', []),
    {
      commit: B,
      branch: 'feature',
      privileged: true,
      trigger: { ...ran, ...own, event: 'push', headBranch: 'feature' },
    },
  ],
  [
    'workflow_run of a repository that is gone',
    ranBefore('pull_request', null, 'main', []),
    {
      commit: B,
      privileged: true,
      trigger: { ...ran, headRepository: null, own: false, event: 'pull_request', headBranch: 'main' },
    },
  ],
  ['schedule', { schedule: '0 2 * * *' }, { ...onMain, makesBaseline: true }],
  ['workflow_dispatch', { inputs: { environment: 'staging' } }, { ...onMain, makesBaseline: true }],
  ['workflow_dispatch on a tag', { inputs: {} }, { checkOn: C }, TAG],
  ['release', { action: 'published', release: { tag_name: 'v1', target_commitish: 'main' } }, { checkOn: C }, TAG],
  ['repository_dispatch', { action: 'deploy', client_payload: { before: A } }, onMain],
  ['issue_comment', { action: 'created', issue: { number: 7, pull_request: { url: 'x' } } }, onMain],
]

describe('the event', () => {
  let folder: string
  let path: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    path = join(folder, 'event.json')
  })

  afterAll(() => removeFolder(folder))

  const eventOf = async (event: string, more: Record<string, string | undefined> = {}): Promise<Event> => {
    await writeFile(path, event)
    return readEvent({ ...environment, GITHUB_EVENT_PATH: path, ...more }, async () => 'head')
  }

  it.each(ROWS)('%s', async (name, event, row, variables: Variables = {}) => {
    const named = { GITHUB_EVENT_NAME: name.split(/[ ,]/)[0] as string, ...variables }
    expect(await eventOf(JSON.stringify(event), named)).toEqual(expected(named, row))
  })

  it('of a called workflow is that of its caller', async () => {
    // GitHub gives a called workflow the variables and the event file of the one that calls it.
    const called = { GITHUB_EVENT_NAME: 'pull_request', ...MERGE, GITHUB_JOB: 'gates' }
    expect(await eventOf(JSON.stringify({ ...pullRequest('opened'), inputs: { x: 1 } }), called)).toEqual(
      expected(called, pull),
    )
  })

  it.each([
    '',
    '{',
    'null',
    '3',
    '"text"',
    '[]',
    '{}',
    '{"pull_request":null}',
    '{"before":7,"merge_group":null}',
    '{"before":""}',
    '{"before":"main"}',
    '{"workflow_run":null}',
  ])('of %s, which says nothing, is what the variables say', async event => {
    expect(await eventOf(event)).toEqual(expected({}, { ...onMain, makesBaseline: true }))
  })

  it.each<[string, Expected]>([
    ['{"pull_request":{}}', {}],
    ['{"pull_request":true}', {}],
    ['{"pull_request":{"number":"7","head":null,"base":{"sha":5,"ref":6}}}', {}],
    ['{"pull_request":{"number":3,"head":{"ref":"x","repo":{}}}}', { pullRequest: 3, commentOn: 3 }],
    ['{"pull_request":{"number":-3,"head":{"sha":"HEAD"},"base":{"sha":"--output=x"}}}', {}],
    ['{"number":4,"pull_request":{"head":{"ref":"x"}}}', { pullRequest: 4, commentOn: 4 }],
    ['{"pull_request":{"number":3.5,"base":{"ref":"main"}}}', { branch: 'main' }],
    ['{"pull_request":{"head":{"repo":{"full_name":"O/R"}},"base":{"repo":{"full_name":"o/r"}}}}', { readOnly: null }],
    [
      '{"pull_request":{"head":{"repo":{"full_name":"a/r"}},"base":{"repo":{"full_name":"o/r"}}}}',
      { readOnly: 'it is a pull request from a fork' },
    ],
  ])('of %s, written by hand for a local runner, is what it says', async (event, row) => {
    // No check belongs on the merge commit, which is all that the variables name.
    const named = { GITHUB_EVENT_NAME: 'pull_request', ...MERGE }
    expect(await eventOf(event, named)).toEqual(expected(named, { ...row, checkOn: null }))
  })

  it.each(['{"workflow_run":{}}', '{"workflow_run":{"pull_requests":[null],"id":"5"}}', '{"workflow_run":7}', '{}'])(
    'of workflow_run with %s has no trigger, and is privileged all the same',
    async event => {
      const named = { GITHUB_EVENT_NAME: 'workflow_run' }
      const { trigger, privileged, checkOn, commentOn } = await eventOf(event, named)
      expect({ trigger, privileged, checkOn, commentOn }).toEqual({
        trigger: null,
        privileged: true,
        checkOn: null,
        commentOn: null,
      })
    },
  )

  it.each([undefined, '', '/no/such/file'])('needs no event file (%s)', async GITHUB_EVENT_PATH => {
    expect(await eventOf('{}', { GITHUB_EVENT_PATH })).toEqual(expected({}, { ...onMain, makesBaseline: true }))
  })

  it('names the default branch, where the event does', async () => {
    const of = async (repository: unknown) => (await eventOf(JSON.stringify({ repository }))).defaultBranch
    expect(await of({ ...OWN, default_branch: 'trunk' })).toBe('trunk')
    expect([await of(OWN), await of({ default_branch: 7 }), await of(null)]).toEqual([null, null, null])
  })

  it('is the commit alone outside GitHub, or nothing', async () => {
    expect(await readEvent({}, async () => 'head')).toEqual(memoryEvent({ subject: { ...nobody, commit: 'head' } }))
    expect(await readEvent({}, async () => null)).toEqual(memoryEvent())
  })

  it('does not take an empty or broken variable for an answer', async () => {
    const empty = Object.fromEntries(Object.keys(environment).map(name => [name, '']))
    expect(await readEvent(empty, async () => 'head')).toEqual(memoryEvent({ subject: { ...nobody, commit: 'head' } }))
    const broken = {
      GITHUB_RUN_ID: 'x1',
      GITHUB_RUN_ATTEMPT: '-1',
      GITHUB_SHA: ZERO,
      GITHUB_REF: 'refs/heads/',
      GITHUB_WORKFLOW_REF: 'ci.yml',
    }
    const subject = { ...nobody, ref: 'refs/heads/' }
    expect(await readEvent(broken, async () => null)).toEqual(memoryEvent({ subject }))
  })
})
