import { describe, expect, it, test } from '@jest/globals'
import type { Workflow } from '../../../../../src/validate/workflow/model.js'
import { readWorkflow } from '../../../../../src/validate/workflow/read.js'
import { walkWorkflow } from '../../../../../src/validate/workflow/structure/walk.js'
import { reports, sourceOf } from '../../../../support/validate.js'

function walked(text: string): string[] {
  const source = sourceOf(text)
  const workflow = readWorkflow(source)
  if (workflow === null) throw new Error('the example is no map')
  const { problems, report } = reports()
  walkWorkflow(workflow, report)
  return problems.map(({ rule, message, level }) => `${level ?? rule.level} ${rule.id}: ${message}`)
}

function inJob(line: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: x\n    ${line}\n    steps: [run: y]\n`
}

function inStep(line: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: y\n        ${line}\n`
}

describe('types', () => {
  it.each([
    ['timeout-minutes: "10"', '`timeout-minutes` must be a number, is text; take the quotation marks away'],
    ['continue-on-error: yes', '`continue-on-error` must be true or false, is text; `yes` is no boolean in YAML 1.2'],
    ['continue-on-error: "true"', '`continue-on-error` must be true or false, is text; take the quotation marks away'],
    ['continue-on-error: a ${{ true }}', '`continue-on-error` must be true or false, is text'],
    ['env: [A]', '`env` must be a map, is a list'],
    ['env: A=1', '`env` must be a map, is text'],
    ['env: { A: [1] }', '`A` must be text, is a list'],
    ['needs: { a: b }', '`needs` must be text or a list, is a map'],
    ['needs: [[a]]', 'An item of `needs` must be text, is a list'],
    ['environment: [a]', '`environment` must be text or a map, is a list'],
    ['services: [redis]', '`services` must be a map, is a list'],
  ])('%s', (line, message) => {
    expect(walked(inJob(line))).toEqual([`error workflow/type: ${message}`])
  })

  it.each(['steps: { run: x }', 'steps: x'])('%s', line => {
    expect(walked(`on: push\njobs:\n  a:\n    runs-on: x\n    ${line}\n`)).toEqual([
      expect.stringMatching(/^error workflow\/type: `steps` must be a list, is (a map|text)$/),
    ])
  })
})

describe('values', () => {
  it.each([
    ['permissions: none', '`none` is no value of `permissions`; it must be `read-all`, `write-all` or a map'],
    ['permissions: { contents: reed }', '`reed` is no value of `contents`; it must be `read`, `write` or `none`'],
    ['permissions: { id-token: read }', '`read` is no value of `id-token`; it must be `write` or `none`'],
    ['concurrency: { group: a, queue: all }', '`all` is no value of `queue`; it must be `single` or `max`'],
  ])('%s', (line, message) => {
    expect(walked(inJob(line))).toEqual([`error workflow/value: ${message}`])
  })
})

test('what a workflow in braces lacks is told of at the brace', () => {
  const { problems, report } = reports()
  walkWorkflow(readWorkflow(sourceOf('{\n  "on": "push"\n}\n')) as Workflow, report)
  expect(problems).toMatchObject([{ rule: { id: 'workflow/missing-key' }, start: 0, end: 1 }])
})

describe('emptiness', () => {
  it.each([
    ['env:', 'error workflow/empty: `env` is empty; it must be a map'],
    ['env: {}', 'warning workflow/empty: `env` is empty; fill it or remove it'],
    ['needs: []', 'warning workflow/empty: `needs` is empty; fill it or remove it'],
    ['strategy: { matrix: { os: [] } }', 'error workflow/empty: `os` must not be empty'],
    ['environment:', 'warning workflow/empty: `environment` is empty; give it a value or remove it'],
    ['environment: { name: }', 'warning workflow/empty: `name` is empty; give it a value or remove it'],
    ['defaults: { run: { shell: "" } }', 'error workflow/empty: `shell` is empty; it must be text'],
  ])('%s', (line, expected) => {
    expect(walked(inJob(line))).toEqual([expected])
  })

  it('is told of a list of steps, of jobs, and of a script', () => {
    expect(walked('on: push\njobs: {}\n')).toEqual(['error workflow/empty: `jobs` must not be empty'])
    expect(walked('on: push\njobs: { a: { runs-on: x, steps: [] } }\n')).toEqual([
      'error workflow/empty: `steps` must not be empty',
    ])
    expect(walked('on: push\njobs: { a: { runs-on: x, steps: [{ run: }] } }\n')).toEqual([
      'warning workflow/empty: `run` is empty; give it a value or remove it',
    ])
    expect(
      walked('run-name:\non: push\njobs: { a: { runs-on: x, steps: [{ run: x, working-directory: }] } }\n'),
    ).toEqual([
      'warning workflow/empty: `run-name` is empty; give it a value or remove it',
      'warning workflow/empty: `working-directory` is empty; give it a value or remove it',
    ])
  })
})

describe('what GitHub takes', () => {
  it.each([
    'name:',
    'permissions: {}',
    'permissions: { artifact-metadata: write, attestations: write, models: read, vulnerability-alerts: read }',
    'environment: { name: production, deployment: false, url: "${{ steps.a.outputs.b }}" }',
    'concurrency: { group: a, cancel-in-progress: "${{ true }}", queue: max }',
    'services: ${{ fromJSON(inputs.services) }}',
    'services: { redis: { image: redis, ports: [], command: x, entrypoint: y } }',
    'env: ${{ fromJSON(vars.ENV) }}',
    'env: { A: , B: true, C: 1, D: "" }',
    'container: null',
    'snapshot: image',
    'snapshot: { image-name: a, version: 1.* }',
    'strategy: { matrix: { os: "${{ fromJSON(vars.OS) }}", include: [{ a: { b: 1 } }] }, max-parallel: 2 }',
    'timeout-minutes: ${{ matrix.minutes }}',
  ])('in a job: %s', line => {
    expect(walked(inJob(line))).toEqual([])
  })

  it.each(['background: true', 'continue-on-error: true', 'timeout-minutes: 0.5', 'env: ${{ matrix.env }}'])(
    'in a step: %s',
    line => {
      expect(walked(inStep(line))).toEqual([])
    },
  )

  it('has steps that wait, run side by side and are cancelled', () => {
    const steps = ['- id: a\n  run: x\n  background: true', '- wait: a', '- wait-all:', '- cancel: a']
    const parallel = '- parallel:\n    - run: x\n    - uses: a/b@c'
    const lines = [...steps, parallel].join('\n').replaceAll('\n', '\n      ')
    expect(walked(`on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      ${lines}\n`)).toEqual([])
  })
})

it('takes a tree that aliases make huge, and one that is deep', () => {
  const levels = Array.from({ length: 25 }, (_, level) => `, x${level + 1}: &x${level + 1} [*x${level}, *x${level}]`)
  expect(walked(inJob(`strategy: { matrix: { x0: &x0 [1, 2]${levels.join('')} } }`))).toEqual([])
  expect(walked(inJob(`strategy: { matrix: { a: ${'['.repeat(300)}${']'.repeat(300)} } }`))).toEqual([])
})
