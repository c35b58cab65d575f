import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Subject } from '../../../src/gate/result.js'
import { readSubject } from '../../../src/platform/event.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { nobody } from '../../support/memory.js'

const [A, B, C] = ['a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string]
const ZERO = '0'.repeat(40)

const environment = {
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SHA: C,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '9876543210',
  GITHUB_RUN_ATTEMPT: '2',
}

const known: Subject = {
  ...nobody,
  repository: 'o/r',
  commit: C,
  ref: 'refs/heads/main',
  event: 'push',
  runId: 9876543210,
  attempt: 2,
}

const TAG = { GITHUB_REF: 'refs/tags/v1.0.0' }
const PULL = { commit: B, base: A, pullRequest: 7 }
const QUEUE = `refs/heads/gh-readonly-queue/main/pr-7-${A}`

function pullRequest(action: string, headRepository: string) {
  const head = { sha: B, ref: 'main', repo: { full_name: headRepository } }
  return {
    action,
    number: 7,
    pull_request: { number: 7, head, base: { sha: A, ref: 'main', repo: { full_name: 'o/r' } } },
  }
}

describe('the subject', () => {
  let folder: string
  let path: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    path = join(folder, 'event.json')
  })

  afterAll(() => removeFolder(folder))

  const subjectOf = async (event: string, more: Record<string, string | undefined> = {}): Promise<Subject> => {
    await writeFile(path, event)
    return readSubject({ ...environment, GITHUB_EVENT_PATH: path, ...more }, async () => 'head')
  }

  // Shapes as GitHub sends them, cut to the fields that say what is judged.
  it.each<[string, unknown, Partial<Subject>, Record<string, string>?]>([
    ['push', { before: A, after: C, ref: 'refs/heads/main' }, { base: A }],
    ['push, the first of a branch', { before: ZERO, after: C, created: true }, { base: null }],
    ['push, forced', { before: A, after: C, forced: true }, { base: A }],
    ['push of a new tag', { before: ZERO, after: C, ref: 'refs/tags/v1.0.0' }, { base: null }, TAG],
    ['push of a tag that moved', { before: A, after: C, ref: 'refs/tags/v1' }, { base: null }, TAG],
    ['pull_request', pullRequest('synchronize', 'o/r'), PULL],
    ['pull_request from a fork', pullRequest('opened', 'fork/r'), PULL],
    ['pull_request, closed', pullRequest('closed', 'o/r'), PULL],
    ['pull_request_target', pullRequest('synchronize', 'fork/r'), PULL],
    ['pull_request_review', { ...pullRequest('submitted', 'o/r'), review: { id: 1 } }, PULL],
    ['merge_group', { merge_group: { base_sha: A, head_sha: B, head_ref: QUEUE } }, PULL],
    [
      'merge_group of an odd name',
      { merge_group: { base_sha: A, head_sha: B, head_ref: 'x' } },
      { ...PULL, pullRequest: null },
    ],
    ['workflow_run', { workflow_run: { head_sha: B, pull_requests: [{ number: 7 }] } }, { commit: B, pullRequest: 7 }],
    ['workflow_run for a fork', { workflow_run: { head_sha: B, pull_requests: [] } }, { commit: B }],
    ['schedule', { schedule: '0 2 * * *' }, {}],
    ['workflow_dispatch', { inputs: { environment: 'staging' }, ref: 'refs/heads/main' }, {}],
    ['release', { action: 'published', release: { tag_name: 'v1.0.0', target_commitish: 'main' } }, {}, TAG],
    ['issue_comment', { issue: { number: 7, pull_request: { url: 'x' } } }, {}],
  ])('of %s', async (name, event, expected, variables: Record<string, string> = {}) => {
    const GITHUB_EVENT_NAME = name.split(/[ ,]/)[0] as string
    const same = { ...known, event: GITHUB_EVENT_NAME, ref: variables['GITHUB_REF'] ?? known.ref }
    expect(await subjectOf(JSON.stringify(event), { GITHUB_EVENT_NAME, ...variables })).toEqual({
      ...same,
      ...expected,
    })
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
    '{"pull_request":{}}',
    '{"pull_request":{"number":"7","head":null,"base":{"sha":5}}}',
    '{"pull_request":true,"merge_group":5,"before":7}',
    '{"workflow_run":{"pull_requests":[null]}}',
    '{"before":""}',
    '{"before":null,"merge_group":null}',
  ])('of the event %s, which says nothing, is what the variables say', async event => {
    expect(await subjectOf(event)).toEqual(known)
  })

  it('of a partial pull request, as local runners have it, is what it says', async () => {
    expect(await subjectOf('{"pull_request":{"number":3,"head":{"ref":"x"}}}')).toEqual({ ...known, pullRequest: 3 })
  })

  it.each([undefined, '', '/no/such/file'])('needs no event file (%s)', async GITHUB_EVENT_PATH => {
    expect(await subjectOf('{}', { GITHUB_EVENT_PATH })).toEqual(known)
  })

  it('is the commit alone outside GitHub, or nothing', async () => {
    expect(await readSubject({}, async () => 'head')).toEqual({ ...nobody, commit: 'head' })
    expect(await readSubject({}, async () => null)).toEqual(nobody)
  })

  it('does not take an empty or broken variable for an answer', async () => {
    const empty = Object.fromEntries(Object.keys(environment).map(name => [name, '']))
    expect(await readSubject(empty, async () => 'head')).toEqual({ ...nobody, commit: 'head' })
    const broken = await readSubject({ GITHUB_RUN_ID: 'x1', GITHUB_RUN_ATTEMPT: '-1' }, async () => null)
    expect(broken).toEqual(nobody)
  })
})
