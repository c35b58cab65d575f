import { describe, expect, it } from '@jest/globals'
import { type DoctorDetails, doctorGate } from '../../../src/doctor/gate.js'
import { registry } from '../../../src/entries.js'
import type { AnyGate, Registry } from '../../../src/gate/gate.js'
import { gateInputs } from '../../../src/gate/judge.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { Judgement } from '../../../src/gate/result.js'
import { type Outcome, runGate } from '../../../src/gate/run.js'
import { bodyOf } from '../../../src/report/body.js'
import { toTerminal } from '../../../src/report/terminal.js'
import { givenAs } from '../../support/inputs.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { resultWith } from '../../support/results.js'

const CONFIG = '.github/pipeline-actions.yml'
const doctor: AnyGate = doctorGate(registry)

const examine = (ports: Partial<Ports>, inputs: Record<string, string> = {}): Promise<Judgement<DoctorDetails>> =>
  judge(doctor, inputs, memoryPorts(ports))
const withConfig = (text: string, path = CONFIG) => ({ files: new MemoryFiles({ [path]: text }) })
const configurationIn = ({ details }: Judgement<DoctorDetails>) =>
  details.facts.find(({ name }) => name === 'configuration')

describe('the doctor', () => {
  it('passes where nothing is broken, without a token too', async () => {
    const judged = await examine({})
    expect(judged).toMatchObject({ verdict: 'pass', findings: [] })
    expect(judged.summary).toBe('Unknown: comment, check-run, runs, contents, history.')
  })

  it('warns where there is no git repository in a job', async () => {
    const judged = await examine({ environment: { GITHUB_ACTIONS: 'true' } })
    expect(judged).toMatchObject({ verdict: 'warn', findings: [{ rule: 'doctor/git', level: 'warning' }] })
  })

  it('is an entry of its own that leaves no result and is never chosen', async () => {
    expect((await registry['doctor']?.())?.name).toBe('doctor')
    expect(doctor.leaves?.(resultWith())).toEqual([])
    expect(await doctor.choose(gateInputs(doctor, new Map(), null, new MemoryFiles()), memoryPorts())).toMatchObject({
      chosen: false,
    })
  })

  it('shows features and facts in tables', async () => {
    const event = memoryEvent({ subject: { ...nobody, event: 'push' } })
    const judged = await examine({ event, ...withConfig('coverage-gate:\n') })
    const outcome = {
      gate: doctor,
      inputs: { 'fail-on': 'error' },
      notes: [],
      result: resultWith({ ...judged, fails: false }),
    }
    const text = toTerminal(outcome.result, await bodyOf(outcome as unknown as Outcome), false)
    expect(text).toMatch(/Feature +Needs +State +Why/)
    expect(text).toMatch(/check-run +checks: write +unknown +no repository of GitHub is known here/)
    expect(text).toMatch(/configuration +\.github\/pipeline-actions\.yml +it names coverage-gate/)
  })
})

describe('the configuration', () => {
  it.each([
    ['coverage-gate:\n  min-coverage: 80\nsmoke-test:\n', 'it names coverage-gate, smoke-test'],
    ['# nothing yet\n', 'it names no gate'],
  ])('%j: %s', async (text, note) => {
    const judged = await examine(withConfig(text))
    expect(configurationIn(judged)).toEqual({ name: 'configuration', value: CONFIG, note })
    expect(judged.verdict).toBe('pass')
  })

  it('may be missing', async () => {
    expect(configurationIn(await examine({}))).toMatchObject({ value: 'none' })
  })

  it('is looked for where the inputs say', async () => {
    const judged = await examine(withConfig('check:\n', 'app/gates.yml'), {
      ...{ 'working-directory': 'app', config: 'gates.yml' },
    })
    expect(configurationIn(judged)).toMatchObject({ value: 'app/gates.yml', note: 'it names check' })
  })

  it.each<[string, string, object[]]>([
    ['a gate that there is none of', 'covrage-gate:\n', [{ line: 1, column: 1 }]],
    ['what is no YAML', 'coverage-gate: [\n', [{ line: 2, column: 1 }]],
    [
      'inputs that gates refuse',
      'coverage-gate:\n  min-coverage: lots\nsmoke-test:\n  waits: 3s\n',
      [
        { line: 2, message: expect.stringContaining('"lots" is not a percentage') },
        { line: 4, message: expect.stringContaining('did you mean') },
      ],
    ],
  ])('with %s is an error, each mistake at its place', async (_, text, mistakes) => {
    const judged = await examine(withConfig(text))
    expect(judged.verdict).toBe('fail')
    expect(configurationIn(judged)).toMatchObject({ value: 'broken' })
    expect(judged.findings).toEqual(
      mistakes.map(place =>
        expect.objectContaining({ rule: 'doctor/configuration', level: 'error', file: CONFIG, ...place }),
      ),
    )
  })

  it('that is asked for and missing is an error', async () => {
    const judged = await examine({}, { config: 'none.yml' })
    expect(judged.findings).toMatchObject([{ level: 'error', message: 'config: there is no file none.yml' }])
  })

  it('when broken keeps nothing of the report back', async () => {
    const outcomes: Outcome[] = []
    const door = {
      reporters: [async (outcome: Outcome) => void outcomes.push(outcome)],
      mistakes: () => {},
      bug: (error: unknown) => {
        throw error
      },
    }
    const only: Registry = { doctor: async () => doctor }
    expect(await runGate(doctor, givenAs('flag', {}), only, memoryPorts(withConfig('doctr:\n')), door)).toBe(1)
    expect(outcomes[0]?.result).toMatchObject({ verdict: 'fail', findings: [{ rule: 'doctor/configuration' }] })
  })
})
