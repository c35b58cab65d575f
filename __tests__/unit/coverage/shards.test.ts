import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Coverage, joined } from '../../../src/coverage/collect.js'
import { type CoverageDetails, detailsOf } from '../../../src/coverage/details.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import { type FileCoverage, MAX_LINE } from '../../../src/coverage/model.js'
import { readShard, toShard } from '../../../src/coverage/shard.js'
import { type RepoPath, repoPathFrom } from '../../../src/gate/path.js'
import { readResultFile, toResultFile } from '../../../src/gate/result-file.js'
import { shardArtifact, unitOf } from '../../../src/handover/names.js'
import { RefusedShard } from '../../../src/handover/shards.js'
import { hostileText } from '../../support/hostile.js'
import { mistakeTexts } from '../../support/inputs.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { MemoryArtifacts } from '../../support/memory-artifacts.js'
import { plain } from '../../support/reports.js'
import { resultWith } from '../../support/results.js'
import { zipOf } from '../../support/zip.js'

const SOURCES = { 'src/a.c': '', 'src/b.c': '', 'lib/c.c': '' }

/** Runs the gate in a job of its own: it shares only the artifacts with the others. */
function job(
  artifacts: MemoryArtifacts | null,
  reports: Record<string, string>,
  inputs: Record<string, string>,
  attempt = 1,
) {
  const event = memoryEvent({ subject: { ...nobody, attempt } })
  const files = new MemoryFiles({ ...SOURCES, ...reports })
  return judge<CoverageDetails>(coverageGate, inputs, memoryPorts({ files, artifacts, event }))
}

const lines = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { selector: ([line]) => line })
const path = fc.constantFrom('src/a.c', '/home/runner/work/r/r/src/b.c', 'lib/c.c', 'elsewhere.c', '__proto__')

// A report without any file is refused, and its shard is not handed over.
const NOT_EMPTY = { minLength: 1 }

const lcovReport = fc
  .array(fc.tuple(path, lines, fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(1), fc.nat(1)))), NOT_EMPTY)
  .map(files => {
    const sections = files.map(([name, lines, arms]) => [
      `SF:${name}`,
      ...lines.flatMap(([line, covered]) => [`FN:${line},f${line}`, `FNDA:${covered ? 1 : 0},f${line}`]),
      ...arms.map(([line, branch, taken]) => `BRDA:${line},0,${branch},${taken}`),
      ...lines.map(([line, covered]) => `DA:${line},${covered ? 1 : 0}`),
      'end_of_record',
    ])
    return ['TN:', ...sections.flat(), ''].join('\n')
  })

const coberturaReport = fc
  .array(fc.tuple(path, fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.nat(4)))), NOT_EMPTY)
  .map(files => {
    const classes = files.map(([name, lines]) => {
      const elements = lines.map(([line, taken, more]) => {
        const fraction = `condition-coverage="50% (${taken}/${taken + more})"`
        return `<line number="${line}" hits="${taken}" branch="true" ${fraction}/>`
      })
      return `<class name="x" filename="${name}"><lines>${elements.join('')}</lines></class>`
    })
    return `<coverage><packages><package><classes>${classes.join('')}</classes></package></packages></coverage>`
  })

/** Reports, each with the shard that has it, and the order in which the shards' jobs end. */
const sharded = fc.integer({ min: 1, max: 5 }).chain(of =>
  fc.record({
    reports: fc.array(fc.tuple(fc.oneof(lcovReport, coberturaReport), fc.integer({ min: 1, max: of })), {
      maxLength: 8,
    }),
    order: fc.shuffledSubarray(
      Array.from({ length: of }, (_, index) => index + 1),
      { minLength: of },
    ),
  }),
)

/** The reports by names that tools give them. */
const named = (reports: readonly (readonly [string, number])[], shard?: number) =>
  Object.fromEntries(
    reports.flatMap(([text, of], index) => (of === (shard ?? of) ? [[`r${index}/coverage.xml`, text]] : [])),
  )

describe('shards that are merged', () => {
  it('say what one run over all their reports says, however these are spread', async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(sharded, async ({ reports, order }) => {
        const artifacts = new MemoryArtifacts()
        // A shard that had no test to run has nothing to say.
        const policy = { 'min-coverage': '50', 'if-missing': 'pass' }
        for (const shard of order) {
          await job(artifacts, named(reports, shard), { ...policy, shard: `${shard}/${order.length}` })
        }
        const merged = await job(artifacts, {}, { ...policy, 'merge-shards': `${order.length}` })
        const whole = await job(null, named(reports), policy)
        const { totals, files, native } = merged.details
        expect(totals).toEqual(whole.details.totals)
        expect(files).toEqual(whole.details.files)
        expect(new Set(native)).toEqual(new Set(whole.details.native))
        expect(merged.metrics).toEqual(whole.metrics)
        expect(merged.verdict).toBe(whole.verdict)
        if (totals.lines.total > 0) counted += 1
      }),
    )
    expect(counted).toBeGreaterThan(10)
  })

  it('are no more where two of them overlap, and where one ran again', async () => {
    const artifacts = new MemoryArtifacts()
    const report = (...counts: number[]) =>
      ['TN:', 'SF:src/a.c', ...counts.map((count, index) => `DA:${index + 1},${count}`), 'end_of_record', ''].join('\n')
    await job(artifacts, { 'lcov.info': report(1, 0, 0) }, { shard: '1/2' })
    await job(artifacts, { 'lcov.info': report(1, 1, 1) }, { shard: '2/2' })
    await job(artifacts, { 'lcov.info': report(0, 1, 0) }, { shard: '2/2' }, 2)
    const { details } = await job(artifacts, {}, { 'merge-shards': '2' }, 2)
    expect(details.totals.lines).toEqual({ covered: 2, total: 3 })
  })
})

const REPORT = 'TN:\nSF:src/a.c\nDA:1,1\nDA:2,0\nend_of_record\n'

describe('the gate with `shard`', () => {
  it('judges nothing and hands over what it measured', async () => {
    const artifacts = new MemoryArtifacts()
    const judged = await job(artifacts, { 'lcov.info': REPORT }, { shard: '2/4', 'min-coverage': '100' })
    expect(judged).toMatchObject({ verdict: 'pass', metrics: [], findings: [], details: { files: [] } })
    expect(judged.summary).toBe('Shard 2 of 4 hands over what it measured in 1 file.')
    expect(artifacts.names).toEqual([shardName(2, 4)])
  })

  it.each([
    ['an unreadable report', { 'lcov.info': REPORT, 'b.lcov': 'x' }, 'coverage/unreadable'],
    ['no report', {}, 'coverage/missing'],
  ])('and %s fails and hands nothing over', async (_, reports, rule) => {
    const artifacts = new MemoryArtifacts()
    const judged = await job(artifacts, reports, { shard: '1/2' })
    expect(judged).toMatchObject({ verdict: 'fail', findings: [{ rule }] })
    expect(judged.summary).toBe('Shard 1 of 2 is in error, and not handed over.')
    expect(artifacts.names).toEqual([])
  })

  it('cannot be the job that merges too', async () => {
    const artifacts = new MemoryArtifacts()
    expect(await mistakeTexts(() => job(artifacts, {}, { shard: '1/2', 'merge-shards': '2' }))).toEqual([
      'merge-shards: is for the job that merges, and `shard` for those before it: one job cannot be both',
    ])
  })

  it.each([
    ['shard', '1/2'],
    ['merge-shards', '2'],
  ])('or `merge-shards` takes artifacts: %s', async (input, value) => {
    expect(await mistakeTexts(() => job(null, { 'lcov.info': REPORT }, { [input]: value }))).toEqual([
      expect.stringMatching(`^${input}: shards travel as artifacts\\. .* give all reports to one run with \`files\`$`),
    ])
  })
})

describe('the gate with `merge-shards`', () => {
  const handedOver = async (...shards: string[]) => {
    const artifacts = new MemoryArtifacts()
    for (const shard of shards) await job(artifacts, { 'lcov.info': REPORT }, { shard })
    return artifacts
  }

  it('judges what the shards hold, and no report that lies around', async () => {
    const artifacts = await handedOver('1/2', '2/2')
    const more = { 'lcov.info': REPORT.replace('DA:2,0', 'DA:2,1') }
    const judged = await job(artifacts, more, { 'merge-shards': '2', 'min-coverage': '50' })
    expect(judged).toMatchObject({ verdict: 'pass', details: { totals: { lines: { covered: 1, total: 2 } } } })
    expect(await job(artifacts, more, { 'merge-shards': '2' })).toMatchObject({
      verdict: 'fail',
      findings: [{ rule: 'coverage/lines' }],
    })
    const withOwn = await job(artifacts, more, { 'merge-shards': '2', files: 'lcov.info' })
    expect(withOwn).toMatchObject({ verdict: 'pass', details: { totals: { lines: { covered: 2, total: 2 } } } })
  })

  it('names each shard that is missing, judges nothing, and is excused by nothing', async () => {
    const artifacts = await handedOver('2/4', '1/3')
    artifacts.add(shardName(3, 4), zipOf({ 'shard.json': '{"schema":2}' }))
    const inputs = { 'merge-shards': '4', 'if-missing': 'pass', 'min-coverage': '0' }
    const judged = await job(artifacts, { 'lcov.info': REPORT }, inputs)
    const near = 'no job handed it over; there are shards of 3'
    expect(judged.findings.map(({ rule, level, message }) => [rule, level, message])).toEqual([
      ['coverage/shard-missing', 'error', `Shard 1 of 4 is missing: ${near}.`],
      [
        'coverage/shard-missing',
        'error',
        'Shard 3 of 4 is missing: the shard is of another version of pipeline-actions.',
      ],
      ['coverage/shard-missing', 'error', `Shard 4 of 4 is missing: ${near}.`],
    ])
    expect(new Set(judged.findings.map(each => each.fingerprint)).size).toBe(3)
    expect(judged).toMatchObject({ verdict: 'fail', metrics: [], details: { files: [] } })
  })

  it('merges only the shards of its group', async () => {
    const artifacts = await handedOver('1/1')
    const judged = await job(artifacts, {}, { 'merge-shards': '1', 'shard-group': 'e2e' })
    expect(judged.findings[0]?.message).toContain('there are shards of another `shard-group`')
  })

  it.each([
    [1, 'The one shard lists an executable line.'],
    [2, 'None of the 2 shards lists an executable line.'],
  ])('has nothing to judge where none of %i lists a line', async (of, message) => {
    const artifacts = new MemoryArtifacts()
    for (let number = 1; number <= of; number += 1) {
      await job(artifacts, {}, { shard: `${number}/${of}`, 'if-missing': 'pass' })
    }
    const judged = await job(artifacts, {}, { 'merge-shards': `${of}` })
    expect(judged).toMatchObject({ verdict: 'fail', findings: [{ rule: 'coverage/missing', message }] })
  })

  it('says of an unreadable report of its own only that', async () => {
    const artifacts = new MemoryArtifacts()
    await job(artifacts, {}, { shard: '1/1', 'if-missing': 'pass' })
    const judged = await job(artifacts, { 'b.lcov': 'x' }, { 'merge-shards': '1', files: 'b.lcov' })
    expect(judged.findings.map(({ rule }) => rule)).toEqual(['coverage/unreadable'])
  })
})

const COVERAGE: Coverage = {
  files: [
    {
      path: 'src/ä b.c',
      lines: Uint32Array.of(3, 4, 2 * MAX_LINE + 1),
      branches: {
        arms: new Map([
          ['1,0,0', true],
          ['1,0,1', false],
        ]),
        counts: new Map([[2, { covered: 1, total: 4 }]]),
      },
      functions: new Map([['1:main', true]]),
    },
    {
      path: '__proto__',
      lines: Uint32Array.of(),
      branches: { arms: new Map(), counts: new Map() },
      functions: new Map(),
    },
  ],
  reports: [
    { path: 'lcov.info' as RepoPath, format: 'lcov', native: { tool: 'lcov', percent: '66.7' } },
    { path: 'coverage.xml' as RepoPath, format: 'cobertura', native: null },
  ],
  refused: [],
}
const SHARD = Buffer.from(toShard(COVERAGE))

/** Reads what may be no shard: whatever is read can be counted, merged and written, and whatever is not is refused. */
async function readOrRefuse(content: Uint8Array): Promise<'read' | 'refused'> {
  let coverage: Coverage
  try {
    coverage = readShard(content)
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedShard)
    expect((error as Error).message).toMatch(/^(is|has|lacks|names|counts) .{1,200}$/s)
    return 'refused'
  }
  for (const file of coverage.files) expectSound(file)
  const details = detailsOf(joined(coverage, coverage))
  await readResultFile(Buffer.from(toResultFile(resultWith({ gate: 'coverage-gate', details }))))
  return 'read'
}

function expectSound({ path, lines, branches }: FileCoverage): void {
  expect(repoPathFrom(path)).toBe(path)
  const numbers = [...lines].map(item => item >>> 1)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  for (const { covered, total } of branches.counts.values()) expect(covered).toBeLessThanOrEqual(total)
}

describe('a shard', () => {
  it('arrives as it was sent', () => {
    const read = readShard(SHARD)
    expect(read.files.map(plain)).toEqual(COVERAGE.files.map(plain))
    expect({ reports: read.reports, refused: read.refused }).toEqual({ reports: COVERAGE.reports, refused: [] })
  })

  it('that is cut off anywhere is refused', async () => {
    for (let length = 0; length < SHARD.length; length += 1) {
      expect([length, await readOrRefuse(SHARD.subarray(0, length))]).toEqual([length, 'refused'])
    }
  })

  it('with any bytes corrupted is refused or sound', async () => {
    const corrupted = fc.array(fc.tuple(fc.nat(SHARD.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(corrupted, async changes => {
        const bytes = Uint8Array.from(SHARD)
        for (const [index, byte] of changes) bytes[index] = byte
        await readOrRefuse(bytes)
      }),
      { numRuns: 1000 },
    )
  })

  it('with anything in the place of any of its values is refused or sound', async () => {
    const value = fc.oneof(
      fc.constantFrom(null, true, -1, -0, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, '', '..', '/etc/passwd', [], [[]], {}),
      hostileText,
      fc.jsonValue(),
    )
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.nat(), value, async (place, value) => {
        const places = placesIn(JSON.parse(SHARD.toString()))
        const shard = JSON.parse(SHARD.toString())
        const chosen = places[place % places.length] as (string | number)[]
        const parent = chosen.slice(0, -1).reduce((inner, key) => inner[key], shard)
        parent[chosen.at(-1) as string] = value
        seen.add(await readOrRefuse(Buffer.from(JSON.stringify(shard))))
      }),
      { numRuns: 1000 },
    )
    expect(seen).toEqual(new Set(['read', 'refused']))
  })

  const files = (file: object) => ({
    schema: 1,
    files: [{ path: 'a.c', lines: [], arms: [], counts: [], functions: [], ...file }],
    reports: [],
  })
  const report = (more: object) => ({ schema: 1, files: [], reports: [{ path: 'a', format: 'lcov', ...more }] })

  it.each<[string, unknown, string]>([
    ['null', null, 'is of another version of pipeline-actions'],
    ['a list', [1], 'is of another version of pipeline-actions'],
    ['another schema', { schema: '1', files: [], reports: [] }, 'is of another version of pipeline-actions'],
    ['no files', { schema: 1, reports: [] }, 'lacks a list that it should have'],
    ['no reports', { schema: 1, files: [] }, 'lacks a list that it should have'],
    ['files that are none', { schema: 1, files: [7], reports: [] }, 'lacks an object that it should have'],
    ['lines in descending order', files({ lines: [6, 4] }), 'has lines out of order'],
    ['a line twice, run and not run', files({ lines: [4, 5] }), 'has lines out of order'],
    ['a line beyond the largest', files({ lines: [2 ** 32] }), 'has a number that is out of bounds'],
    ['a negative line', files({ lines: [-2] }), 'has a number that is out of bounds'],
    ['half a line', files({ lines: [2.5] }), 'has a number that is out of bounds'],
    ['a line as text', files({ lines: ['2'] }), 'has a number that is out of bounds'],
    ['more taken than there are', files({ counts: [[1, 3, 2]] }), 'counts more branches taken than there are'],
    ['a count without its whole', files({ counts: [[1, 0]] }), 'counts more branches taken than there are'],
    ['an immense count', files({ counts: [[1, 1, 2 ** 31]] }), 'has a number that is out of bounds'],
    ['a flag that is a number', files({ arms: [['1,0,0', 1]] }), 'has a value that is neither true nor false'],
    ['a function without a name', files({ functions: [[null, true]] }), 'has a name that is no text'],
    ['an absolute path', files({ path: '/etc/passwd' }), 'names a file outside the repository: "/etc/passwd"'],
    ['a path with a drive', files({ path: 'C:\\x' }), 'names a file outside the repository: "C:\\\\x"'],
    ['a path that leads out', files({ path: '../a.c' }), 'names a file outside the repository: "../a.c"'],
    ['a path by a detour', files({ path: 'a/../b.c' }), 'names a file outside the repository: "a/../b.c"'],
    ['a path that is a list', files({ path: ['a.c'] }), 'has a name that is no text'],
    ['an unknown format', report({ format: 'jacoco', native: null }), 'names a format that is not known'],
    ['no word on the tool', report({}), 'lacks an object that it should have'],
    [
      'a percentage that is markup',
      report({ native: { tool: 'x', percent: '1<b>' } }),
      'has a percentage that is no number',
    ],
  ])('with %s is refused', (_, value, message) => {
    expect(() => readShard(Buffer.from(JSON.stringify(value)))).toThrow(new RefusedShard(message))
  })

  it.each([
    ['that is empty', ''],
    ['that is no text', Buffer.from(toShard(COVERAGE), 'latin1')],
    ['with a number that no float holds', '{"schema":1,"files":[],"reports":[1e999]}'],
    ['that nests without end', `{"schema":1,"files":${'['.repeat(1e6)}${']'.repeat(1e6)},"reports":[]}`],
    ['with its parts in `__proto__`', '{"__proto__":{"schema":1,"files":[],"reports":[]}}'],
    ['with a list in `__proto__`', '{"schema":1,"reports":[],"__proto__":{"files":[]}}'],
  ])('%s is refused', async (_, content) => {
    expect(await readOrRefuse(Buffer.from(content))).toBe('refused')
    expect(Object.prototype).not.toHaveProperty('schema')
  })

  it('says nothing of a long path but its beginning', () => {
    const content = JSON.stringify(files({ path: `/${'x'.repeat(1e6)}` }))
    expect(() => readShard(Buffer.from(content))).toThrow(`"/${'x'.repeat(99)}"`)
  })
})

function shardName(number: number, of: number): string {
  return shardArtifact({ gate: 'coverage-gate', unit: unitOf('default'), number, of, attempt: 1 })
}

/** The keys that lead to each value within. */
function placesIn(value: unknown, keys: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...keys, key], ...placesIn(inner, [...keys, key])])
}
