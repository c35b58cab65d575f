import { describe, expect, it } from '@jest/globals'
import type { CoverageDetails } from '../../../src/coverage/details.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { FileChange, Git, LineRange } from '../../../src/gate/ports.js'
import type { Judgement } from '../../../src/gate/result.js'
import { mistakeTexts } from '../../support/inputs.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'

/** lcov of files by their lines: `+` run, `-` not run, `.` not executable. */
function lcov(files: Record<string, string>): string {
  const records = Object.entries(files).map(([path, lines]) => {
    const data = [...lines].flatMap((mark, index) => (mark === '.' ? [] : [`DA:${index + 1},${mark === '+' ? 1 : 0}`]))
    return `SF:${path}\n${data.join('\n')}\nend_of_record\n`
  })
  return records.join('')
}

const BASE = '1'.repeat(40)
const HEAD = '2'.repeat(40)

function change(path: string, ranges: LineRange[], more: Partial<FileChange> = {}): FileChange {
  return { path: path as RepoPath, from: path as RepoPath, ranges, substantial: true, ...more }
}

/** Judges reports of these files, of which the change touches those. */
async function judged(
  files: Record<string, string>,
  inputs: Record<string, string | string[]>,
  changes: FileChange[] | null = null,
): Promise<Judgement<CoverageDetails>> {
  const paths = [...Object.keys(files), ...(changes ?? []).map(({ path }) => path)]
  const memory = new MemoryFiles({ ...Object.fromEntries(paths.map(path => [path, ''])), 'lcov.info': lcov(files) })
  const git: Git = {
    ...memoryPorts({ files: memory }).git,
    head: async () => HEAD,
    resolve: async () => BASE,
    parents: async () => [BASE],
    mergeBase: async () => BASE,
    diff: async () => changes,
    fetch: async () => null,
    deepen: async () => false,
  }
  const against = changes === null ? {} : { 'base-ref': 'main' }
  return judge(coverageGate, { 'min-coverage': '0', ...against, ...inputs }, memoryPorts({ files: memory, git }))
}

const rules = ({ findings }: Judgement<unknown>) => findings.map(({ rule, level }) => `${rule} ${level}`)

describe('the patch', () => {
  const files = { 'a.py': '++--+', 'b.py': '+++' }

  it('is judged exactly, and shown where it is not covered, the largest group first', async () => {
    const found = await judged(files, { 'min-patch': '60' }, [change('a.py', [[2, 4]]), change('b.py', [[1, 1]])])
    expect(found.verdict).toBe('fail')
    expect(rules(found)).toEqual(['coverage/patch error', 'coverage/patch-line warning'])
    expect(found.findings[0]).toMatchObject({
      message: '50% of the changed lines are covered (2 of 4); min-patch is 60%.',
      help: '1 more line would reach it.',
    })
    expect(found.findings[1]).toMatchObject({ file: 'a.py', line: 3, endLine: 4 })
    expect(found.details.patch).toMatchObject({ covered: 2, total: 4 })
    expect(found.summary).toMatch(/^50% of the changed lines \(2 of 4\); 75% of the lines/)
    expect(outputsOf(coverageGate, found)).toMatchObject({ 'patch-coverage': '0.5', change: '' })
    expect(await judged(files, { 'min-patch': '50' }, [change('a.py', [[2, 3]])])).toMatchObject({ verdict: 'pass' })
  })

  it('is told without a threshold too, and fails nothing', async () => {
    const found = await judged(files, {}, [change('a.py', [[3, 4]])])
    expect(found.verdict).toBe('pass')
    expect(rules(found)).toEqual(['coverage/patch-line note'])
  })

  it('is no figure where no executable line is touched', async () => {
    const found = await judged(files, { 'min-patch': '100' }, [change('a.py', [[9, 9]]), change('README.md', [[1, 1]])])
    expect(found.verdict).toBe('pass')
    expect(outputsOf(coverageGate, found)['patch-coverage']).toBe('')
  })

  it('that cannot be known fails where it is asked for, unless that is excused', async () => {
    const memory = new MemoryFiles({ 'a.py': '', 'lcov.info': lcov({ 'a.py': '+' }) })
    const without = (inputs: Record<string, string>) => judge(coverageGate, inputs, memoryPorts({ files: memory }))
    const found = await without({ 'min-patch': '80' })
    expect(rules(found)).toEqual(['coverage/patch-unknown note'])
    expect(await without({})).toMatchObject({ verdict: 'pass', findings: [] })
  })

  it('knows source that no report knows', async () => {
    const found = await judged(files, { unmatched: 'fail' }, [change('new.py', [[1, 5]])])
    expect(rules(found)).toEqual(['coverage/unmatched error'])
    expect(rules(await judged(files, { exclude: 'new.py' }, [change('new.py', [[1, 5]])]))).toEqual([])
  })

  it('is presented file by file', async () => {
    const found = await judged(files, {}, [change('a.py', [[1, 4]]), change('b.py', [[1, 1]])])
    const [changed] = await coverageGate.present(found)
    expect(changed).toMatchObject({
      title: 'Changed files: 2 of 2',
      blocks: [
        {
          rows: [
            ['a.py', '50%', '2 of 4', '3–4'],
            ['b.py', '100%', '1 of 1', ''],
          ],
        },
      ],
    })
  })
})

describe('each file', () => {
  it('is judged by `min-file`, the one that lacks most first', async () => {
    const found = await judged({ 'a.py': '+-', 'b.py': '+---', 'c.py': '++', 'd.py': '..' }, { 'min-file': '50.01' })
    expect(found.findings.map(({ rule, file, message }) => [rule, file, message])).toEqual([
      ['coverage/file', 'b.py', '25% of the lines of b.py are covered (1 of 4); min-file is 50.01%.'],
      ['coverage/file', 'a.py', '50% of the lines of a.py are covered (1 of 2); min-file is 50.01%.'],
    ])
  })
})

describe('include and exclude', () => {
  const files = { 'src/a.py': '+', 'src/gen/b.py': '-', 'lib/c.py': '-' }

  it.each([
    [{ include: 'src/**' }, 1, 2],
    [{ include: ['src/**', '!src/gen/**'] }, 1, 1],
    [{ exclude: ['lib', 'src/gen/**'] }, 1, 1],
    [{ include: 'src', exclude: '**/gen/**' }, 1, 1],
    [{}, 1, 3],
  ])('leave what counts: %j', async (inputs, covered, total) => {
    expect((await judged(files, inputs as Record<string, string>)).details.totals.lines).toEqual({ covered, total })
  })

  it('that leave nothing are a failure', async () => {
    const found = await judged(files, { include: 'other/**' })
    expect(found).toMatchObject({ verdict: 'fail', findings: [{ rule: 'coverage/missing' }] })
    expect(found.findings[0]?.message).toContain('`include` and `exclude` leave none')
  })
})

describe('components', () => {
  const files = { 'api/a.py': '++--', 'web/b.py': '++++', 'c.py': '-' }
  const components = (text: string) => ({ components: text })

  it('are judged by thresholds of their own', async () => {
    const found = await judged(
      files,
      components('- name: api\n  paths: api/**\n  min-coverage: 75\n- {name: web, paths: [web], min-coverage: 100}\n'),
    )
    expect(found.findings).toMatchObject([
      {
        rule: 'coverage/lines',
        message: '50% of the lines of api are covered (2 of 4); min-coverage is 75%.',
        help: '1 more line would reach it. Most uncovered lines: api/a.py (2).',
      },
    ])
    expect(found.metrics.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['coverage', 'pass'],
      ['coverage (api)', 'fail'],
      ['coverage (web)', 'pass'],
    ])
    expect(found.details.components).toMatchObject([
      { name: 'api', lines: { covered: 2, total: 4 } },
      { name: 'web', lines: { covered: 4, total: 4 } },
    ])
  })

  it('have patches of their own', async () => {
    const text =
      '[{"name": "api", "paths": ["api"], "min-patch": 100}, {"name": "web", "paths": ["web"], "min-patch": 100}]'
    const found = await judged(files, components(text), [change('api/a.py', [[2, 3]]), change('web/b.py', [[1, 1]])])
    expect(rules(found)).toEqual(['coverage/patch error', 'coverage/patch-line warning'])
    expect(found.findings[0]?.message).toBe('50% of the changed lines of api are covered (1 of 2); min-patch is 100%.')
  })

  it('of which nothing was measured are not passed by silence', async () => {
    const found = await judged(files, components('- {name: jobs, paths: jobs, min-coverage: 1}'))
    expect(found.verdict).toBe('fail')
    expect(found.findings).toMatchObject([
      { rule: 'coverage/missing', message: 'No report has an executable line of jobs.' },
    ])
  })

  it.each([
    ['- name: api', ['components[0].paths: is required: glob patterns, such as src/api/**']],
    ['- {paths: a}', ['components[0].name: is required']],
    [
      '- {name: a, paths: a, min-coverage: 101}\n- {name: a, paths: b, min-covrage: 5}',
      [
        'components[0].min-coverage: "101" is not a percentage from 0 to 100, such as 80 or 99.5',
        'components[1].min-covrage: is unknown; did you mean "min-coverage"?',
        'components[1].name: a is given twice',
      ],
    ],
    ['- {name: a, paths: a, carry-forward: perhaps}', ['components[0].carry-forward: "perhaps" is not true or false']],
    [
      'api',
      [
        'components[0]: must be a map',
        'components[0].name: is required',
        'components[0].paths: is required: glob patterns, such as src/api/**',
      ],
    ],
  ])('that are wrong are the user’s mistake: %s', async (text, mistakes) => {
    expect(await mistakeTexts(() => judged(files, components(text)))).toEqual(mistakes)
  })
})
