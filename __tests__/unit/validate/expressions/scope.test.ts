import { describe, expect, it } from '@jest/globals'
import { checkedAction, checkedWorkflow, shown } from '../../../support/expressions.js'

const JOBS = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    outputs:
      Version: \${{ steps.last.outputs.version }}
    steps:
      - id: first
        run: \${{ steps.last.outcome }} \${{ steps.first.outcome }} \${{ steps.none.outcome }}
      - id: last
        run: \${{ steps.first.outputs.any }} \${{ steps.first.output }}
  release:
    needs: build
    runs-on: ubuntu-latest
    steps:
      - run: \${{ needs.build.outputs.version }} \${{ needs.build.outputs.versio }} \${{ needs.BUILD.result }}
      - run: \${{ needs.other.result }} \${{ contains(needs.*.result, 'failure') }} \${{ toJSON(needs.build.outputs.*) }}
  other:
    needs: release
    uses: ./.github/workflows/called.yml
    with:
      count: \${{ github.sha }}
  last:
    needs: [other]
    runs-on: ubuntu-latest
    steps:
      - id: run
        uses: ./action
      - run: \${{ needs.other.outputs.here }} \${{ needs.other.outputs.there }}
      - run: \${{ steps.run.outputs.here }} \${{ steps.run.outputs.there }}
`

describe('steps and jobs', () => {
  it('know what runs before them', () => {
    expect(shown(checkedWorkflow(JOBS))).toEqual([
      'unknown-step «last»',
      'unknown-step «first»',
      'unknown-step «none»',
      'unknown-property «output»',
      'unknown-output «versio»',
      'unknown-need «other»',
    ])
    expect(checkedWorkflow(JOBS).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('runs only later'),
      expect.stringContaining('of itself'),
      '`steps` has no step with the id `none`',
      '`steps.first` has no property `output`; did you mean `outputs`?',
      '`needs.build.outputs` has no output `versio`; did you mean `Version`?',
      "The job `other` is not in this job's `needs`, so nothing is known of it",
    ])
  })

  it('know what actions and reusable workflows declare', () => {
    const here = new Set(['here'])
    const outputs = { action: () => here, workflow: () => here, inputType: () => 'number' as const }
    expect(shown(checkedWorkflow(JOBS, outputs)).slice(6)).toEqual([
      'type «${{ github.sha }}»',
      'unknown-output «there»',
      'unknown-output «there»',
    ])
  })
})

describe('the matrix', () => {
  const inMatrix = (matrix: string, run: string) =>
    shown(
      checkedWorkflow(
        `on: push\njobs:\n  a:\n    runs-on: x\n    strategy:\n      matrix:${matrix}\n    steps:\n      - run: ${run}\n`,
      ),
    )

  it.each([
    [' { os: [a, b], include: [{ Extra: 1 }] }', '${{ matrix.OS }} ${{ matrix.extra }}', []],
    [' { os: [a, b], exclude: [{ extra: 1 }] }', '${{ matrix.extra }}', ['unknown-matrix «extra»']],
    [" ${{ fromJSON('{}') }}", '${{ matrix.any }}', []],
    [' { os: [a], include: "${{ fromJSON(vars.X) }}" }', '${{ matrix.any }}', []],
    [' { x: [{ a: 1, b: { c: 2 } }, { d: 3 }] }', '${{ matrix.x.b.c }} ${{ matrix.x.d }}', []],
    [
      ' { x: [{ a: 1 }] }',
      '${{ matrix.x.b }} ${{ matrix.x }}',
      ['unknown-property «b»', 'object-as-text «${{ matrix.x }}»'],
    ],
    [' { x: [1, true, null] }', '${{ matrix.x.any }}', []],
    [' { x: "${{ github.event.labels }}" }', '${{ matrix.x.any }}', []],
    [' { x: ["${{ github.sha }}"] }', '${{ matrix.x.any }}', ['type «any»']],
    [' { flag: [true, false] }', "${{ matrix.flag == 'true' }}", ["type «matrix.flag == 'true'»"]],
  ])('%s', (matrix, run, problems) => {
    expect(inMatrix(matrix, run)).toEqual(problems)
  })
})

describe('inputs and secrets', () => {
  const REUSABLE = `on:
  workflow_dispatch:
    inputs:
      level: { type: choice, options: [a, b] }
      dry: { type: boolean }
  workflow_call:
    inputs:
      count: { type: number, default: "\${{ inputs.later }}" }
      later: { type: number, default: "\${{ inputs.count }}" }
      wrong: { type: boolean, default: "\${{ github.sha }}" }
    secrets:
      token:
    outputs:
      out:
        value: \${{ jobs.a.outputs.o }} \${{ jobs.a.outputs.p }} \${{ jobs.b.result }}
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: \${{ inputs.count }}
    outputs: { o: 1 }
    steps:
      - run: \${{ inputs.level }} \${{ inputs.leve }} \${{ inputs.dry == 'true' }}
      - run: \${{ secrets.TOKEN }} \${{ secrets.github_token }} \${{ secrets.OTHER }}
`

  it('are those that are declared', () => {
    expect(shown(checkedWorkflow(REUSABLE))).toEqual([
      'unknown-input «later»',
      'type «${{ github.sha }}»',
      'unknown-output «p»',
      'unknown-need «b»',
      'unknown-input «leve»',
      "type «inputs.dry == 'true'»",
      'unknown-secret «OTHER»',
    ])
  })

  it('are text in the event', () => {
    const text = `on: { workflow_dispatch: { inputs: { a: { type: boolean } } } }
jobs: { j: { runs-on: x, steps: [{ run: "\${{ github.event.inputs.a == 'true' }} \${{ github.event.inputs.b }}" }] } }
`
    expect(shown(checkedWorkflow(text))).toEqual(['unknown-input «b»'])
  })
})

describe('an action', () => {
  it('knows its inputs and its steps, and nothing of the job that it runs in', () => {
    const action = `name: a
description: b
inputs:
  Name: { description: c, default: "\${{ github.token }}" }
outputs:
  out: { description: d, value: "\${{ steps.s.outputs.x }} \${{ steps.t.outputs.x }}" }
runs:
  using: composite
  steps:
    - id: s
      shell: bash
      run: \${{ inputs.name }} \${{ inputs.nam }} \${{ matrix.any }} \${{ job.services.any.id }} \${{ github.action_path }}
      if: steps.s.outcome == 'success'
`
    expect(shown(checkedAction(action))).toEqual(['unknown-step «t»', 'unknown-input «nam»', 'unknown-step «s»'])
  })
})

describe('a hostile file', () => {
  it('is checked in time that grows with its size', () => {
    const steps = Array.from(
      { length: 3_000 },
      (_, at) => `      - { id: s${at}, run: "\${{ steps.s${at + 1}.outcome }}" }\n`,
    )
    const text = `on: push\njobs:\n  __proto__:\n    runs-on: x\n    steps:\n${steps.join('')}`
    expect(checkedWorkflow(text).problems).toHaveLength(3_000)
  })

  it('has no members that it does not declare', () => {
    const run = '${{ matrix.constructor }} ${{ matrix.__proto__.x }} ${{ github.tostring }}'
    const text = `on: push\njobs: { a: { runs-on: x, strategy: { matrix: { b: [1] } }, steps: [{ run: "${run}" }] } }\n`
    expect(shown(checkedWorkflow(text))).toEqual([
      'unknown-matrix «constructor»',
      'unknown-matrix «__proto__»',
      'unknown-property «tostring»',
    ])
  })
})
