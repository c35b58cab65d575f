import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readOpenCover } from '../../../src/coverage/formats/opencover.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import { type FileCoverage, positionKey } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const read = (text: string | Uint8Array, ...cuts: number[]) => readOpenCover(pieces(text, ...cuts))

const FILES = '<File uid="1" fullPath="C:\\s\\A.cs"/><File uid="2" fullPath="C:\\s\\B.cs"/>'
const session = (content: string) => `<CoverageSession>${content}</CoverageSession>`
const modules = (content: string) => session(`<Modules>${content}</Modules>`)
const module = (methods: string, files = FILES) =>
  `<Module hash="0"><Files>${files}</Files><Classes><Class><FullName>A</FullName><Methods>${methods}</Methods></Class></Classes></Module>`
const method = (points: string, branches = '', more = '') =>
  `<Method visited="true"><Name>A::f()</Name>${more}<SequencePoints>${points}</SequencePoints><BranchPoints>${branches}</BranchPoints></Method>`
const point = (attributes: string) => `<SequencePoint fileid="1" ${attributes}/>`
const branch = (attributes: string) => `<BranchPoint fileid="1" ${attributes}/>`
const ofPoints = (...points: string[]) => only(modules(module(method(points.map(point).join('')))))

async function only(text: string): Promise<FileCoverage> {
  const { files } = await read(text)
  expect(files).toHaveLength(1)
  return files[0] as FileCoverage
}

describe('sequence points', () => {
  it('are statements by where they begin and end', async () => {
    const file = await ofPoints('vc="2" sl="3" sc="9" el="3" ec="20"', 'vc="0" sl="3" sc="21" el="4" ec="5"')
    expect([...file.statements]).toEqual([
      positionKey(3, 9),
      positionKey(3, 20),
      1,
      1,
      1,
      positionKey(3, 21),
      positionKey(4, 5),
      0,
      0,
      1,
    ])
  })

  it('cover the lines from their first to their last', async () => {
    expect(plain(await ofPoints('vc="1" sl="3" el="5"', 'vc="0" sl="7" el="8"')).lines).toEqual({
      3: true,
      4: true,
      5: true,
      7: false,
      8: false,
    })
  })

  it.each([
    [['vc="1" sl="3" el="6"', 'vc="0" sl="4" el="5"'], { 3: true, 4: false, 5: false, 6: true }],
    [['vc="0" sl="4" el="5"', 'vc="1" sl="3" el="6"'], { 3: true, 4: false, 5: false, 6: true }],
    [['vc="0" sl="3" el="6"', 'vc="1" sl="4" el="4"'], { 3: false, 4: true, 5: false, 6: false }],
    [['vc="0" sl="4"', 'vc="1" sl="4"'], { 4: true }],
    [['vc="1" sl="4"', 'vc="0" sl="4"'], { 4: true }],
    [['vc="1" sl="3" el="4"', 'vc="0" sl="4" el="5"'], { 3: true, 4: true, 5: false }],
  ])('leave a line to the shortest of them: %j', async (points, lines) => {
    expect(plain(await ofPoints(...points)).lines).toEqual(lines)
  })

  it.each([
    ['vc="1" sl="4" el="2"', { 4: true }],
    [`vc="${'9'.repeat(300)}" sl="4"`, { 4: true }],
    ['vc="-1" sl="4"', { 4: false }],
    ['vc="1" sl="0"', {}],
    ['vc="1" sl="16707566" el="16707566"', {}],
  ])('may be odd: %s', async (attributes, lines) => {
    expect(plain(await ofPoints(attributes, 'vc="1" sl="9"')).lines).toEqual({ ...lines, 9: true })
  })

  it('that reach over more lines than there can be are refused', async () => {
    const text = modules(module(method(point('vc="1" sl="1" el="2147483647"'))))
    expect((await refusal(read(text))).message).toBe('has sequence points that reach over more than 4194304 lines')
    const many = point('vc="1" sl="1" el="1000000"').repeat(5)
    expect((await refusal(read(modules(module(method(many)))))).message).toMatch(/^has sequence points/)
  })
})

describe('the file of a point', () => {
  it('is that of the point, or else that of its method', async () => {
    const points = '<SequencePoint fileid="2" vc="1" sl="3"/><SequencePoint vc="1" sl="4"/>'
    const { files } = await read(modules(module(method(points, '', '<FileRef uid="1"/>'))))
    expect(files.map(file => [file.path, Object.keys(plain(file).lines)])).toEqual([
      ['C:\\s\\B.cs', ['3']],
      ['C:\\s\\A.cs', ['4']],
    ])
  })

  it('may be none', async () => {
    const text = modules(
      module(method('<SequencePoint fileid="0" vc="1" sl="3"/><SequencePoint fileid="1" vc="1" sl="4"/>')),
    )
    expect(plain(await only(text)).lines).toEqual({ 4: true })
  })

  it('may have been listed by a module before, and stand in several modules', async () => {
    const text = modules(
      module(method(point('vc="0" sl="3" sc="1" el="3" ec="9"'))) +
        module(method(point('vc="1" sl="3" sc="1" el="3" ec="9"')), ''),
    )
    const file = await only(text)
    expect(totalsOf(file)).toMatchObject({ lines: { covered: 1, total: 1 }, statements: { covered: 1, total: 1 } })
  })
})

describe('branches', () => {
  const ofBranches = (...branches: string[]) =>
    only(modules(module(method(point('vc="1" sl="3"'), branches.map(branch).join('')))))

  it('are told apart by where they branch, and by their path', async () => {
    const file = await ofBranches(
      'vc="1" sl="3" offset="4" path="0"',
      'vc="0" sl="3" offset="4" path="1"',
      'vc="0" sl="3" offset="2000" path="0"',
      'vc="1" sl="3" offset="2000" path="1"',
      'vc="1" sl="4" offset="2010" path="0"',
    )
    expect(Object.fromEntries(file.branches.named)).toEqual({
      '3,@opencover 0:0': true,
      '3,@opencover 0:1': false,
      '3,@opencover 1:0': false,
      '3,@opencover 1:1': true,
      '4,@opencover 0:0': true,
    })
  })

  it('of two methods on one line are different ones, though their offsets be the same', async () => {
    const methods = ['1', '0'].map(vc =>
      method(point('vc="1" sl="3"'), branch(`vc="${vc}" sl="3" offset="4" path="0"`)),
    )
    expect(totalsOf(await only(modules(module(methods.join(''))))).branches).toEqual({ covered: 1, total: 2 })
  })

  it('of a project that is built twice are the same ones, though their offsets differ', async () => {
    const built = (offset: number, path: number) =>
      module(method(point('vc="1" sl="3"'), branch(`vc="1" sl="3" offset="${offset}" path="${path}"`)))
    expect(totalsOf(await only(modules(built(4, 0) + built(6, 0)))).branches).toEqual({ covered: 1, total: 1 })
  })

  it('merge exactly', async () => {
    const shard = (taken: number) =>
      ofBranches(...[0, 1, 2].map(path => `vc="${path === taken ? 1 : 0}" sl="3" offset="4" path="${path}"`))
    expect(totalsOf(mergeFiles(await shard(0), await shard(2))).branches).toEqual({ covered: 2, total: 3 })
  })

  it('without a line stand where their method begins', async () => {
    expect([...(await ofBranches('vc="1" offset="4" path="1"')).branches.named]).toEqual([['3,@opencover 0:1', true]])
  })
})

describe('methods', () => {
  it('are functions, entered if any of their points was', async () => {
    const points = (...counts: number[]) => counts.map((vc, index) => point(`vc="${vc}" sl="${index + 3}"`)).join('')
    const text = modules(
      module(
        method(points(0, 1)) +
          method(points(0, 0)).replace('A::f()', 'A/&lt;&gt;c::&lt;f&gt;b__0(System.Int32)') +
          method('').replace('A::f()', 'A::noSource()'),
      ),
    )
    expect(plain(await only(text)).functions).toEqual({
      '3:A::f()': true,
      '3:A/<>c::<f>b__0(System.Int32)': false,
    })
  })

  it.each([
    ['Method', module(method(point('vc="0" sl="3"')).replace('<Method ', '<Method skippedDueTo="Attribute" '))],
    ['Class', module(method(point('vc="0" sl="3"'))).replace('<Class>', '<Class skippedDueTo="Filter">')],
    ['Module', module(method(point('vc="0" sl="3"'))).replace('<Module ', '<Module skippedDueTo="Filter" ')],
  ])('of a skipped %s are none', async (_, skipped) => {
    const { files } = await read(modules(skipped + module(method(point('vc="1" sl="9"')))))
    expect(files.map(file => plain(file).lines)).toEqual([{ 9: true }])
  })
})

describe('the percentage', () => {
  it.each([
    ['57.89', { tool: 'opencover', percent: '57.89' }],
    ['100', { tool: 'opencover', percent: '100' }],
    ['0', { tool: 'opencover', percent: '0' }],
    ['NaN', null],
    ['1e2', null],
    ['', null],
  ])('is the one of the session: %s', async (percent, native) => {
    expect((await read(session(`<Summary sequenceCoverage="${percent}"/>`))).native).toEqual(native)
  })

  it('is none of a module', async () => {
    expect((await read(modules('<Module><Summary sequenceCoverage="50"/></Module>'))).native).toBeNull()
  })
})

describe('what is no OpenCover report', () => {
  it.each([
    ['<coverage/>', 'has the root element <coverage>, where OpenCover has <CoverageSession>'],
    [modules(module('', '<File uid="1"/>')), 'has a <File> without a fullPath'],
    [modules(module(method(point('vc="1"')))), 'has null where a line number belongs'],
    [modules(module(method(point('sl="3"')))), 'has null where a count belongs'],
    [modules(module(method(point('sl="3" vc="1" el="x"')))), 'has "x" where a line number belongs'],
    [modules(module(method(point('sl="3" vc="1" sc="-1"')))), 'has "-1" where a number belongs'],
    [
      modules(module(method(point('sl="3" vc="1"'), branch('sl="3" vc="one" path="0"')))),
      'has "one" where a count belongs',
    ],
  ])('is refused: %s', async (text, message) => {
    expect((await refusal(read(text))).message).toBe(message)
  })

  it('is refused where it ends too early', async () => {
    const bytes = fixture('opencover/opencover.xml')
    await expect(read(bytes.subarray(0, bytes.length / 2))).rejects.toThrow(ReportRefused)
  })
})

describe('a report', () => {
  // Points, branches (OpenCover's summary has one more for each method), methods and the percentage are its summary's.
  it('of OpenCover counts as its summary says', async () => {
    const { format, files, native } = await readText(fixture('opencover/opencover.xml'))
    expect(format).toBe('opencover')
    expect(files.map(file => file.path)).toEqual(['C:\\agent\\work\\1\\s\\csharp\\Depot\\Scale.cs'])
    expect(totalsOf(files[0] as FileCoverage)).toEqual({
      lines: { covered: 14, total: 20 },
      branches: { covered: 1, total: 2 },
      functions: { covered: 3, total: 5 },
      statements: { covered: 11, total: 19 },
    })
    expect(native).toEqual({ tool: 'opencover', percent: '57.89' })
  })

  it('of coverlet, a point for each line, has the same lines', async () => {
    const [coverlet, openCover] = await Promise.all(
      ['coverlet', 'opencover'].map(async name => (await readText(fixture(`opencover/${name}.xml`))).files[0]),
    )
    expect(coverlet?.lines).toEqual(openCover?.lines)
    expect(totalsOf(coverlet as FileCoverage)).toMatchObject({
      branches: { covered: 1, total: 2 },
      functions: { covered: 3, total: 4 },
      statements: { covered: 14, total: 20 },
    })
  })

  it('reads alike, however it is cut', async () => {
    const bytes = fixture('opencover/opencover.xml')
    const whole = await read(bytes)
    const cuts = fc.array(fc.nat(bytes.length), { maxLength: 5 }).map(all => all.sort((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(cuts, async some => expect(await read(bytes, ...some)).toEqual(whole)),
      { numRuns: 20 },
    )
  })
})
