import { describe, expect, it } from '@jest/globals'
import { found, steps } from '../../../support/security-rules.js'

describe('permissions', () => {
  const judged = (...lines: readonly string[]) => found(`${lines.join('\n')}\n`, 'excessive-permissions')
  const job = (id: string, permissions = '') =>
    `  ${id}: { ${permissions}runs-on: ubuntu-latest, steps: [{ run: make }] }`

  it('that nobody wrote are told of at the top and at the jobs that miss them', () => {
    expect(judged('on: push', 'jobs:', job('a'), job('b', 'permissions: {}, '), job('c'))).toEqual([
      '1 note',
      '3 note',
      '5 note',
    ])
    expect(judged('on: push', 'jobs:', job('a'))).toEqual(['3 note'])
    expect(judged('on: push', 'jobs:', job('a', 'permissions: {}, '))).toEqual([])
    expect(judged('on: [push, workflow_call]', 'jobs:', job('a'), job('b'))).toEqual(['3 note', '4 note'])
  })

  it('of a workflow that is only called come from its caller', () => {
    expect(judged('on: workflow_call', 'jobs:', job('a'), job('b'))).toEqual([])
    expect(judged('on: workflow_call', 'permissions: { contents: write }', 'jobs:', job('a'), job('b'))).toEqual([])
  })

  it('to write, for several jobs at once, are told of one by one', () => {
    const top = ['on: push', 'permissions:', '  contents: read', '  issues: write', '  packages: write', 'jobs:']
    expect(judged(...top, job('a'), job('b'))).toEqual(['4 warning', '5 warning'])
    expect(judged(...top, job('a'))).toEqual(['4 note', '5 note'])
    expect(judged(...top, job('a', 'permissions: {}, '), job('b', 'permissions: {}, '))).toEqual([])
  })

  it('for everything are told of wherever they stand', () => {
    expect(judged('on: push', 'permissions: write-all', 'jobs:', job('a'))).toEqual(['2 warning'])
    expect(judged('on: push', 'permissions: read-all', 'jobs:', job('a'))).toEqual([])
    expect(judged('on: push', 'permissions: read-all', 'jobs:', job('a'), job('b'))).toEqual(['2 note'])
    expect(judged('on: push', 'jobs:', job('a', 'permissions: write-all, '))).toEqual(['3 warning'])
  })
})

describe('credentials left on the disk', () => {
  const judged = (...lines: readonly string[]) => found(steps('push', ...lines), 'persisted-credentials')

  it('are told of unless the step says what it wants', () => {
    expect(
      judged(
        'uses: actions/checkout@v4',
        '{ uses: actions/checkout@v4, with: { persist-credentials: false } }',
        '{ uses: actions/checkout@v4, with: { persist-credentials: true } }',
        '{ uses: other/checkout@v4 }',
      ),
    ).toEqual(['7 note'])
  })

  it.each([
    ['{ uses: actions/upload-artifact@v3, with: { path: . } }', 'error'],
    ["{ uses: actions/upload-artifact@v4, with: { path: './', include-hidden-files: true } }", 'error'],
    ["{ uses: actions/upload-artifact@v3, with: { path: '${{ github.workspace }}' } }", 'error'],
    ['{ uses: actions/upload-artifact@v4, with: { path: . } }', 'note'],
    ['{ uses: actions/upload-artifact@v3, with: { path: dist } }', 'note'],
  ])('before %s: %s', (upload, level) => {
    expect(judged('uses: actions/checkout@v4', upload)).toEqual([`7 ${level}`])
  })

  it('are outside of the folder since version 6', () => {
    expect(judged('uses: actions/checkout@v6', '{ uses: actions/upload-artifact@v3, with: { path: . } }')).toEqual([
      '7 note',
    ])
  })
})

describe('self-hosted runners', () => {
  const judged = (event: string, runsOn: string, more = '') =>
    found(`on: ${event}\njobs:\n  a:\n    runs-on: ${runsOn}\n    steps: []\n${more}`, 'self-hosted-runner')

  it.each(['self-hosted', '[linux, self-hosted]', '{ group: x, labels: [Self-Hosted] }'])('are found in %s', runsOn => {
    expect(judged('pull_request', runsOn)).toEqual(['4 warning'])
  })

  it('are found in a matrix', () => {
    const more = '    strategy: { matrix: { os: [ubuntu-latest, [self-hosted, x]] } }\n'
    expect(judged('pull_request', '${{ matrix.os }}', more)).toEqual(['4 warning'])
  })

  it('are nothing to outsiders where only members start it', () => {
    expect(judged('[push, schedule, workflow_dispatch]', 'self-hosted')).toEqual([])
    expect(judged('pull_request', 'ubuntu-latest')).toEqual([])
  })
})

describe("an app's token", () => {
  const judged = (inputs: string) =>
    found(steps('push', `{ uses: actions/create-github-app-token@v2, with: { ${inputs} } }`), 'app-token')

  it.each([
    ['app-id: 1', ['7 warning']],
    ['permission-contents: read', []],
    ['permission-contents: read, owner: x', ['7 warning']],
    ['permission-contents: read, owner: x, repositories: y', []],
    ['permission-contents: read, skip-token-revoke: true', ['7 warning']],
    ["permission-contents: read, skip-token-revoke: '${{ inputs.x }}'", ['7 note']],
    ['permission-contents: read, skip-token-revoke: false', []],
  ])('with %s', (inputs, problems) => {
    expect(judged(inputs)).toEqual(problems)
  })
})
