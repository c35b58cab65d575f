import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { Ajv, type ValidateFunction } from 'ajv'
import { parse } from 'yaml'
import { gates, others, registry } from '../../../src/entries.js'
import type { AnyGate } from '../../../src/gate/gate.js'
import type { Input } from '../../../src/gate/inputs.js'
import { DOOR_ONLY, inputsOf, TOOL } from '../../../src/gate/judge.js'
import { SHARED_OUTPUTS } from '../../../src/gate/shared-inputs.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Step {
  id?: string
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

interface Action {
  name: string
  description: string
  inputs?: Record<string, { description?: string; default?: string; required?: boolean }>
  outputs?: Record<string, { description?: string; value?: string }>
  runs: { using: string; main?: string; steps?: Step[] }
}

const actionAt = (path: string): Action => parse(read(path))
const folders = readdirSync(join(root, 'actions')).sort()
const actions = Object.fromEntries(folders.map(name => [name, actionAt(`actions/${name}/action.yml`)]))
const composites = folders.filter(name => actions[name]?.runs.using === 'composite')
const own = /^org\/pipeline-actions\/([\w-]+)@v1$/

/** What `build/scaffold.mjs` writes of an input. Said again here, so that both would have to be wrong. */
function described({ help, default: fallback }: Input<unknown>): string {
  return fallback ? `${help} Default: \`${fallback}\`.` : help
}

/** The gates that are actions, each with the path of its contract. */
const contracts: [string, string, () => Promise<AnyGate>][] = [
  ...Object.entries({ ...gates, ...others }).map(([name, load]): [string, string, () => Promise<AnyGate>] => [
    name,
    `actions/${name}/action.yml`,
    load,
  ]),
  ['check', 'action.yml', registry['check'] as () => Promise<AnyGate>],
]

describe('actions and gates', () => {
  it('are the same, the composites left aside', () => {
    expect(folders.filter(name => !composites.includes(name))).toEqual(Object.keys({ ...gates, ...others }).sort())
    expect(Object.keys(registry).sort()).toEqual([...Object.keys(gates), ...Object.keys(others), 'check'].sort())
  })

  it('carry the version of package.json', () => {
    expect(TOOL.version).toBe(JSON.parse(read('package.json')).version)
    expect(JSON.parse(read('package-lock.json')).version).toBe(TOOL.version)
  })
})

describe.each(contracts)('the action of %s', (name, path, load) => {
  const action = actionAt(path)
  let gate: AnyGate

  beforeAll(async () => {
    gate = await load()
  })

  it('is that gate', () => {
    expect(gate.name).toBe(name)
    expect(action.name).not.toBe('')
    if (name !== 'check') expect(action.description).toBe(gate.help)
  })

  it('has the inputs of the gate, no more, no fewer, each described with its default', () => {
    const expected = Object.entries(inputsOf(gate)).map(([input, spec]) => [input, described(spec)])
    const declared = Object.entries(action.inputs ?? {}).map(([input, { description }]) => [input, description])
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected))
  })

  it('has no default but those of the run itself: others would win over the configuration', () => {
    const defaults = Object.entries(action.inputs ?? {}).filter(([, input]) => input.default !== undefined)
    expect(defaults.map(([input, { default: fallback }]) => [input, fallback])).toEqual([
      ['leg', '${{ toJSON(matrix) }}'],
      ['token', '${{ github.token }}'],
    ])
    for (const [input] of defaults) expect(DOOR_ONLY).toContain(input)
    expect(Object.values(action.inputs ?? {}).filter(input => input.required)).toEqual([])
  })

  it('describes nothing with an expression, which the runner would evaluate', () => {
    const texts = [...Object.values(action.inputs ?? {}), ...Object.values(action.outputs ?? {})]
    for (const { description } of texts) expect(description).not.toContain('${{')
  })

  it('has the outputs of the gate, no more, no fewer', () => {
    const gateOutputs = Object.entries(gate.outputs).map(([output, { help }]) => [output, help])
    const expected = { ...SHARED_OUTPUTS, ...Object.fromEntries(gateOutputs) }
    const declared = Object.entries(action.outputs ?? {}).map(([output, { description }]) => [output, description])
    expect(Object.fromEntries(declared)).toEqual(expected)
  })

  it('runs what the build made for it', () => {
    expect(action.runs).toEqual({ using: 'node24', main: expect.any(String) })
    const main = posix.join(posix.dirname(path), action.runs.main as string)
    expect(main).toBe(`dist/${name}/index.js`)
    expect(read(main)).toContain(`await action('${name}')`)
  })

  it('documents every input and output in its README, in step with the code', () => {
    const readme = read(name === 'check' ? 'docs/root-action.md' : `actions/${name}/README.md`)
    const [, marked] = /<!-- inputs -->\n([\s\S]*?)<!-- \/inputs -->/.exec(readme) ?? []
    const rows = (marked ?? '')
      .split('\n')
      .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|')))
    const table = (columns: number) =>
      rows.filter(row => row.length === columns + 2 && row[1]?.startsWith('`')).map(row => row.slice(1, -1))
    const inputs = Object.entries(inputsOf(gate)).map(([input, spec]) => [
      `\`${input}\``,
      spec.help,
      spec.default ? `\`${spec.default}\`` : '',
    ])
    expect(table(3)).toEqual(inputs)
    const outputs = {
      ...SHARED_OUTPUTS,
      ...Object.fromEntries(Object.entries(gate.outputs).map(([output, { help }]) => [output, help])),
    }
    expect(table(2)).toEqual(Object.entries(outputs).map(([output, help]) => [`\`${output}\``, help]))
  })
})

describe.each(folders)('the alias of %s', name => {
  const [action, alias] = [read(`actions/${name}/action.yml`), read(`${name}/action.yml`)]

  it('differs in relative paths only, each one folder shorter', () => {
    const [long, short] = [action.split('\n'), alias.split('\n')]
    expect(short).toHaveLength(long.length)
    const different = long.map((line, index) => [line, short[index] as string]).filter(([a, b]) => a !== b)
    for (const [line, shorter] of different) {
      expect(line).toMatch(/^ {2}main: '\.\.\/\.\.\/dist\/[\w-]+\/index\.js'$/)
      expect(shorter).toBe(line?.replace('../../', '../'))
    }
    expect(different).toHaveLength(composites.includes(name) ? 0 : 1)
  })

  it('names files that exist', () => {
    const main = actionAt(`${name}/action.yml`).runs.main
    if (main !== undefined) expect(existsSync(join(root, name, main))).toBe(true)
  })

  it('holds no other relative path, which would be right in one of the two places only', () => {
    expect(action.match(/\.\.?\/[^\s'"`]*/g) ?? []).toEqual(
      composites.includes(name) ? [] : [`../../dist/${name}/index.js`],
    )
  })
})

/** What is wrong with the steps of a composite or a reusable workflow, one line each. */
function faultsOf(steps: readonly Step[]): string[] {
  return steps.flatMap(step => {
    if (step.run !== undefined || step.uses === undefined) return ['a step is no `uses:`']
    const used = own.exec(step.uses)?.[1]
    if (used === undefined)
      return /^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/.test(step.uses) ? [] : [`${step.uses} is not pinned`]
    const inputs = actions[used]?.inputs
    if (inputs === undefined) return [`there is no action ${used}`]
    return Object.keys(step.with ?? {}).flatMap(key =>
      Object.hasOwn(inputs, key) ? [] : [`${used} has no input ${key}`],
    )
  })
}

/** The names in `${{ <context>.<name> }}`, wherever they stand. */
function referencesTo(context: string, value: unknown): string[] {
  const text = JSON.stringify(value ?? null)
  return [...text.matchAll(new RegExp(`\\b${context}\\.([\\w-]+)`, 'g'))].map(([, name]) => name as string)
}

it('there is a composite, else what follows holds nothing', () => {
  expect(composites).toContain('release-gate')
})

describe.each(composites)('the composite %s', name => {
  const { inputs = {}, outputs = {}, runs } = actions[name] as Action
  const steps = runs.steps ?? []

  it('has only steps that use an action, and gives each only inputs that it has', () => {
    expect(steps.length).toBeGreaterThan(0)
    expect(faultsOf(steps)).toEqual([])
  })

  it('hands on every input that it declares, and no other', () => {
    expect([...new Set(referencesTo('inputs', steps))].sort()).toEqual(Object.keys(inputs).sort())
  })

  it('has defaults only where the configuration could not say otherwise', () => {
    const defaults = Object.entries(inputs).filter(([, input]) => input.default !== undefined)
    for (const [input] of defaults) expect(DOOR_ONLY).toContain(input)
  })

  it('names the defaults that the actions have', () => {
    for (const { uses, with: given = {} } of steps) {
      const used = actions[own.exec(uses ?? '')?.[1] ?? '']
      for (const [key, value] of Object.entries(given)) {
        const fallback = /Default: `([^`]*)`/
        const told = inputs[referencesTo('inputs', value)[0] ?? '']
        const says = fallback.exec(told?.description ?? '')?.[1] ?? told?.default
        expect([key, says]).toEqual([key, fallback.exec(used?.inputs?.[key]?.description ?? '')?.[1]])
      }
    }
  })

  it('has outputs that its steps have', () => {
    for (const { value } of Object.values(outputs)) {
      const [, id, output] = /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(value ?? '') ?? []
      const used = own.exec(steps.find(step => step.id === id)?.uses ?? '')?.[1] ?? ''
      expect(Object.keys(actions[used]?.outputs ?? {})).toContain(output)
    }
  })
})

it.each<[string, Step, string]>([
  ['a run step', { run: 'echo' }, 'a step is no `uses:`'],
  [
    'an unknown input',
    { uses: 'org/pipeline-actions/smoke-test@v1', with: { ulr: 'x' } },
    'smoke-test has no input ulr',
  ],
  ['an unknown action', { uses: 'org/pipeline-actions/no-such@v1' }, 'there is no action no-such'],
  ['a tag of somebody else', { uses: 'actions/checkout@v5' }, 'actions/checkout@v5 is not pinned'],
])('%s in a composite would be found', (_, step, fault) => {
  expect(faultsOf([step])).toEqual([fault])
})

describe('the reusable workflow', () => {
  const workflow = parse(read('.github/workflows/release-pipeline.yml'))
  const declared = workflow.on.workflow_call
  const jobs = Object.values<{ steps?: Step[]; permissions?: unknown }>(workflow.jobs)

  it('has only steps that use an action, and gives each only inputs that it has', () => {
    expect(jobs.length).toBeGreaterThan(0)
    for (const job of jobs) expect(faultsOf(job.steps ?? [])).toEqual([])
  })

  it('uses every input that it declares, and no other', () => {
    expect([...new Set(referencesTo('inputs', workflow.jobs))].sort()).toEqual(Object.keys(declared.inputs).sort())
  })

  it('grants nothing that a job does not ask for', () => {
    expect(workflow.permissions).toEqual({})
    for (const job of jobs) expect(job.permissions).toBeDefined()
  })

  it('is called by the examples with inputs that it has', () => {
    const calls = exampleWorkflows().flatMap(({ jobs }) => Object.values<{ uses?: string; with?: object }>(jobs))
    const here = calls.filter(job => job.uses?.includes('/release-pipeline.yml@'))
    expect(here.length).toBeGreaterThan(0)
    for (const job of here) {
      expect(Object.keys(declared.inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})))
      for (const [input, { required }] of Object.entries<{ required?: boolean }>(declared.inputs)) {
        if (required) expect(Object.keys(job.with ?? {})).toContain(input)
      }
    }
  })
})

const examples = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter(each => each.isDirectory())

function exampleWorkflows() {
  return examples.flatMap(({ name }) => {
    const folder = `examples/${name}/.github/workflows`
    return readdirSync(join(root, folder)).map(file => parse(read(`${folder}/${file}`)))
  })
}

describe('the examples', () => {
  it('give our actions only inputs that they have', () => {
    const steps = exampleWorkflows().flatMap(({ jobs }) =>
      Object.values<{ steps?: Step[] }>(jobs).flatMap(job => job.steps ?? []),
    )
    const ours = steps.filter(step => own.test(step.uses ?? ''))
    expect(ours.length).toBeGreaterThan(3)
    expect(faultsOf(ours)).toEqual([])
  })
})

describe('the schema of the configuration', () => {
  const schema = JSON.parse(read('schema/pipeline-actions.schema.json'))
  let valid: ValidateFunction

  beforeAll(() => {
    valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
  })

  const errorsOf = (config: unknown) =>
    valid(config) ? [] : (valid.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)

  it('is in step with the gates', async () => {
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(registry).sort())
    for (const [name, load] of Object.entries(registry)) {
      const inputs = Object.entries(inputsOf(await load())).filter(([input]) => !DOOR_ONLY.includes(input))
      const expected = inputs.map(([input, spec]) => [input, { description: described(spec), ...spec.schema }])
      expect(schema.properties[name]).toEqual({
        description: (await load()).help,
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(expected),
      })
    }
  })

  const configs = examples
    .map(({ name }) => `examples/${name}/.github/pipeline-actions.yml`)
    .filter(path => existsSync(join(root, path)))

  it('has an example to accept', () => {
    expect(configs.length).toBeGreaterThan(0)
  })

  it.each(configs)('accepts %s, which names it', path => {
    expect(errorsOf(parse(read(path)))).toEqual([])
    const [, named] = /^# yaml-language-server: \$schema=(\S+)/.exec(read(path)) ?? []
    // An editor takes the path from the file's own folder.
    if (named !== undefined && !named.startsWith('http')) {
      expect(existsSync(join(root, dirname(path), named))).toBe(true)
    }
  })

  it.each([
    [{}],
    [{ 'coverage-gate': null }],
    [{ 'coverage-gate': { 'min-coverage': 80.5, 'min-branches': '75%', files: ['a', 'b'], badge: 'b.svg' } }],
    [{ 'coverage-gate': { files: 'a, b', summary: false, annotations: 0 } }],
    [{ 'smoke-test': { url: 'http://x', 'expect-status': [200, '3xx'], wait: 30, timeout: '5s', retries: 3 } }],
    [{ 'smoke-test': { 'expect-status': 200 }, check: { 'fail-on': 'warning' } }],
  ])('accepts %j', config => {
    expect(errorsOf(config)).toEqual([])
  })

  it.each<[unknown, string]>([
    [{ 'covrage-gate': {} }, ' additionalProperties'],
    [{ 'coverage-gate': { 'min-covrage': 80 } }, '/coverage-gate additionalProperties'],
    [{ 'coverage-gate': { leg: 'x' } }, '/coverage-gate additionalProperties'],
    [{ 'coverage-gate': 80 }, '/coverage-gate type'],
    [{ 'coverage-gate': { 'fail-on': 'sometimes' } }, '/coverage-gate/fail-on enum'],
    [{ 'coverage-gate': { 'min-coverage': [80] } }, '/coverage-gate/min-coverage type'],
    [{ 'coverage-gate': { files: [{ a: 1 }] } }, '/coverage-gate/files/0 type'],
    [[], ' type'],
  ])('refuses %j', (config, error) => {
    expect(errorsOf(config)).toEqual([error])
  })
})
