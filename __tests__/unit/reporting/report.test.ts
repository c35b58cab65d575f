import { describe, expect, it } from '@jest/globals'
import { gates } from '../../../src/entries.js'
import type { Judgement, Result } from '../../../src/gate/result.js'
import { toResultFile } from '../../../src/gate/result-file.js'
import { resultBlocks } from '../../../src/report/body.js'
import { toMarkdown } from '../../../src/report/markdown.js'
import { type ReportDetails, reportGate } from '../../../src/reporting/gate.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts, nobody } from '../../support/memory.js'
import { DETAILS, findingWith, resultWith } from '../../support/results.js'

const gate = reportGate(gates)

const named = (name: string, more: Partial<Result> = {}): Result =>
  resultWith({
    gate: name,
    verdict: 'pass',
    fails: false,
    summary: `${name} is well.`,
    details: DETAILS[name] ?? {},
    ...more,
  })

function portsWith(...results: Result[]) {
  const files = Object.fromEntries(results.map((result, index) => [`results/${index}.json`, toResultFile(result)]))
  return memoryPorts({ files: new MemoryFiles(files) })
}

const report = (inputs: Record<string, string>, ...results: Result[]): Promise<Judgement<ReportDetails>> =>
  judge(gate, { results: 'results/*.json', ...inputs }, portsWith(...results))

async function markdownOf(judgement: Judgement<ReportDetails>, limit?: number): Promise<string> {
  const result = { ...resultWith({ gate: 'report' }), ...judgement } as Result
  return toMarkdown(result, await resultBlocks(gate, result), limit)
}

describe('report', () => {
  it.each([
    [['pass'], [false], 'pass', 'All of 1 result pass.'],
    [['pass', 'warn'], [false, false], 'warn', '1 warn, of 2 results.'],
    [['pass', 'fail'], [false, true], 'fail', '1 fail, of 2 results.'],
    // What a gate's own policy lets pass does not fail the whole.
    [['fail'], [false], 'warn', '1 warn, of 1 result.'],
    [['inconclusive', 'pass'], [true, false], 'fail', '1 fail, of 2 results.'],
    [['warn', 'fail', 'pass'], [true, true, false], 'fail', '2 fail, of 3 results.'],
  ] as const)('of %j that fail their jobs: %j is %s', async (verdicts, fails, verdict, summary) => {
    const results = verdicts.map((each, index) => named('smoke-test', { verdict: each, fails: fails[index] ?? false }))
    expect(await report({}, ...results)).toMatchObject({ verdict, summary, details: { results } })
  })

  it.each([
    ['fail', 'fail'],
    ['warn', 'warn'],
    ['pass', 'pass'],
  ])('of nothing, with if-missing %s, is %s and says what was looked for', async (missing, verdict) => {
    const judged = await report({ 'if-missing': missing })
    expect(judged).toMatchObject({ verdict, findings: [{ rule: 'report/missing' }] })
    expect(judged.findings[0]?.message).toContain('results/*.json match no file')
    const elsewhere = await judge(gate, {}, memoryPorts())
    expect(elsewhere.findings[0]?.message).toContain('artifacts cannot be read here. There is no job.')
  })

  it('names each file that is no result, and counts the others', async () => {
    const ports = portsWith(named('smoke-test'))
    await ports.files.write('results/broken.json', '.' as never, '{"schema":1')
    await ports.files.write('results/other.json', '.' as never, '{"schema":7}')
    const judged = await judge<ReportDetails>(gate, { results: 'results/*.json' }, ports)
    expect(judged.verdict).toBe('fail')
    expect(judged.details.results).toHaveLength(1)
    expect(judged.findings).toMatchObject([
      { rule: 'report/unreadable', file: 'results/broken.json', message: expect.stringContaining('is no JSON') },
      { rule: 'report/unreadable', file: 'results/other.json', message: expect.stringContaining('schema 1') },
    ])
  })

  const needs = (results: Record<string, string>) =>
    JSON.stringify(Object.fromEntries(Object.entries(results).map(([job, result]) => [job, { result, outputs: {} }])))

  it('names a job that ended badly and left nothing', async () => {
    const result = named('smoke-test', { verdict: 'fail', fails: true, subject: { ...nobody, job: 'smoke' } })
    const given = needs({ smoke: 'failure', crashed: 'failure', gone: 'cancelled', idle: 'skipped', fine: 'success' })
    const judged = await report({ needs: given }, result)
    expect(judged.findings.map(({ message }) => message)).toEqual([
      'The job crashed ended in failure and left no result.',
      'The job gone ended in cancelled and left no result.',
    ])
    expect((await report({ needs: needs({ crashed: 'failure' }) }, named('smoke-test'))).verdict).toBe('fail')
  })

  it.each(['x', '[]', 'null', '{"a":1}', '{"a":{}}', '{"a":{"result":1}}'])('refuses %s as `needs`', async text => {
    await expect(report({ needs: text }, named('smoke-test'))).rejects.toMatchObject({
      mistakes: [{ where: 'needs', message: expect.stringContaining('toJSON(needs)') }],
    })
  })

  it('puts first what needs attention, and collapses what does not', async () => {
    const leg = '{"python":"3.11","os":"linux"}'
    const markdown = await markdownOf(
      await report(
        {},
        named('smoke-test', { findings: [findingWith({ level: 'note', message: 'All calm.' })] }),
        named('coverage-gate', { verdict: 'warn', findings: [findingWith({ level: 'warning', message: 'Hm.' })] }),
        named('coverage-gate', {
          ...{ verdict: 'fail', fails: true, summary: 'Too low.', subject: { ...nobody, job: 'unit', leg } },
          findings: [findingWith({ message: 'Ten more lines.', file: 'a.py', line: 3 })],
        }),
      ),
    )
    const order = ['Ten more lines', 'Hm.', 'All calm'].map(text => markdown.indexOf(text))
    expect(order.every(index => index > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(markdown).toContain(
      '#### coverage\\-gate, unit (python 3.11, os linux): fail'.replace('(', '\\(').replace(')', '\\)'),
    )
    expect(markdown.match(/<details>/g)).toHaveLength(1)
    expect(markdown).toContain('<details><summary>smoke-test: pass</summary>')
  })

  it('shows of details that it cannot present the findings all the same', async () => {
    const made = named('coverage-gate', { details: { files: 7 }, findings: [findingWith({ message: 'Seen.' })] })
    const markdown = await markdownOf({
      ...(await report({}, named('smoke-test'))),
      details: { results: [made, named('never-heard-of', { findings: [findingWith({ message: 'Also seen.' })] })] },
    })
    expect(markdown).toContain('Seen.')
    expect(markdown).toContain('Also seen.')
    expect(markdown).toContain('Its details are not what this version can show.')
  })

  it.each([1, 20, 300, 1000])(
    'stays within the limit of a comment with %i results of 200 findings each',
    async count => {
      const findings = Array.from({ length: 200 }, (_, index) =>
        findingWith({ message: `finding ${index} `.repeat(20) }),
      )
      const results = Array.from({ length: count }, (_, index) =>
        named('smoke-test', { verdict: 'fail', fails: true, findings, subject: { ...nobody, job: `job-${index}` } }),
      )
      const judged = await report({}, named('smoke-test'))
      const markdown = await markdownOf({ ...judged, details: { results } }, 65_000)
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_000)
      expect(Buffer.byteLength(markdown)).toBeGreaterThan(Math.min(60_000, count * 5000))
      expect(markdown).toContain('finding 0')
      expect(markdown).toMatch(/the rest is in the result file|150 more are in the result file/)
    },
  )
})
