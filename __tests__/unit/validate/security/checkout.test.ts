import { describe, expect, it } from '@jest/globals'
import { found } from '../../../support/security-rules.js'

const HEAD = "{ uses: actions/checkout@v4, with: { ref: '${{ github.event.pull_request.head.sha }}' } }"

/** What is told of a job, whose keys these are, in line 4 and after. */
function checkouts(event: string, ...lines: readonly string[]): string[] {
  const text = [`on: ${event}`, 'jobs:', '  a:', ...lines.map(line => `    ${line}`), ''].join('\n')
  return found(text, 'untrusted-checkout')
}

describe("fetching a pull request's code", () => {
  it.each([
    ["'${{ github.event.pull_request.head.ref }}'"],
    ["'${{ github.head_ref }}'"],
    ["'refs/pull/${{ github.event.number }}/merge'"],
  ])('of %s is an error where something runs after it', ref => {
    const checkout = `{ uses: actions/checkout@v4, with: { ref: ${ref} } }`
    expect(checkouts('pull_request_target', `steps: [${checkout}, { run: make }]`)).toEqual(['4 error'])
  })

  it('is found in commands, too', () => {
    expect(
      checkouts(
        '[issue_comment]',
        'steps:',
        '  - run: gh pr checkout ${{ github.event.issue.number }}',
        '  - run: git fetch origin pull/${{ github.event.issue.number }}/head',
        '  - run: make && git checkout ${{ github.event.pull_request.head.sha }}',
        '  - run: git checkout main',
      ),
    ).toEqual(['5 error', '6 warning', '7 error'])
  })

  it('is a warning where nothing runs, or somebody may have looked at it', () => {
    const run = `steps: [${HEAD}, { run: make }]`
    expect(checkouts('pull_request_target', `steps: [${HEAD}, { uses: a/b@v1 }]`)).toEqual(['4 warning'])
    expect(checkouts('pull_request_target', 'environment: review', run)).toEqual(['5 warning'])
    const labelled = "if: contains(github.event.pull_request.labels.*.name, 'safe')"
    expect(checkouts('pull_request_target', labelled, run)).toEqual(['5 warning'])
  })

  it('is nothing where it cannot be a stranger, or has no rights', () => {
    const run = `steps: [${HEAD}, { run: make }]`
    const own = 'if: github.event.pull_request.head.repo.full_name == github.repository'
    expect(checkouts('pull_request_target', own, run)).toEqual([])
    expect(checkouts('pull_request', run)).toEqual([])
    expect(checkouts('pull_request_target', 'steps: [{ uses: actions/checkout@v4 }, { run: make }]')).toEqual([])
  })

  it('after another workflow is an error only where that ran for a pull request', () => {
    const run =
      "steps: [{ uses: actions/checkout@v4, with: { ref: '${{ github.event.workflow_run.head_sha }}' } }, { run: make }]"
    expect(checkouts('workflow_run', run)).toEqual(['4 warning'])
    expect(checkouts('workflow_run', "if: github.event.workflow_run.event == 'pull_request'", run)).toEqual(['5 error'])
    expect(checkouts('workflow_run', "if: github.event.workflow_run.event == 'push'", run)).toEqual([])
  })
})

describe('dangerous triggers', () => {
  it('are told of at the name of the event, in each form', () => {
    const rest = 'jobs: {}\n'
    expect(found(`on: [push, issue_comment]\n${rest}`)).toEqual(['1 warning dangerous-trigger'])
    expect(found(`on:\n  pull_request_target:\n    types: [labeled]\n  workflow_run:\n${rest}`)).toEqual([
      '2 warning dangerous-trigger',
      '4 warning dangerous-trigger',
    ])
  })

  it('are none where the labels of a pull request are all that is set', () => {
    const labelling = (uses: string) => `on: pull_request_target
jobs:
  label:
    permissions: {}
    runs-on: ubuntu-latest
    steps: [{ uses: actions/labeler@${'a'.repeat(40)} }${uses}]
`
    expect(found(labelling(''))).toEqual([])
    expect(found(labelling(', { run: ./more.sh }'))).toEqual(['1 warning dangerous-trigger'])
  })
})
