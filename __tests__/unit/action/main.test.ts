import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { runAction } from '../../../src/action/main.js'
import type { AnyGate } from '../../../src/gate/gate.js'
import type { Judgement } from '../../../src/gate/result.js'
import { dummyGate } from '../../support/dummy.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { type Ran, runCaught } from '../../support/process.js'
import { findingWith } from '../../support/results.js'

const script = new URL('file:///no/worker.mjs')

/** The outputs as the runner reads them: `name<<delimiter`, the value, the delimiter. */
function outputsIn(text: string): Record<string, string> {
  const matches = text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2$/gm)
  return Object.fromEntries([...matches].map(([, name, , value]) => [name, value]))
}

describe('an action', () => {
  let folder: string

  // One folder for all: `@actions/core` remembers where the summary of its process is.
  beforeAll(async () => {
    folder = await temporaryFolder({ 'work/.keep': '', 'temp/.keep': '' })
  })

  beforeEach(() => writeInto(folder, { summary: '', output: '' }))

  afterAll(() => removeFolder(folder))

  const run = async (
    gate: AnyGate,
    inputs: Record<string, string> = {},
    more: Record<string, string | undefined> = {},
  ): Promise<Ran> => {
    const environment = {
      GITHUB_WORKSPACE: join(folder, 'work'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_OUTPUT: join(folder, 'output'),
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_ACTION: '__org_dummy-2',
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...more,
    }
    return runCaught(() => runAction(gate, { dummy: async () => gate }, script), environment)
  }

  const text = (path: string) => readFile(join(folder, path), 'utf8')
  const judging = (judgement: Partial<Judgement<string>>) => dummyGate('dummy', () => judgement)

  it('writes log, summary, outputs and the result file', async () => {
    const { stdout, code } = await run(judging({ verdict: 'warn', summary: 'Not *bad*.' }))
    expect(code).toBe(0)
    expect(stdout).toBe('WARN dummy: Not *bad*.\n  what dummy presents\n')
    expect(await text('summary')).toBe('### ⚠️ dummy\n\nNot \\*bad\\*.\n\nwhat dummy presents\n\n')
    const report = join(folder, 'temp/pipeline-actions/dummy-__org_dummy2.json')
    expect(outputsIn(await text('output'))).toEqual({
      verdict: 'warn',
      summary: 'Not *bad*.',
      report,
      'own-output': 'dummy',
    })
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ schema: 1, gate: 'dummy', verdict: 'warn' })
  })

  it('annotates the worst findings at their places, and says how many it leaves out', async () => {
    const findings = [
      findingWith({ level: 'note', message: 'third' }),
      findingWith({
        message: 'first, 100%\n::error::x',
        file: 'a,b:c.ts',
        line: 3,
        column: 4,
        endLine: 5,
        endColumn: 6,
        help: 'Mend it.',
      }),
      findingWith({ level: 'warning', message: 'second', file: 'b.ts' }),
    ]
    const { stdout, code } = await run(judging({ verdict: 'fail', findings }), { annotations: '2' })
    expect(code).toBe(1)
    expect(stdout.split('\n').filter(line => line.startsWith('::'))).toEqual([
      '::error title=dummy/rule,file=a%2Cb%3Ac.ts,line=3,endLine=5,col=4,endColumn=6::first, 100%25 ::error::x Mend it.',
      '::warning title=dummy/rule,file=b.ts::second',
    ])
    expect(stdout).toContain('Not annotated: 1 more finding; the result file has all.\n')
  })

  it('lets nothing that it found become a command of the runner', async () => {
    const hostile = '::add-mask::x\n::set-output name=verdict::pass\r::error::y ##[error]z'
    const findings = [findingWith({ message: hostile, file: '::stop-commands::t', help: hostile })]
    const { stdout } = await run(judging({ verdict: 'warn', summary: hostile, findings, details: hostile }), {
      annotations: '0',
    })
    for (const line of stdout.split(/[\r\n]/)) expect(line.trimStart()).not.toMatch(/^::|##\[/)
    // An output may have several lines: none of them becomes another output.
    expect(Object.keys(outputsIn(await text('output')))).toEqual(['verdict', 'summary', 'report', 'own-output'])
    expect(outputsIn(await text('output'))['verdict']).toBe('warn')
  })

  it('writes no summary where none is wanted or there is no place for it', async () => {
    expect((await run(dummyGate(), { summary: 'false' })).code).toBe(0)
    expect(await text('summary')).toBe('')
    expect((await run(dummyGate(), {}, { GITHUB_STEP_SUMMARY: undefined })).code).toBe(0)
  })

  it('writes the result where it is asked to, below working-directory', async () => {
    await run(dummyGate(), { 'report-file': 'out/r.json', 'working-directory': 'sub' })
    const report = join(folder, 'work/sub/out/r.json')
    expect(outputsIn(await text('output'))['report']).toBe(report)
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ gate: 'dummy' })
  })

  it('has no result file where the runner has no temporary folder', async () => {
    expect((await run(dummyGate(), {}, { RUNNER_TEMP: undefined })).code).toBe(0)
    expect(outputsIn(await text('output'))['report']).toBe('')
  })

  it('annotates every mistake, with exit code 2', async () => {
    await writeFile(join(folder, 'work/ci.yml'), 'dummy:\n  filse: x\n')
    const { stdout, code } = await run(dummyGate(), { least: 'much', 'fail-on': 'never', config: 'ci.yml' })
    expect(code).toBe(2)
    expect(stdout.trimEnd().split('\n')).toEqual([
      '::error title=pipeline-actions%3A input,file=ci.yml,line=2,col=10::ci.yml:2:10: filse: there is no such input; did you mean "files"?',
      '::error title=pipeline-actions%3A input::input least: "much" is not a percentage from 0 to 100, such as 80 or 99.5',
    ])
    expect(await text('output')).toBe('')
  })

  it('is a mistake where the workspace is gone', async () => {
    const { stdout, code } = await run(dummyGate(), {}, { GITHUB_WORKSPACE: join(folder, 'gone') })
    expect(code).toBe(2)
    expect(stdout).toContain(`${join(folder, 'gone')}: is no folder\n`)
  })

  it('shows a fault with its stack, and exit code 3', async () => {
    const gate = dummyGate('dummy', () => {
      throw new TypeError('a fault of ours')
    })
    const { stdout, code } = await run(gate, { 'fail-on': 'never' })
    expect(code).toBe(3)
    expect(stdout).toContain('TypeError: a fault of ours\n    at ')
    expect(stdout).toContain(
      '::a fault in pipeline-actions: a fault of ours. Please report it with the stack that the log shows.',
    )
  })
})
