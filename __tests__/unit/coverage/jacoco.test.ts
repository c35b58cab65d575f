import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readJacoco } from '../../../src/coverage/formats/jacoco.js'
import { functionMap } from '../../../src/coverage/functions.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import type { FileCoverage } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const read = (text: string | Uint8Array, ...cuts: number[]) => readJacoco(pieces(text, ...cuts))

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">'
const document = (content: string, name = 'demo') => `${HEAD}<report name="${name}">${content}</report>`
const source = (lines: string, name = 'A.java') => `<sourcefile name="${name}">${lines}</sourcefile>`
const inPackage = (content: string, name = 'org/demo') => `<package name="${name}">${content}</package>`
const method = (attributes: string, covered: number) =>
  `<method ${attributes}><counter type="INSTRUCTION" missed="1" covered="9"/><counter type="METHOD" missed="${1 - covered}" covered="${covered}"/></method>`

async function only(content: string): Promise<FileCoverage> {
  const { files } = await read(document(content))
  expect(files).toHaveLength(1)
  return files[0] as FileCoverage
}

const ofLines = (lines: string) => only(inPackage(source(lines)))

describe('lines', () => {
  it.each([
    ['all of it ran', 'mi="0" ci="3"', { 7: true }],
    ['a part of it ran', 'mi="3" ci="1"', { 7: true }],
    ['nothing of it ran', 'mi="3" ci="0"', { 7: false }],
    ['missed ones are left out', 'ci="3"', { 7: true }],
    ['covered ones are left out', 'mi="3"', { 7: false }],
    ['it has no instructions', 'mi="0" ci="0" mb="0" cb="0"', {}],
    ['nothing is said of them', 'mb="1" cb="1"', {}],
  ])('are covered by their instructions where %s', async (_, counts, lines) => {
    expect(plain(await ofLines(`<line nr="7" ${counts}/>`)).lines).toEqual(lines)
  })

  it('leave code aside that stands on no line', async () => {
    expect(
      plain(await ofLines('<line nr="0" mi="9" ci="9" mb="2" cb="2"/><line nr="1" mi="0" ci="1"/>')),
    ).toMatchObject({
      lines: { 1: true },
      counts: {},
    })
  })

  it('come in any order, and repeated', async () => {
    const lines = '<line nr="9" mi="1" ci="0"/><line nr="2" mi="0" ci="1"/><line nr="9" mi="0" ci="1"/>'
    expect(plain(await ofLines(lines)).lines).toEqual({ 2: true, 9: true })
  })

  it('may be the largest there is', async () => {
    expect(plain(await ofLines('<line nr="2147483647" mi="0" ci="1"/>')).lines).toEqual({ 2147483647: true })
  })
})

describe('counts', () => {
  it('are the branches and the instructions of lines', async () => {
    const file = await ofLines('<line nr="3" mi="2" ci="5" mb="1" cb="3"/><line nr="4" mi="1" ci="0" mb="0" cb="0"/>')
    expect(plain(file).counts).toEqual({ 3: '3/4' })
    expect(totalsOf(file)).toEqual({
      lines: { covered: 1, total: 2 },
      branches: { covered: 3, total: 4 },
      functions: null,
      statements: { covered: 5, total: 8 },
    })
  })

  it('of two shards are bounds: which branches ran, neither says', async () => {
    const shard = (covered: number) => ofLines(`<line nr="3" mi="0" ci="1" mb="${4 - covered}" cb="${covered}"/>`)
    const merged = mergeFiles(await shard(1), await shard(2))
    expect(totalsOf(merged).branches).toEqual({ covered: 2, total: 4, atMost: 3 })
  })
})

describe('functions', () => {
  const classes = (attributes: string, methods: string) => `<class name="org/demo/A" ${attributes}>${methods}</class>`
  const own = 'sourcefilename="A.java"'

  it('are the methods of the classes in the file, told apart by class, name and types', async () => {
    const methods =
      method('name="&lt;init&gt;" desc="(I)V" line="3"', 1) +
      method('name="get" desc="()I" line="5"', 0) +
      method('name="get" desc="(I)I" line="5"', 1)
    const inner = `<class name="org/demo/A$1" ${own}>${method('name="get" desc="()I" line="5"', 1)}</class>`
    const file = await only(inPackage(classes(own, methods) + inner + source('')))
    expect(plain(file).functions).toEqual({
      '3:org/demo/A.<init>(I)V': true,
      '5:org/demo/A.get()I': false,
      '5:org/demo/A.get(I)I': true,
      '5:org/demo/A$1.get()I': true,
    })
  })

  it.each([
    ['before', classes(own, method('name="f" desc="()V" line="3"', 1)) + source('')],
    ['behind', source('') + classes(own, method('name="f" desc="()V" line="3"', 1))],
  ])('may stand %s their file', async (_, content) => {
    expect(plain(await only(inPackage(content))).functions).toEqual({ '3:org/demo/A.f()V': true })
  })

  it('of other files, of other packages, and of nobody knows which, are not those of the file', async () => {
    const methods = method('name="f" desc="()V" line="3"', 1)
    const others = inPackage(classes(own, methods) + source(''), 'org/other')
    const { files } = await read(
      document(others + inPackage(classes('', methods) + classes('sourcefilename="B.java"', methods) + source(''))),
    )
    expect(files.map(file => [file.path, functionMap(file.functions).size])).toEqual([
      ['org/other/A.java', 1],
      ['org/demo/A.java', 0],
    ])
  })

  it('may have no line, no name and no types', async () => {
    expect(plain(await only(inPackage(classes(own, method('', 0)) + source('')))).functions).toEqual({
      '0:org/demo/A.': false,
    })
  })

  it('are told by their METHOD counter alone', async () => {
    const methods = '<method name="f" desc="()V" line="3"><counter type="LINE" missed="0" covered="9"/></method>'
    expect(plain(await only(inPackage(classes(own, methods) + source('')))).functions).toEqual({})
  })
})

describe('files', () => {
  const line = '<line nr="1" mi="0" ci="1"/>'

  it('are named by package and source file', async () => {
    const { files, roots } = await read(
      document(inPackage(source(line) + source(line, 'B.kt')) + inPackage(source(line), '')),
    )
    expect(files.map(file => file.path)).toEqual(['org/demo/A.java', 'org/demo/B.kt', 'A.java'])
    expect(files.every(file => file.modules === undefined)).toBe(true)
    expect(roots).toEqual([])
  })

  it('of one name in different groups are different files, named by all groups around them', async () => {
    const missed = '<line nr="1" mi="1" ci="0"/>'
    const { files } = await read(
      document(
        `<group name="outer"><group name="core">${inPackage(source(line))}</group><group name="web">${inPackage(source(missed))}</group></group>${inPackage(source(missed))}`,
      ),
    )
    expect(files.map(file => [file.path, file.modules, plain(file).lines])).toEqual([
      ['org/demo/A.java', ['outer', 'core'], { 1: true }],
      ['org/demo/A.java', ['outer', 'web'], { 1: false }],
      ['org/demo/A.java', undefined, { 1: false }],
    ])
  })

  it('that a group names twice are one', async () => {
    const group = (lines: string) => `<group name="core">${inPackage(source(lines))}</group>`
    const { files } = await read(document(group(line) + group('<line nr="2" mi="1" ci="0"/>')))
    expect(files.map(file => [file.modules, plain(file).lines])).toEqual([[['core'], { 1: true, 2: false }]])
  })

  it('without lines count by their counters', async () => {
    const counters =
      '<counter type="INSTRUCTION" missed="4" covered="6"/><counter type="BRANCH" missed="1" covered="1"/><counter type="METHOD" missed="0" covered="2"/>'
    const file = await ofLines(counters)
    expect(totalsOf(file)).toEqual({
      lines: { covered: 0, total: 0 },
      branches: { covered: 1, total: 2 },
      functions: { covered: 2, total: 2 },
      statements: { covered: 6, total: 10 },
    })
    expect((await ofLines(line + counters)).sums).toBeNull()
    expect((await ofLines('')).sums).toBeNull()
  })

  it('of gcovr, whose lines say nothing of having run, count by their counters', async () => {
    const { files, native } = await readText(fixture('jacoco/gcovr.xml'))
    expect(files.every(file => file.lines.length === 0 && (file.sums?.lines.total ?? 0) > 0)).toBe(true)
    expect(native).toBeNull()
  })
})

describe('the percentage', () => {
  const native = async (counters: string, name = 'demo') => (await read(document(counters, name))).native
  const counter = (missed: number, covered: number) =>
    `<counter type="INSTRUCTION" missed="${missed}" covered="${covered}"/><counter type="LINE" missed="9" covered="1"/>`

  it.each([
    [0, 5, '100'],
    [1, 999, '99'],
    [71, 29, '29'],
    [43, 57, '57'],
    [5, 0, '0'],
    [553, 701, '55'],
  ])('of %d missed and %d covered instructions is %s', async (missed, covered, percent) => {
    expect(await native(counter(missed, covered))).toEqual({ tool: 'jacoco', percent })
  })

  it('is that of the report, not of a group', async () => {
    expect(await native(`<group name="a">${counter(1, 1)}</group>`)).toBeNull()
  })

  it('is not claimed where there is nothing, or where another tool wrote the report', async () => {
    expect(await native(counter(0, 0))).toBeNull()
    expect(await native(counter(1, 1), 'Intellij Coverage Report')).toBeNull()
  })
})

describe('what is no JaCoCo report', () => {
  const line = (attributes: string) => document(inPackage(source(`<line ${attributes}/>`)))

  it.each([
    ['<coverage/>', 'has the root element <coverage>, where JaCoCo has <report>'],
    [line('mi="1" ci="1"'), 'has null where a line number belongs'],
    [line('nr="-1"'), 'has "-1" where a line number belongs'],
    [line('nr="2147483648"'), 'has "2147483648" where a line number belongs'],
    [line('nr="1e3"'), 'has "1e3" where a line number belongs'],
    [line('nr="1" mi="-1"'), 'has "-1" where a number belongs'],
    [line('nr="1" ci="NaN"'), 'has "NaN" where a number belongs'],
    [line(`nr="1" cb="${'9'.repeat(300)}"`), `has "${'9'.repeat(40)}" where a number belongs`],
    [document(inPackage('<sourcefile/>')), 'has a <sourcefile> without a name'],
    [document('<group name=""/>'), 'has a <group> without a name'],
    [document('<counter type="INSTRUCTION" missed="x" covered="1"/>'), 'has "x" where a number belongs'],
  ])('is refused: %s', async (text, message) => {
    const error = await refusal(read(text))
    expect(error.message).toBe(message)
    expect(error.line).toBe(1)
  })

  it('is refused where it ends too early', async () => {
    const bytes = fixture('jacoco/module.xml')
    await expect(read(bytes.subarray(0, bytes.length / 2))).rejects.toThrow(ReportRefused)
  })
})

describe('any text', () => {
  const tags = ['report', 'group', 'package', 'class', 'method', 'sourcefile', 'line', 'counter']
  const attributes = ['name="a"', 'nr="3"', 'mi="1"', 'ci="2"', 'cb="-"', 'type="METHOD"', 'covered="1"', 'line="0"']
  const element = fc
    .tuple(fc.constantFrom(...tags), fc.subarray(attributes))
    .map(([name, some]) => ({ name, text: `${name} ${some.join(' ')}` }))
  const around = (inner: fc.Arbitrary<string>) =>
    fc
      .tuple(element, fc.array(inner, { maxLength: 3 }))
      .map(([{ name, text }, parts]) => `<${text}>${parts.join('')}</${name}>`)
  const nested = around(around(around(around(fc.constant('')))))

  it('is read or refused, never more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nested, { maxLength: 4 }), async inner => {
        try {
          const { files } = await read(document(inner.join('')))
          for (const file of files) expect(totalsOf(file).lines.covered).toBeLessThanOrEqual(totalsOf(file).lines.total)
        } catch (error) {
          expect(error).toBeInstanceOf(ReportRefused)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('reads alike, however it is cut', async () => {
    const bytes = fixture('jacoco/module.xml')
    const whole = await read(bytes)
    expect(await read(bytes, 1, 700, 701, 9000)).toEqual(whole)
  })
})
