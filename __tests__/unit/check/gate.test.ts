import { describe, expect, it } from '@jest/globals'
import { type CheckDetails, checkGate } from '../../../src/check/gate.js'
import type { AnyGate, Registry } from '../../../src/gate/gate.js'
import { gateInputs } from '../../../src/gate/judge.js'
import { UserMistake } from '../../../src/gate/mistake.js'
import type { Judgement, Verdict } from '../../../src/gate/result.js'
import { type DummyInputs, dummyGate } from '../../support/dummy.js'
import { givenAs, mistakeTexts } from '../../support/inputs.js'
import { MemoryFiles, MemoryLog, memoryPorts } from '../../support/memory.js'
import { findingWith } from '../../support/results.js'

const CONFIG = '.github/pipeline-actions.yml'
const unchosen = { chosen: false, why: 'there is nothing' }

function registryOf(...gates: AnyGate[]): Registry {
  return Object.fromEntries(gates.map(gate => [gate.name, async () => gate]))
}

interface Setting {
  config?: string
  given?: Record<string, string>
  log?: MemoryLog
}

async function check(
  registry: Registry,
  { config, given = {}, log = new MemoryLog() }: Setting = {},
): Promise<Judgement<CheckDetails>> {
  const files = new MemoryFiles(config === undefined ? {} : { [CONFIG]: config })
  const gate = checkGate(registry, [])
  const inputs = gateInputs(gate, givenAs('input', given), null, files) as Parameters<typeof gate.judge>[0]
  return gate.judge(inputs, memoryPorts({ files, log }))
}

const judged = ({ details }: Judgement<CheckDetails>) => details.results.map(result => result.gate)

describe('check without a configuration', () => {
  it('runs the gates that find something to judge, and says why it runs which', async () => {
    const log = new MemoryLog()
    const registry = registryOf(dummyGate('a'), dummyGate('b', undefined, unchosen), dummyGate('c'))
    const judgement = await check(registry, { log })
    expect(judged(judgement)).toEqual(['a', 'c'])
    expect(judgement).toMatchObject({ verdict: 'pass', summary: 'a: a judged. c: c judged.' })
    expect(judgement.details.gates).toEqual([
      { gate: 'a', chosen: true, why: 'it always is' },
      { gate: 'b', chosen: false, why: 'there is nothing' },
      { gate: 'c', chosen: true, why: 'it always is' },
    ])
    expect(log.lines).toEqual(['a: runs, it always is', 'b: does not run, there is nothing', 'c: runs, it always is'])
  })

  it.each(['', '# nothing\n', 'check:\n  fail-on: warning\n'])('counts %j as none', async config => {
    expect(judged(await check(registryOf(dummyGate('a'), dummyGate('b')), { config }))).toEqual(['a', 'b'])
  })

  it.each<['fail' | 'warn' | 'pass', Verdict, string]>([
    ['fail', 'fail', 'error'],
    ['warn', 'warn', 'warning'],
    ['pass', 'pass', 'note'],
  ])('that finds nothing at all: if-missing %s makes it %s', async (ifMissing, verdict, level) => {
    const registry = registryOf(
      dummyGate('a', undefined, unchosen),
      dummyGate('b', undefined, { chosen: false, why: 'x' }),
    )
    expect(await check(registry, { given: { 'if-missing': ifMissing } })).toMatchObject({
      verdict,
      summary: 'Nothing was judged.',
      findings: [
        { rule: 'check/missing', level, message: 'No gate has anything to judge: a: there is nothing; b: x.' },
      ],
      details: { results: [] },
    })
  })

  it('fails where nothing is judged and nobody said otherwise', async () => {
    expect(await check(registryOf(dummyGate('a', undefined, unchosen)))).toMatchObject({ verdict: 'fail' })
  })
})

describe('check with a configuration', () => {
  it('runs the gates that it names, with its inputs, and no other', async () => {
    const seen: DummyInputs[] = []
    const record = (inputs: DummyInputs) => {
      seen.push(inputs)
      return {}
    }
    const registry = registryOf(dummyGate('a', record), dummyGate('b', record, unchosen), dummyGate('c', record))
    const judgement = await check(registry, { config: 'b:\n  least: 91.5\nc:\n', given: { leg: 'x' } })
    expect(judged(judgement)).toEqual(['b', 'c'])
    expect(seen.map(inputs => inputs.least.text)).toEqual(['91.5', '80'])
    expect(judgement.details.gates.map(({ why }) => why)).toEqual([
      `${CONFIG} does not mention it`,
      `${CONFIG} configures it`,
      `${CONFIG} configures it`,
    ])
    expect(judgement.details.results.map(result => result.subject.leg)).toEqual(['x', 'x'])
  })

  it('collects findings and metrics of all', async () => {
    const metric = { name: 'm', value: 1, unit: 'count' as const, verdict: 'pass' as const, thresholds: [] }
    const of = (name: string) =>
      dummyGate(name, () => ({ metrics: [metric], findings: [findingWith({ level: 'note', message: name })] }))
    const judgement = await check(registryOf(of('a'), of('b')))
    expect(judgement.findings.map(each => each.message)).toEqual(['a', 'b'])
    expect(judgement.metrics).toEqual([metric, metric])
  })

  it.each<[Verdict, string, Verdict]>([
    ['pass', 'fail-on: warning', 'pass'],
    ['warn', 'fail-on: error', 'warn'],
    ['warn', 'fail-on: warning', 'fail'],
    ['warn', 'fail-on: never', 'warn'],
    ['fail', 'fail-on: error', 'fail'],
    ['fail', 'fail-on: never', 'warn'],
    ['inconclusive', 'on-inconclusive: fail', 'fail'],
    ['inconclusive', 'on-inconclusive: warn', 'warn'],
    ['inconclusive', 'fail-on: never', 'warn'],
  ])('a gate that finds %s under its own "%s" makes it %s', async (verdict, policy, expected) => {
    const registry = registryOf(
      dummyGate('a', () => ({ verdict })),
      dummyGate('b'),
    )
    const judgement = await check(registry, { config: `a:\n  ${policy}\nb:\n` })
    expect(judgement.verdict).toBe(expected)
    // The verdict of the gate itself is what was found, whatever the policy.
    expect(judgement.details.results[0]?.verdict).toBe(verdict)
  })

  it('lets the policy of one gate excuse no other', async () => {
    const registry = registryOf(
      dummyGate('a', () => ({ verdict: 'fail' })),
      dummyGate('b', () => ({ verdict: 'fail' })),
    )
    expect((await check(registry, { config: 'a:\n  fail-on: never\nb:\n' })).verdict).toBe('fail')
  })
})

describe('the mistakes of several gates', () => {
  const registry = registryOf(dummyGate('a'), dummyGate('b'))

  it('are told at once where inputs are wrong, and nothing is judged', async () => {
    const config = 'a:\n  least: 101\n  fail-on: never\nb:\n  filse: x\n  sarif: ../x\n  leg: y\n'
    expect(await mistakeTexts(() => check(registry, { config }))).toEqual([
      `${CONFIG}:2:10: least: "101" is not a percentage from 0 to 100, such as 80 or 99.5`,
      `${CONFIG}:7:8: leg: is set where the gate is run, not in the configuration`,
      `${CONFIG}:6:10: sarif: ../x is outside the workspace; the configuration may only write inside it`,
      `${CONFIG}:5:10: filse: there is no such input; did you mean "files"?`,
    ])
  })

  it('are told at once where the gates find them while judging', async () => {
    const refusing = (name: string) =>
      dummyGate(name, async () => {
        throw new UserMistake([{ where: name, message: 'is wrong' }])
      })
    const run = () => check(registryOf(refusing('a'), dummyGate('b'), refusing('c')))
    expect(await mistakeTexts(run)).toEqual(['a: is wrong', 'c: is wrong'])
  })

  it('do not hide a fault of this software', async () => {
    const faulty = dummyGate('b', () => {
      throw new TypeError('a fault')
    })
    const refusing = dummyGate('a', () => {
      throw new UserMistake([{ where: 'a', message: 'is wrong' }])
    })
    await expect(check(registryOf(refusing, faulty))).rejects.toThrow(new TypeError('a fault'))
    await expect(check(registryOf(faulty, dummyGate('a')))).rejects.toThrow(TypeError)
  })

  it('are told of gates that do not exist', async () => {
    expect(await mistakeTexts(() => check(registry, { config: 'c:\n' }))).toEqual([
      `${CONFIG}:1:1: c: there is no such gate; known are: a, b, check`,
    ])
  })
})

describe('the report of check', () => {
  it('has a row per gate and the part of each that ran', async () => {
    const registry = registryOf(
      dummyGate('a', () => ({ verdict: 'fail' })),
      dummyGate('b', undefined, unchosen),
    )
    const blocks = await checkGate(registry, []).present(await check(registry))
    expect(blocks).toEqual([
      {
        kind: 'table',
        head: ['Gate', 'Verdict', 'Why'],
        rows: [
          ['a', 'fail', 'it always is'],
          ['b', 'not run', 'there is nothing'],
        ],
        numeric: [],
      },
      { kind: 'section', title: 'a: a judged.', blocks: [{ kind: 'text', text: 'what a presents' }], collapsed: false },
    ])
  })
})
