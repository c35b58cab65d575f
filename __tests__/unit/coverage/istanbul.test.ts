import { describe, expect, it } from '@jest/globals'
import { readIstanbul } from '../../../src/coverage/formats/istanbul.js'
import { readIstanbulSummary } from '../../../src/coverage/formats/istanbul-summary.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import { type FileCoverage, positionKey, type Report, TALLY } from '../../../src/coverage/model.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, refusal } from '../../support/reports.js'

const read = (report: unknown) => readIstanbul(pieces(typeof report === 'string' ? report : JSON.stringify(report)))
const readSummary = (report: unknown) => readIstanbulSummary(pieces(JSON.stringify(report)))

const span = (line: number, column: number, endLine = line, endColumn: number | null = column + 5) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
})

/** A file with nothing in it but what is given. */
function entry(parts: Record<string, unknown> = {}) {
  return { path: '/src/a.js', statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {}, ...parts }
}

async function only(parts: Record<string, unknown>): Promise<FileCoverage> {
  const { files } = await read({ '/src/a.js': entry(parts) })
  expect(files).toHaveLength(1)
  return files[0] as Report['files'][number]
}

describe('lines and statements', () => {
  it('are those on which a statement starts, covered if any of them ran', async () => {
    const file = await only({
      statementMap: { 0: span(3, 0, 9), 1: span(3, 8), 2: span(1, 0), 3: span(4, 2) },
      s: { 0: 0, 1: 2, 2: 0, 3: 1e300 },
    })
    expect(plain(file).lines).toEqual({ 1: false, 3: true, 4: true })
    expect(totalsOf(file).statements).toEqual({ covered: 2, total: 4 })
    expect([...file.statements.subarray(0, TALLY)]).toEqual([positionKey(1, 0), positionKey(1, 5), 0, 0, 1])
  })

  it('are the same where they stand in the same place, whatever their ids', async () => {
    const [a, b] = [
      await only({ statementMap: { 0: span(1, 0), 1: span(2, 0) }, s: { 0: 1, 1: 0 } }),
      await only({ statementMap: { 0: span(2, 0), 1: span(1, 0) }, s: { 0: 1, 1: 0 } }),
    ]
    expect(totalsOf(mergeFiles(a, b)).statements).toEqual({ covered: 2, total: 2 })
  })

  it.each([
    ['an infinite column', span(2, 0, 2, null)],
    ['no end', { start: { line: 2, column: 0 } }],
    ['an empty end', { start: { line: 2, column: 0 }, end: {} }],
    ['a negative column', span(2, -1, 2, -1)],
    ['no column', { start: { line: 2 }, end: { line: 2 } }],
  ])('may have %s', async (_, location) => {
    const file = await only({ statementMap: { 0: location, 1: span(3, 0) }, s: { 0: 1, 1: 0 } })
    expect(plain(file).lines).toEqual({ 2: true, 3: false })
    expect(totalsOf(file).statements).toEqual({ covered: 1, total: 2 })
  })

  it.each([
    ['an empty place', { 0: {}, 1: { start: {}, end: {} } }],
    ['no place', { 0: null }],
    ['none at all', {}],
  ])('count as statements, each for itself, where they have %s', async (_, statementMap) => {
    const file = await only({ statementMap, s: { 0: 1, 1: 0 } })
    expect(plain(file).lines).toEqual({})
    expect(totalsOf(file).statements).toEqual({ covered: 1, total: 2 })
  })
})

describe('functions', () => {
  it('have the line of their declaration, as in the lcov that Istanbul writes', async () => {
    const file = await only({
      fnMap: {
        0: { name: 'a', decl: span(4, 9), loc: span(5, 0), line: 6 },
        1: { name: 'b', loc: span(7, 0), line: 8 },
        2: { name: 'c', line: 9 },
        3: { name: '(anonymous_3)', decl: {}, loc: null },
      },
      f: { 0: 1, 1: 0, 2: -3, 3: 2, 4: 0 },
    })
    expect(plain(file).functions).toEqual({
      '4:a': true,
      '7:b': false,
      '9:c': false,
      '0:(anonymous_3)': true,
      '0:4': false,
    })
  })

  it('of one name on one line are still several', async () => {
    const same = { name: 'x', decl: span(1, 0) }
    const file = await only({ fnMap: { 0: same, 1: { ...same, decl: span(1, 40) } }, f: { 0: 1, 1: 0 } })
    expect(totalsOf(file).functions).toEqual({ covered: 1, total: 2 })
  })
})

describe('branches', () => {
  const conditional = (line: number, column: number, more = {}) => ({
    loc: span(line, column),
    type: 'if',
    locations: [span(line, column), { start: {}, end: {} }],
    line,
    ...more,
  })

  it('are all arms, also those without a place', async () => {
    const file = await only({
      branchMap: { 0: conditional(3, 2), 1: { ...conditional(3, 9), type: 'binary-expr' } },
      b: { 0: [1, 0], 1: [0, 0, 5] },
    })
    expect(totalsOf(file).branches).toEqual({ covered: 2, total: 5 })
    expect([...file.branches.named.keys()].every(key => key.startsWith('3,@istanbul '))).toBe(true)
  })

  it('are the same where they stand in the same place, whatever their ids', async () => {
    const [a, b] = [
      await only({ branchMap: { 0: conditional(3, 2), 1: conditional(8, 2) }, b: { 0: [1, 0], 1: [0, 0] } }),
      await only({ branchMap: { 0: conditional(8, 2), 1: conditional(3, 2) }, b: { 0: [2, 0], 1: [0, 1] } }),
    ]
    expect(totalsOf(mergeFiles(a, b)).branches).toEqual({ covered: 3, total: 4 })
  })

  it('of one place and one kind are still several', async () => {
    const file = await only({
      branchMap: { 0: conditional(3, 2), 1: conditional(3, 2) },
      b: { 0: [1, 0], 1: [0, 0] },
    })
    expect(totalsOf(file).branches).toEqual({ covered: 1, total: 4 })
  })

  it.each([
    ['its line', { 0: { line: 7, type: 'if', locations: [] } }, 7],
    ['its first arm', { 0: { type: 'if', locations: [span(6, 0)] } }, 6],
    ['nothing', { 0: { loc: null, locations: [null] } }, 0],
    ['nothing at all', {}, 0],
  ])('are placed by %s where there is no more', async (_, branchMap, line) => {
    const file = await only({ branchMap, b: { 0: [0, 3] } })
    expect([...file.branches.named.keys()].map(key => Number.parseInt(key, 10))).toEqual([line, line])
    expect(totalsOf(file).branches).toEqual({ covered: 1, total: 2 })
  })

  it('count once where lcov has them as well', async () => {
    const file = await only({ branchMap: { 0: conditional(3, 2) }, b: { 0: [1, 0] } })
    const other = { ...file, branches: { ...file.branches, named: new Map([['3,0,e', true]]) } }
    expect(totalsOf(mergeFiles(file, other)).branches).toEqual({ covered: 1, total: 2 })
  })
})

describe('a file that was never loaded', () => {
  const placeholder = {
    all: true,
    statementMap: { 0: span(1, 0), 1: span(2, 0) },
    s: { 0: 0, 1: 0 },
    fnMap: {},
    f: { 0: 0 },
  }
  const loaded = { all: false, statementMap: { 0: span(2, 0) }, s: { 0: 1 } }

  it('counts as long as no run loaded it', async () => {
    const file = await only(placeholder)
    const { lines, functions } = totalsOf(mergeFiles(file, await only(placeholder)))
    expect([lines, functions]).toEqual([
      { covered: 0, total: 2 },
      { covered: 0, total: 1 },
    ])
  })

  it('gives way to what a run says of it, in any order', async () => {
    const [a, b] = [await only(placeholder), await only(loaded)]
    const expected = totalsOf(b)
    expect(totalsOf(mergeFiles(a, b))).toEqual(expected)
    expect(totalsOf(mergeFiles(b, a))).toEqual(expected)
    expect(totalsOf(mergeFiles(mergeFiles(a, a), mergeFiles(b, a)))).toEqual(expected)
  })

  it('keeps its statements where the run is told of in a format that counts none', async () => {
    const [a, b] = [await only(placeholder), await only(loaded)]
    const lcov = { ...b, statements: new Float64Array() }
    for (const merged of [mergeFiles(a, lcov), mergeFiles(lcov, a)]) {
      expect(totalsOf(merged)).toEqual({ ...totalsOf(b), statements: { covered: 0, total: 2 } })
      expect(totalsOf(mergeFiles(merged, b)).statements).toEqual({ covered: 1, total: 1 })
    }
  })
})

describe('a report of Istanbul', () => {
  it('may wrap its files, name them otherwise than its keys, and carry more', async () => {
    const more = { inputSourceMap: { mappings: '' }, _coverageSchema: 'x', hash: 'y', bT: { 0: [0] }, meta: {} }
    const { files, native } = await read({ key: { data: { ...entry({ path: 'b.js', s: { 0: 1 } }), ...more } } })
    expect(files.map(file => file.path)).toEqual(['b.js'])
    expect(native).toEqual({ tool: 'istanbul', percent: '100' })
  })

  it.each([
    [{ 'a.js': [] }, 'has an array at $["a.js"], where an object belongs'],
    [{ a: entry({ s: undefined }) }, 'has nothing at $.a.s, where an object belongs'],
    [{ a: entry({ s: { 0: null } }) }, 'has null at $.a.s["0"], where a count belongs'],
    [{ a: entry({ b: { 0: 1 } }) }, 'has 1 at $.a.b["0"], where an array belongs'],
    [{ a: entry({ b: { 0: [1, '2'] } }) }, 'has "2" at $.a.b["0"][1], where a count belongs'],
    [
      { a: entry({ s: { 0: 1 }, statementMap: { 0: span(-1, 0) } }) },
      'has -1 at $.a.statementMap["0"].start.line, where a line number belongs',
    ],
    [
      { a: entry({ s: { 0: 1 }, statementMap: { 0: { start: { line: 1, column: '2' } } } }) },
      'has "2" at $.a.statementMap["0"].start.column, where a column belongs',
    ],
  ])('is refused with the place: %#', async (report, message) => {
    expect((await refusal(read(report))).message).toBe(message)
  })

  it('merges by what stands where, also with keys that JavaScript knows', async () => {
    const { files } = await read(
      '{"__proto__": {"path": "a.js", "statementMap": {"__proto__": {"start": {"line": 4}}}, "s": {"__proto__": 1}, "fnMap": {}, "f": {"constructor": 1}, "branchMap": {}, "b": {}}}',
    )
    expect(plain(files[0] as FileCoverage)).toMatchObject({ lines: { 4: true }, functions: { '0:constructor': true } })
  })
})

describe('a summary of Istanbul', () => {
  const sum = (covered: number, total: number) => ({ covered, total, skipped: 0, pct: 12.3 })
  const lines = sum(2, 3)

  it('gives sums for each file, and none of lines', async () => {
    const { files, native, format } = await readSummary({
      total: { lines: sum(1, 3), statements: sum(1, 3), functions: sum(0, 0), branches: sum(0, 0) },
      'a.js': { lines, statements: sum(3, 4), functions: sum(0, 0), branches: sum(1, 2), branchesTrue: sum(0, 0) },
      'b.js': { lines },
    })
    expect(format).toBe('istanbul-summary')
    expect(files.map(file => [file.path, totalsOf(file), file.lines.length])).toEqual([
      [
        'a.js',
        {
          lines: { covered: 2, total: 3 },
          statements: { covered: 3, total: 4 },
          functions: null,
          branches: { covered: 1, total: 2 },
        },
        0,
      ],
      ['b.js', { lines: { covered: 2, total: 3 }, statements: null, functions: null, branches: null }, 0],
    ])
    expect(native).toEqual({ tool: 'istanbul', percent: '33.33' })
  })

  it('of nothing has no percentage', async () => {
    expect(
      (await readSummary({ total: { lines: { ...sum(0, 0), pct: 'Unknown' } }, 'a.js': { lines } })).native,
    ).toBeNull()
    expect((await readSummary({ 'a.js': { lines } })).native).toBeNull()
  })

  it.each([
    [{ a: {} }, 'has nothing at $.a.lines, where an object belongs'],
    [{ a: { lines: { covered: 1.5, total: 2 } } }, 'has 1.5 at $.a.lines.covered, where a whole number belongs'],
    [{ a: { lines: { covered: 1, total: -1 } } }, 'has -1 at $.a.lines.total, where a whole number belongs'],
    [
      { a: { lines: { covered: 4, total: 3 } } },
      'has 4 at $.a.lines.covered, where a number up to 3, the total beside it, belongs',
    ],
  ])('is refused with the place: %#', async (report, message) => {
    expect((await refusal(readSummary(report))).message).toBe(message)
  })

  it('says what the full report of the same run says', async () => {
    for (const folder of ['nyc-json/merged', 'c8-json', 'jest-json', 'vitest-json']) {
      const full = await readIstanbul(pieces(fixture(`${folder}/coverage-final.json`)))
      const summary = await readIstanbulSummary(pieces(fixture(`${folder}/coverage-summary.json`)))
      const counted = (report: Report) => new Map(report.files.map(file => [file.path, totalsOf(file)]))
      expect(counted(summary)).toEqual(counted(full))
      expect(summary.native).toEqual(full.native)
    }
  })
})
