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

  it.each<[string, unknown, Partial<Subject>]>([
    ['a push', { before: A, after: C, ref: 'refs/heads/main' }, { base: A }],
    ['the first push of a branch', { before: ZERO, after: C }, { base: null }],
    [
      'a pull request',
      { number: 7, pull_request: { number: 7, head: { sha: B }, base: { sha: A } } },
      { commit: B, base: A, pullRequest: 7 },
    ],
    ['a merge group', { merge_group: { base_sha: A, head_sha: C } }, { base: A }],
    ['a dispatch', { inputs: {} }, {}],
    ['an issue comment on a pull request', { issue: { number: 7, pull_request: { url: 'x' } } }, {}],
  ])('of %s', async (_, event, expected) => {
    expect(await subjectOf(JSON.stringify(event))).toEqual({ ...known, ...expected })
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
