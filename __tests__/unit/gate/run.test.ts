import { describe, expect, it } from '@jest/globals'
import { type AnyGate, defineGate, type Registry } from '../../../src/gate/gate.js'
import { GitHubFailure } from '../../../src/gate/github.js'
import type { GivenInputs } from '../../../src/gate/given.js'
import { filePatterns, outputPath, percent } from '../../../src/gate/inputs.js'
import { type Mistake, mistakeLine, UserMistake } from '../../../src/gate/mistake.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { Verdict } from '../../../src/gate/result.js'
import { type Outcome, type Reporter, runGate } from '../../../src/gate/run.js'
import { givenAs } from '../../support/inputs.js'
import { MemoryFiles, memoryPorts, nobody } from '../../support/memory.js'

const dummyInputs = { least: percent('Least.', '80'), files: filePatterns('Files.'), badge: outputPath('Badge.') }

type Judge = (inputs: Record<string, unknown>) => Verdict

function dummy(judge: Judge = () => 'pass'): AnyGate {
  return defineGate<typeof dummyInputs, null>({
    name: 'dummy',
    help: 'Judges as it is told.',
    inputs: dummyInputs,
    outputs: {},
    onInconclusive: 'fail',
    judge: async inputs => ({ verdict: judge(inputs), summary: 'Judged.', metrics: [], findings: [], details: null }),
    present: () => [],
    choose: async () => ({ chosen: true, why: 'always' }),
  })
}

interface Run {
  code: number
  outcomes: Outcome[]
  mistakes: string[]
  bugs: unknown[]
}

async function run(
  gate: AnyGate,
  given: GivenInputs,
  files: Record<string, string> = {},
  reporters: Reporter[] = [],
): Promise<Run> {
  const told: Run = { code: -1, outcomes: [], mistakes: [], bugs: [] }
  const registry: Registry = { dummy: async () => gate }
  const ports: Ports = memoryPorts({ files: new MemoryFiles(files) })
  const door = {
    reporters: [async (outcome: Outcome) => void told.outcomes.push(outcome), ...reporters],
    mistakes: (mistakes: readonly Mistake[]) => void told.mistakes.push(...mistakes.map(mistakeLine)),
    bug: (error: unknown) => void told.bugs.push(error),
  }
  told.code = await runGate(gate, given, registry, ports, door)
  return told
}

const flags = (inputs: Record<string, string | string[]>) => givenAs('flag', inputs)

describe('the exit code', () => {
  it.each<[Verdict, Record<string, string>, number]>([
    ['pass', {}, 0],
    ['warn', {}, 0],
    ['warn', { 'fail-on': 'warning' }, 1],
    ['fail', {}, 1],
    ['fail', { 'fail-on': 'never' }, 0],
    ['inconclusive', {}, 1],
    ['inconclusive', { 'on-inconclusive': 'warn' }, 0],
    ['inconclusive', { 'fail-on': 'never' }, 0],
  ])('of %s with %j is %d', async (verdict, policy, code) => {
    const told = await run(
      dummy(() => verdict),
      flags(policy),
    )
    expect(told).toMatchObject({ code, mistakes: [], bugs: [] })
    expect(told.outcomes).toMatchObject([{ result: { verdict, fails: code === 1 } }])
  })

  it('is 2 for a mistake, and fail-on never does not turn it green', async () => {
    const told = await run(dummy(), flags({ least: 'much', 'fail-on': 'never' }))
    expect(told).toEqual({
      code: 2,
      outcomes: [],
      mistakes: ['--least: "much" is not a percentage from 0 to 100, such as 80 or 99.5'],
      bugs: [],
    })
  })

  it('is 2 for a mistake that the gate itself finds', async () => {
    const gate = dummy(() => {
      throw new UserMistake([{ where: 'files', message: 'is required' }])
    })
    expect(await run(gate, flags({ 'fail-on': 'never' }))).toMatchObject({ code: 2, mistakes: ['files: is required'] })
  })

  it('is 2 where a reporter cannot write what was asked for', async () => {
    const reporter: Reporter = async () => {
      throw new UserMistake([{ where: 'out', message: 'cannot be written' }])
    }
    expect(await run(dummy(), flags({}), {}, [reporter])).toMatchObject({
      code: 2,
      mistakes: ['out: cannot be written'],
    })
  })

  it('is 2, in GitHub’s words, where GitHub does not do what a gate or a reporter needs', async () => {
    const failure = new GitHubFailure('busy', '502 Bad Gateway', 502)
    const gate = dummy(() => {
      throw failure
    })
    const told = { code: 2, mistakes: ['GitHub: 502 Bad Gateway'], bugs: [] }
    expect(await run(gate, flags({ 'fail-on': 'never' }))).toMatchObject(told)
    const written: Outcome[] = []
    const reporters: Reporter[] = [() => Promise.reject(failure), async outcome => void written.push(outcome)]
    expect(await run(dummy(), flags({}), {}, reporters)).toMatchObject(told)
    expect(written).toHaveLength(1)
  })

  it.each([new TypeError('x is undefined'), 'text', null])('is 3 for a fault, whatever is thrown: %p', async thrown => {
    const gate = dummy(() => {
      throw thrown
    })
    expect(await run(gate, flags({ 'fail-on': 'never' }))).toMatchObject({ code: 3, bugs: [thrown], mistakes: [] })
    const reporter: Reporter = async () => {
      throw thrown
    }
    expect(await run(dummy(), flags({}), {}, [reporter])).toMatchObject({ code: 3, bugs: [thrown] })
  })
})

describe('the configuration', () => {
  const config = '.github/pipeline-actions.yml'

  it('gives what the door does not', async () => {
    const seen: unknown[] = []
    const gate = dummy(inputs => {
      seen.push((inputs['least'] as { text: string }).text, inputs['files'])
      return 'pass'
    })
    await run(gate, flags({ least: '70' }), { [config]: 'dummy:\n  least: 90\n  files: ["a,b"]\n' })
    expect(seen).toEqual(['70', ['a,b']])
  })

  it('is read below working-directory', async () => {
    const told = await run(dummy(), flags({ 'working-directory': 'sub' }), { [`sub/${config}`]: 'dummy: 5\n' })
    expect(told.mistakes).toEqual([`sub/${config}:1:8: dummy: must be a map of inputs`])
  })

  it.each([
    [{ config: 'none.yml' }, '--config: there is no file none.yml'],
    [{ config: '../x.yml' }, '--config: ../x.yml is outside the workspace'],
    [{ config: '/etc/passwd' }, '--config: /etc/passwd is outside the workspace'],
    [
      { 'working-directory': '..' },
      '--working-directory: .. is outside the workspace; name a folder relative to its root',
    ],
    [{ config: ['a', 'b'] }, '--config: takes one value, text, but 2 are given'],
  ])('is looked for where it can be: %j', async (given: Record<string, string | string[]>, message) => {
    expect(await run(dummy(), flags(given))).toMatchObject({ code: 2, mistakes: [message] })
  })

  it('need not exist where nobody names another', async () => {
    expect((await run(dummy(), flags({ config: ' ' }))).code).toBe(0)
    expect((await run(dummy(), flags({ config }))).code).toBe(0)
  })

  it('cannot say where it is or which leg this is, nor write outside; all is told at once', async () => {
    const text =
      'dummy:\n  working-directory: x\n  config: y\n  leg: z\n  badge: ../out.svg\n  sarif: /etc/x\n  least: 101\n  report-file: ok.json\n'
    const told = await run(dummy(), flags({ 'fail-on': 'never', filse: 'x' }), { [config]: text })
    expect(told.code).toBe(2)
    const place = (line: number, column: number, name: string) => `${config}:${line}:${column}: ${name}: `
    expect(told.mistakes).toEqual([
      `${place(2, 22, 'working-directory')}is set where the gate is run, not in the configuration`,
      `${place(3, 11, 'config')}is set where the gate is run, not in the configuration`,
      `${place(4, 8, 'leg')}is set where the gate is run, not in the configuration`,
      `${place(6, 10, 'sarif')}/etc/x is outside the workspace; the configuration may only write inside it`,
      `${place(5, 10, 'badge')}../out.svg is outside the workspace; the configuration may only write inside it`,
      '--filse: there is no such input; did you mean "files"?',
      `${place(7, 10, 'least')}"101" is not a percentage from 0 to 100, such as 80 or 99.5`,
    ])
  })

  it.each([
    ['files: ok.info, ../x.info', '../x.info'],
    ['files: [ok.info, /etc/passwd]', '/etc/passwd'],
    ['files: ["!../x"]', '../x'],
    ['files: |\n    ok.info\n    a/../../x', 'a/../../x'],
  ])('cannot read outside the workspace: %j', async (line, path) => {
    const told = await run(dummy(), flags({}), { [config]: `dummy:\n  ${line}\n`, 'ok.info': '' })
    expect(told.code).toBe(2)
    expect(told.mistakes).toHaveLength(1)
    expect(told.mistakes[0]).toContain(
      `files: ${path} is outside the workspace; the configuration may only read inside it`,
    )
  })

  it('may write below working-directory and anywhere else in the workspace', async () => {
    const text = 'dummy:\n  badge: ../out.svg\n'
    expect((await run(dummy(), flags({ 'working-directory': 'sub' }), { [`sub/${config}`]: text })).code).toBe(0)
  })
})

describe('the result', () => {
  it.each([
    ['null', null],
    ['', null],
    ['{}', null],
    ['{"os":"linux"}', '{"os":"linux"}'],
    ['{\n  "os": "linux"\n}', '{ "os": "linux" }'],
  ])('has tool, gate and subject; leg %j becomes %j', async (leg, expected) => {
    const told = await run(dummy(), givenAs('input', { leg }))
    expect(told.outcomes[0]?.result).toEqual({
      schema: 1,
      tool: { name: 'pipeline-actions', version: '1.0.0' },
      gate: 'dummy',
      subject: { ...nobody, leg: expected },
      fails: false,
      verdict: 'pass',
      summary: 'Judged.',
      metrics: [],
      findings: [],
      details: null,
    })
  })
})
