import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { SaxesParser } from 'saxes'
import type { CoverageDetails } from '../../../src/coverage/details.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import { READ_TASK, readTask } from '../../../src/coverage/read.js'
import { UserMistake } from '../../../src/gate/mistake.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Task, Workers } from '../../../src/gate/ports.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryFiles, memoryPorts, memoryWorkers } from '../../support/memory.js'

type Sources = Record<string, string | Uint8Array>

const run = (files: MemoryFiles | Sources, inputs: Record<string, string | string[]> = {}, workers?: Workers) => {
  const memory = files instanceof MemoryFiles ? files : new MemoryFiles(files)
  return judge<CoverageDetails>(coverageGate, inputs, memoryPorts({ files: memory, ...(workers && { workers }) }))
}

/** An lcov report of one file with so many lines, and branches and functions where they are asked for. */
function lcov(
  path: string,
  lines: [number, number],
  branches?: [number, number],
  functions?: [number, number],
): string {
  const each = ([covered, total]: [number, number], record: (index: number, count: number) => string) =>
    Array.from({ length: total }, (_, index) => record(index + 1, index < covered ? 1 : 0))
  return [
    `TN:\nSF:${path}`,
    ...each(functions ?? [0, 0], (index, count) => `FN:${index},f${index}\nFNDA:${count},f${index}`),
    ...each(branches ?? [0, 0], (index, count) => `BRDA:${index},0,0,${count}`),
    ...each(lines, (index, count) => `DA:${index},${count}`),
    'end_of_record\n',
  ].join('\n')
}

describe('a threshold', () => {
  it.each([
    ['80', [4, 5], 'pass'],
    ['80', [799, 1000], 'fail'],
    ['80%', [800, 1000], 'pass'],
    ['99.95', [1999, 2000], 'pass'],
    ['100', [1999, 2000], 'fail'],
    ['100', [2999, 3000], 'fail'],
    ['100', [3000, 3000], 'pass'],
    ['99.97', [2999, 3000], 'fail'],
    ['99.96', [2999, 3000], 'pass'],
    ['99.966666666666', [2999, 3000], 'pass'],
    ['99.966666666667', [2999, 3000], 'fail'],
    ['0', [0, 1], 'pass'],
    ['0.1', [0, 1], 'fail'],
  ] as [string, [number, number], string][])('of %s with %j lines is a %s', async (least, lines, verdict) => {
    const judgement = await run({ 'a.c': '', 'lcov.info': lcov('a.c', lines) }, { 'min-coverage': least })
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.metrics[0]).toMatchObject({ name: 'coverage', value: lines[0] / lines[1], unit: 'ratio', verdict })
    expect(judgement.findings.map(each => each.rule)).toEqual(verdict === 'pass' ? [] : ['coverage/lines'])
  })

  it('that is not reached says by how much, and where to look', async () => {
    const sources = { 'a.c': '', 'b.c': '' }
    const reports = { ...sources, 'a/lcov.info': lcov('a.c', [2998, 3000]), 'b/lcov.info': lcov('b.c', [1, 1]) }
    const { findings, summary } = await run(reports, { 'min-coverage': '100' })
    expect(findings).toMatchObject([
      {
        rule: 'coverage/lines',
        level: 'error',
        message: '99.93% of the lines are covered (2999 of 3001); min-coverage is 100%.',
        help: '2 more lines would reach it. Most uncovered lines: a.c (2).',
      },
    ])
    expect(summary).toBe('99.93% of the lines (2999 of 3001) are covered, in 2 files.')
  })

  it.each([
    ['min-branches', 'branch-coverage', 'coverage/branches', '1 more branch would reach it.'],
    ['min-functions', 'function-coverage', 'coverage/functions', '1 more function would reach it.'],
  ])('of %s is judged by itself', async (input, metric, rule, help) => {
    const files = { 'a.c': '', 'lcov.info': lcov('a.c', [10, 10], [2, 3], [2, 3]) }
    const failed = await run(files, { [input]: '66.67' })
    expect(failed).toMatchObject({
      verdict: 'fail',
      findings: [{ rule, message: expect.stringContaining('(2 of 3)') }],
    })
    expect(failed.findings[0]?.help).toContain(help)
    expect(failed.metrics.find(each => each.name === metric)).toMatchObject({
      verdict: 'fail',
      thresholds: [{ op: '>=', level: 'error' }],
    })
    expect(await run(files, { [input]: '66.66' })).toMatchObject({ verdict: 'pass', findings: [] })
  })

  it.each([
    ['min-branches', 'fail', 'fail', 'error'],
    ['min-branches', 'warn', 'warn', 'warning'],
    ['min-functions', 'pass', 'pass', 'note'],
  ])('of %s that nothing was measured for is a matter of if-missing: %s', async (input, ifMissing, verdict, level) => {
    const judgement = await run(
      { 'a.c': '', 'lcov.info': lcov('a.c', [1, 1]) },
      { [input]: '50', 'if-missing': ifMissing },
    )
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.findings).toMatchObject([
      { level, message: expect.stringContaining(`${input} is 50%, but no report says anything`) },
    ])
    expect(judgement.metrics.map(each => each.name)).toEqual(['coverage'])
  })

  it('that is no percentage is the user’s mistake', async () => {
    await expect(run({}, { 'min-coverage': '101' })).rejects.toThrow(UserMistake)
    await expect(run({}, { 'min-branches': 'most' })).rejects.toThrow('"most" is not a percentage from 0 to 100')
  })
})

describe('nothing to judge', () => {
  it('is a failure that says what was looked for and what is near', async () => {
    const judgement = await run({ 'out/lcov-report.txt': 'x', 'src/a.c': 'x' })
    expect(judgement).toMatchObject({ verdict: 'fail', metrics: [], summary: 'No coverage was measured.' })
    expect(judgement.findings).toMatchObject([
      {
        rule: 'coverage/missing',
        message: expect.stringMatching(
          /^No coverage report was found: .*lcov\.info.* match nothing in the workspace\.$/,
        ),
        help: 'Files with similar names: out/lcov-report.txt.',
      },
    ])
    expect(outputsOf(coverageGate, judgement)).toEqual({
      coverage: '',
      'branch-coverage': '',
      'patch-coverage': '',
      change: '',
    })
    expect(judgement.details).toEqual({
      totals: { lines: { covered: 0, total: 0 }, branches: null, functions: null, statements: null },
      files: [],
      native: [],
    })
  })

  it('names the patterns and the folder that were given', async () => {
    const { findings } = await run(
      { 'web/a.c': 'x', 'lcov.info': lcov('a.c', [1, 1]) },
      { files: 'out/*.info', 'working-directory': 'web' },
    )
    expect(findings).toMatchObject([
      {
        message: 'No coverage report was found: out/*.info matches nothing in web.',
        help: 'Do the tests run before this step?',
      },
    ])
  })

  it.each([
    ['fail', 'fail'],
    ['warn', 'warn'],
    ['pass', 'pass'],
  ])('is, by if-missing %s, a %s', async (ifMissing, verdict) => {
    expect((await run({}, { 'if-missing': ifMissing })).verdict).toBe(verdict)
    expect((await run({ 'a.c': '', 'lcov.info': lcov('a.c', [0, 0]) }, { 'if-missing': ifMissing })).verdict).toBe(
      verdict,
    )
  })

  it('is a report without an executable line', async () => {
    const { findings } = await run({ 'a.c': '', 'lcov.info': lcov('a.c', [0, 0]) })
    expect(findings).toMatchObject([{ rule: 'coverage/missing', message: 'lcov.info lists no executable line.' }])
  })
})

describe('a report that cannot be read', () => {
  const good = lcov('src/a.c', [9, 10])
  it.each([
    ['cut off', 'lcov.info', 'SF:b.c\nDA:1,1\n', 2, 'end_of_record'],
    ['not well-formed', 'coverage.xml', '<coverage>\n<packages>', 2, 'is not well-formed XML'],
    ['of another format', 'coverage.xml', '\n{"a": 1}', 1, 'is no report of a format that is read (lcov, cobertura, '],
    ['empty', 'coverage.xml', '', undefined, 'is empty'],
    ['nothing but white space', 'lcov.info', '\n \n', undefined, 'is empty'],
    ['without a file', 'lcov.info', 'TN:\n', undefined, 'lists no file at all'],
    ['without a class', 'coverage.xml', '<coverage/>', undefined, 'lists no file at all'],
  ])('because it is %s fails, and hides nothing of the others', async (_, name, content, line, message) => {
    const judgement = await run(
      { [`bad/${name}`]: content, 'good/lcov.info': good, 'src/a.c': 'x' },
      { 'min-coverage': '95' },
    )
    expect(judgement.verdict).toBe('fail')
    expect(judgement.findings.map(each => each.rule)).toEqual(['coverage/unreadable', 'coverage/lines'])
    expect(judgement.findings[0]).toMatchObject({
      level: 'error',
      file: `bad/${name}`,
      message: expect.stringContaining(message),
    })
    expect(judgement.findings[0]?.line).toBe(line)
    expect(judgement.details.totals.lines).toEqual({ covered: 9, total: 10 })
    const enough = await run(
      { [`bad/${name}`]: content, 'good/lcov.info': good, 'src/a.c': 'x' },
      { 'min-coverage': '90' },
    )
    expect(enough).toMatchObject({ verdict: 'fail', findings: [{ rule: 'coverage/unreadable' }] })
  })

  it('that the system does not let be read is told like any other', async () => {
    class Locked extends MemoryFiles {
      override stream(path: RepoPath): AsyncIterable<Uint8Array> {
        if (path !== 'locked.info') return super.stream(path)
        throw Object.assign(new Error("EACCES: permission denied, open 'locked.info'"), { code: 'EACCES' })
      }
    }
    const judgement = await run(new Locked({ 'a.c': '', 'locked.info': '', 'lcov.info': lcov('a.c', [1, 1]) }), {
      files: '*.info',
    })
    expect(judgement.findings).toMatchObject([
      { rule: 'coverage/unreadable', file: 'locked.info', message: expect.stringContaining('cannot be read: EACCES') },
    ])
    expect(judgement).toMatchObject({ verdict: 'fail', details: { totals: { lines: { covered: 1, total: 1 } } } })
  })

  it('is all there is to say where there is no other', async () => {
    const judgement = await run({ 'lcov.info': 'SF:b.c\n' }, { 'if-missing': 'pass' })
    expect(judgement).toMatchObject({ verdict: 'fail', findings: [{ rule: 'coverage/unreadable', line: 1 }] })
    expect(judgement.findings).toHaveLength(1)
  })
})

describe('what the gate gives', () => {
  it('is exact', async () => {
    const reports = {
      'one/lcov.info': lcov('src/a.c', [1, 2], [1, 3], [1, 1]) + lcov('src/b.c', [3, 3]),
      'two/lcov.info': lcov('/home/runner/work/r/r/src/a.c', [2, 3], [2, 3]),
      'src/a.c': '',
      'src/b.c': '',
    }
    const judgement = await run(reports)
    expect(judgement.details).toEqual({
      totals: {
        lines: { covered: 5, total: 6 },
        branches: { covered: 2, total: 3 },
        functions: { covered: 1, total: 1 },
        statements: null,
      },
      files: [
        {
          path: 'src/a.c',
          lines: { covered: 2, total: 3 },
          branches: { covered: 2, total: 3 },
          functions: { covered: 1, total: 1 },
          statements: null,
        },
        { path: 'src/b.c', lines: { covered: 3, total: 3 }, branches: null, functions: null, statements: null },
      ],
      native: [
        { report: 'one/lcov.info', tool: 'lcov', percent: '80.0' },
        { report: 'two/lcov.info', tool: 'lcov', percent: '66.7' },
      ],
    })
    expect(outputsOf(coverageGate, judgement)).toEqual({
      coverage: String(5 / 6),
      'branch-coverage': String(2 / 3),
      'patch-coverage': '',
      change: '',
    })
    expect(judgement.metrics).toEqual([
      {
        name: 'coverage',
        value: 5 / 6,
        unit: 'ratio',
        verdict: 'pass',
        thresholds: [{ op: '>=', value: 0.8, level: 'error' }],
      },
      { name: 'branch-coverage', value: 2 / 3, unit: 'ratio', verdict: 'pass', thresholds: [] },
      { name: 'function-coverage', value: 1, unit: 'ratio', verdict: 'pass', thresholds: [] },
    ])
  })

  it('is the same whatever order the reports have, and however often', async () => {
    const texts = [
      lcov('src/a.c', [1, 4], [0, 2]),
      lcov('src/a.c', [3, 4], [2, 2]),
      lcov('src/b.c', [1, 9]),
      lcov('b.c', [2, 9]),
    ]
    const named = (order: number[]) =>
      Object.fromEntries(order.map((index, position) => [`r${position}/lcov.info`, texts[index] as string]))
    const counted = async (order: number[]) => {
      const { details, metrics, findings } = await run({ ...named(order), 'src/a.c': '', 'src/b.c': '' })
      return JSON.stringify({ totals: details.totals, files: details.files, metrics, findings })
    }
    const first = await counted([0, 1, 2, 3])
    for (const order of [
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
      [0, 0, 1, 2, 3, 3, 1],
    ])
      expect(await counted(order)).toBe(first)
  })

  it('is the same, byte for byte, from the same reports', async () => {
    const files = { 'z/lcov.info': lcov('src/a.c', [1, 4]), 'a/lcov.info': lcov('src/a.c', [3, 4]), 'broken.lcov': 'x' }
    const again = Object.fromEntries(Object.entries(files).reverse())
    expect(JSON.stringify(await run(again))).toBe(JSON.stringify(await run(files)))
  })

  it('judges what the patterns name, below the working directory', async () => {
    const files = {
      'web/out/a.info': lcov('a.c', [1, 1]),
      'web/out/b.info': lcov('b.c', [0, 1]),
      'web/lcov.info': lcov('c.c', [0, 9]),
      'web/a.c': '',
      'web/b.c': '',
    }
    const judgement = await run(files, { 'working-directory': 'web', files: 'out/*.info', 'min-coverage': '50' })
    expect(judgement.details.files.map(file => file.path)).toEqual(['web/a.c', 'web/b.c'])
    expect(judgement.verdict).toBe('pass')
    const one = await run(files, { 'working-directory': 'web', files: ['out/*.info', '!out/b.info'] })
    expect(one.details.files.map(file => file.path)).toEqual(['web/a.c'])
  })

  it('finds the files of a folder that is no git repository', async () => {
    const files = new MemoryFiles({ 'lcov.info': lcov('/home/runner/work/r/r/src/a.c', [1, 1]), 'src/a.c': '' })
    const ports = memoryPorts({ files, git: { ...memoryPorts().git, files: async () => null } })
    const { details } = await judge<CoverageDetails>(coverageGate, {}, ports)
    expect(details.files.map(file => file.path)).toEqual(['src/a.c'])
  })

  it('presents the files with most uncovered lines first, and the tools’ own figures', async () => {
    const judgement = await run({
      ...{ 'a.c': '', 'b.c': '', 'c.c': '' },
      'lcov.info': lcov('a.c', [9, 10]) + lcov('b.c', [1, 10], [1, 2]) + lcov('c.c', [1, 1]),
    })
    expect(await coverageGate.present(judgement)).toMatchObject([
      {
        title: 'Files with uncovered lines: 2 of 2, most first',
        blocks: [
          {
            rows: [
              ['b.c', '10%', '9', '50%', '1'],
              ['a.c', '90%', '1', '', ''],
            ],
          },
        ],
      },
      { blocks: [{ rows: [['lcov.info', 'lcov', '52.4%']] }] },
    ])
    expect(await coverageGate.present(await run({}))).toEqual([])
  })
})

describe('the choice of the root action', () => {
  const choose = (files: Sources) => {
    const ports = memoryPorts({ files: new MemoryFiles(files) })
    return coverageGate.choose({ files: [], 'working-directory': '.' } as never, ports)
  }
  it('is by whether there is a report', async () => {
    expect(await choose({ 'a/lcov.info': '', 'coverage.xml': '' })).toEqual({
      chosen: true,
      why: 'found a/lcov.info, coverage.xml',
    })
    expect(await choose({ 'node_modules/x/lcov.info': '' })).toEqual({
      chosen: false,
      why: 'no coverage report was found',
    })
  })
})

describe('the badge', () => {
  it.each([
    [[0, 7], '0%'],
    [[2, 3], '66.66%'],
    [[2999, 3000], '99.96%'],
    [[3, 3], '100%'],
  ] as [[number, number], string][])('for %j lines is well-formed XML that says %s', async (lines, text) => {
    const files = new MemoryFiles({ 'web/a.c': '', 'web/lcov.info': lcov('a.c', lines) })
    await run(files, { badge: 'out/badge.svg', 'working-directory': 'web' })
    const texts: string[] = []
    const parser = new SaxesParser()
    parser.on('error', error => {
      throw error
    })
    parser.on('text', each => texts.push(each.trim()))
    parser.write(files.text('web/out/badge.svg') as string).close()
    expect(texts.filter(Boolean)).toEqual([`coverage: ${text}`, 'coverage', text])
  })

  it('is not written where nothing was measured', async () => {
    const files = new MemoryFiles({})
    await run(files, { badge: 'badge.svg' })
    expect(files.text('badge.svg')).toBeUndefined()
  })
})

describe('big reports', () => {
  const records = Array.from({ length: 6000 }, (_, file) => lcov(`src/f${file}.c`, [file % 60, 60], [1, 2], [1, 1]))
  const sources = Object.fromEntries(records.map((_, file) => [`src/f${file}.c`, '']))
  const big = {
    'one/lcov.info': records.join(''),
    'two/lcov.info': records.map(record => record.replace('DA:60,0', 'DA:60,1')).join(''),
    'bad/lcov.info': `${records.join('')}SF:x\n`,
  }

  it('are read by workers, with the same result', async () => {
    expect(Object.values(big).reduce((sum, text) => sum + text.length, 0)).toBeGreaterThan(9_000_000)
    const asked: [string, unknown][] = []
    const files = new MemoryFiles({ ...sources, ...big })
    const pool = memoryWorkers({ [READ_TASK]: readTask as Task }, files)
    const counted: Workers = {
      ...pool,
      run: (task, input) => {
        asked.push([task, input])
        return pool.run(task, input)
      },
    }
    const parallel = await run(files, {}, counted)
    expect(asked).toEqual(
      // The first is read here.
      ['one', 'two'].map(folder => [READ_TASK, { path: `${folder}/lcov.info`, format: 'auto' }]),
    )
    expect(parallel.findings).toMatchObject([
      { rule: 'coverage/unreadable', file: 'bad/lcov.info' },
      { rule: 'coverage/lines' },
    ])

    // One at a time they are too few for workers: the ports have none, and would throw.
    const alone = await run({ 'one/lcov.info': big['one/lcov.info'] })
    const other = await run({ 'two/lcov.info': big['two/lcov.info'] })
    const { totals } = parallel.details
    expect(totals.lines.total).toBe(alone.details.totals.lines.total)
    expect(totals).toEqual(other.details.totals)
    expect(parallel.details.native).toEqual([...alone.details.native, ...other.details.native])
  })
})

describe('the example', () => {
  const root = fileURLToPath(new URL('../../../examples/etl-service/', import.meta.url))
  const names = [
    '__init__',
    'bronze',
    'config',
    'gold',
    'metrics',
    'pipeline',
    'quality',
    'schedule',
    'service',
    'silver',
  ]
  const sources = Object.fromEntries(names.map(name => [`examples/etl-service/src/retail_etl/${name}.py`, '']))
  const report = (name: string) => ({ [`examples/etl-service/${name}`]: readFileSync(root + name) })

  it('counts the lcov and the Cobertura report of one run once', async () => {
    const inputs = { 'working-directory': 'examples/etl-service' }
    const lines = await run({ ...sources, ...report('coverage/lcov.info') }, inputs)
    const xml = await run({ ...sources, ...report('coverage.xml') }, inputs)
    const both = await run({ ...sources, ...report('coverage.xml'), ...report('coverage/lcov.info') }, inputs)
    expect(both.details.totals).toEqual(lines.details.totals)
    expect(both.details.totals).toEqual({ ...xml.details.totals, functions: lines.details.totals.functions })
    expect(both.details.totals.lines).toEqual({ covered: 407, total: 433 })
    expect(both.details.totals.branches).toEqual({ covered: 82, total: 94 })
    expect(both.details.files.map(file => file.path)).toEqual(Object.keys(sources))
    expect(both.verdict).toBe('pass')
  })
})
