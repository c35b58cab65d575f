import { describe, expect, it } from '@jest/globals'
import type { BenchmarkDetails } from '../../../src/benchmark/details.js'
import { benchmarkGate } from '../../../src/benchmark/gate.js'
import { gateInputs, resultOf } from '../../../src/gate/judge.js'
import type { Judgement } from '../../../src/gate/result.js'
import { readResultFile, toResultFile } from '../../../src/gate/result-file.js'
import { toMarkdown } from '../../../src/report/markdown.js'
import { measured, namedFile, spread } from '../../support/benchmarks.js'
import { givenAs, mistakeTexts } from '../../support/inputs.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'

type Judged = Judgement<BenchmarkDetails>

/** A dozen benchmarks, each with ten values that scatter by one percent; some slower by a factor. */
function suite(seed: number, slower: Record<string, number> = {}): Record<string, number[]> {
  const names = Array.from({ length: 12 }, (_, index) => `bench ${index}`)
  return Object.fromEntries(
    names.map((name, index) => [name, spread(10 * (index + 1) * (slower[name] ?? 1), 10, 0.01, seed * 100 + index)]),
  )
}

async function compare(files: Record<string, string>, inputs: Record<string, string | string[]> = {}): Promise<Judged> {
  return judge<BenchmarkDetails>(benchmarkGate, inputs, memoryPorts({ files: new MemoryFiles(files) }))
}

const rules = ({ findings }: Judged) => findings.map(({ rule, level }) => `${level} ${rule}`)
const here = { files: 'bench.json', 'baseline-files': 'base.json' }

describe('base and head in files', () => {
  it('fails where one got slower, and says which, by how much and how sure that is', async () => {
    const files = { 'base.json': namedFile(suite(1)), 'bench.json': namedFile(suite(2, { 'bench 3': 1.3 })) }
    const judged = await compare(files, here)
    expect(judged.verdict).toBe('fail')
    expect(rules(judged)).toEqual(['error benchmark/regression'])
    const [first] = judged.details.benchmarks
    expect(first).toMatchObject({
      name: 'bench 3',
      metric: 'time',
      unit: 'ms',
      verdict: 'regression',
      method: 'samples',
    })
    expect(first?.change).toBeCloseTo(0.3, 1)
    const [low, high] = first?.interval ?? []
    expect(low).toBeLessThan(first?.change as number)
    expect(high).toBeGreaterThan(first?.change as number)
    expect(judged.findings[0]?.message).toMatch(
      /^bench 3 got worse in time: 4\d\.\d+ ms before, 5\d\.\d+ ms now \(\+\d+\.\d%, 95% between \+.*; max-regression is 5%\.$/,
    )
    expect(outputsOf(benchmarkGate, judged)).toMatchObject({ regressions: '1', improvements: '0', 'machine-shift': '' })
  })

  it('passes where nothing changed, shown so for each', async () => {
    const files = { 'base.json': namedFile(suite(1)), 'bench.json': namedFile(suite(2)) }
    const judged = await compare(files, here)
    expect([judged.verdict, judged.findings]).toEqual(['pass', []])
    expect(new Set(judged.details.benchmarks.map(({ verdict }) => verdict))).toEqual(new Set(['no-change']))
    expect(judged.summary).toMatch(/^12 unchanged of 12 metrics; together 0\.\d+% (worse|better)\.$/)
  })

  it('is undecided where the noise hides what matters', async () => {
    const noisy = (seed: number) => namedFile({ a: spread(10, 6, 0.2, seed), b: spread(20, 6, 0.2, seed + 9) })
    const judged = await compare({ 'base.json': noisy(1), 'bench.json': noisy(2) }, here)
    expect(judged.verdict).toBe('inconclusive')
    expect(judged.details.benchmarks[0]).toMatchObject({ verdict: 'inconclusive' })
    expect(judged.details.benchmarks[0]?.minimumDetectableEffect).toBeGreaterThan(0.05)
  })

  it('takes a shift that all have in common for the machine, where they may be two', async () => {
    const slow = Object.fromEntries(Object.keys(suite(2)).map(name => [name, 1.15]))
    const files = { 'base.json': namedFile(suite(1)), 'bench.json': namedFile(suite(2, slow)) }
    const judged = await compare(files, { files: 'bench.json', baseline: 'file:base.json' })
    expect(rules(judged)).toEqual(['warning benchmark/machine-shift'])
    expect(judged.details.machine.commonShift).toBeCloseTo(0.15, 1)
    const off = await compare(files, { files: 'bench.json', baseline: 'file:base.json', normalize: 'off' })
    expect(off.verdict).toBe('fail')
  })

  it('pairs what was renamed, and tells what vanished, is new, or failed', async () => {
    const base = { ...suite(1), old: spread(7, 10, 0.01, 5), 'sort list': [2, 2, 2], broken: [3, 3, 3] }
    const head = { ...suite(2), now: spread(7, 10, 0.01, 6), 'sort lists': [2, 2, 2] }
    const json = JSON.parse(namedFile(head))
    json.broken = { unit: 'ms', samples: ['x'] }
    const files = { 'base.json': namedFile(base), 'bench.json': JSON.stringify(json) }
    const judged = await compare(files, { ...here, renames: 'old -> now' })
    expect(rules(judged).sort()).toEqual(['error benchmark/failed', 'error benchmark/vanished', 'note benchmark/new'])
    expect(judged.findings.find(({ rule }) => rule === 'benchmark/vanished')).toMatchObject({
      message: 'sort list is not there any more: the baseline has its time.',
      help: 'Was it renamed? Then give `renames: sort list -> sort lists`.',
    })
    const verdicts = Object.fromEntries(judged.details.benchmarks.map(({ name, verdict }) => [name, verdict]))
    expect(verdicts).toMatchObject({ broken: 'failed', 'sort list': 'vanished', 'sort lists': 'new', now: 'no-change' })
    const ignored = await compare(files, { ...here, renames: 'old -> now', missing: 'ignore' })
    expect(rules(ignored)).toContain('note benchmark/vanished')
  })

  it('judges several files of repeated runs as one value a run', async () => {
    const run = (seed: number) => namedFile({ a: spread(10, 5, 0.001, seed) })
    const files = Object.fromEntries(
      [1, 2, 3, 4].flatMap(n => [
        [`b${n}.json`, run(n)],
        [`h${n}.json`, run(n + 9)],
      ]),
    )
    const judged = await compare(files, { files: 'h*.json', 'baseline-files': 'b*.json' })
    expect(judged.details.measured).toMatchObject([{ invocations: [{}, {}, {}, {}] }])
    expect(judged.details.measured[0]?.invocations).toHaveLength(4)
  })

  it('hides nothing that is good behind a file that is broken', async () => {
    const files = { 'base.json': namedFile(suite(1)), 'bench.json': namedFile(suite(2)), 'bench2.json': '{"a": ' }
    const judged = await compare(files, { ...here, files: ['bench.json', 'bench2.json'] })
    expect(rules(judged)).toEqual(['error benchmark/unreadable'])
    expect(judged.details.benchmarks).toHaveLength(12)
    expect(benchmarkGate.comparable?.(resultWith(judged))).toBe(false)
  })

  it('converts units, and refuses what cannot be converted', async () => {
    const seconds = Object.fromEntries(Object.entries(suite(1)).map(([name, all]) => [name, all.map(ms => ms / 1000)]))
    const same = await compare({ 'base.json': namedFile(seconds, 's'), 'bench.json': namedFile(suite(2)) }, here)
    expect(same.verdict).toBe('pass')
    const csv = (unit: string) => `name,metric,unit,value\na,time,${unit},1\n`
    const other = await compare(
      { 'base.csv': csv('MB'), 'bench.csv': csv('ms') },
      { files: 'bench.csv', 'baseline-files': 'base.csv' },
    )
    expect(other.findings[0]?.message).toBe(
      'a has its time in ms now and in MB in the baseline: they cannot be compared.',
    )
  })
})

describe('nothing to judge', () => {
  it('is a failure, unless it may be', async () => {
    expect(rules(await compare({}, { files: 'none.json', baseline: 'none' }))).toEqual(['error benchmark/missing'])
    expect((await compare({}, { baseline: 'none', 'if-missing': 'pass' })).verdict).toBe('pass')
    const noBase = await compare({ 'bench.json': namedFile(suite(1)) }, here)
    expect(noBase.findings[0]).toMatchObject({
      level: 'error',
      message: 'No result of the base was found: base.json matches nothing.',
    })
  })

  it('passes where only thresholds are asked for', async () => {
    const files = { 'bench.json': namedFile({ api: [600] }) }
    const judged = await compare(files, { baseline: 'none', thresholds: 'api: target < 500 ms, alert > 1 s' })
    expect([judged.verdict, judged.findings[0]?.message]).toEqual(['warn', 'api is 600 ms: the target is < 500 ms.'])
  })
})

it('finds results by their usual names, and leaves out what only has one', async () => {
  const files = new MemoryFiles({
    'out/my-bench.json': namedFile({ a: [1] }),
    'workbench.json': '{"name": "x", "list": ["y"]}',
    'bench.txt': 'nothing',
  })
  const inputs = gateInputs(benchmarkGate, givenAs('input', {}), null, files)
  const choice = await benchmarkGate.choose(inputs as never, memoryPorts({ files }))
  expect(choice).toEqual({ chosen: false, why: 'found out/my-bench.json, and nothing says what to compare with' })
})

it('reads a result of its own again, as the baseline of the next', async () => {
  const first = await compare({ 'bench.json': namedFile(suite(1)) }, { baseline: 'none' })
  const text = toResultFile(resultWith(first))
  expect((await readResultFile(Buffer.from(text))).details).toEqual(JSON.parse(JSON.stringify(first.details)))
  const files = { 'base.json': text, 'bench.json': namedFile(suite(2, { 'bench 3': 1.3 })) }
  const clock = { now: () => 0, date: () => 1, sleep: async () => {} }
  const ports = memoryPorts({ files: new MemoryFiles(files), clock })
  const judged = await judge<BenchmarkDetails>(
    benchmarkGate,
    { files: 'bench.json', baseline: 'file:base.json' },
    ports,
  )
  expect(rules(judged)).toEqual(['error benchmark/regression'])
  expect(judged.details.history.runs).toHaveLength(2)
})

it('judges by the runs before, where there are enough of them', async () => {
  let text = toResultFile(resultWith(await compare({ 'bench.json': namedFile(suite(1)) }, { baseline: 'none' }), 1))
  for (let run = 2; run <= 20; run += 1) {
    const files = { 'base.json': text, 'bench.json': namedFile(suite(run)) }
    const judged = await judge<BenchmarkDetails>(
      benchmarkGate,
      { files: 'bench.json', baseline: 'file:base.json' },
      memoryPorts({
        files: new MemoryFiles(files),
        event: memoryEvent({ subject: { ...nobody, runId: run } }),
        clock: { now: () => 0, date: () => run, sleep: async () => {} },
      }),
    )
    expect(judged.findings.filter(({ level }) => level === 'error')).toEqual([])
    text = toResultFile(resultWith(judged, run))
  }
  const files = { 'base.json': text, 'bench.json': namedFile(suite(99, { 'bench 3': 1.1 })) }
  const judged = await compare(files, { files: 'bench.json', baseline: 'file:base.json' })
  expect(judged.details.benchmarks[0]).toMatchObject({ name: 'bench 3', verdict: 'regression', method: 'history' })
  const markdown = toMarkdown(resultWith(judged), await benchmarkGate.present(judged))
  expect(markdown).toMatch(/worse \| bench 3 \| time \| .* ms \| .* ms \| \\\+\d+\\?\.\d+% \|/)
  expect(markdown).toMatch(/[▁▂▃▄▅▆▇█]{20}/)
})

it('takes the history of github-action-benchmark over', async () => {
  const entry = (value: number, date: number) => ({
    commit: { id: `c${date}`, message: '', timestamp: '', url: '' },
    date,
    tool: 'customSmallerIsBetter',
    benches: Object.entries(suite(date)).map(([name, samples]) => ({
      name,
      unit: 'ms',
      value: (samples[0] as number) * value,
    })),
  })
  const data = {
    lastUpdate: 1,
    repoUrl: '',
    entries: { Benchmark: Array.from({ length: 20 }, (_, at) => entry(1, at + 1)) },
  }
  const files = {
    'data.js': `window.BENCHMARK_DATA = ${JSON.stringify(data)}`,
    'bench.json': JSON.stringify(entry(1.3, 50).benches),
  }
  const judged = await compare(files, { files: 'bench.json', baseline: 'file:data.js', normalize: 'off' })
  expect(judged.details.benchmarks.every(({ method }) => method === 'history')).toBe(true)
  expect(judged.verdict).toBe('fail')
  expect(judged.details.history.runs).toHaveLength(21)
})

it('says what is wrong with its inputs', async () => {
  expect(await mistakeTexts(() => compare({}, { 'false-alarm-rate': '2' }))).toEqual([
    'false-alarm-rate: "2" is not a fraction between 0 and 1, such as 0.05',
  ])
})

it('cannot serve as a baseline where nothing was measured', () => {
  const details = {
    benchmarks: [],
    machine: { commonShift: null, applied: false, names: [] },
    measured: [],
    history: { runs: [], series: [] },
  }
  const empty = { verdict: 'pass', summary: '', metrics: [], findings: [], details } as Judged
  expect(benchmarkGate.comparable?.(resultWith(empty))).toBe(false)
  const hollow = { ...details, measured: [measured('a', [[]])] }
  expect(benchmarkGate.comparable?.(resultWith({ ...empty, details: hollow }))).toBe(false)
})

function resultWith(judgement: Judged, runId: number | null = null) {
  const inputs = gateInputs(benchmarkGate, givenAs('input', {}), null, new MemoryFiles())
  return resultOf(
    benchmarkGate,
    judgement,
    inputs,
    memoryPorts({ event: memoryEvent({ subject: { ...nobody, runId } }) }),
  )
}
