import { describe, expect, it } from '@jest/globals'
import type { BenchmarkDetails } from '../../../src/benchmark/details.js'
import { benchmarkGate } from '../../../src/benchmark/gate.js'
import { measureFiles } from '../../../src/benchmark/measure.js'
import { gateInputs, resultOf } from '../../../src/gate/judge.js'
import { ROOT } from '../../../src/gate/path.js'
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
    expect(judged.findings[0]?.message).toBe('bench2.json begins like JSON and is none: it may have been cut off.')
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

it.each([
  ['{"a": "b"}', 'auto', /^x\.txt is in no form that is known: neither .* JSON, CSV or OpenMetrics\.$/],
  ['[INFO] nothing', 'auto', /^x\.txt is in no form that is known/],
  ['[{"a": 1', 'auto', /^x\.txt begins like JSON and is none: it may have been cut off\.$/],
  ['{"a": 1}', 'go', /^x\.txt is no result of go, but looks like one of json\.$/],
  ['{"a": 1', 'go', /^x\.txt begins like JSON and is none/],
  ['some text', 'go', /^x\.txt is no result of go\.$/],
  [' ', 'auto', /^x\.txt is empty\.$/],
])('says of %s, read as %s, why it is none', async (text, tool, message) => {
  const judged = await compare({ 'x.txt': text }, { files: 'x.txt', baseline: 'none', tool })
  expect(judged.findings.map(each => each.message)).toEqual([expect.stringMatching(message)])
})

it('names the first few of many files of the base', async () => {
  const run = (seed: number, factor = 1) => namedFile({ a: spread(10 * factor, 5, 0.001, seed) })
  const files: Record<string, string> = {}
  for (let n = 1; n <= 5; n += 1) Object.assign(files, { [`b${n}.json`]: run(n), [`h${n}.json`]: run(n + 9, 2) })
  const judged = await compare(files, { files: 'h*.json', 'baseline-files': 'b*.json' })
  expect(judged.findings[0]?.help).toMatch(/Compared with b1\.json, b2\.json, b3\.json and 2 more\.$/)
})

describe('files of the base', () => {
  const slower = Object.fromEntries(Object.keys(suite(2)).map(name => [name, 1.3]))
  const files = { 'bench-base.json': namedFile(suite(1)), 'bench.json': namedFile(suite(2, slower)) }

  it.each([
    ['named', { 'baseline-files': 'bench-base.json' }],
    ['a baseline', { baseline: 'file:bench-base.json', normalize: 'off' }],
    ['matched twice', { files: '*.json', 'baseline-files': 'bench-base.json' }],
  ])('do not count for the head as well: %s', async (_, inputs: Record<string, string>) => {
    const judged = await compare(files, inputs)
    expect(judged.details.measured[0]?.invocations).toHaveLength(1)
    expect(judged.details.benchmarks[0]?.change).toBeGreaterThan(0.25)
  })

  it('are no result where there is none other', async () => {
    const judged = await compare(files, { files: 'bench-base.json', 'baseline-files': 'bench-base.json' })
    expect(judged.findings[0]?.message).toBe(
      'No result of a benchmark was found: bench-base.json matches only what the base is read from in the workspace.',
    )
  })

  it('fail where they failed, also as a baseline', async () => {
    const csv = { 'base.csv': 'name,value,unit\na,x,ms\n', 'bench.csv': 'name,value,unit\na,5,ms\n' }
    const judged = await compare(csv, { files: 'bench.csv', baseline: 'file:base.csv' })
    expect(rules(judged)).toEqual(['error benchmark/failed'])
  })

  it('may change with the change that they judge, which is told', () => {
    const given = givenAs('input', { 'working-directory': 'app', 'baseline-files': 'base.json' })
    const inputs = gateInputs(benchmarkGate, given, null, new MemoryFiles())
    expect(benchmarkGate.policyFiles?.(inputs as never)).toEqual(['app/base.json'])
  })
})

describe('numbers that are too great', () => {
  const huge = namedFile({ a: [1e308, 1.1e308, 1.2e308, 1.3e308] }, 's')

  it('for the unit of the other side are not compared', async () => {
    const judged = await compare({ 'base.json': huge, 'bench.json': namedFile({ a: [1, 2, 3, 4] }) }, here)
    expect(rules(judged)).toEqual(['error benchmark/unit'])
  })

  it('for milliseconds are judged by thresholds, and the result stays valid', async () => {
    const judged = await compare({ 'bench.json': huge }, { baseline: 'none', thresholds: 'a: alert > 1 s' })
    expect(judged.findings[0]?.message).toMatch(/^a is 1\.150e\+308 s: the alert/)
    expect((await readResultFile(Buffer.from(toResultFile(resultWith(judged))))).verdict).toBe('fail')
  })
})

it('takes as many invocations as a file has', async () => {
  const times = new Array<number>(150_000).fill(1)
  const run = { command: 'c', mean: 1, stddev: 0, median: 1, user: 1, system: 0, min: 1, max: 1, times }
  const text = JSON.stringify({ results: [{ ...run, exit_codes: times.map(() => 0) }] })
  const files = new MemoryFiles({ 'a.json': text, 'b.json': text })
  const { measured: both } = await measureFiles(await files.find(['*.json'], ROOT), 'auto', files)
  expect(both.find(({ metric }) => metric === 'time')?.invocations).toHaveLength(300_000)
})

it('keeps the history of what was renamed under its new name', async () => {
  const first = await compare({ 'bench.json': namedFile({ old: [1, 2, 3] }) }, { baseline: 'none' })
  const files = { 'base.json': toResultFile(resultWith(first, 1)), 'bench.json': namedFile({ now: [1, 2, 3] }) }
  const clock = { now: () => 0, date: () => 1, sleep: async () => {} }
  const inputs = { files: 'bench.json', baseline: 'file:base.json', renames: 'old -> now' }
  const ports = memoryPorts({ files: new MemoryFiles(files), clock })
  const judged = await judge<BenchmarkDetails>(benchmarkGate, inputs, ports)
  expect(judged.details.history.series).toMatchObject([{ name: 'now', values: [2, 2] }])
})

it('reads names with commas', async () => {
  const files = { 'base.json': namedFile({ 'f(a, b)': [1, 2] }), 'bench.json': namedFile({ 'g(a, b)': [1, 2] }) }
  const judged = await compare(files, { ...here, renames: 'f(a, b) -> g(a, b)' })
  expect(judged.details.benchmarks.map(({ name, base }) => [name, base])).toEqual([['g(a, b)', 1.5]])
})

describe('nothing to judge', () => {
  const one = { 'bench.json': namedFile({ a: [1, 2, 3] }) }

  it.each([
    ['no base', one, { baseline: 'none' }, '`baseline` is `none`', 'warn'],
    [
      'a base of other benchmarks only',
      { ...one, 'base.json': namedFile({ other: [1] }) },
      { baseline: 'file:base.json', missing: 'ignore' },
      'the base has nothing of what was measured',
      'fail',
    ],
    [
      'a history without values',
      {
        ...one,
        'data.js':
          'window.BENCHMARK_DATA = {"lastUpdate":1,"repoUrl":"","entries":{"B":[{"commit":{"id":"x"},"date":1,"benches":[]}]}}',
      },
      { baseline: 'file:data.js' },
      'the base has nothing of what was measured',
      'fail',
    ],
  ])('is no pass with %s and no threshold', async (_, files, inputs: Record<string, string>, why, verdict) => {
    const judged = await compare(files as Record<string, string>, { files: 'bench.json', ...inputs })
    expect(judged.verdict).toBe(verdict)
    expect(judged.findings.find(({ rule }) => rule === 'benchmark/missing')?.message).toBe(
      `Nothing was judged: ${why}, and no threshold says what values must be.`,
    )
  })

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
  const files = {
    'out/my-bench.json': namedFile({ a: [1] }),
    'workbench.json': '{"name": "x", "list": ["y"]}',
    'bench.txt': 'nothing',
  }
  const judged = await compare(files, { baseline: 'none', thresholds: 'a: alert > 2 ms' })
  expect([judged.verdict, judged.findings]).toEqual(['pass', []])
  expect(judged.details.measured.map(({ name }) => name)).toEqual(['a'])
})

it('is run by the root action only where it is configured', async () => {
  const inputs = gateInputs(benchmarkGate, givenAs('input', {}), null, new MemoryFiles())
  expect((await benchmarkGate.choose(inputs as never, memoryPorts())).chosen).toBe(false)
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
