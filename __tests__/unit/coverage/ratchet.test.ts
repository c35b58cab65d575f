import { describe, expect, it } from '@jest/globals'
import type { CoverageDetails } from '../../../src/coverage/details.js'
import { coverageGate } from '../../../src/coverage/gate.js'
import type { CoverageInputs } from '../../../src/coverage/inputs.js'
import { gateInputs, resultOf } from '../../../src/gate/judge.js'
import type { Judgement } from '../../../src/gate/result.js'
import { toResultFile } from '../../../src/gate/result-file.js'
import { givenAs } from '../../support/inputs.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'

/** Executable lines by file: `+` run, `-` not run. */
type Marks = Readonly<Record<string, string>>
type Inputs = Record<string, string | string[]>

const BASE = '1'.repeat(40)
const HEAD = '2'.repeat(40)

function lcov(files: Marks): string {
  const records = Object.entries(files).map(([path, marks]) => {
    const lines = [...marks].map((mark, index) => `DA:${index + 1},${mark === '+' ? 1 : 0}\n`)
    return `SF:${path}\n${lines.join('')}end_of_record\n`
  })
  return records.join('')
}

/** What a whole run over these files leaves. */
async function resultOver(files: Marks): Promise<string> {
  const sources = Object.fromEntries(Object.keys(files).map(path => [path, '']))
  const ports = memoryPorts({ files: new MemoryFiles({ ...sources, 'lcov.info': lcov(files) }) })
  const inputs = gateInputs(coverageGate, givenAs('input', {}), null, ports.files) as CoverageInputs
  return toResultFile(resultOf(coverageGate, await coverageGate.judge(inputs, ports), inputs, ports))
}

interface Scene {
  /** What the baseline covers, and what is covered now. */
  before: Marks
  after: Marks
  /** Files of the repository that no report names. */
  others?: string[]
  /** The texts of the trees before and after the change, where one is known. */
  change?: [Record<string, string>, Record<string, string>]
}

async function compared(
  { before, after, others = [], change }: Scene,
  inputs: Inputs,
): Promise<Judgement<CoverageDetails>> {
  const sources = Object.fromEntries([...Object.keys(after), ...others].map(path => [path, '']))
  const reports = { 'base.json': await resultOver(before), 'lcov.info': lcov(after) }
  const [old, now] = change ?? [{}, {}]
  const files = new MemoryFiles({ ...sources, ...now, ...reports })
  const commits = { [BASE]: { files: old }, [HEAD]: { parents: [BASE], files: now } }
  const git = change === undefined ? {} : { git: memoryGit(files, commits, { head: HEAD }) }
  const against = change === undefined ? {} : { 'base-ref': BASE }
  const all = { 'min-coverage': '0', unmatched: 'ignore', baseline: 'file:base.json', ...against, ...inputs }
  return judge(coverageGate, all, memoryPorts({ files, ...git }))
}

const told = ({ findings }: Judgement<unknown>) =>
  findings
    .filter(({ rule }) => rule !== 'coverage/patch-line')
    .map(({ rule, file }) => (file === undefined ? rule : `${rule} ${file}`))

describe('the ratchet', () => {
  it('does not punish who deletes covered code', async () => {
    const found = await compared(
      { before: { 'a.c': '++++++--', 'b.c': '++++' }, after: { 'a.c': '++--' } },
      { 'max-drop': '0' },
    )
    expect(found).toMatchObject({ verdict: 'pass', findings: [] })
    expect(found.metrics).toMatchObject([{ name: 'coverage' }, { name: 'coverage-change', verdict: 'pass' }])
  })

  it('finds the file that lost what others gained', async () => {
    const before = { 'a.c': '++++', 'b.c': '----' }
    const found = await compared({ before, after: { 'a.c': '++--', 'b.c': '++++' } }, { 'max-drop': '10' })
    expect(found.verdict).toBe('fail')
    expect(told(found)).toEqual(['coverage/drop-file a.c'])
    expect(found.findings[0]?.message).toBe('a.c lost 50.00 points of line coverage, from 100% to 50%; max-drop is 10.')
  })

  it('follows files that were renamed', async () => {
    const text = 'int a;\nint b;\nint c;\nint d;\n'
    const scene: Scene = {
      before: { 'old.c': '++++', 'other.c': '++' },
      after: { 'new.c': '++--', 'other.c': '++' },
      change: [
        { 'old.c': text, 'other.c': 'x\n' },
        { 'new.c': text, 'other.c': 'x\n' },
      ],
    }
    expect(told(await compared(scene, { 'max-drop': '40' }))).toEqual(['coverage/drop-file new.c'])
    const { change: _, ...unknown } = scene
    expect(told(await compared(unknown, { 'max-drop': '40' }))).toEqual([])
  })

  it('holds components to a depth of their own', async () => {
    const scene = { before: { 'api/a.c': '++++', 'web/b.c': '++++' }, after: { 'api/a.c': '+++-', 'web/b.c': '+++-' } }
    const components = '- {name: api, paths: api, max-drop: 20}\n- {name: web, paths: web, max-drop: 25}'
    const found = await compared(scene, { components, 'max-drop': '25' })
    expect(told(found)).toEqual(['coverage/drop', 'coverage/drop-file api/a.c'])
    expect(found.metrics.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['coverage', 'pass'],
      ['coverage-change', 'pass'],
      ['coverage (api)', 'pass'],
      ['coverage-change (api)', 'fail'],
      ['coverage (web)', 'pass'],
      ['coverage-change (web)', 'pass'],
    ])
    const alone = await compared(scene, { components: '- {name: web, paths: web, max-drop: 0}' })
    expect(told(alone)).toEqual(['coverage/drop', 'coverage/drop-file web/b.c'])
  })

  it('leaves aside what does not count', async () => {
    const before = { 'a.c': '++', 'gen.c': '++++' }
    expect(
      told(await compared({ before, after: { 'a.c': '++', 'gen.c': '----' } }, { 'max-drop': '0', exclude: 'gen.c' })),
    ).toEqual([])
  })
})

describe('what is measured no more', () => {
  const before = { 'a.c': '++', 'api/b.c': '+++-', 'api/c.c': '+', 'd.c': '--' }
  const after = { 'a.c': '++' }
  const others = ['api/b.c', 'api/c.c', 'd.c']

  it('is told, though no figure shows it', async () => {
    const found = await compared({ before, after, others }, { 'max-drop': '0' })
    expect(found.verdict).toBe('warn')
    expect(told(found)).toEqual(['coverage/vanished'])
    expect(found.findings[0]?.message).toBe('2 files that base.json covers are in no report now: api/b.c, api/c.c.')
    expect(told(await compared({ before, after, others: ['api/c.c'] }, { 'max-drop': '0', exclude: 'api' }))).toEqual(
      [],
    )
    expect(told(await compared({ before, after }, { 'max-drop': '0' }))).toEqual([])
  })

  const components = '- {name: api, paths: api, carry-forward: true, min-coverage: 80, max-drop: 0}'

  it('counts as before where it is to be carried forward', async () => {
    const found = await compared({ before, after, others }, { components, 'min-file': '100', 'max-drop': '0' })
    expect(found).toMatchObject({ verdict: 'pass', findings: [{ rule: 'coverage/carried-forward', level: 'note' }] })
    expect(found.details.totals.lines).toEqual({ covered: 6, total: 7 })
    expect(found.details.components).toMatchObject([{ name: 'api', lines: { covered: 4, total: 5 } }])
    expect(found.details.files.map(({ path, carried }) => [path, carried === true])).toEqual([
      ['a.c', false],
      ['api/b.c', true],
      ['api/c.c', true],
    ])
    const strict = await compared({ before, after, others }, { components: components.replace('80', '81') })
    expect(told(strict)).toEqual(['coverage/lines', 'coverage/carried-forward'])
  })

  it('is not carried forward where the repository has it no more, or it does not count', async () => {
    const deleted = await compared({ before, after, others: ['api/b.c'] }, { components })
    expect(deleted.details.components).toMatchObject([{ lines: { covered: 3, total: 4 } }])
    const excluded = await compared({ before, after, others }, { components, exclude: 'api/b.c' })
    expect(excluded.details.components).toMatchObject([{ lines: { covered: 1, total: 1 } }])
  })

  it('is not carried forward where a report has a part of it: what lacks is told', async () => {
    const some = { ...after, 'api/b.c': '+++-' }
    const found = await compared({ before, after: some, others }, { components, 'max-drop': '0' })
    expect(told(found)).toEqual(['coverage/lines', 'coverage/vanished'])
  })
})
