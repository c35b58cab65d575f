import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readLlvmCov } from '../../../src/coverage/formats/llvm-cov.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import type { FileCoverage } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

type Json = Record<string, unknown>

const read = (report: unknown) => readLlvmCov(pieces(JSON.stringify(report)))

const count = (covered: number, total: number) => ({ count: total, covered, percent: 0 })

const SUMMARY = { lines: count(1, 1), functions: count(0, 0), regions: count(0, 0), branches: count(0, 0) }

function exported(files: unknown, more: Json = {}): Json {
  return { data: [{ files, ...more }], type: 'llvm.coverage.json.export', version: '2.0.1' }
}

async function oneFile(file: Json, more: Json = {}): Promise<FileCoverage> {
  const report = await read(exported([{ filename: '/src/a.cpp', summary: SUMMARY, segments: [], ...file }], more))
  expect(report.files).toHaveLength(1)
  return report.files[0] as FileCoverage
}

const linesOf = async (...segments: unknown[]) => plain(await oneFile({ segments })).lines

/** A file with records of functions, whose summary counts as many as are there. */
async function functions(records: Json[], totals: { functions?: number; regions?: number; branches?: number }) {
  const summary = {
    ...SUMMARY,
    ...Object.fromEntries(Object.entries(totals).map(([kind, total]) => [kind, count(0, total)])),
  }
  const segments = [
    [1, 1, 1, true, true],
    [1, 9, 0, false, false],
  ]
  return oneFile(
    { summary, segments },
    { functions: records.map(each => ({ filenames: ['/src/a.cpp'], name: 'f', count: 1, branches: [], ...each })) },
  )
}

const code = (line: number, column: number, ran: number, file = 0) => [line, column, line, column + 5, ran, file, 0, 0]
const branch = (line: number, column: number, yes: number, no: number, file = 0) => {
  return [line, column, line, column + 5, yes, no, file, 0, 4]
}
const expansion = (line: number, column: number, expanded: number, file = 0) => {
  return [line, column, line, column + 5, 1, file, expanded, 1]
}

describe('lines', () => {
  it.each([
    [
      'that a region begins in',
      [
        [3, 1, 2, true, true, false],
        [3, 9, 0, false, false, false],
      ],
      { 3: true },
    ],
    [
      'that a region reaches into',
      [
        [3, 1, 0, true, true],
        [5, 2, 0, false, false],
      ],
      { 3: false, 4: false, 5: false },
    ],
    [
      'with several regions, of which one ran',
      [
        [3, 1, 0, true, true],
        [3, 5, 2, true, true],
        [3, 9, 0, true, false],
        [4, 2, 0, false, false],
      ],
      { 3: true, 4: false },
    ],
    [
      'that one reaches into which ran, though another that begins there did not',
      [
        [3, 1, 2, true, true],
        [4, 5, 0, true, true],
        [4, 9, 2, true, false],
        [5, 2, 0, false, false],
      ],
      { 3: true, 4: true, 5: true },
    ],
    [
      'between which there is code without a count',
      [
        [3, 1, 1, true, true],
        [3, 9, 0, false, false],
        [6, 1, 0, true, true],
        [6, 9, 0, false, false],
      ],
      { 3: true, 6: false },
    ],
    [
      'but not those that the preprocessor skips',
      [
        [3, 1, 1, true, true],
        [4, 1, 0, false, true],
        [6, 1, 1, true, false],
        [7, 2, 0, false, false],
      ],
      { 3: true, 7: true },
    ],
    [
      'where code begins behind what is skipped',
      [
        [4, 1, 0, false, true],
        [4, 9, 2, true, true],
        [4, 20, 0, false, false],
      ],
      { 4: true },
    ],
    [
      'but gaps only where they reach in from before',
      [
        [3, 1, 0, true, true, false],
        [3, 9, 7, true, true, true],
        [5, 1, 0, false, false, false],
      ],
      { 3: false, 4: true, 5: true },
    ],
    [
      'of LLVM 9, with numbers for flags',
      [
        [3, 1, 2, 1, 1],
        [4, 9, 0, 0, 0],
      ],
      { 3: true, 4: true },
    ],
    [
      'with counts of 64 bits',
      [
        [3, 1, 18446744073709552000, true, true],
        [3, 9, 0, false, false],
      ],
      { 3: true },
    ],
  ])('are those %s', async (_, segments, expected) => {
    const lines = await linesOf(...segments)
    expect(lines).toEqual(expected)
  })
})

describe('functions', () => {
  it('are what begins at one place, by name', async () => {
    const file = await functions(
      [
        { name: 'main', regions: [code(3, 1, 1)] },
        { name: 'unused', count: 0, regions: [code(9, 1, 0)] },
      ],
      { functions: 2, regions: 2 },
    )
    expect(plain(file).functions).toEqual({ '3:main': true, '9:unused': false })
  })

  it('are one for all instantiations, which was called if any was', async () => {
    const instances = ['f<int>', 'f<long>'].map((name, count) => ({ name, count, regions: [code(3, 1, count)] }))
    const one = await functions(instances, { functions: 1, regions: 1 })
    expect(totalsOf(one)).toMatchObject({
      functions: { covered: 1, total: 1 },
      statements: { covered: 1, total: 1 },
    })
    const others = instances.map(each => ({ ...each, name: `${each.name}'` }))
    const other = await functions(others, { functions: 1, regions: 1 })
    expect(totalsOf(mergeFiles(one, other))).toEqual(totalsOf(one))
  })

  it('count for the file that they stand in, and none of files that are left out', async () => {
    const file = await functions(
      [{ regions: [code(3, 1, 1)] }, { filenames: ['/src/b.h', '/src/a.cpp'], regions: [code(4, 1, 1)] }],
      { functions: 1, regions: 1 },
    )
    expect(plain(file).functions).toEqual({ '3:f': true })
  })
})

describe('branches', () => {
  it('have two arms', async () => {
    const file = await functions([{ regions: [code(3, 1, 1)], branches: [branch(3, 7, 4, 0), branch(4, 7, 0, 0)] }], {
      functions: 1,
      regions: 1,
      branches: 4,
    })
    expect(plain(file).arms).toEqual({
      '3,@llvm 7-3,12:T': true,
      '3,@llvm 7-3,12:F': false,
      '4,@llvm 7-4,12:T': false,
      '4,@llvm 7-4,12:F': false,
    })
  })

  it('of macros count where these are used, each time', async () => {
    const file = await functions(
      [
        {
          filenames: ['/src/a.cpp', '/src/check.h', '/src/check.h', '/src/check.h'],
          // The macro on line 5 uses another, whose records come first.
          regions: [code(3, 1, 1), expansion(80, 9, 3, 2), expansion(4, 3, 1), expansion(5, 3, 2)],
          branches: [branch(90, 1, 1, 0, 1), branch(90, 1, 0, 1, 3)],
        },
      ],
      { functions: 1, regions: 1, branches: 4 },
    )
    expect(plain(file).arms).toEqual({
      '4,@llvm 3#1:T': true,
      '4,@llvm 3#1:F': false,
      '5,@llvm 3#1:T': false,
      '5,@llvm 3#1:F': true,
    })
  })

  it('and regions of what a macro of a system header expands to have no length, and are told apart', async () => {
    const point = (ran: number) => [4, 3, 4, 3, ran, 0, 0, 0]
    const file = await functions(
      [
        {
          regions: [code(3, 1, 1), point(1), point(0), point(0)],
          branches: [
            [4, 3, 4, 3, 1, 0, 0, 0, 4],
            [4, 3, 4, 3, 0, 0, 0, 0, 4],
          ],
        },
      ],
      { functions: 1, regions: 4, branches: 4 },
    )
    expect(file.sums).toBeNull()
    expect(totalsOf(file)).toMatchObject({
      branches: { covered: 1, total: 4 },
      statements: { covered: 2, total: 4 },
    })
  })

  it('that lead nowhere are left aside, and circles of macros come to an end', async () => {
    const file = await functions(
      [{ regions: [code(3, 1, 1), expansion(1, 1, 2, 1), expansion(1, 1, 1, 2)], branches: [branch(9, 1, 1, 1, 1)] }],
      { functions: 1, regions: 1 },
    )
    expect(plain(file).arms).toEqual({})
  })

  it('are sums where the summary leaves an arm of a constant condition out', async () => {
    const records = [{ regions: [code(3, 1, 1)], branches: [branch(3, 7, 4, 0), branch(4, 7, 0, 9)] }]
    const file = await functions(records, { functions: 1, regions: 1, branches: 3 })
    expect(plain(file).arms).toEqual({})
    expect(totalsOf(file)).toMatchObject({
      branches: { covered: 0, total: 3 },
      functions: { covered: 1, total: 1 },
      statements: { covered: 1, total: 1 },
    })
    expect(file.sums).toMatchObject({ lines: { covered: 0, total: 0 }, functions: null, statements: null })
  })
})

describe('a report', () => {
  it('of sums only is read as such', async () => {
    const report = await readText(fixture('llvm-cov/summary.json'))
    expect(report.files.map(plain).flatMap(({ lines }) => Object.keys(lines))).toEqual([])
    const letter = report.files.find(({ path }) => path.endsWith('letter.cpp')) as FileCoverage
    expect(totalsOf(letter)).toEqual({
      lines: { covered: 45, total: 51 },
      branches: { covered: 22, total: 32 },
      functions: { covered: 5, total: 5 },
      statements: { covered: 41, total: 48 },
    })
  })

  it('without functions has lines, and sums of the rest', async () => {
    const whole = JSON.parse(fixture('llvm-cov/merged.json').toString())
    const [{ functions: _, ...data }] = whole.data
    const [lacking, all] = [await read({ ...whole, data: [data] }), await read(whole)]
    expect(lacking.files.map(({ lines }) => lines)).toEqual(all.files.map(({ lines }) => lines))
    expect(lacking.files.map(totalsOf)).toEqual(all.files.map(totalsOf))
  })

  it('of LLVM 11 has no branches', async () => {
    const { branches: _, ...summary } = SUMMARY
    const segments = [
      [3, 1, 2, true, true],
      [3, 9, 0, false, false],
    ]
    const { branches } = totalsOf(await oneFile({ summary, segments }))
    expect(branches).toBeNull()
  })

  it('may have several entries, whose files are merged and whose lines are added up', async () => {
    const whole = JSON.parse(fixture('llvm-cov/shard-a.json').toString())
    const other = JSON.parse(fixture('llvm-cov/shard-b.json').toString())
    const both = await read({ ...whole, data: [...whole.data, ...other.data] })
    const merged = await readText(fixture('llvm-cov/merged.json'))
    expect(both.files.map(plain)).toEqual(merged.files.map(plain))
    expect(both.native).toEqual({ tool: 'llvm-cov', percent: '70.77' })
  })

  it('leaves out the lines of a header that has no function, as LLVM does', async () => {
    const { files } = await readText(fixture('llvm-cov/merged.json'))
    const header = files.find(({ path }) => path.endsWith('check.h')) as FileCoverage
    expect({ ...plain(header), sums: header.sums }).toMatchObject({ lines: {}, sums: null })
  })

  it('is read with what cargo adds', async () => {
    const whole = JSON.parse(fixture('llvm-cov/rust.json').toString())
    expect((await read({ ...whole, cargo_llvm_cov: { version: '0.6.0' } })).native?.percent).toBe('96.08')
  })

  it.each([
    [1, 16, '6.25'],
    [1, 3, '33.33'],
    [2999, 3000, '99.97'],
    [99999, 100000, '100.00'],
    [1, 800, '0.12'],
    [3, 800, '0.38'],
  ])('shows the percentage as LLVM prints it: %s of %s', async (covered, total, percent) => {
    const report = exported([{ filename: 'a', summary: SUMMARY }], { totals: { lines: count(covered, total) } })
    expect((await read(report)).native).toEqual({ tool: 'llvm-cov', percent })
  })

  it.each([
    ['without totals', {}],
    ['of no line', { totals: { lines: count(0, 0) } }],
  ])('%s shows no percentage', async (_, more) => {
    expect((await read(exported([{ filename: 'a', summary: SUMMARY }], more))).native).toBeNull()
  })
})

describe('what is refused', () => {
  const file = (more: Json) => exported([{ filename: 'a.c', summary: SUMMARY, ...more }])
  const record = (more: Json) => {
    const whole = { name: 'f', count: 1, filenames: ['a.c'], regions: [code(1, 1, 1)], ...more }
    return exported([{ filename: 'a.c', summary: SUMMARY }], { functions: [whole] })
  }

  it.each([
    ['another type', { data: [], type: 'x' }, 'has "x" at $.type, where "llvm.coverage.json.export" belongs'],
    ['no data', { type: 'llvm.coverage.json.export' }, 'has nothing at $.data, where an array belongs'],
    ['a file without a name', exported([{ summary: SUMMARY }]), 'has nothing at $.data[0].files[0].filename'],
    ['a file without a summary', exported([{ filename: 'a' }]), 'has nothing at $.data[0].files[0].summary'],
    [
      'a short segment',
      file({ segments: [[1, 1, 1]] }),
      'has an array at $.data[0].files[0].segments[0], where a segment',
    ],
    ['a segment of text', file({ segments: [['1', 1, 1, true, true]] }), '.segments[0], where a segment'],
    ['a negative line', file({ segments: [[-1, 1, 1, true, true]] }), '.segments[0], where a segment'],
    ['a line beyond 2^31', file({ segments: [[2 ** 31, 1, 1, true, true]] }), '.segments[0], where a segment'],
    [
      'segments out of order',
      file({
        segments: [
          [9, 1, 1, true, true],
          [3, 1, 1, true, true],
        ],
      }),
      '.segments[1], where a later segment belongs',
    ],
    [
      'endless lines',
      file({
        segments: [
          [1, 1, 1, true, true],
          [2 ** 31 - 1, 1, 0, false, false],
        ],
      }),
      'names more than 50 million lines of source',
    ],
    [
      'more covered than there is',
      exported([{ filename: 'a', summary: { ...SUMMARY, lines: count(2, 1) } }]),
      'has 2 at $.data[0].files[0].summary.lines.covered, where a number up to 1',
    ],
    ['a function without files', record({ filenames: [] }), 'has nothing at $.data[0].functions[0].filenames[0]'],
    [
      'a short region',
      record({ regions: [[1, 1, 1, 1]] }),
      '.regions[0], where 8 numbers that begin with a line belongs',
    ],
    ['a branch without a kind', record({ branches: [code(1, 1, 1)] }), '.branches[0], where 9 numbers'],
    ['a fraction', record({ regions: [[1.5, 1, 1, 1, 1, 0, 0, 0]] }), '.regions[0], where 8 numbers'],
  ])('%s', async (_, report, message) => {
    const refused = await refusal(read(report))
    expect(refused.message).toContain(message)
  })

  it('nothing else than a ReportRefused, whatever part is replaced by whatever', async () => {
    const text = fixture('llvm-cov/rust.json').toString()
    const values = [...text.matchAll(/(?<=[[:,])("[^"]*"|-?\d+(\.\d+)?|true|false)(?=[\],}])/g)]
    const value = fc.constantFrom('null', '-1', '1.5', '1e300', '"__proto__"', '[]', '{}', 'true', '[[[[]]]]')
    await fc.assert(
      fc.asyncProperty(fc.nat(values.length - 1), value, async (index, other) => {
        const match = values[index] as RegExpMatchArray & { index: number }
        const changed = text.slice(0, match.index) + other + text.slice(match.index + match[0].length)
        const error = await readLlvmCov(pieces(changed)).then(
          () => null,
          error => error,
        )
        expect(error === null || error instanceof ReportRefused).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
