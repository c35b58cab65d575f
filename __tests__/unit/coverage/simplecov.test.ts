import { describe, expect, it } from '@jest/globals'
import { readSimpleCov } from '../../../src/coverage/formats/simplecov.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import type { FileCoverage } from '../../../src/coverage/model.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { pieces, plain, refusal } from '../../support/reports.js'

const read = (report: unknown) => readSimpleCov(pieces(JSON.stringify(report)))
const command = (coverage: unknown) => ({ coverage, timestamp: 1700000000 })

/** What the results of these runs say of a file together. */
async function only(...entries: unknown[]): Promise<FileCoverage> {
  const { files } = await read(
    Object.fromEntries(entries.map((entry, index) => [`run ${index}`, command({ '/a.rb': entry })])),
  )
  expect(files).toHaveLength(1)
  return files[0] as FileCoverage
}

describe('lines', () => {
  it('are counts, null where there is no code, or ignored', async () => {
    expect(plain(await only({ lines: [null, 1, 0, 'ignored', null, -1, 1e300] })).lines).toEqual({
      2: true,
      3: false,
      6: false,
      7: true,
    })
  })

  it('stand alone in results from before 0.18', async () => {
    expect(plain(await only([null, 3, 0])).lines).toEqual({ 2: true, 3: false })
  })

  it('of several commands belong together', async () => {
    expect(plain(await only([1, 0, 0], { lines: [0, 1, 0] }, [0, 0, 0])).lines).toEqual({ 1: true, 2: true, 3: false })
  })

  it('that SimpleCov only guessed give way to those of a run, in any order', async () => {
    // Of a file that was not loaded it takes every line that is neither empty nor a comment for code.
    const [guessed, ran] = [{ lines: [0, 0, 0, null, 0], branches: {} }, { lines: [1, 0, null, null, null] }]
    expect(plain(await only(guessed, ran)).lines).toEqual({ 1: true, 2: false })
    expect(plain(await only(ran, guessed, guessed)).lines).toEqual({ 1: true, 2: false })
    expect(totalsOf(await only(guessed, guessed)).lines).toEqual({ covered: 0, total: 4 })
    const [a, b] = [await only(guessed), await only(ran)]
    expect(totalsOf(mergeFiles(a, b)).lines).toEqual({ covered: 1, total: 2 })
  })
})

describe('branches', () => {
  const branches = (number: number, taken: number[], line = 3) => ({
    lines: [1],
    branches: {
      [`[:if, ${number}, ${line}, 4, 7, 7]`]: {
        [`[:then, ${number + 1}, 4, 6, 4, 10]`]: taken[0],
        [`[:else, ${number + 2}, 6, 6, 6, 10]`]: taken[1],
      },
    },
  })

  it('are the arms of conditions, on the line where the condition starts', async () => {
    const file = await only(branches(0, [2, 0]))
    expect(totalsOf(file).branches).toEqual({ covered: 1, total: 2 })
    expect([...file.branches.named.keys()].map(key => Number.parseInt(key, 10))).toEqual([3, 3])
  })

  it('are the same where they stand in the same place, whatever their numbers', async () => {
    expect(totalsOf(await only(branches(0, [2, 0]), branches(17, [0, 1]))).branches).toEqual({ covered: 2, total: 2 })
    expect(totalsOf(await only(branches(0, [2, 0]), branches(0, [0, 1], 2))).branches).toEqual({ covered: 2, total: 4 })
  })

  it('may be of kinds that Ruby quotes, stand at a text that is evaluated, and be alike', async () => {
    const file = await only({
      lines: [1],
      branches: {
        '[:"&.", 0, 5, 2, 5, 9]': { '[:then, 1, 5, 2, 5, 9]': 1, '[:else, 2, 5, 2, 5, 9]': 0 },
        '[:"&.", 3, 5, 2, 5, 9]': { '[:then, 4, 5, 2, 5, 9]': 0, '[:else, 5, 5, 2, 5, 9]': 0 },
        '[:while, 6, -1, -1, 2, 0]': { '[:body, 7, 0, 0, 0, 0]': 1 },
      },
    })
    expect(totalsOf(file).branches).toEqual({ covered: 2, total: 5 })
  })
})

describe('methods', () => {
  it('are functions, those of one piece of code one', async () => {
    const file = await only({
      lines: [1],
      methods: {
        '["Ledger", :add, 4, 2, 6, 5]': 0,
        '[Depot::Item, :small?, 11, 6, 11, 50]': 0,
        '[#<Class:0x00007f1c2a3b4c5d>, :large?, 11, 6, 11, 50]': 3,
        '[#<Class:Depot>, :[]=, 20, 2, 20, 9]': 1,
      },
    })
    expect(plain(file).functions).toEqual({ '4:add': false, '11:small?': true, '20:[]=': true })
  })
})

describe("what SimpleCov's JSON formatter writes", () => {
  const meta = { simplecov_version: '0.22.0' }

  it('has lines, and files relative to its root', async () => {
    const { files, roots, native } = await read({
      meta: { ...meta, root: '/home/runner/work/app/app' },
      total: {},
      coverage: { 'lib/a.rb': { lines: [null, 1, 0, 'ignored'], lines_covered_percent: 50 } },
      groups: { Models: { lines: { covered_percent: 50 } } },
    })
    expect(roots).toEqual(['/home/runner/work/app/app'])
    expect(files.map(file => [file.path, plain(file).lines])).toEqual([['lib/a.rb', { 2: true, 3: false }]])
    expect(native).toEqual({ tool: 'simplecov', percent: '50.00' })
    expect((await read({ meta, coverage: {} })).roots).toEqual([])
  })

  it('has lists of branches and methods, some of them ignored', async () => {
    const at = { start_line: 4, end_line: 4, inline: false, report_line: 3 }
    const { files } = await read({
      meta,
      coverage: {
        'a.rb': {
          lines: [1],
          branches: [
            { type: 'then', coverage: 1, ...at },
            { type: 'else', coverage: 0, ...at },
            { type: 'else', coverage: 0, ...at },
            { type: 'when', coverage: 'ignored', ...at },
          ],
          methods: [
            { name: 'Ledger#add', start_line: 4, end_line: 6, coverage: 2 },
            { name: 'Ledger.open', start_line: 9, end_line: 10, coverage: 0 },
            { name: 'Ledger#old', start_line: 12, end_line: 13, coverage: 'ignored' },
          ],
        },
      },
    })
    const [file] = files as [FileCoverage]
    expect(totalsOf(file).branches).toEqual({ covered: 1, total: 3 })
    expect([...file.branches.named.keys()].every(key => key.startsWith('3,'))).toBe(true)
    expect(plain(file).functions).toEqual({ '4:add': true, '9:open': false })
  })

  it('counts once beside the results it was made from', async () => {
    const { files } = await read({
      meta,
      coverage: {
        '/a.rb': {
          lines: [1],
          branches: [
            { type: 'then', start_line: 4, end_line: 4, coverage: 1, inline: false, report_line: 3 },
            { type: 'else', start_line: 6, end_line: 6, coverage: 0, inline: false, report_line: 3 },
          ],
          methods: [{ name: 'Ledger#add', start_line: 2, end_line: 8, coverage: 1 }],
        },
      },
    })
    const result = await only({
      lines: [1],
      branches: { '[:if, 0, 3, 4, 7, 7]': { '[:then, 1, 4, 6, 4, 10]': 1, '[:else, 2, 6, 6, 6, 10]': 0 } },
      methods: { '["Ledger", :add, 2, 2, 8, 5]': 1 },
    })
    expect(totalsOf(mergeFiles(files[0] as FileCoverage, result))).toEqual(totalsOf(result))
  })
})

describe('the percentage', () => {
  it.each([
    [[1, 1, 0], '66.66'],
    [[1, 1], '100.00'],
    [[null], '100.00'],
    [[0], '0.00'],
    [Array.from({ length: 20_000 }, (_, index) => (index === 0 ? 0 : 1)), '99.99'],
  ])('is rounded down to two decimals: %#', async (lines, percent) => {
    expect((await read({ run: command({ 'a.rb': lines }) })).native).toEqual({ tool: 'simplecov', percent })
  })
})

describe('a result is refused', () => {
  it.each<[unknown, string]>([
    [{ run: {} }, 'has nothing at $.run.coverage, where an object belongs'],
    [{ run: command({ 'a.rb': 1 }) }, 'has 1 at $.run.coverage["a.rb"], where an array belongs'],
    [{ run: command({ a: { lines: ['x'] } }) }, 'has "x" at $.run.coverage.a.lines[0], where a count belongs'],
    [
      { run: command({ a: { branches: { x: {} } } }) },
      'has an object at $.run.coverage.a.branches.x, where a condition such as [:if, 0, 3, 4, 5, 7] belongs',
    ],
    [
      { run: command({ a: { branches: { '[:if, 0, 3, 4, 5, 7]': { '[then]': 1 } } } }) },
      'has 1 at $.run.coverage.a.branches["[:if, 0, 3, 4, 5, 7]"]["[then]"], where a branch such as [:then, 1, 4, 6, 4, 10] belongs',
    ],
    [
      { run: command({ a: { branches: { '[:if, 0, 9999999999, 4, 5, 7]': { '[:then, 1, 4, 6, 4, 10]': 1 } } } }) },
      'has an object at $.run.coverage.a.branches["[:if, 0, 9999999999, 4, 5, 7]"], where something on a possible line belongs',
    ],
    [
      { run: command({ a: { methods: { 'add, 1': 1 } } }) },
      'has 1 at $.run.coverage.a.methods["add, 1"], where a method such as ["Ledger", :add, 4, 2, 6, 5] belongs',
    ],
  ])('with the place: %#', async (report, message) => {
    expect((await refusal(read(report))).message).toBe(message)
  })

  it('in time that grows with its length only', async () => {
    const methods = [', :'.repeat(300_000), '1, '.repeat(300_000), `[A, :${', :a'.repeat(300_000)}, 1, 1, 1, 1]x`]
    for (const method of methods) {
      await refusal(read({ run: command({ a: { methods: { [method]: 1 } } }) }))
      await refusal(read({ run: command({ a: { branches: { [method]: {} } } }) }))
    }
  })
})
