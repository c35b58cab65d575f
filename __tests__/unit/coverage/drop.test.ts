import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { CoverageDetails } from '../../../src/coverage/details.js'
import { isMeasured, judgeDrop } from '../../../src/coverage/drop.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import type { CoverageInputs } from '../../../src/coverage/inputs.js'
import { gateInputs, resultOf } from '../../../src/gate/judge.js'
import type { Count } from '../../../src/gate/percent.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { Result } from '../../../src/gate/result.js'
import { readResultFile, toResultFile } from '../../../src/gate/result-file.js'
import { startWorld, type World } from '../../support/github/world.js'
import { givenAs, mistakeTexts } from '../../support/inputs.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { MemoryArtifacts } from '../../support/memory-artifacts.js'
import { GATE, pastRun, pullEvent, pushEvent } from '../../support/past.js'
import { findingWith, resultWith } from '../../support/results.js'

type Inputs = Record<string, string>

const of = (covered: number, total: number): Count => ({ covered, total })

/** A result in which so many lines were judged; what a test is about it passes itself. */
function measured(lines: Count, more: Partial<Result> = {}): Result {
  const metrics = [{ name: 'coverage', value: 0, unit: 'ratio' as const, verdict: 'pass' as const, thresholds: [] }]
  const details = { totals: { lines, branches: null, functions: null, statements: null }, files: [], native: [] }
  return resultWith({ gate: GATE, metrics, details, ...more })
}

const inputsWith = (inputs: Inputs) =>
  gateInputs(coverageGate, givenAs('input', inputs), null, new MemoryFiles()) as CoverageInputs

/** What comes of comparing with a result in a file. */
function drop(base: Count, head: Count, most: string) {
  const files = new MemoryFiles({ 'base.json': toResultFile(measured(base)) })
  return judgeDrop(head, inputsWith({ 'max-drop': most, baseline: 'file:base.json' }), memoryPorts({ files }))
}

/** An lcov report of one file with so many lines. */
function lcov({ covered, total }: Count): string {
  const lines = Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 1 : 0}\n`)
  return `TN:\nSF:a.c\n${lines.join('')}end_of_record\n`
}

const MOST = Number.MAX_SAFE_INTEGER

describe('a fall', () => {
  it.each<[string, Count, Count, boolean]>([
    // As floats 0.8 - 0.7 is more than 0.1, and 0.9 - 0.8 is less.
    ['10', of(8, 10), of(7, 10), false],
    ['10', of(9, 10), of(8, 10), false],
    ['10', of(8000, 10_000), of(7000, 10_000), false],
    ['10', of(8000, 10_000), of(6999, 10_000), true],
    ['0.1', of(1000, 1000), of(999, 1000), false],
    ['0.1', of(1000, 1000), of(998, 1000), true],
    ['0.099999999999', of(1000, 1000), of(999, 1000), true],
    ['0', of(3, 4), of(3, 4), false],
    ['0', of(3, 4), of(6, 8), false],
    ['0', of(3, 4), of(5999, 8000), true],
    ['0%', of(3, 4), of(1, 1), false],
    ['100', of(4, 4), of(0, 9), false],
    ['99.999999999999', of(4, 4), of(0, 9), true],
    // As floats both are the same.
    ['0', of(1e9, 1e9 + 1), of(1e9 - 1, 1e9), true],
    ['0', of(1e9 - 1, 1e9), of(1e9, 1e9 + 1), false],
    ['50', of(MOST, MOST), of((MOST + 1) / 2, MOST), false],
    ['50', of(MOST, MOST), of((MOST - 1) / 2, MOST), true],
  ])('with max-drop %s from %j to %j is too deep: %s', async (most, base, head, falls) => {
    const { findings, metrics } = await drop(base, head, most)
    expect(findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(falls ? ['error coverage/drop'] : [])
    expect(metrics.map(({ name, verdict }) => [name, verdict])).toEqual([['coverage-change', falls ? 'fail' : 'pass']])
  })

  it('that is too deep says how deep, and what it was compared with', async () => {
    const { findings, metrics } = await drop(of(9, 10), of(2, 3), '12.5')
    expect(findings).toMatchObject([
      {
        message: 'Line coverage fell by 23.34 points, from 90% to 66.66%; max-drop is 12.5.',
        help: 'Compared with base.json.',
      },
    ])
    expect(metrics).toEqual([
      {
        name: 'coverage-change',
        value: 2 / 3 - 0.9,
        unit: 'ratio',
        verdict: 'fail',
        thresholds: [{ op: '>=', value: -0.125, level: 'error' }],
      },
    ])
  })

  it('that is no fall is a change upwards', async () => {
    const { findings, metrics } = await drop(of(1, 4), of(3, 4), '0')
    expect({ findings, metrics }).toMatchObject({ findings: [], metrics: [{ value: 0.5, verdict: 'pass' }] })
    // No `-0`, which JSON would lose.
    expect(metrics[0]?.thresholds[0]?.value).toBe(0)
  })

  it.each<[string, Inputs]>([
    ['max-drop is not given', {}],
    ['there is to be no baseline', { 'max-drop': '1', baseline: 'none' }],
  ])('is not looked for where %s', async (_, inputs) => {
    const nobody = new Proxy({} as Ports, {
      get: (_, name) => {
        if (name !== 'event') throw new Error(`${String(name)} was used`)
        return memoryPorts().event
      },
    })
    expect(await judgeDrop(of(0, 9), inputsWith(inputs), nobody)).toEqual({ metrics: [], findings: [] })
  })

  it('fails the gate beside its thresholds', async () => {
    const files = new MemoryFiles({ 'base.json': toResultFile(measured(of(9, 10))), 'lcov.info': lcov(of(8, 10)) })
    const inputs = { baseline: 'file:base.json', 'min-coverage': '80' }
    const judged = await judge(coverageGate, { ...inputs, 'max-drop': '9.99' }, memoryPorts({ files }))
    expect(judged).toMatchObject({ verdict: 'fail', findings: [{ rule: 'coverage/drop' }] })
    expect(judged.metrics.map(({ name }) => name)).toEqual(['coverage', 'coverage-change'])
    const passed = await judge(coverageGate, { ...inputs, 'max-drop': '10' }, memoryPorts({ files }))
    expect(passed).toMatchObject({ verdict: 'pass', findings: [] })
  })
})

describe('without a baseline in a file', () => {
  const run = (inputs: Inputs, files: Record<string, string> = {}) => {
    const memory = new MemoryFiles({ 'lcov.info': lcov(of(9, 10)), ...files })
    return judge(coverageGate, { 'max-drop': '1', ...inputs }, memoryPorts({ files: memory }))
  }

  it.each([
    ['fail', 'fail', 'error'],
    ['warn', 'warn', 'warning'],
    ['pass', 'pass', 'note'],
  ])('and baseline-missing of %s the verdict is %s', async (missing, verdict, level) => {
    const judged = await run({ baseline: 'file:base.json', 'baseline-missing': missing })
    expect(judged).toMatchObject({
      verdict,
      findings: [{ rule: 'baseline/missing', level, message: 'There is no baseline: there is no file base.json.' }],
    })
    expect(judged.metrics.map(({ name }) => name)).toEqual(['coverage'])
  })

  it.each(['artifact', 'branch'])('and without a token nothing else can be read: %s', async baseline => {
    const judged = await run({ baseline })
    expect(judged).toMatchObject({ verdict: 'fail', findings: [{ rule: 'baseline/missing', level: 'error' }] })
    expect(judged.findings[0]?.message).toMatch(/without a token and a repository on GitHub, only `baseline: file:/)
  })

  it('nothing is compared where nothing was measured', async () => {
    const judged = await run({ baseline: 'file:base.json', 'if-missing': 'warn', files: 'none.info' })
    expect(judged.findings.map(({ rule }) => rule)).toEqual(['coverage/missing'])
  })
})

describe('a result can be compared with', () => {
  const judgedAs = async (reports: Record<string, string>, inputs: Inputs = {}): Promise<Result> => {
    const ports = memoryPorts({ files: new MemoryFiles(reports), artifacts: new MemoryArtifacts() })
    const read = inputsWith(inputs)
    return resultOf(coverageGate, await coverageGate.judge(read, ports), read, ports)
  }
  const good = { 'lcov.info': lcov(of(1, 2)) }

  it.each<[string, boolean, Record<string, string>, Inputs]>([
    ['of a whole measurement, whatever its verdict', true, good, { 'min-coverage': '100' }],
    ['of a shard', false, good, { shard: '1/2' }],
    ['with an unreadable report', false, { ...good, 'b.lcov': 'x' }, {}],
    ['that found no report', false, {}, { 'if-missing': 'pass' }],
    ['whose shards are missing', false, good, { 'merge-shards': '2' }],
  ])('%s: %s', async (_, comparable, reports, inputs) => {
    const result = await judgedAs(reports, inputs)
    expect(isMeasured(result)).toBe(comparable)
    const files = new MemoryFiles({ 'lcov.info': lcov(of(1, 2)), 'base.json': toResultFile(result) })
    const compared = await judge(coverageGate, { 'max-drop': '1', baseline: 'file:base.json' }, memoryPorts({ files }))
    const missing = compared.findings.filter(({ rule }) => rule === 'baseline/missing')
    expect(missing.map(({ message }) => message)).toEqual(
      comparable ? [] : ['There is no baseline: base.json has nothing to compare with.'],
    )
  })

  it.each([
    ['more covered than there is', of(3, 2)],
    ['nothing at all', of(0, 0)],
  ])('not one with %s, although its schema allows it', async (_, lines) => {
    const result = measured(lines)
    expect(await readResultFile(Buffer.from(toResultFile(result)))).toEqual(result)
    expect(isMeasured(result)).toBe(false)
    expect(await drop(lines, of(1, 2), '100')).toMatchObject({ metrics: [], findings: [{ rule: 'baseline/missing' }] })
  })
})

describe('the baseline that earlier runs left', () => {
  let world: World

  beforeEach(async () => {
    world = await startWorld()
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  /** Judges a pull request in which nine of ten lines are covered. */
  const run = (inputs: Inputs = {}, ports: Partial<Ports> = {}) => {
    const files = new MemoryFiles({ 'lcov.info': lcov(of(9, 10)) })
    const { clock, log } = world
    const all = { files, clock, log, github: world.client(), event: pullEvent(world.pull()), ...ports }
    return judge<CoverageDetails>(coverageGate, { 'max-drop': '5', ...inputs }, memoryPorts(all))
  }
  const past = (lines: Count, more: Partial<Result> = {}) => {
    const { metrics, details } = measured(lines)
    return pastRun(world.repository, 'of the past', {}, { metrics, details, ...more })
  }

  it('is compared with, and named', async () => {
    const { id } = past(of(19, 20))
    expect(await run()).toMatchObject({ verdict: 'pass', findings: [] })
    expect(await run({ 'max-drop': '4.99' }, { event: pullEvent(world.pull('other')) })).toMatchObject({
      verdict: 'fail',
      findings: [{ rule: 'coverage/drop', help: `Compared with run ${id} at ${world.repository.head()}.` }],
    })
  })

  it('only warns where there was no earlier run, whatever baseline-missing says', async () => {
    // A workflow that GitHub knows has runs: this one, at least.
    world.repository.run({ event: 'pull_request' })
    const judged = await run({ 'baseline-missing': 'fail' })
    expect(judged).toMatchObject({
      verdict: 'warn',
      findings: [{ rule: 'baseline/first-run', level: 'warning', help: expect.stringContaining('on `push` too') }],
    })
    expect(judged.metrics.map(({ name }) => name)).toEqual(['coverage'])
  })

  it('tells the first run on the branch itself that it begins the history', async () => {
    const { id } = world.repository.run()
    const event = pushEvent(world.repository.head(), null, { runId: id })
    expect(await run({}, { event })).toMatchObject({
      verdict: 'warn',
      findings: [{ rule: 'baseline/first-run', help: 'The next run compares with what this one leaves.' }],
    })
  })

  it.each([
    ['fail', 'fail'],
    ['warn', 'warn'],
    ['pass', 'pass'],
  ])('is missing where earlier runs left none: by baseline-missing %s the verdict is %s', async (missing, verdict) => {
    world.repository.run()
    const judged = await run({ 'baseline-missing': missing })
    expect(judged).toMatchObject({ verdict, findings: [{ rule: 'baseline/missing' }] })
  })

  it('is not that of a shard, nor one with an unreadable report: the one before is', async () => {
    past(of(10, 10))
    const [first] = measured(of(1, 1)).metrics
    world.repository.commit('main', { 'next.txt': '' })
    past(of(10, 10), { metrics: [] })
    const unread = findingWith({ rule: 'coverage/unreadable' })
    past(of(1, 10), { metrics: first ? [first] : [], findings: [unread] })
    const judged = await run()
    expect(judged.findings).toMatchObject([
      { rule: 'coverage/drop', message: 'Line coverage fell by 10.00 points, from 100% to 90%; max-drop is 5.' },
    ])
  })

  it('says so where there is no other', async () => {
    past(of(10, 10), { metrics: [] })
    expect((await run()).findings).toMatchObject([
      {
        rule: 'baseline/missing',
        message: expect.stringMatching(/the result of run \d+ at \w+ has nothing to compare/),
      },
    ])
  })

  it('takes a permission, and the mistake of not giving it is not a missing baseline', async () => {
    past(of(10, 10))
    const github = world.client({ permissions: { contents: 'read' } })
    expect(await mistakeTexts(() => run({ 'baseline-missing': 'pass' }, { github }))).toEqual([
      expect.stringContaining('`permissions: { contents: read, actions: read }`'),
    ])
  })
})
