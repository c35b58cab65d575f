import { describe, expect, it } from '@jest/globals'
import type { Action, Workflow } from '../../../../../src/validate/workflow/model.js'
import type { Place } from '../../../../../src/validate/workflow/place.js'
import { readAction, readWorkflow } from '../../../../../src/validate/workflow/read.js'
import { walkAction, walkWorkflow } from '../../../../../src/validate/workflow/structure/walk.js'
import { reports, sourceOf } from '../../../../support/validate.js'

const WORKFLOW = `on:
  workflow_call:
    outputs:
      out: { value: "\${{ jobs.a.outputs.b }}" }
run-name: \${{ github.actor }}
jobs:
  a:
    if: github.ref == 'x'
    runs-on: \${{ matrix.os }}
    timeout-minutes: \${{ matrix.minutes }}
    continue-on-error: \${{ matrix.os == 'x' }}
    strategy:
      matrix:
        os: \${{ fromJSON(needs.b.outputs.os) }}
        n: [1, "\${{ github.sha }}"]
    container:
      image: x
      env: { A: "\${{ env.B }}" }
      credentials: { username: "\${{ secrets.U }}", password: "\${{ env.P }}" }
    environment: { name: x, url: "\${{ steps.s.outputs.url }}" }
    defaults: { run: { shell: "\${{ env.S }}" } }
    steps:
      - id: one
        if: hashFiles('a') != ''
        run: echo \${{ steps.one.outputs.x }}
        shell: \${{ matrix.shell }}
      - parallel:
          - run: echo \${{ secrets.A }}
      - run: plain
        env: { A: "\${{ env.B }}" }
  b:
    uses: ./.github/workflows/b.yml
    with: { x: "\${{ needs.a.outputs.y }}" }
    secrets: { t: "\${{ secrets.T }}" }
`

function places(text: string): Place[] {
  return walkWorkflow(readWorkflow(sourceOf(text)) as Workflow, reports().report)
}

function placeAt(path: string): Place {
  const found = places(WORKFLOW).find(place => place.path.join('.') === path)
  if (found === undefined) throw new Error(`there is no place at ${path}`)
  return found
}

describe('places of expressions', () => {
  it('are every value with an expression and every condition, in order, and nothing else', () => {
    expect(places(WORKFLOW).map(({ path }) => path.join('.'))).toEqual([
      'on.workflow_call.outputs.out.value',
      'run-name',
      'jobs.a.if',
      'jobs.a.runs-on',
      'jobs.a.timeout-minutes',
      'jobs.a.continue-on-error',
      'jobs.a.strategy.matrix.os',
      'jobs.a.strategy.matrix.n.1',
      'jobs.a.container.env.A',
      'jobs.a.container.credentials.username',
      'jobs.a.container.credentials.password',
      'jobs.a.environment.url',
      'jobs.a.defaults.run.shell',
      'jobs.a.steps.0.if',
      'jobs.a.steps.0.run',
      'jobs.a.steps.0.shell',
      'jobs.a.steps.1.parallel.0.run',
      'jobs.a.steps.2.env.A',
      'jobs.b.with.x',
      'jobs.b.secrets.t',
    ])
  })

  it.each([
    ['on.workflow_call.outputs.out.value', ['github', 'inputs', 'vars', 'jobs']],
    ['run-name', ['github', 'inputs', 'vars']],
    ['jobs.a.strategy.matrix.os', ['github', 'inputs', 'vars', 'needs']],
    [
      'jobs.a.container.env.A',
      ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'job', 'runner', 'env'],
    ],
    [
      'jobs.a.container.credentials.username',
      ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix', 'secrets', 'env'],
    ],
    ['jobs.a.steps.0.shell', []],
    ['jobs.b.with.x', ['github', 'inputs', 'vars', 'needs', 'strategy', 'matrix']],
    ['jobs.b.secrets.t', ['github', 'inputs', 'vars', 'needs', 'secrets', 'strategy', 'matrix']],
  ])('know at %s', (path, contexts) => {
    expect([...placeAt(path).contexts].sort()).toEqual([...contexts].sort())
  })

  it('know functions that others do not', () => {
    const names = (path: string) => placeAt(path).functions.map(({ name, least, most }) => `${name}(${least},${most})`)
    expect(names('jobs.a.if')).toEqual(['always(0,0)', 'failure(0,Infinity)', 'cancelled(0,0)', 'success(0,Infinity)'])
    expect(names('jobs.a.steps.0.run')).toEqual(['hashfiles(1,255)'])
    expect(names('jobs.a.runs-on')).toEqual([])
  })

  it('say what the value has to be, and whether it is a condition', () => {
    const expected = {
      'jobs.a.timeout-minutes': 'number',
      'jobs.a.continue-on-error': 'boolean',
      'jobs.a.steps.0.run': 'string',
    }
    for (const [path, expects] of Object.entries(expected))
      expect(placeAt(path)).toMatchObject({ expects, condition: false })
    expect(placeAt('jobs.a.runs-on').expects).toBe('any')
    expect(placeAt('jobs.a.strategy.matrix.os').expects).toBe('any')
    expect(placeAt('jobs.a.if').condition).toBe(true)
    expect(placeAt('jobs.a.steps.0.if').condition).toBe(true)
  })

  it('belong to their job and step', () => {
    const owners = places(WORKFLOW).map(
      ({ job, step }) => `${job?.id ?? ''}/${job?.steps.indexOf(step as never) ?? ''}`,
    )
    expect(owners.slice(0, 3)).toEqual(['/', '/', 'a/-1'])
    expect(owners.slice(-7)).toEqual(['a/0', 'a/0', 'a/0', 'a/1', 'a/2', 'b/-1', 'b/-1'])
  })

  it('belong to the job that stands for an alias', () => {
    const text = 'on: push\njobs:\n  a: &a { runs-on: x, steps: [{ run: "${{ github.sha }}" }] }\n  b: *a\n'
    expect(places(text).map(({ job }) => job?.id)).toEqual(['a', 'b'])
  })
})

describe('places in an action', () => {
  it('know what a composite action knows', () => {
    const text = `name: a
description: b
inputs: { x: { default: "\${{ github.token }}" } }
outputs: { o: { value: "\${{ steps.s.outputs.o }}" } }
runs:
  using: composite
  steps:
    - { id: s, run: "\${{ inputs.x }}", shell: bash, if: failure() }
`
    const { problems, report } = reports()
    const found = walkAction(readAction(sourceOf(text, 'action.yml')) as Action, report)
    expect(problems).toEqual([])
    expect(found.map(({ path, condition, step }) => [path.join('.'), condition, step !== null])).toEqual([
      ['inputs.x.default', false, false],
      ['outputs.o.value', false, false],
      ['runs.steps.0.run', false, true],
      ['runs.steps.0.if', true, true],
    ])
    expect(found[2]?.contexts).not.toContain('secrets')
  })
})
