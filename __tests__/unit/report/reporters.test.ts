import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type AnyGate, defineGate } from '../../../src/gate/gate.js'
import { gateInputs } from '../../../src/gate/judge.js'
import { failsBy } from '../../../src/gate/policy.js'
import type { Verdict } from '../../../src/gate/result.js'
import type { Outcome } from '../../../src/gate/run.js'
import { annotationsOf } from '../../../src/report/annotations.js'
import { section, table, textBlock } from '../../../src/report/blocks.js'
import { bodyOf } from '../../../src/report/body.js'
import { writeFiles } from '../../../src/report/files.js'
import { toTerminal } from '../../../src/report/terminal.js'
import { hostileText } from '../../support/hostile.js'
import { givenAs } from '../../support/inputs.js'
import { MemoryFiles } from '../../support/memory.js'
import { findingWith, resultWith } from '../../support/results.js'

const gate: AnyGate = defineGate<Record<never, never>, null>({
  name: 'dummy',
  help: 'Presents one text.',
  inputs: {},
  outputs: {},
  onInconclusive: 'fail',
  judge: async () => resultWith({ details: null }) as never,
  present: () => [textBlock("the gate's own")],
  choose: async () => ({ chosen: true, why: 'always' }),
})

function outcomeOf(result: Parameters<typeof resultWith>[0], given: Record<string, string> = {}): Outcome {
  const inputs = gateInputs(gate, givenAs('flag', given), null, new MemoryFiles())
  const full = resultWith(result)
  return { gate, inputs, result: { ...full, fails: failsBy(full.verdict, inputs) }, notes: [] }
}

describe('annotations', () => {
  const levels = ['note', 'error', 'warning', 'error', 'note'] as const
  const findings = levels.map((level, index) => findingWith({ level, message: `${index}` }))

  it.each([
    [0, [], 5],
    [1, ['1'], 4],
    [3, ['1', '3', '2'], 2],
    [5, ['1', '3', '2', '0', '4'], 0],
    [100, ['1', '3', '2', '0', '4'], 0],
  ])('are %d at the most, worst first', (limit, shown, hidden) => {
    const annotations = annotationsOf(findings, limit)
    expect(annotations.shown.map(each => each.message)).toEqual(shown)
    expect(annotations.hidden).toBe(hidden)
  })

  it('leave out what is suppressed, also from the count', () => {
    const suppressed = findingWith({ suppressed: 'known' })
    expect(annotationsOf([suppressed, ...findings, suppressed], 4)).toMatchObject({ hidden: 1 })
  })
})

describe('the body of a report', () => {
  const texts = async (outcome: Outcome) =>
    (await bodyOf(outcome)).map(block => (block.kind === 'text' ? block.text : block.kind))

  it.each<[Verdict, Record<string, string>, string | null]>([
    ['pass', {}, null],
    ['warn', {}, null],
    ['fail', {}, null],
    ['warn', { 'fail-on': 'warning' }, 'This fails the job: fail-on is warning.'],
    ['fail', { 'fail-on': 'never' }, 'This does not fail the job: fail-on is never.'],
    ['inconclusive', {}, 'This fails the job.'],
    ['inconclusive', { 'on-inconclusive': 'warn' }, 'This does not fail the job.'],
  ])('of %s with %j says what the job makes of it', async (verdict, policy, note) => {
    const expected = note === null ? ["the gate's own"] : [note, "the gate's own"]
    expect(await texts(outcomeOf({ verdict }, policy))).toEqual(expected)
  })

  it('has the worst 50 findings, says how many more there are, and none that is suppressed', async () => {
    const notes = Array.from({ length: 59 }, () => findingWith({ level: 'note' }))
    const findings = [findingWith({ suppressed: 'x' }), ...notes, findingWith({ message: 'worst' })]
    const [block, more] = await bodyOf(outcomeOf({ findings }))
    expect(block).toMatchObject({ kind: 'findings' })
    const shown = block?.kind === 'findings' ? block.findings : []
    expect(shown).toHaveLength(50)
    expect(shown[0]?.message).toBe('worst')
    expect(shown.every(each => each.suppressed === null)).toBe(true)
    expect(more).toEqual(textBlock('10 more are in the result file.'))
  })
})

describe('the terminal', () => {
  it('gets this', () => {
    const findings = [
      findingWith({ file: 'a.ts', line: 3, help: 'Mend it.' }),
      findingWith({ level: 'note', message: 'Well.' }),
    ]
    const blocks = [
      textBlock('A text.'),
      { kind: 'findings' as const, findings },
      section('Files', [
        table(
          ['Name', 'Count'],
          [
            ['a', '1'],
            ['longer', '10'],
          ],
          [1],
        ),
      ]),
    ]
    expect(toTerminal(resultWith(), blocks, false)).toBe(
      [
        'FAIL dummy: It failed.',
        '  A text.',
        '  error: a.ts:3: It is wrong.',
        '    Mend it.',
        '  note: Well.',
        '  Files',
        '    Name    Count',
        '    a           1',
        '    longer     10',
      ].join('\n'),
    )
  })

  it('gets colour for the verdict alone, and only where it is wanted', () => {
    expect(toTerminal(resultWith({ verdict: 'pass' }), [], true)).toBe('\u001b[1;32mPASS\u001b[0m dummy: It failed.')
    expect(toTerminal(resultWith({ verdict: 'pass' }), [], false)).not.toContain('\u001b')
  })

  it('gets no control character from outside, and no line that the blocks do not have', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const findings = [findingWith({ file: text, message: text, help: text })]
        const blocks = [
          textBlock(text),
          { kind: 'findings' as const, findings },
          table([text], [[text]]),
          section(text, []),
        ]
        const shown = toTerminal(resultWith({ gate: text, summary: text }), blocks, false)
        expect(shown.split('\n')).toHaveLength(7)
        expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u)
      }),
    )
  })

  it('shortens a cell of 100 characters and more', () => {
    const [, , row] = toTerminal(resultWith(), [table(['h'], [['x'.repeat(1000)]])], false).split('\n')
    expect(row).toBe(`  ${'x'.repeat(99)}…`)
  })
})

describe('the files of a report', () => {
  it('are written below working-directory where the inputs ask for them', async () => {
    const files = new MemoryFiles()
    const given = { 'working-directory': 'sub', 'report-file': 'out/r.json', sarif: 'out/r.sarif' }
    const outcome = outcomeOf({ findings: [findingWith()] }, given)
    expect(await writeFiles(outcome, files, '/tmp/elsewhere.json')).toBe('/workspace/sub/out/r.json')
    expect([...files.content.keys()]).toEqual(['sub/out/r.sarif', 'sub/out/r.json'])
    expect(JSON.parse(files.text('sub/out/r.json') ?? '')).toEqual(outcome.result)
    expect(JSON.parse(files.text('sub/out/r.sarif') ?? '')).toMatchObject({ version: '2.1.0' })
  })

  it('go to the fallback, or nowhere', async () => {
    const files = new MemoryFiles()
    expect(await writeFiles(outcomeOf({}), files, null)).toBeNull()
    expect(files.content.size).toBe(0)
    expect(await writeFiles(outcomeOf({}), files, '/tmp/r.json')).toBe('/tmp/r.json')
    expect(JSON.parse(files.text('/tmp/r.json') ?? '')).toMatchObject({ schema: 1, gate: 'dummy', verdict: 'fail' })
  })
})
