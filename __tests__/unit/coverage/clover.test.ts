import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readClover } from '../../../src/coverage/formats/clover.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import { armKey, type FileCoverage } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const read = (text: string | Uint8Array, ...cuts: number[]) => readClover(pieces(text, ...cuts))

const openClover = (content: string) =>
  `<coverage generated="1" clover="4.5.2"><project name="demo" timestamp="1">${content}</project></coverage>`
const phpUnit = (content: string) => `<coverage generated="1"><project timestamp="1">${content}</project></coverage>`
const istanbul = (content: string) =>
  `<coverage generated="1" clover="3.2.0"><project timestamp="1" name="All files">${content}</project></coverage>`
const file = (lines: string, names = 'name="A.java" path="/src/A.java"') => `<file ${names}>${lines}</file>`
const line = (attributes: string) => openClover(file(`<line ${attributes}/>`))

async function only(text: string): Promise<FileCoverage> {
  const { files } = await read(text)
  expect(files).toHaveLength(1)
  return files[0] as FileCoverage
}

const linesOf = (found: FileCoverage) => Object.fromEntries([...found.lines].map(item => [item >>> 1, item % 2 === 1]))
const armsOf = (found: FileCoverage) => [...found.branches.arms]
const arm = (line: number, block: number, branch: number, taken: boolean) =>
  2 * (armKey(line, block, branch) as number) + (taken ? 1 : 0)

describe('lines', () => {
  it.each([
    ['count="3" type="stmt"', { 4: true }],
    ['count="0" type="stmt"', { 4: false }],
    [`count="${'9'.repeat(300)}" type="stmt"`, { 4: true }],
    ['count="-1" type="stmt"', { 4: false }],
    ['truecount="1" falsecount="0" type="cond"', { 4: true }],
    ['truecount="0" falsecount="2" type="cond"', { 4: true }],
    ['truecount="0" falsecount="0" type="cond"', { 4: false }],
    ['count="1" type="method" signature="f()"', { 4: true }],
    ['count="1" type="something"', {}],
    ['count="1"', {}],
  ])('of %s', async (attributes, lines) => {
    expect(linesOf(await only(line(`num="4" ${attributes}`)))).toEqual(lines)
  })

  it('are those of statements; that of a method counts where it is all there is', async () => {
    const found = await only(
      phpUnit(
        file(
          '<line num="3" type="method" name="a" count="1"/><line num="5" type="stmt" count="1"/><line num="7" type="method" name="b" count="0"/><line num="9" type="method" name="c" count="2"/>',
          'name="/src/A.php"',
        ),
      ),
    )
    expect(linesOf(found)).toEqual({ 5: true, 7: false, 9: true })
    expect(plain(found)).toMatchObject({ path: '/src/A.php', functions: { '3:a': true, '7:b': false, '9:c': true } })
  })

  it('of the tests themselves are none of the project', async () => {
    const tests = `<testproject name="demo"><metrics statements="9" coveredstatements="9"/>${file('<line num="1" count="1" type="stmt"/>', 'path="/T.java"')}</testproject>`
    const text = openClover(file('<line num="2" count="0" type="stmt"/>')).replace('</project>', `</project>${tests}`)
    const { files, native } = await read(text)
    expect(files.map(each => each.path)).toEqual(['/src/A.java'])
    expect(native).toBeNull()
  })
})

describe('statements', () => {
  it('of one line are told apart by their order', async () => {
    const shard = (...counts: number[]) =>
      only(openClover(file(counts.map(count => `<line num="4" count="${count}" type="stmt"/>`).join(''))))
    const [a, b] = [await shard(1, 0, 0), await shard(0, 1, 0)]
    expect(totalsOf(a).statements).toEqual({ covered: 1, total: 3 })
    expect(totalsOf(mergeFiles(a, b)).statements).toEqual({ covered: 2, total: 3 })
    expect(totalsOf(mergeFiles(a, b)).lines).toEqual({ covered: 1, total: 1 })
  })
})

describe('conditions', () => {
  it('have two outcomes each, told apart by their order on the line', async () => {
    const shard = (...outcomes: [number, number][]) =>
      only(
        openClover(
          file(outcomes.map(([t, f]) => `<line num="4" type="cond" truecount="${t}" falsecount="${f}"/>`).join('')),
        ),
      )
    const [a, b] = [await shard([1, 0], [0, 0]), await shard([0, 2], [0, 0])]
    expect(armsOf(a)).toEqual([arm(4, 0, 0, true), arm(4, 0, 1, false), arm(4, 1, 0, false), arm(4, 1, 1, false)])
    expect(totalsOf(mergeFiles(a, b)).branches).toEqual({ covered: 2, total: 4 })
  })

  it('beyond those that a number holds are named', async () => {
    const found = await only(openClover(file('<line num="4" type="cond" truecount="1" falsecount="0"/>'.repeat(1025))))
    expect(totalsOf(found).branches).toEqual({ covered: 1025, total: 2050 })
    expect([...found.branches.named]).toEqual([
      ['4,1024,0', true],
      ['4,1024,1', false],
    ])
  })
})

describe("Istanbul's dialect", () => {
  const metrics = (statements: string, methods = 'methods="3" coveredmethods="2"') =>
    `<metrics ${statements} conditionals="4" coveredconditionals="1" ${methods}/>`

  it('has lines with numbers of branches, and functions by number', async () => {
    const found = await only(
      istanbul(
        file(
          `${metrics('statements="2" coveredstatements="1"')}<line num="4" count="7" type="cond" truecount="1" falsecount="3"/><line num="5" count="0" type="stmt"/>`,
        ),
      ),
    )
    expect(plain(found)).toMatchObject({ lines: { 4: true, 5: false }, counts: { 4: '1/4' }, functions: {} })
    expect(totalsOf(found)).toEqual({
      lines: { covered: 1, total: 2 },
      branches: { covered: 1, total: 4 },
      functions: { covered: 2, total: 3 },
      statements: null,
    })
  })

  it('counts branches of lines that it does not list', async () => {
    const found = await only(
      istanbul(
        file(
          '<metrics statements="1" coveredstatements="1" conditionals="4" coveredconditionals="2" methods="0"/><line num="4" count="7" type="cond" truecount="1" falsecount="1"/>',
        ),
      ),
    )
    expect(totalsOf(found)).toMatchObject({ branches: { covered: 2, total: 4 }, functions: null })
  })

  it.each([
    ['statements="121" coveredstatements="90"', '74.38'],
    ['statements="3" coveredstatements="2"', '66.66'],
    ['statements="2" coveredstatements="1"', '50'],
    ['statements="2" coveredstatements="2"', '100'],
  ])('prints lines, which it calls statements: %s', async (statements, percent) => {
    expect((await read(istanbul(metrics(statements)))).native).toEqual({ tool: 'istanbul', percent })
  })
})

describe('files', () => {
  it.each([
    ['name="A.java" path="/src/A.java"', '/src/A.java'],
    ['path="/src/A.java"', '/src/A.java'],
    ['name="/src/A.php"', '/src/A.php'],
    ['name="A.java" path=""', 'A.java'],
  ])('with %s are %s', async (names, path) => {
    expect((await only(openClover(file('', names)))).path).toBe(path)
  })

  it('stand in packages or not, and may come twice', async () => {
    const found = await only(
      openClover(
        `<package name="p">${file('<line num="1" count="1" type="stmt"/>')}</package>${file('<line num="2" count="0" type="stmt"/>')}`,
      ),
    )
    expect(linesOf(found)).toEqual({ 1: true, 2: false })
    expect(totalsOf(found).statements).toEqual({ covered: 1, total: 2 })
  })

  it('keep nothing of the one before', async () => {
    const first = file('<line num="4" count="1" type="stmt"/><line num="9" type="method" count="1"/>', 'path="a"')
    const second = file('<line num="4" count="0" type="stmt"/>', 'path="b"')
    const { files } = await read(openClover(first + second))
    expect(plain(files[1] as FileCoverage)).toEqual({
      path: 'b',
      lines: { 4: false },
      arms: {},
      counts: {},
      functions: {},
    })
    expect(totalsOf(files[1] as FileCoverage).statements).toEqual({ covered: 0, total: 1 })
  })
})

describe('the percentage', () => {
  const metrics = (covered: [number, number, number], total: [number, number, number]) =>
    `<metrics coveredconditionals="${covered[0]}" coveredstatements="${covered[1]}" coveredmethods="${covered[2]}" conditionals="${total[0]}" statements="${total[1]}" methods="${total[2]}"/>`

  it.each([
    [[30, 82, 24], [42, 97, 29], '81'],
    [[49, 129, 36], [60, 157, 39], '83.6'],
    [[0, 2, 0], [0, 3, 0], '66.7'],
    // Exact halves go to the even digit; what only looks like one goes by single precision.
    [[0, 1, 0], [0, 16, 0], '6.2'],
    [[0, 3, 0], [0, 16, 0], '18.8'],
    [[0, 1673, 0], [0, 2000, 0], '83.6'],
    [[9, 9, 9], [1, 1, 1], '100'],
  ] as const)('of OpenClover counts %j of %j elements: %s', async (covered, total, percent) => {
    const { native } = await read(openClover(metrics([...covered], [...total])))
    expect(native).toEqual({ tool: 'clover', percent })
  })

  it.each([
    [32, 43, '74.42'],
    [1, 8, '12.50'],
    [2, 2, '100.00'],
    [1, 3, '33.33'],
  ])('of PHPUnit is that of %d of %d lines: %s', async (covered, total, percent) => {
    const { native } = await read(phpUnit(metrics([0, covered, 0], [0, total, 5])))
    expect(native).toEqual({ tool: 'phpunit', percent })
  })

  it.each([openClover, phpUnit, istanbul])('is not claimed where there is nothing', async dialect => {
    expect((await read(dialect(metrics([0, 0, 0], [0, 0, 0])))).native).toBeNull()
    expect((await read(dialect(''))).native).toBeNull()
  })

  it('is that of the project, not of a package', async () => {
    const { native } = await read(openClover(`<package name="p">${metrics([1, 1, 1], [1, 1, 1])}</package>`))
    expect(native).toBeNull()
  })
})

describe('what is no Clover report', () => {
  it.each([
    ['<report/>', 'has the root element <report>, where Clover has <coverage>'],
    [openClover('<file/>'), 'has a <file> without a name'],
    [line('type="stmt" count="1"'), 'has null where a line number belongs'],
    [line('num="-4" type="stmt" count="1"'), 'has "-4" where a line number belongs'],
    [line('num="4" type="stmt"'), 'has null where a count belongs'],
    [line('num="4" type="stmt" count="NaN"'), 'has "NaN" where a count belongs'],
    [line('num="4" type="cond" truecount="1"'), 'has null where a count belongs'],
    [line('num="4" type="cond" count="1" truecount="0x1" falsecount="1"'), 'has "0x1" where a number belongs'],
    [openClover('<metrics statements="-1"/>'), 'has "-1" where a number belongs'],
  ])('is refused: %s', async (text, message) => {
    expect((await refusal(read(text))).message).toBe(message)
  })

  it('is refused where it ends too early', async () => {
    const bytes = fixture('clover/phpunit.xml')
    await expect(read(bytes.subarray(0, bytes.length / 2))).rejects.toThrow(ReportRefused)
  })
})

describe('a report', () => {
  it.each(['openclover-a', 'phpunit', 'istanbul'])('of %s is told by its content', async name => {
    expect((await readText(fixture(`clover/${name}.xml`))).format).toBe('clover')
  })

  it('reads alike, however it is cut', async () => {
    const bytes = fixture('clover/istanbul.xml')
    const whole = await read(bytes)
    const cuts = fc.array(fc.nat(bytes.length), { maxLength: 5 }).map(all => all.sort((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(cuts, async some => expect(await read(bytes, ...some)).toEqual(whole)),
      { numRuns: 20 },
    )
  })
})
