import { describe, expect, it } from '@jest/globals'
import type { CoverageDetails } from '../../../src/coverage/details.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import type { CoverageInputs } from '../../../src/coverage/inputs.js'
import { isMeasured, pastOf } from '../../../src/coverage/past.js'
import { gateInputs, resultOf } from '../../../src/gate/judge.js'
import type { Count } from '../../../src/gate/percent.js'
import type { Ports } from '../../../src/gate/ports.js'
import type { Result } from '../../../src/gate/result.js'
import { readResultFile, toResultFile } from '../../../src/gate/result-file.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { World } from '../../support/github/world.js'
import { givenAs, mistakeTexts } from '../../support/inputs.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { MemoryArtifacts } from '../../support/memory-artifacts.js'
import { GATE, pastRun, pullEvent, pushEvent } from '../../support/past.js'
import { findingWith, resultWith } from '../../support/results.js'

type Inputs = Record<string, string>

const of = (covered: number, total: number): Count => ({ covered, total })
const totals = (lines: Count) => ({ lines, branches: null, functions: null, statements: null })

/** A result in which so many lines were judged; what a test is about it passes itself. */
function measured(lines: Count, more: Partial<Result> = {}): Result {
  const metrics = [{ name: 'coverage', value: 0, unit: 'ratio' as const, verdict: 'pass' as const, thresholds: [] }]
  const details = { totals: totals(lines), files: [{ path: 'a.c', ...totals(lines) }], native: [] }
  return resultWith({ gate: GATE, metrics, details, ...more })
}

const inputsWith = (inputs: Inputs) =>
  gateInputs(coverageGate, givenAs('input', inputs), null, new MemoryFiles()) as CoverageInputs

/** An lcov report of one file with so many lines. */
function lcov({ covered, total }: Count): string {
  const lines = Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 1 : 0}\n`)
  return `TN:\nSF:a.c\n${lines.join('')}end_of_record\n`
}

const rules = ({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule)

describe('the baseline in a file', () => {
  const files = (base: Count, head: Count) =>
    new MemoryFiles({ 'base.json': toResultFile(measured(base)), 'lcov.info': lcov(head), 'a.c': '' })

  it('fails the gate beside its thresholds', async () => {
    const ports = memoryPorts({ files: files(of(9, 10), of(8, 10)) })
    const inputs = { baseline: 'file:base.json', 'min-coverage': '80' }
    const judged = await judge(coverageGate, { ...inputs, 'max-drop': '9.99' }, ports)
    expect(judged.verdict).toBe('fail')
    expect(rules(judged)).toEqual(['coverage/drop', 'coverage/drop-file'])
    expect(judged.findings[0]?.help).toBe('1 more line is not covered. Compared with base.json.')
    expect(judged.metrics.map(({ name }) => name)).toEqual(['coverage', 'coverage-change'])
    const passed = await judge(coverageGate, { ...inputs, 'max-drop': '10' }, ports)
    expect(passed).toMatchObject({ verdict: 'pass', findings: [] })
  })

  it.each<[string, Inputs]>([
    ['max-drop is not given', {}],
    ['no component asks for it', { components: '- {name: a, paths: a, min-coverage: 1}' }],
    ['there is to be no baseline', { 'max-drop': '1', baseline: 'none' }],
  ])('is not looked for where %s', async (_, inputs) => {
    const nobody = new Proxy({} as Ports, {
      get: (_, name) => {
        if (name !== 'event') throw new Error(`${String(name)} was used`)
        return memoryPorts().event
      },
    })
    const read = inputsWith(inputs)
    expect(await pastOf(read, [], new Map(), nobody)).toEqual({ past: null, findings: [] })
  })

  it('has files by the names that they have now', async () => {
    const names = ['a.c', 'old.c', 'old.c', 'older.c']
    const details = {
      totals: totals(of(4, 8)),
      files: names.map((path, index) => ({ path, ...totals(of(index, 8)) })),
      native: [],
    }
    const memory = new MemoryFiles({ 'base.json': toResultFile(measured(of(4, 8), { details })) })
    const renamed = new Map([
      ['old.c', 'older.c'],
      ['older.c', 'oldest.c'],
    ])
    const inputs = inputsWith({ 'max-drop': '1', baseline: 'file:base.json' })
    const { past } = await pastOf(inputs, [], renamed, memoryPorts({ files: memory }))
    expect([...(past?.files ?? [])].map(([path, { lines }]) => [path, lines])).toEqual([
      ['a.c', of(0, 8)],
      ['older.c', of(3, 16)],
      ['oldest.c', of(3, 8)],
    ])
  })
})

describe('without a baseline in a file', () => {
  const run = (inputs: Inputs, files: Record<string, string> = {}) => {
    const memory = new MemoryFiles({ 'lcov.info': lcov(of(9, 10)), 'a.c': '', ...files })
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
    expect(rules(judged)).toEqual(['coverage/missing'])
  })

  it.each([
    ['is to fall no further', 'max-drop: 1'],
    ['is to be carried forward', 'carry-forward: true'],
  ])('it is missed where a component %s', async (_, asks) => {
    const components = `- {name: a, paths: a.c, ${asks}}`
    const memory = new MemoryFiles({ 'lcov.info': lcov(of(9, 10)), 'a.c': '' })
    const judged = await judge(coverageGate, { components, baseline: 'file:x' }, memoryPorts({ files: memory }))
    expect(rules(judged)).toEqual(['baseline/missing'])
  })
})

describe('a result can be compared with', () => {
  const judgedAs = async (reports: Record<string, string>, inputs: Inputs = {}): Promise<Result> => {
    const ports = memoryPorts({ files: new MemoryFiles({ ...reports, 'a.c': '' }), artifacts: new MemoryArtifacts() })
    const read = inputsWith(inputs)
    return resultOf(coverageGate, await coverageGate.judge(read, ports), read, ports)
  }
  const compared = (result: Result) => {
    const files = new MemoryFiles({ 'lcov.info': lcov(of(1, 2)), 'a.c': '', 'base.json': toResultFile(result) })
    return judge(coverageGate, { 'max-drop': '1', baseline: 'file:base.json' }, memoryPorts({ files }))
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
    const { findings } = await compared(result)
    const missing = findings.filter(({ rule }) => rule === 'baseline/missing')
    expect(missing.map(({ message }) => message)).toEqual(
      comparable ? [] : ['There is no baseline: base.json has nothing to compare with.'],
    )
  })

  it.each([
    ['more covered than there is', measured(of(3, 2))],
    ['nothing at all', measured(of(0, 0))],
    [
      'more covered of a file than there is',
      measured(of(2, 2), {
        details: { totals: totals(of(2, 2)), files: [{ path: 'a', ...totals(of(3, 2)) }], native: [] },
      }),
    ],
  ])('not one with %s, although its schema allows it', async (_, result) => {
    expect(await readResultFile(Buffer.from(toResultFile(result)))).toEqual(result)
    expect(isMeasured(result)).toBe(false)
    expect(rules(await compared(result))).toContain('baseline/missing')
  })
})

describe('the baseline that earlier runs left', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  /** Judges a pull request in which nine of ten lines are covered. */
  const run = (inputs: Inputs = {}, ports: Partial<Ports> = {}) => {
    const files = new MemoryFiles({ 'lcov.info': lcov(of(9, 10)), 'a.c': '' })
    const { clock, log } = world
    const all = { files, clock, log, github: world.client(), event: pullEvent(world.pull()), ...ports }
    return judge<CoverageDetails>(coverageGate, { 'max-drop': '5', ...inputs }, memoryPorts(all))
  }
  const past = (lines: Count, more: Partial<Result> = {}) => {
    const { metrics, details } = measured(lines)
    return pastRun(world.repository, 'of the past', {}, { metrics, details, ...more })
  }

  it('is compared with, and named', async () => {
    const { id } = past(of(10, 10))
    expect(await run({ 'max-drop': '10' })).toMatchObject({ verdict: 'pass', findings: [] })
    const judged = await run({ 'max-drop': '9.99' }, { event: pullEvent(world.pull('other')) })
    expect(judged).toMatchObject({
      verdict: 'fail',
      findings: [{ rule: 'coverage/drop' }, { rule: 'coverage/drop-file' }],
    })
    const from = `run ${id} at ${world.repository.head()}.`
    expect(judged.findings.map(({ help }) => help)).toEqual([
      `1 more line is not covered. Compared with ${from}`,
      `1 more line is not covered than in ${from}`,
    ])
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
    expect(judged.findings.map(({ message }) => message)).toEqual([
      'Line coverage fell by 10.00 points, from 100% to 90%; max-drop is 5.',
      'a.c lost 10.00 points of line coverage, from 100% to 90%; max-drop is 5.',
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
