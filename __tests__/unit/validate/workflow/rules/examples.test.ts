import { describe, expect, it } from '@jest/globals'
import { workflowRules } from '../../../../../src/validate/workflow/rules/all.js'
import { found, judge } from '../../../../support/workflow-rules.js'

const checked = workflowRules.filter(({ id }) => id !== 'workflow/shellcheck')

describe('the rules about what a workflow says', () => {
  it.each(checked)('$id is found in the line of its example, and nothing else', ({ id, example }) => {
    const { problems, source } = judge(example.files)
    expect(problems.map(({ rule, start }) => ({ id: rule.id, line: source.positionOf(start).line }))).toEqual([
      { id, line: example.line },
    ])
  })

  it('each have an id of their own', () => {
    expect(new Set(workflowRules.map(({ id }) => id)).size).toBe(workflowRules.length)
  })

  it('have nothing against a workflow that is in order', () => {
    expect(found(GOOD)).toEqual([])
  })
})

const GOOD = `name: Everything
run-name: Build of \${{ github.ref_name }}
on:
  push:
    branches: [main, 'release/**', '!release/**-alpha', 'v[0-9]+.x', 'users/*/wip?']
    tags: ['v[0-9]+.[0-9]+.[0-9]+', 'v*']
    paths-ignore: ['docs/**', '**/*.md', '!docs/build/**', 'file with spaces', 'a~b']
  pull_request:
    types: [opened, synchronize]
    paths: ['**', 'src/[a-c]*.ts', 'back\\\\slash']
  schedule:
    - cron: '*/5 0-6,22-23 * JAN-MAR MON-FRI'
    - cron: 30 5 29 2 *
      timezone: America/Argentina/Buenos_Aires
    - cron: 0 0 31 2 1
  workflow_run:
    workflows: [Other]
    branches-ignore: [main]
  workflow_dispatch:
    inputs:
      stage: { type: choice, options: [test, live], default: test, required: true }
      verbose: { type: boolean, default: false }
      times: { type: number, default: 1.5e3 }
      text: { description: Free }
      where: { type: environment, default: test }
  workflow_call:
    inputs:
      level: { type: number, default: '\${{ vars.LEVEL }}' }
      name: { type: string, required: true }
env: { CI: true, GITHUB_TOKEN: '\${{ github.token }}', GITHUB_REF: '\${{ github.ref }}', 'a.b-c': d }
concurrency: { group: 'ci-\${{ github.ref }}', cancel-in-progress: true }
defaults: { run: { shell: 'bash -e {0}' } }
jobs:
  _first-job1:
    runs-on: [self-hosted, linux, x64, gpu]
    timeout-minutes: 4000
    concurrency: other
    steps:
      - id: a
        run: echo "::notice::Fine" && echo "::add-mask::$X"
        shell: sh
      - id: A_b-1
        uses: actions/upload-artifact@v4
        with: { name: first, path: out }
  matrix:
    needs: [_first-job1, group]
    strategy:
      max-parallel: 2
      matrix:
        os: [ubuntu-latest, Windows-2025, macos-15-intel, ubuntu-latest-8-cores]
        node: [20, '20.1', { version: 22, lts: true }, [1, 2]]
        exclude:
          - { os: ubuntu-latest, node: { lts: true } }
          - { os: linux-extra, node: 20 }
        include:
          - { os: linux-extra, extra: 1 }
    runs-on: \${{ matrix.os == 'linux-extra' && 'ubuntu-24.04' || matrix.os }}
    container:
      image: node:22
      credentials: { username: x, password: '\${{ secrets.PASSWORD }}' }
    steps:
      - run: dir
        shell: \${{ matrix.shell }}
      - uses: actions/upload-artifact@v4
        with: { name: 'out-\${{ strategy.job-index }}', path: out }
  dynamic:
    needs: matrix
    strategy:
      matrix:
        value: \${{ fromJSON(needs.matrix.outputs.values) }}
        other: [1, 2]
        exclude:
          - { value: 1, other: '3-\${{ github.run_id }}' }
    runs-on: \${{ matrix.value }}
    steps:
      - id: server
        run: ./serve
        background: true
      - parallel:
          - run: make a
          - run: make b
      - wait: server
      - wait-all:
      - cancel: Server
  group:
    runs-on: { group: larger, labels: our-own-label }
    environment: { name: test, url: 'https://example.org' }
    steps:
      - run: Get-Item .
        shell: pwsh
`
