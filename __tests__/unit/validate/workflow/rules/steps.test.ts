import { describe, expect, it } from '@jest/globals'
import { readAction } from '../../../../../src/validate/workflow/read.js'
import { checkActionRules } from '../../../../../src/validate/workflow/rules/all.js'
import { placesOf, reports, sourceOf } from '../../../../support/validate.js'
import { found, steps, told } from '../../../../support/workflow-rules.js'

describe('ids of steps', () => {
  it('must have the form of an id and differ in more than case', () => {
    const text = steps('{ id: ok, run: a }', '{ id: a b, run: a }', '{ id: OK, run: a }', '{ id: __x, run: a }')
    expect(found(text)).toEqual(['7:15 workflow/step-id', '8:15 workflow/duplicate-step-id', '9:15 workflow/step-id'])
    expect(told(text)).toContain('A step before this one has the id `ok` already: case makes no difference')
  })

  it('are counted for each job on its own', () => {
    const job = 'runs-on: ubuntu-latest, steps: [{ id: x, run: a }]'
    expect(found(`on: push\njobs: { a: { ${job} }, b: { ${job} } }\n`)).toEqual([])
  })
})

describe('wait and cancel', () => {
  it.each([
    [
      'a step that is not there',
      '{ wait: nobody }',
      'No earlier step of the job has the id `nobody`; known are `server`, `plain`, `later`',
    ],
    ['a step that comes later', '{ wait: [later] }', 'Step `later` comes later and is not running yet'],
    ['the step itself', '{ id: me, cancel: Me }', 'The step cannot cancel itself'],
    ['a step in the foreground', '{ cancel: plain }', 'Step `plain` does not run in the background'],
  ])('cannot name %s', (_, step, message) => {
    const text = steps(
      '{ id: server, run: a, background: true }',
      '{ id: plain, run: a }',
      step,
      '{ id: later, run: a, background: true }',
    )
    expect(told(text).map(each => each.replace(/, me, /, ', '))).toEqual([message])
    expect(found(text)[0]).toMatch(/^8:\d+ workflow\/step-target$/)
  })
})

describe('parallel steps', () => {
  it('are plain steps', () => {
    const text = steps(
      '{ parallel: [{ run: a }, { run: b, background: true }, { wait-all: true }, { parallel: [] }] }',
      '{ wait-all: false }',
    )
    expect(found(text)).toEqual([
      '6:44 workflow/parallel-step',
      '6:66 workflow/parallel-step',
      '6:86 workflow/parallel-step',
      '7:11 workflow/parallel-step',
    ])
  })
})

describe('composite actions', () => {
  it('have their steps judged by the same rules', () => {
    const source = sourceOf(
      `runs:
  using: composite
  steps:
    - { id: a, run: x, shell: bsh }
    - { id: A, run: 'echo ::set-output name=a::b', shell: cmd }
    - { run: x, shell: bash, env: { 'a b': c } }
    - { wait: nobody }
`,
      'action.yml',
    )
    const { problems, report } = reports()
    const action = readAction(source)
    if (action !== null) checkActionRules(action, report)
    expect(placesOf(problems, source)).toEqual([
      '4:31 workflow/shell',
      '5:13 workflow/duplicate-step-id',
      '5:27 workflow/deprecated-command',
      '6:37 workflow/env-name',
      '7:15 workflow/step-target',
    ])
  })
})
