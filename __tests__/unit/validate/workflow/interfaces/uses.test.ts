import { describe, expect, it } from '@jest/globals'
import type { Problem } from '../../../../../src/validate/rules/rule.js'
import { checkCall } from '../../../../../src/validate/workflow/interfaces/calls.js'
import { outputsLookup } from '../../../../../src/validate/workflow/interfaces/outputs.js'
import { loadPopularActions } from '../../../../../src/validate/workflow/interfaces/popular.js'
import { StepUses } from '../../../../../src/validate/workflow/interfaces/steps.js'
import type { Workflow } from '../../../../../src/validate/workflow/model.js'
import { readWorkflow } from '../../../../../src/validate/workflow/read.js'
import { reports, repositoryOf, sourceOf } from '../../../../support/validate.js'

const popular = await loadPopularActions()
const COMMIT = '0123456789abcdef0123456789abcdef01234567'

const ACTION = `name: Build
description: Builds
inputs:
  target: { description: x, required: true }
  Mode: { description: x, required: true, default: fast }
outputs:
  path: { description: x, value: x }
runs: { using: composite, steps: [{ run: make, shell: bash }] }
`

const HEAD = `name: Old
description: Old
runs: { using: composite, steps: [{ run: 'echo \${{ inputs.a }}', shell: bash }] }
`

function read(text: string): Workflow {
  return readWorkflow(sourceOf(text)) as Workflow
}

function told(problems: readonly Problem[]): string[] {
  return problems.map(({ rule, message, level }) => `${level ?? rule.level} ${rule.id}: ${message}`)
}

/** What is found in the steps of a job, in flow style. */
function ofSteps(steps: string, files: Readonly<Record<string, string>> = {}): string[] {
  const { source, jobs } = read(`on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps}`)
  const { problems, report } = reports()
  const uses = new StepUses(source, report, repositoryOf(files), popular)
  for (const job of jobs) uses.check(job.steps)
  return told(problems)
}

describe('much used actions', () => {
  it.each([
    ['      - { uses: actions/checkout@v4, with: { fetch-depth: 0, FETCH-TAGS: true } }\n', []],
    [
      '      - { uses: Actions/Checkout@v4, with: { fetch_depth: 0 } }\n',
      ['warning action/unknown-input: `Actions/Checkout@v4` has no input `fetch_depth`; did you mean `fetch-depth`?'],
    ],
    [
      '      - { uses: actions/github-script@v8 }\n',
      ['warning action/missing-input: `actions/github-script@v8` needs the input `script`'],
    ],
    [
      '      - uses: actions/checkout@v3\n',
      ['warning action/outdated: `actions/checkout@v3` runs on a Node.js that GitHub has removed: use a newer version'],
    ],
    [
      '      - uses: actions/upload-artifact@v3\n',
      ['error action/outdated: GitHub refuses `actions/upload-artifact@v3`: use a newer version'],
    ],
    ['      - uses: actions/upload-artifact@v3-node20\n        with: { path: x }\n', []],
    [
      `      - uses: actions/checkout@${COMMIT} # v4.1.1\n        with: { fetch_depth: 0 }\n`,
      [
        'warning action/unknown-input: `actions/checkout@v4.1.1` has no input `fetch_depth`; did you mean `fetch-depth`?',
      ],
    ],
    [`      - uses: actions/checkout@${COMMIT}\n        with: { fetch_depth: 0 }\n`, []],
    ['      - uses: somebody/unknown@v1\n        with: { a: 1 }\n', []],
    ['      - uses: octokit/request-action@v2.x\n        with: { anything: 1 }\n', []],
  ])('%s', (steps, expected) => {
    expect(ofSteps(steps)).toEqual(expected)
  })

  it('know no names of prototypes', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) expect(popular.release(name, 'v1')).toBeNull()
  })
})

describe('local actions', () => {
  const files = { 'build/action.yml': ACTION, 'README.md': '' }

  it.each([
    ['      - { uses: ./build, with: { TARGET: x, mode: y } }\n', []],
    [
      '      - { uses: ./build/, with: { tagret: x } }\n',
      [
        'warning action/unknown-input: `./build/` has no input `tagret`; did you mean `target`?',
        'warning action/missing-input: `./build/` needs the input `target`',
      ],
    ],
    [
      '      - { uses: ./biuld }\n',
      ['warning uses/not-found: `./biuld` is no action: there is no `action.yml` in `biuld`'],
    ],
    ['      - { uses: actions/checkout@v4, with: { path: other } }\n      - { uses: ./other/x }\n', []],
    ['      - run: git clone https://example.org/x\n      - { uses: ./other/x }\n', []],
    ['      - { uses: ./build, with: { "${{ matrix.name }}": x } }\n', []],
  ])('%s', (steps, expected) => {
    expect(ofSteps(steps, files)).toEqual(expected)
  })

  it('are no more than noted as missing where nothing is there but workflows', () => {
    expect(ofSteps('      - uses: ./biuld\n')).toEqual([expect.stringMatching(/^note uses\/not-found: /)])
  })

  it('may have inputs that are deprecated without a reason', () => {
    const old = 'inputs: { a: { description: x, deprecationMessage: "" } }\n'
    expect(ofSteps('      - { uses: ./old, with: { a: 1 } }\n', { 'old/action.yml': HEAD + old })).toEqual([
      'warning action/deprecated-input: Input `a` of `./old` is deprecated',
    ])
  })

  it('work with what only YAML 1.1 takes for a boolean', () => {
    const old = 'inputs: { a: { description: x, required: yes } }\n'
    expect(ofSteps('      - { uses: ./old, with: { a: 1 } }\n', { 'old/action.yml': HEAD + old })).toEqual([])
  })

  it('are told of once where they have a fault', () => {
    const faulty = { 'build/action.yml': 'name: x\ndescription: y\nruns: { using: composite }\n' }
    expect(ofSteps('      - uses: ./build\n      - uses: ./build\n', faulty)).toEqual([
      'error uses/faulty-action: `build/action.yml` has a fault: `runs` of a composite action needs `steps`',
    ])
  })
})

describe('reusable workflows', () => {
  const called = `on:
  workflow_call:
    inputs:
      node: { type: number, required: true }
      Fast: { type: boolean, default: false }
      name: { type: string }
    secrets:
      token: { required: true }
      other:
    outputs:
      Path: { value: x }
jobs: { a: { runs-on: x, steps: [{ run: y }] } }
`
  const files = { '.github/workflows/b.yml': called, '.github/workflows/c.yml': 'on: push\n' }

  function ofCall(job: string): string[] {
    const { problems, report } = reports()
    for (const each of read(`on: push\njobs:\n  a: ${job}\n`).jobs) checkCall(each, report, repositoryOf(files))
    return told(problems)
  }

  const B = './.github/workflows/b.yml'
  it.each([
    [`{ uses: ${B}, with: { NODE: 1, fast: true, name: 3 }, secrets: { TOKEN: x } }`, []],
    [`{ uses: ${B}, with: { node: "\${{ inputs.x }}" }, secrets: inherit }`, []],
    [
      `{ uses: ${B} }`,
      [
        `error call/missing-input: \`${B}\` needs the input \`node\``,
        `error call/missing-secret: \`${B}\` needs the secret \`token\``,
      ],
    ],
    [
      `{ uses: ${B}, with: { node: "1", fast: maybe, nam: x }, secrets: { token: x, tokn: y } }`,
      [
        'error call/input-type: Input `node` must be a number, is text',
        'error call/input-type: Input `Fast` must be true or false, is text',
        `error call/unknown-input: \`${B}\` has no input \`nam\`; did you mean \`name\`?`,
        `error call/unknown-secret: \`${B}\` has no secret \`tokn\`; did you mean \`token\`?`,
      ],
    ],
    [
      `{ uses: ${B}, with: { node: null, name: ~, fast: null } }`,
      [
        'warning call/input-type: Input `node` must be a number, is nothing',
        'warning call/input-type: Input `name` must be text, is nothing',
        `error call/missing-secret: \`${B}\` needs the secret \`token\``,
      ],
    ],
    [
      '{ uses: ./.github/workflows/c.yml }',
      ['error call/not-callable: `./.github/workflows/c.yml` cannot be called: its `on` lacks `workflow_call`'],
    ],
    ['{ uses: ./.github/workflows/d.yml }', ['error uses/not-found: `./.github/workflows/d.yml` does not exist']],
    ['{ uses: o/r/.github/workflows/d.yml@v1, with: { a: 1 } }', []],
  ])('%s', (job, expected) => {
    expect(ofCall(job)).toEqual(expected)
  })

  it('and actions give outputs', () => {
    const outputs = outputsLookup(repositoryOf({ ...files, 'x/action.yaml': ACTION }), popular)
    expect(outputs.workflow(B)).toEqual(new Set(['path']))
    expect(outputs.workflow('o/r/.github/workflows/b.yml@v1')).toBeNull()
    expect(outputs.action('./x')).toEqual(new Set(['path']))
    expect(outputs.action('./nowhere')).toBeNull()
    expect(outputs.action('actions/checkout@v4')).toEqual(new Set(['commit', 'ref']))
    // Its script may set others.
    expect(outputs.action('actions/github-script@v8')).toBeNull()
    expect(outputs.action('somebody/unknown@v4')).toBeNull()
  })
})
