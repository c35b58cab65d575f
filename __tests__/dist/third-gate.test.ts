import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { project, readResult, run, runAction, Workspace } from './run.js'

const GATE = `
import { defineGate } from '../gate/gate.js'
import { percent } from '../gate/inputs.js'
import { formatPercent, reaches } from '../gate/percent.js'
import { finding } from '../gate/finding.js'
import { verdictOf } from '../gate/verdict.js'

export const weatherGate = defineGate({
  name: 'weather-gate',
  help: 'Fails when too little of the sky is blue.',
  inputs: { 'min-blue': percent('Least percentage of blue sky.', '50') },
  outputs: { blue: { help: 'How much is blue.', value: ({ summary }) => summary } },
  onInconclusive: 'warn',
  judge: async (inputs, { environment }) => {
    const sky = { covered: Number(environment['BLUE'] ?? 0), total: 100 }
    const findings = reaches(sky, inputs['min-blue'])
      ? []
      : [finding({ rule: 'weather/grey', level: 'error', message: 'Too grey.' })]
    return { verdict: verdictOf(findings), summary: formatPercent(sky), metrics: [], findings, details: {} }
  },
  present: () => [],
  choose: async () => ({ chosen: false, why: 'nobody asked for the weather' }),
})
`
const LINE = "  'weather-gate': async () => (await import('./weather/gate.js')).weatherGate,\n"

describe('a third gate, added by one folder and one line', () => {
  let copy: Workspace
  const cli = () => join(copy.root, 'dist/cli/index.js')

  beforeAll(() => {
    copy = new Workspace()
    const sources = ['src', 'build', 'actions', 'docs', 'schema', 'package.json', 'tsconfig.json', 'action.yml']
    for (const path of sources) cpSync(join(project, path), join(copy.root, path), { recursive: true })
    symlinkSync(join(project, 'node_modules'), join(copy.root, 'node_modules'))
    copy.write('src/weather/gate.ts', GATE)
    const entries = readFileSync(join(copy.root, 'src/entries.ts'), 'utf8')
    copy.write('src/entries.ts', entries.replace(/(export const gates[^{]*\{\n)/, `$1${LINE}`))
    execFileSync(process.execPath, ['build/index.mjs'], { cwd: copy.root })
  })

  afterAll(() => copy.remove())

  test('has a command with help', () => {
    expect(run('node', cli(), ['--help'], copy.root).stdout).toContain('weather-gate')
    const { stdout } = run('node', cli(), ['weather-gate', '--help'], copy.root)
    expect(stdout).toContain('--min-blue\n      Least percentage of blue sky. Default: 50')
  })

  test('judges, and its inputs are read and refused like any other', () => {
    const { root } = new Workspace()
    expect(run('node', cli(), ['weather-gate'], root, { BLUE: '50' }).status).toBe(0)
    expect(run('node', cli(), ['weather-gate'], root, { BLUE: '49' }).status).toBe(1)
    const wrong = run('node', cli(), ['weather-gate', '--min-blu', '3'], root)
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean "min-blue"?')])
  })

  test('is an action with outputs, an alias, and a README with its tables', () => {
    const step = runAction('node', join(copy.root, 'dist/weather-gate/index.js'), new Workspace(), {}, { BLUE: '80' })
    expect([step.status, step.outputs['blue'], step.outputs['verdict']]).toEqual([0, '80%', 'pass'])
    const action = parse(readFileSync(join(copy.root, 'weather-gate/action.yml'), 'utf8'))
    expect(action.runs).toEqual({ using: 'node24', main: '../dist/weather-gate/index.js' })
    expect(Object.keys(action.inputs)).toContain('min-blue')
    const readme = readFileSync(join(copy.root, 'actions/weather-gate/README.md'), 'utf8')
    expect(readme).toContain('| `min-blue` | Least percentage of blue sky. | `50` |')
  })

  test('is run by check where it is configured, and known to the schema', () => {
    const workspace = new Workspace({ '.github/pipeline-actions.yml': 'weather-gate:\n  min-blue: 90\n' })
    const args = ['check', workspace.root, '--report-file', 'result.json']
    expect(run('node', cli(), args, workspace.root, { BLUE: '89' }).status).toBe(1)
    expect(readResult(join(workspace.root, 'result.json')).findings[0].rule).toBe('weather/grey')
    const schema = JSON.parse(readFileSync(join(copy.root, 'schema/pipeline-actions.schema.json'), 'utf8'))
    expect(schema.properties['weather-gate'].properties).toHaveProperty('min-blue')
  })
})
