import { describe, expect, it } from '@jest/globals'
import { readWorkflow } from '../../../../../src/validate/workflow/read.js'
import { walkWorkflow } from '../../../../../src/validate/workflow/structure/walk.js'
import { reports, sourceOf } from '../../../../support/validate.js'

const TOP = 'on: push\n'

function job(...lines: string[]): string {
  return `${TOP}jobs:\n  a:\n${lines.map(line => `    ${line}\n`).join('')}`
}

function step(...lines: string[]): string {
  return job('runs-on: ubuntu-latest', 'steps:', ...lines.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`))
}

/** The messages, each with the text of its place, in the order of the file. */
function walked(text: string): string[] {
  const source = sourceOf(text)
  const workflow = readWorkflow(source)
  if (workflow === null) throw new Error('the example is no map')
  const { problems, report } = reports()
  walkWorkflow(workflow, report)
  const sorted = [...problems].sort((a, b) => a.start - b.start)
  return sorted.map(({ rule, start, end, message }) => `${source.text.slice(start, end)} | ${rule.id} | ${message}`)
}

describe('keys of a workflow', () => {
  it.each([
    [
      `${TOP}jobs: { a: { runs-on: x, steps: [run: y] } }\njob: {}\n`,
      'job | workflow/unknown-key | `job` is no key of a workflow; did you mean `jobs`?',
    ],
    [TOP, 'on | workflow/missing-key | A workflow needs `jobs`'],
    [
      job('runs_on: x', 'runs-on: x', 'steps: [run: y]'),
      'runs_on | workflow/unknown-key | `runs_on` is no key of a job; did you mean `runs-on`?',
    ],
    [job('steps: [run: y]'), 'a | workflow/missing-key | A job needs `runs-on`'],
    [job('name: x'), 'a | workflow/missing-key | A job needs `runs-on` and `steps`, or `uses`'],
    [
      job('uses: ./.github/workflows/b.yml', 'env: { A: 1 }'),
      'env | workflow/unknown-key | `env` cannot stand beside `uses`: a job that calls a workflow has no such key',
    ],
    [
      job('runs-on: x', 'steps: [run: y]', 'secrets: inherit'),
      'secrets | workflow/unknown-key | `secrets` cannot stand beside `runs-on`: a job has no such key',
    ],
    [
      step('uses: a/b@c', 'run: x'),
      'uses | workflow/unknown-key | `uses` and `run` exclude each other: keep one of them',
    ],
    [
      step('run: x', 'with: { a: 1 }'),
      'with | workflow/unknown-key | `with` cannot stand beside `run`: a step with `run` has no such key',
    ],
    [
      step('uses: a/b@c', 'shell: bash'),
      'shell | workflow/unknown-key | `shell` cannot stand beside `uses`: a step with `uses` has no such key',
    ],
    [step('name: x'), 'name | workflow/missing-key | A step needs `run` or `uses`'],
    [
      `${TOP}permissions:\n  content: read\njobs: { a: { runs-on: x, steps: [run: y] } }\n`,
      'content | workflow/unknown-key | `content` is no key of `permissions`; did you mean `contents`?',
    ],
    [
      `${TOP}env: { A: 1, a: 2 }\njobs: { a: { runs-on: x, steps: [run: y] } }\n`,
      'a | workflow/duplicate-key | `a` is the same key as `A`: GitHub does not regard case',
    ],
    [
      `${TOP}jobs: { a: { runs-on: x, steps: [run: y] }, A: { runs-on: x, steps: [run: y] } }\n`,
      'A | workflow/duplicate-key | `A` is the same key as `a`: GitHub does not regard case',
    ],
    [
      step('run: x', 'env:', '  <<: { A: 1 }'),
      '<< | workflow/merge-key | GitHub knows no merge keys: write the keys out, or use an alias for the whole map',
    ],
  ])('%#', (text, ...expected) => {
    expect(walked(text)).toEqual(expected)
  })

  it('says of a step that is neither only what it lacks, and which of its keys nobody knows', () => {
    expect(walked(step('rum: x', 'with: { a: 1 }'))).toEqual([
      'rum | workflow/unknown-key | `rum` is no key of a step; did you mean `run`?',
      'rum | workflow/missing-key | A step needs `run` or `uses`',
    ])
  })
})

describe('events', () => {
  it.each([
    ['on: pushh\n', 'pushh | workflow/event | `pushh` is no event; did you mean `push`?'],
    [
      'on: [push, pull-request]\n',
      'pull-request | workflow/event | `pull-request` is no event; did you mean `pull_request`?',
    ],
    [
      'on: { pul_request: }\n',
      'pul_request | workflow/event | `pul_request` is no event; did you mean `pull_request`?',
    ],
    ['on: [schedule]\n', 'schedule | workflow/event | `schedule` needs `cron`: write it as a key of `on`'],
    [
      'on: { workflow_run: { types: [completed] } }\n',
      'workflow_run | workflow/missing-key | `workflow_run` needs `workflows`',
    ],
    [
      'on: { project_card: }\n',
      'project_card | workflow/event | `project_card` no longer happens: GitHub has retired classic projects',
    ],
    [
      'on: { issues: { types: [open] } }\n',
      'open | workflow/event-type | `open` is no activity type of `issues`; did you mean `opened`?',
    ],
    [
      'on: { push: { types: [opened] } }\n',
      'push | workflow/event-type | `push` has no activity types; remove `types`',
    ],
    [
      'on: { issues: { tags: [v1] } }\n',
      'tags | workflow/event-filter | `issues` has no filter `tags`; it is available for `push`',
    ],
    [
      'on: { create: { branches: [v1] } }\n',
      'branches | workflow/event-filter | `create` has no filter `branches`; it is available for `push`, `pull_request`, `pull_request_target`, `merge_group` and `workflow_run`',
    ],
    [
      'on: { push: { branchs: [v1] } }\n',
      'branchs | workflow/unknown-key | `branchs` is no key of `push`; did you mean `branches`?',
    ],
  ])('%s', (on, expected) => {
    expect(walked(`${on}jobs: { a: { runs-on: x, steps: [run: y] } }\n`)).toEqual([expected])
  })

  it.each([
    'on: [repository_dispatch, workflow_dispatch, workflow_call]\n',
    'on: { repository_dispatch: { types: one } }\n',
    'on: { workflow_dispatch: { inputs: { a: , b: { type: environment } } } }\n',
    'on: { workflow_dispatch: { inputs: } }\n',
    'on: { schedule: [{ cron: "0 1 * * *", timezone: Europe/Zurich }] }\n',
    'on: { push: {}, create: , delete: {} }\n',
    'on: { image_version: { names: [a], versions: [1.*] } }\n',
  ])('is silent: %s', on => {
    expect(walked(`${on}jobs: { a: { runs-on: x, steps: [run: y] } }\n`)).toEqual([])
  })
})
