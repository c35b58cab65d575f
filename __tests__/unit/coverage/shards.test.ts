import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { CoverageDetails } from '../../../src/coverage/details.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import type { Verdict } from '../../../src/gate/result.js'
import { worst } from '../../../src/gate/verdict.js'
import { shardArtifact, unitOf } from '../../../src/handover/names.js'
import { mistakeTexts } from '../../support/inputs.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { MemoryArtifacts } from '../../support/memory-artifacts.js'
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

/** As coverage.py writes it: some lines name the branches that were not taken. */
const coberturaReport = fc
  .array(
    fc.tuple(path, fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.subarray(['3', '7', 'exit'])))),
    NOT_EMPTY,
  )
  .map(files => {
    const classes = files.map(([name, lines]) => {
      const elements = lines.map(([line, taken, missing]) => {
        const fraction = `condition-coverage="50% (${taken}/${taken + missing.length})"`
        const names = line % 3 === 0 ? '' : `missing-branches="${missing.join()}"`
        return `<line number="${line}" hits="${taken}" branch="true" ${fraction} ${names}/>`
      })
      return `<class name="x" filename="${name}"><lines>${elements.join('')}</lines></class>`
    })
    return `<coverage><packages><package><classes>${classes.join('')}</classes></package></packages></coverage>`
  })

/** Some of its files no run has loaded: the tool says what there would be. */
const istanbulReport = fc
  .uniqueArray(fc.tuple(path, lines, fc.boolean()), { ...NOT_EMPTY, selector: ([name]) => name })
  .map(files => {
    const entries = files.map(([name, lines, all]) => {
      const places = lines.map(([line]) => ({ start: { line, column: 0 }, end: { line, column: 9 } }))
      const counts = lines.map(([, covered]) => (covered && !all ? 1 : 0))
      const nothing = { fnMap: {}, f: {}, branchMap: {}, b: {} }
      return [name, { path: name, statementMap: { ...places }, s: { ...counts }, ...nothing, ...(all ? { all } : {}) }]
    })
    return JSON.stringify(Object.fromEntries(entries))
  })

/** Sums, which name no line. */
const summaryReport = fc.array(fc.tuple(path, fc.nat(4), fc.nat(4)), NOT_EMPTY).map(files => {
  const entries = files.map(([name, covered, more]) => {
    const sum = { total: covered + more, covered, skipped: 0, pct: 50 }
    return [name, { lines: sum, statements: sum, functions: sum, branches: sum }]
  })
  return JSON.stringify(Object.fromEntries([['total', entries[0]?.[1]], ...entries]))
})

/** Modules of a build, which may have files of one name. */
const jacocoReport = fc
  .array(
    fc.tuple(
      fc.constantFrom('app', 'lib'),
      fc.constantFrom('a', 'X'),
      fc.nat(1),
      fc.array(fc.tuple(fc.nat(3), fc.nat(2))),
    ),
    NOT_EMPTY,
  )
  .map(files => {
    const groups = files.map(([group, name, nested, lines]) => {
      const elements = lines.map(([line, ran]) => `<line nr="${line + 1}" mi="1" ci="${ran}" mb="1" cb="${ran}"/>`)
      const source = `<package name="src"><sourcefile name="${name}.c">${elements.join('')}</sourcefile></package>`
      return `<group name="${group}">${nested === 1 ? `<group name="all">${source}</group>` : source}</group>`
    })
    return `<report name="r">${groups.join('')}</report>`
  })

const anyReport = fc.oneof(lcovReport, coberturaReport, istanbulReport, summaryReport, jacocoReport)

/** Reports, each with the shard that has it, and the order in which the shards' jobs end. */
const sharded = fc.integer({ min: 1, max: 5 }).chain(of =>
  fc.record({
    reports: fc.array(fc.tuple(anyReport, fc.integer({ min: 1, max: of })), {
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

const inOneOrder = (files: readonly object[]) => files.map(file => JSON.stringify(file)).sort()

describe('shards that are merged', () => {
  it('say what one run over all their reports says, however these are spread', async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(sharded, async ({ reports, order }) => {
        const artifacts = new MemoryArtifacts()
        // A shard that had no test to run has nothing to say.
        const policy = { 'min-coverage': '50', 'if-missing': 'pass' }
        const verdicts: Verdict[] = []
        let empty = 0
        for (const shard of order) {
          const inputs = { ...policy, shard: `${shard}/${order.length}` }
          const { verdict, findings } = await job(artifacts, named(reports, shard), inputs)
          verdicts.push(verdict)
          empty += Number(findings.some(({ message }) => message.endsWith('no executable line.')))
        }
        expect(verdicts).not.toContain('fail')
        const merged = await job(artifacts, {}, { ...policy, 'merge-shards': `${order.length}` })
        const whole = await job(null, named(reports), policy)
        const { totals, files, native } = merged.details
        expect(totals).toEqual(whole.details.totals)
        // Files that only modules tell apart have one path.
        expect(inOneOrder(files)).toEqual(inOneOrder(whole.details.files))
        expect(new Set(native)).toEqual(new Set(whole.details.native))
        expect(merged.metrics).toEqual(whole.metrics)
        // What is strange about a report, the job that read it tells; of reports without any line it says no more than that.
        if (empty === 0) expect(worst([...verdicts, merged.verdict])).toBe(whole.verdict)
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

function shardName(number: number, of: number): string {
  return shardArtifact({ gate: 'coverage-gate', unit: unitOf('default'), number, of, attempt: 1 })
}
