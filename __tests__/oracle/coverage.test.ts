import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { collectCoverage } from '../../src/coverage/collect.js'
import { detailsOf } from '../../src/coverage/details.js'
import { type RepoPath, ROOT } from '../../src/gate/path.js'
import { MemoryFiles, memoryPorts } from '../support/memory.js'
import { type Counts, expected, fixture, fixtureSources, REPORTS } from '../support/reports.js'
import { describeWith } from '../support/tools.js'

type Contents = Record<string, string | Uint8Array>

/** What the gate counts in reports, all of them together, in a repository with these sources. */
async function count(reports: Contents, sources: Contents = {}) {
  const files = new MemoryFiles({ ...sources, ...reports })
  const coverage = await collectCoverage(Object.keys(reports) as RepoPath[], 'auto', ROOT, memoryPorts({ files }))
  expect(coverage.refused).toEqual([])
  return detailsOf(coverage)
}

const recorded = (name: string) => expected.find(each => each.report === name) as (typeof expected)[number]
// With their text: files of Kotlin say themselves which package they are of.
const programs = Object.fromEntries(fixtureSources().map(path => [path, fixture(`programs/${path}`)]))
const ofFixtures = (...names: string[]) => count(Object.fromEntries(names.map(name => [name, fixture(name)])), programs)

/** The tools that report through Istanbul. */
const ISTANBUL = ['nyc', 'c8', 'jest', 'vitest']

/** Where a report says less than its tool counted, and so we do. */
const LESS: Record<string, { branches?: Counts; functions?: Counts }> = {
  // Branches of a parameter's default stand on lines without a statement, which have no <line>.
  'nyc/shard-a/cobertura-coverage.xml': { branches: { covered: 49, total: 80 } },
  'nyc/shard-b/cobertura-coverage.xml': { branches: { covered: 55, total: 80 } },
  'nyc/cobertura-coverage.xml': { branches: { covered: 62, total: 80 } },
  'nyc/merged/cobertura-coverage.xml': { branches: { covered: 62, total: 80 } },
  // A function of a header that two files include has an empty <lines/>, and methods have no hits of their own.
  'gcovr/shard-a.xml': { functions: { covered: 11, total: 14 } },
  'gcovr/shard-b.xml': { functions: { covered: 10, total: 14 } },
  'gcovr/cobertura.xml': { functions: { covered: 13, total: 14 } },
}

/** Where a tool counts something else under the same name: PHPUnit's methods are those of which every line ran. */
const OTHERWISE: Record<string, { functions: Counts }> = {
  'clover/phpunit.xml': { functions: { covered: 5, total: 8 } },
}

describe('a report of a real tool', () => {
  it.each(expected)('counts as the tool does: $report', async ({ report, lines, branches, functions, statements }) => {
    const { totals } = await ofFixtures(report)
    // Clover counts no lines.
    if (lines !== null) expect(totals.lines).toEqual(lines)
    expect(totals.branches).toEqual(LESS[report]?.branches ?? branches)
    // coverage.py prints no functions, but its lcov and JSON have them.
    if (functions !== null || !/^coveragepy.*\.(lcov|json)$/.test(report))
      expect(totals.functions).toEqual((OTHERWISE[report] ?? LESS[report])?.functions ?? functions)
    if (statements !== undefined) expect(totals.statements).toEqual(statements)
  })

  it.each(Object.keys(LESS))('says less than its tool in nothing but what is known: %s', report => {
    const { branches, functions } = recorded(report)
    for (const [less, all] of [
      [LESS[report]?.branches, branches],
      [LESS[report]?.functions, functions],
    ]) {
      if (less) expect(less.total).toBeLessThan(all?.total ?? 0)
    }
  })

  // What lcov prints of a tracefile is lcov's figure, whoever wrote it: that is held to lcov itself below.
  const named = expected.filter(each => !/\.(lcov|info)$/.test(each.report) || each.tool === 'lcov')
  it.each(named)('shows the percentage that $tool prints: $report, $percent%', async ({ report, tool, percent }) => {
    const { native } = await ofFixtures(report)
    const shown = { report, tool: ISTANBUL.includes(tool) ? 'istanbul' : tool, percent }
    expect(native).toEqual(percent === null ? [] : [shown])
  })
})

const certain = (count: Counts | null) => count && { covered: count.covered, total: count.total }

describe('shards', () => {
  const merged = expected.filter(each => each.merges !== undefined)

  it.each(merged)('merge as $tool merges them: $report', async ({ report, merges }) => {
    const { totals } = await ofFixtures(...(merges as string[]))
    const whole = (await ofFixtures(report)).totals
    expect(totals.lines).toEqual(whole.lines)
    // The shards of gcovr lack a function that its merged report has: see above.
    expect(totals.functions).toEqual(report === 'gcovr/merged.xml' ? { covered: 13, total: 14 } : whole.functions)
    // Most formats of XML do not say which branches of a line were taken; OpenClover does, and coverage.py which were not.
    if (!report.endsWith('.xml') || /^(clover|coveragepy)\//.test(report)) {
      expect(totals.branches).toEqual(whole.branches)
      expect(totals.statements).toEqual(whole.statements)
      return
    }
    // No less than either shard, and the truth is within the bounds.
    const shards = await Promise.all(
      (merges as string[]).map(async shard => (await ofFixtures(shard)).totals.branches?.covered ?? 0),
    )
    expect(totals.branches?.total).toBe(whole.branches?.total)
    expect(totals.branches?.covered).toBeGreaterThanOrEqual(Math.max(...shards))
    expect(totals.branches?.covered).toBeLessThanOrEqual(whole.branches?.covered ?? 0)
    expect(totals.branches?.atMost).toBeGreaterThanOrEqual(whole.branches?.covered ?? 0)
  })

  it.each(merged)('count once beside their merger: $report', async ({ report, merges }) => {
    const { totals, files } = await ofFixtures(report, ...(merges as string[]))
    const whole = (await ofFixtures(report)).totals
    // What may be covered beyond what certainly is grows with each report that does not say which parts it means.
    const least = ({ branches, statements, ...rest }: typeof whole) => {
      return { ...rest, branches: certain(branches), statements: certain(statements) }
    }
    expect(least(totals)).toEqual(least(whole))
    expect(files.map(file => file.path).filter(path => !fixtureSources().includes(path))).toEqual([])
  })
})

describe('two formats of one run', () => {
  it.each([
    ['coveragepy/branch.xml', 'coveragepy/branch.lcov'],
    ['nyc/cobertura-coverage.xml', 'nyc/lcov.info'],
    ['c8/cobertura-coverage.xml', 'c8/lcov.info'],
    ['coveragepy/relative.xml', 'coveragepy/branch.lcov'],
    ['coveragepy-json/combined.json', 'coveragepy/branch.lcov'],
    ['nyc-json/merged/coverage-final.json', 'nyc/lcov.info'],
    ['nyc-json/merged/coverage-final.json', 'nyc-json/merged/coverage-summary.json'],
    ['jest-json/coverage-final.json', 'nyc/lcov.info'],
    ['c8-json/coverage-final.json', 'c8/lcov.info'],
  ])('count once: %s and %s', async (one, other) => {
    const [first, second] = [(await ofFixtures(one)).totals, (await ofFixtures(other)).totals]
    // lcov and Cobertura count no statements.
    const statements = second.statements ?? first.statements
    expect((await ofFixtures(one, other)).totals).toEqual({ ...second, statements })
    expect((await ofFixtures(other, one)).totals).toEqual({ ...second, statements })
  })
})

describeWith(['lcov'], 'lcov itself', () => {
  const run = (...args: string[]) =>
    execFileSync('lcov', ['--rc', 'lcov_branch_coverage=1', ...args], { encoding: 'utf8', stdio: 'pipe' })

  /** `82.9% (102 of 123 lines)` and the like, by kind. */
  function summaryOf(file: string) {
    const printed = run('--summary', file)
    const found = [...printed.matchAll(/(lines|functions|branches)\.*: ([\d.]+)% \((\d+) of (\d+)/g)]
    return Object.fromEntries(
      found.map(([, kind, percent, covered, total]) => [
        kind,
        { percent, count: { covered: Number(covered), total: Number(total) } },
      ]),
    )
  }

  function inFolder<T>(act: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), 'lcov-'))
    try {
      return act(folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  const hits = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(2 ** 31) })
  // What gcc writes: functions by their lines, each with its count; branches by block; lines in order.
  const source = fc.record({
    functions: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), hits), {
      selector: ([line]) => line,
      maxLength: 5,
    }),
    branches: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(1), fc.nat(3), fc.oneof(hits.map(String), fc.constant('-'))),
      {
        selector: ([line, block, branch]) => `${line},${block},${branch}`,
        maxLength: 12,
      },
    ),
    lines: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 200 }), hits), {
      selector: ([line]) => line,
      minLength: 1,
      maxLength: 64,
    }),
  })
  const tracefile = fc.dictionary(fc.constantFrom('/s/a.c', '/s/b.c', '/s/c/d.c'), source, { minKeys: 1 }).map(files =>
    Object.entries(files)
      .map(([path, { functions, branches, lines }]) => {
        const records = [
          ...functions.map(([line]) => `FN:${line},f${line}`),
          ...functions.map(([line, count]) => `FNDA:${count},f${line}`),
          ...branches.sort((a, b) => a[0] - b[0]).map(parts => `BRDA:${parts.join(',')}`),
          ...lines.sort((a, b) => a[0] - b[0]).map(parts => `DA:${parts.join(',')}`),
        ]
        return `TN:\nSF:${path}\n${records.join('\n')}\nend_of_record\n`
      })
      .join(''),
  )

  it('prints the percentages that we show, of a hundred tracefiles', async () => {
    const files = fc.sample(tracefile, { numRuns: 100, seed: 1 })
    const printed = inFolder(folder =>
      files.map((text, index) => {
        const file = join(folder, `${index}.info`)
        writeFileSync(file, text)
        return summaryOf(file)
      }),
    )
    for (const [index, text] of files.entries()) {
      const { totals, native } = await count({ 'lcov.info': text })
      expect({ text, ...printed[index]?.['lines'] }).toEqual({ text, percent: native[0]?.percent, count: totals.lines })
      expect(printed[index]?.['functions']?.count ?? null).toEqual(totals.functions)
      expect(printed[index]?.['branches']?.count ?? null).toEqual(totals.branches)
    }
  })

  it('prints the percentages that we show where they are hard to round', async () => {
    const lines = (covered: number, total: number) =>
      Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 1 : 0}`).join('\n')
    for (const [covered, total] of [
      [1, 16],
      [3, 16],
      [5, 16],
      [1, 80],
      [3, 80],
      [2999, 3000],
      [1, 3000],
      [1999, 2000],
      [1, 2000],
      [7, 2000],
    ] as const) {
      const text = `TN:\nSF:/a.c\n${lines(covered, total)}\nend_of_record\n`
      const printed = inFolder(folder => {
        writeFileSync(join(folder, 'a.info'), text)
        return summaryOf(join(folder, 'a.info'))
      })
      const { native } = await count({ 'lcov.info': text })
      expect(`${covered}/${total}: ${native[0]?.percent}`).toBe(`${covered}/${total}: ${printed['lines']?.percent}`)
    }
  })

  it('prints the percentages that we show of what other tools wrote', async () => {
    for (const { report } of expected.filter(each => /\.(lcov|info)$/.test(each.report))) {
      const { native, totals } = await ofFixtures(report)
      expect({ report, ...summaryOf(REPORTS + report)['lines'] }).toEqual({
        report,
        percent: native[0]?.percent,
        count: totals.lines,
      })
    }
  })

  it('merges pairs as we do', async () => {
    const pairs = fc.sample(fc.tuple(tracefile, tracefile), { numRuns: 25, seed: 2 })
    for (const [x, y] of pairs) {
      const combined = inFolder(folder => {
        const [first, second, both] = ['x', 'y', 'both'].map(name => join(folder, name)) as [string, string, string]
        writeFileSync(first, x)
        writeFileSync(second, y)
        run('-a', first, '-a', second, '-o', both)
        return readFileSync(both, 'utf8')
      })
      const { totals } = await count({ 'x/lcov.info': x, 'y/lcov.info': y })
      expect({ x, y, totals }).toEqual({ x, y, totals: (await count({ 'lcov.info': combined })).totals })
    }
  })
})

describeWith(['coverage'], 'coverage.py itself', () => {
  it('prints, of a run of its own, the counts and the percentage that we show', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coverage-'))
    try {
      cpSync(`${REPORTS}programs/python`, folder, { recursive: true })
      const environment = { PATH: process.env['PATH'], HOME: folder, PYTHONDONTWRITEBYTECODE: '1' }
      const coverage = (...args: string[]) =>
        execFileSync('coverage', args, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' })
      const sources = Object.fromEntries(
        fixtureSources()
          .filter(path => path.startsWith('python/'))
          .map(path => [path.slice('python/'.length), '']),
      )
      for (const [data, module] of [
        ['a', 'test_a'],
        ['b', 'test_b'],
      ] as const) {
        coverage(
          'run',
          '--branch',
          '--source=ledger',
          `--data-file=.coverage.${data}`,
          '-m',
          'unittest',
          `tests.${module}`,
        )
      }
      const reports: Record<string, Buffer> = {}
      for (const name of ['a', 'b']) {
        const data = `--data-file=.coverage.${name}`
        coverage('xml', data, '-o', 'coverage.xml', '--quiet')
        coverage('lcov', data, '-o', 'lcov.info', '--quiet')
        reports[`${name}/coverage.xml`] = readFileSync(join(folder, 'coverage.xml'))
        reports[`${name}/lcov.info`] = readFileSync(join(folder, 'lcov.info'))
        const printed = coverage('report', data, '--format=total').trim()
        const { native, totals } = await count({ 'coverage.xml': reports[`${name}/coverage.xml`] as Buffer }, sources)
        expect(native).toEqual([{ report: 'coverage.xml', tool: 'coverage.py', percent: printed }])
        coverage('json', data, '-o', 'coverage.json', '--quiet')
        const own = JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8')).totals
        expect(totals.lines).toEqual({ covered: own.covered_lines, total: own.num_statements })
        expect(totals.branches).toEqual({ covered: own.covered_branches, total: own.num_branches })
      }
      coverage('combine', '.coverage.a', '.coverage.b')
      coverage('json', '-o', 'coverage.json', '--quiet')
      const own = JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8')).totals
      const { totals } = await count(reports, sources)
      expect(totals.lines).toEqual({ covered: own.covered_lines, total: own.num_statements })
      expect(totals.branches).toEqual({ covered: own.covered_branches, total: own.num_branches })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
