import { describe, expect, it } from '@jest/globals'
import { checkAction } from '../../../../../src/validate/workflow/action/check.js'
import type { Action } from '../../../../../src/validate/workflow/model.js'
import { readAction } from '../../../../../src/validate/workflow/read.js'
import { walkAction } from '../../../../../src/validate/workflow/structure/walk.js'
import { reports, repositoryOf, sourceOf } from '../../../../support/validate.js'

const FILES = { 'tool/dist/index.js': '', 'tool/Dockerfile': '' }

function found(text: string): string[] {
  const action = readAction(sourceOf(text, 'tool/action.yml')) as Action
  const { problems, report } = reports()
  walkAction(action, report)
  checkAction(action, report, repositoryOf(FILES))
  return problems.map(({ rule, message, level }) => `${level ?? rule.level} ${rule.id}: ${message}`)
}

function withRuns(runs: string, rest = ''): string {
  return `name: a\ndescription: b\n${rest}runs: ${runs}\n`
}

const STEPS = 'using: composite, steps: [{ run: "make ${{ inputs.used }} ${{ inputs[\'Quoted\'] }}", shell: bash }]'

describe('action.yml', () => {
  it.each([
    [withRuns('{ using: node24, main: dist/index.js }'), []],
    [withRuns('{ using: docker, image: Dockerfile, args: ["${{ inputs.a }}"] }'), []],
    [withRuns('{ using: docker, image: "docker://alpine:3" }'), []],
    [withRuns(`{ ${STEPS} }`), []],
    [withRuns('{ using: node24, main: index.js }'), ['warning action/missing-file: There is no file `tool/index.js`']],
    [
      withRuns('{ using: docker, image: alpine }'),
      ['warning action/missing-file: There is no file `tool/alpine`; an image of a registry begins with `docker://`'],
    ],
    [
      withRuns('{ using: node16, main: dist/index.js }'),
      ['warning action/removed-runner: GitHub has removed `node16`: use `node24`'],
    ],
    [
      withRuns('{ using: node24, main: dist/index.js, pre-if: always() }'),
      ['error action/orphan-condition: `pre-if` has no effect without `pre`'],
    ],
    [
      withRuns('{ using: composite, steps: [{ run: make }] }'),
      ['error workflow/missing-key: A step with `run` needs `shell`'],
    ],
    [
      withRuns('{ using: composite, main: x, steps: [{ uses: a/b@c }] }'),
      ['error workflow/unknown-key: `main` and `steps` exclude each other: keep one of them'],
    ],
    [
      withRuns('{ using: python, main: x }'),
      [
        'error workflow/value: `python` is no value of `using`; it must be `docker`, `node12`, `node16`, `node20`, `node24` or `composite`',
      ],
    ],
    [withRuns('{ using: docker }'), ['error workflow/missing-key: `runs` of a Docker action needs `image`']],
    [
      'runs: { using: docker, image: Dockerfile }\n',
      ['warning workflow/missing-key: An action needs `name` and `description`'],
    ],
    [
      withRuns(`{ ${STEPS} }`, 'branding: { icon: dogs, color: black }\n'),
      [expect.stringMatching(/^error workflow\/value: `dogs` is no value of `icon`/)],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('tells of inputs that a composite action does not use', () => {
    const inputs = 'inputs: { used: { description: x }, quoted: { description: x }, us: { description: x } }\n'
    expect(found(withRuns(`{ ${STEPS} }`, inputs))).toEqual([
      'note action/unused-input: Input `us` is not used by any step',
    ])
    const all = '{ using: composite, steps: [{ run: "echo ${{ toJSON(inputs) }}", shell: bash }] }'
    expect(found(withRuns(all, inputs))).toEqual([])
  })

  it('tells of outputs without a value, and of values that mean nothing', () => {
    const outputs = (value: string) => `outputs: { a: { description: x${value} } }\n`
    expect(found(withRuns(`{ ${STEPS} }`, outputs('')))).toEqual([
      'warning action/output-value: Output `a` needs a `value`: it is always empty without',
    ])
    expect(found(withRuns('{ using: node24, main: dist/index.js }', outputs(', value: x')))).toEqual([
      'note action/output-value: `value` has no effect: only composite actions set outputs by it',
    ])
  })
})
