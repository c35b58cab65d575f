import { describe, expect, it } from '@jest/globals'
import { readCoveragePy } from '../../../src/coverage/formats/coveragepy.js'
import { readLcov } from '../../../src/coverage/formats/lcov.js'
import { functionMap } from '../../../src/coverage/functions.js'
import type { FileCoverage } from '../../../src/coverage/model.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, refusal } from '../../support/reports.js'

const read = (report: unknown) => readCoveragePy(pieces(JSON.stringify(report)))
const meta = { format: 3, version: '7.17.3', branch_coverage: true, show_contexts: false }
const nothing = { executed_lines: [], missing_lines: [], excluded_lines: [] }

async function only(entry: Record<string, unknown>): Promise<FileCoverage> {
  const { files } = await read({ meta, files: { 'a.py': { ...nothing, ...entry } }, totals: {} })
  expect(files).toHaveLength(1)
  return files[0] as FileCoverage
}

describe('a file of coverage.py', () => {
  it('has its statements as lines, those excluded left out', async () => {
    const file = await only({ executed_lines: [1, 7], missing_lines: [9, 3], excluded_lines: [20] })
    expect(plain(file).lines).toEqual({ 1: true, 3: false, 7: true, 9: false })
    expect(totalsOf(file)).toEqual({
      lines: { covered: 2, total: 4 },
      statements: { covered: 2, total: 4 },
      branches: null,
      functions: null,
    })
  })

  it('has jumps from line to line as branches, also out of a function', async () => {
    const file = await only({
      executed_lines: [1, 2],
      executed_branches: [
        [1, 2],
        [4, -3],
      ],
      missing_branches: [
        [1, 3],
        [4, 5],
      ],
    })
    expect(Object.fromEntries(file.branches.named)).toEqual({
      '1,@coverage.py 3': false,
      '4,@coverage.py 5': false,
      '1,@coverage.py 2': true,
      '4,@coverage.py -3': true,
    })
    expect(totalsOf(file).branches).toEqual({ covered: 2, total: 4 })
  })

  it('has functions, covered if any of their lines ran, and no others', async () => {
    const part = (executed: number[], missing: number[], more = {}) => ({
      ...nothing,
      executed_lines: executed,
      missing_lines: missing,
      summary: { covered_lines: executed.length, num_statements: executed.length + missing.length },
      ...more,
    })
    const file = await only({
      functions: {
        f: part([3], [4], { start_line: 2 }),
        'C.g': part([], [8, 7], { start_line: 6 }),
        old: part([12], [11]),
        empty: part([], [], { start_line: 20 }),
        '': part([1], [], { start_line: 1 }),
      },
      classes: { C: part([], [7, 8], { start_line: 5 }) },
    })
    expect(plain(file).functions).toEqual({ '2:f': true, '6:C.g': false, '11:old': true })
  })
})

describe('a file of coverage.py before 7.14', () => {
  it('lists more lines as executed than count: excluded ones, and the first', async () => {
    const file = await only({
      executed_lines: [7, 1, 3, 20, 2],
      missing_lines: [9],
      excluded_lines: [20],
      summary: { covered_lines: 2, num_statements: 3 },
    })
    expect(plain(file).lines).toEqual({ 3: true, 7: true, 9: false })
  })

  it.each([
    [{ covered_lines: 3 }, [1, 3, 7]],
    [{ covered_lines: 9 }, [1, 3, 7]],
    [{ covered_lines: 0 }, []],
    [{}, [1, 3, 7]],
  ])('is as its summary says, where that is possible: %j', async (summary, lines) => {
    expect(Object.keys(plain(await only({ executed_lines: [1, 3, 7], summary })).lines).map(Number)).toEqual(lines)
  })

  it('lists jumps of a line to itself, as many as it does not count', async () => {
    const jumps = [
      [4, 4],
      [4, 5],
      [6, 6],
    ]
    const taken = async (covered: number) =>
      totalsOf(await only({ executed_branches: jumps, summary: { covered_branches: covered } })).branches
    expect(await taken(1)).toEqual({ covered: 1, total: 1 })
    expect(await taken(2)).toEqual({ covered: 2, total: 2 })
    expect(await taken(3)).toEqual({ covered: 3, total: 3 })
    expect(await taken(0)).toEqual({ covered: 1, total: 1 })
  })

  it('may have branches in its summary alone', async () => {
    const file = await only({
      executed_lines: [1],
      summary: { covered_lines: 1, num_branches: 4, covered_branches: 3 },
    })
    expect(totalsOf(file)).toMatchObject({ lines: { covered: 1, total: 1 }, branches: { covered: 3, total: 4 } })
  })
})

describe('a report of coverage.py', () => {
  it.each([
    ['87', '87'],
    ['99.95', '99.95'],
    ['100.0000000000', '100.0000000000'],
  ])('has the percentage that the tool shows: %s', async (shown, percent) => {
    const { native } = await read({ meta, files: { 'a.py': nothing }, totals: { percent_covered_display: shown } })
    expect(native).toEqual({ tool: 'coverage.py', percent })
  })

  it.each([{ totals: {} }, { totals: { percent_covered_display: '<b>' } }, {}])('has none in %j', async more => {
    expect((await read({ meta, files: { 'a.py': nothing }, ...more })).native).toBeNull()
  })

  it('says what its lcov of the same data says, function by function', async () => {
    for (const name of ['shard-a', 'shard-b', 'combined']) {
      const json = await readCoveragePy(pieces(fixture(`coveragepy-json/${name}.json`)))
      const lcov = await readLcov(pieces(fixture(`coveragepy/${name}.lcov`)))
      const functions = (files: FileCoverage[]) => new Map(files.map(file => [file.path, functionMap(file.functions)]))
      expect(functions(json.files)).toEqual(functions(lcov.files))
      const lines = (files: FileCoverage[]) => new Map(files.map(file => [file.path, file.lines]))
      expect(lines(json.files)).toEqual(lines(lcov.files))
      const branches = (files: FileCoverage[]) => new Map(files.map(file => [file.path, totalsOf(file).branches]))
      expect(branches(json.files)).toEqual(branches(lcov.files))
    }
  })

  it.each([
    [{ meta }, 'has nothing at $.files, where an object belongs'],
    [{ files: { 'a.py': {} } }, 'has nothing at $.files["a.py"].executed_lines, where an array belongs'],
    [
      { files: { a: { ...nothing, missing_lines: [-1] } } },
      'has -1 at $.files.a.missing_lines[0], where a line number belongs',
    ],
    [
      { files: { a: { ...nothing, missing_lines: ['1'] } } },
      'has "1" at $.files.a.missing_lines[0], where a line number belongs',
    ],
    [
      { files: { a: { ...nothing, missing_branches: [[1, 2, 3]] } } },
      'has an array at $.files.a.missing_branches[0], where a pair of lines belongs',
    ],
    [
      { files: { a: { ...nothing, executed_branches: [[1]] } } },
      'has an array at $.files.a.executed_branches[0], where a pair of lines belongs',
    ],
    [
      { files: { a: { ...nothing, executed_branches: [[-1, 2]] } } },
      'has -1 at $.files.a.executed_branches[0][0], where a line number belongs',
    ],
    [
      { files: { a: { ...nothing, executed_branches: [[1, 2.5]] } } },
      'has 2.5 at $.files.a.executed_branches[0][1], where a line number belongs',
    ],
    [
      { files: { a: { ...nothing, functions: { f: {} } } } },
      'has nothing at $.files.a.functions.f.summary, where an object belongs',
    ],
    [
      { files: { a: { ...nothing, summary: { covered_lines: '1' } } } },
      'has "1" at $.files.a.summary.covered_lines, where a whole number belongs',
    ],
  ])('is refused with the place: %#', async (report, message) => {
    expect((await refusal(read(report))).message).toBe(message)
  })
})
