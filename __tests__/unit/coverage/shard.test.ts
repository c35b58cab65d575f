import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Coverage, joined } from '../../../src/coverage/collect.js'
import { detailsOf } from '../../../src/coverage/details.js'
import { wellFormed } from '../../../src/coverage/functions.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import { type FileCoverage, MAX_LINE, TALLY } from '../../../src/coverage/model.js'
import { readShard, toShard } from '../../../src/coverage/shard.js'
import type { Tally } from '../../../src/coverage/tally.js'
import { sumOf, type Totals, totalsOf } from '../../../src/coverage/totals.js'
import { type RepoPath, repoPathFrom } from '../../../src/gate/path.js'
import { readResultFile, toResultFile } from '../../../src/gate/result-file.js'
import { RefusedShard } from '../../../src/handover/shards.js'
import { anyFile, fileWith, flagsOf, LARGEST_KEY, linesOf, rowsOf } from '../../support/file-coverage.js'
import { hostileText } from '../../support/hostile.js'
import { resultWith } from '../../support/results.js'

const COVERAGE: Coverage = {
  files: [
    fileWith({
      path: 'src/ä b.c',
      lines: linesOf([
        [1, true],
        [2, false],
        [MAX_LINE, true],
      ]),
      statements: rowsOf([
        [5, 0, 1, 1],
        [7, 9, 2, 4, 3],
      ]),
      branches: {
        arms: flagsOf([
          [1, true],
          [2, false],
          [LARGEST_KEY, true],
        ]),
        named: new Map([['1,@x 4', true]]),
        counts: rowsOf([[2, 0, 1, 4, 2]]),
        missing: new Map([
          [
            2,
            [
              { names: ['exit', '7'], total: 3, alone: false },
              { names: [], total: 4, alone: true },
            ],
          ],
        ]),
      },
      functions: '+1:main\n',
      sums: {
        lines: { covered: 1, total: 2, atMost: 3 },
        branches: { covered: 0, total: 1 },
        functions: null,
        statements: null,
      },
      modules: ['app', 'lib'],
      assumed: 'statements',
    }),
    fileWith({ path: '__proto__' }),
  ],
  reports: [
    { path: 'lcov.info' as RepoPath, format: 'lcov', native: { tool: 'lcov', percent: '66.7' } },
    { path: 'coverage.xml' as RepoPath, format: 'cobertura', native: null },
  ],
  refused: [],
  unplaced: [],
}
const SHARD = Buffer.from(toShard(COVERAGE))

/** Reads what may be no shard: whatever is read can be counted, merged and written, and whatever is not is refused. */
async function readOrRefuse(content: Uint8Array): Promise<'read' | 'refused'> {
  let coverage: Coverage
  try {
    coverage = readShard(content)
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedShard)
    expect((error as Error).message).toMatch(/^(is|has|lacks|names|counts|assumes) .{1,200}$/s)
    return 'refused'
  }
  for (const file of coverage.files) expectSound(file)
  const details = detailsOf(joined(coverage, coverage))
  for (const totals of [details.totals, ...details.files]) expectCounts(totals)
  await readResultFile(Buffer.from(toResultFile(resultWith({ gate: 'coverage-gate', details }))))
  return 'read'
}

function expectSound(file: FileCoverage): void {
  expect(repoPathFrom(file.path)).toBe(file.path)
  expectAscending([...file.lines].map(item => item >>> 1))
  expectAscending([...file.branches.arms].map(item => Math.floor(item / 2)))
  for (const table of [file.statements, file.branches.counts]) expect(table.length % TALLY).toBe(0)
  expect(mergeFiles(file, fileWith({ path: file.path }))).toBeDefined()
  expectCounts(totalsOf(file))
}

function expectAscending(numbers: number[]): void {
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
}

function expectCounts({ lines, branches, functions, statements }: Totals): void {
  for (const count of [lines, branches, functions, statements].filter((each): each is Tally => each !== null)) {
    const { covered, total, atMost = total } = count
    expect([covered, atMost, total].every(number => Number.isSafeInteger(number) && number >= 0)).toBe(true)
    expect(covered <= atMost && atMost <= total).toBe(true)
  }
}

describe('a shard', () => {
  it('arrives as it was sent', () => expect(readShard(SHARD)).toStrictEqual(COVERAGE))

  it('arrives as it was sent, whatever was measured', () => {
    const files = fc.array(fc.tuple(fc.constantFrom('a', 'b/ü', '__proto__'), anyFile, anyFile))
    fc.assert(
      fc.property(files, named => {
        const files = named.map(([path, a, b]) => {
          const file = mergeFiles(a, b)
          return { ...file, path, functions: wellFormed(file.functions) }
        })
        const coverage = { ...COVERAGE, files }
        expect(readShard(Buffer.from(toShard(coverage)))).toEqual(coverage)
      }),
    )
  })

  it('that is cut off anywhere is refused', async () => {
    for (let length = 0; length < SHARD.length; length += 1) {
      expect([length, await readOrRefuse(SHARD.subarray(0, length))]).toEqual([length, 'refused'])
    }
  })

  it('with any bytes corrupted is refused or sound', async () => {
    const corrupted = fc.array(fc.tuple(fc.nat(SHARD.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(corrupted, async changes => {
        const bytes = Uint8Array.from(SHARD)
        for (const [index, byte] of changes) bytes[index] = byte
        await readOrRefuse(bytes)
      }),
      { numRuns: 1000 },
    )
  })

  it('with anything in the place of any of its values is refused or sound', async () => {
    const value = fc.oneof(
      fc.constantFrom(null, true, -1, -0, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, '', '..', '/etc/passwd', [], [[]], {}),
      hostileText,
      fc.jsonValue(),
    )
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.nat(), value, async (place, value) => {
        const places = placesIn(JSON.parse(SHARD.toString()))
        const shard = JSON.parse(SHARD.toString())
        const chosen = places[place % places.length] as (string | number)[]
        const parent = chosen.slice(0, -1).reduce((inner, key) => inner[key], shard)
        parent[chosen.at(-1) as string] = value
        seen.add(await readOrRefuse(Buffer.from(JSON.stringify(shard))))
      }),
      { numRuns: 1000 },
    )
    expect(seen).toEqual(new Set(['read', 'refused']))
  })

  const EMPTY_LISTS = { lines: [], statements: [], arms: [], named: [], counts: [], missing: [], functions: '' }
  const files = (file: object) => ({
    schema: 1,
    files: [{ path: 'a.c', ...EMPTY_LISTS, sums: null, ...file }],
    reports: [],
  })
  const account = (more: object) => files({ missing: [[2, [{ names: [], total: 1, alone: true, ...more }]]] })
  const summed = (lines: object) => files({ sums: { lines, branches: null, functions: null, statements: null } })
  const report = (more: object) => ({ schema: 1, files: [], reports: [{ path: 'a', format: 'lcov', ...more }] })

  it.each<[string, unknown, string]>([
    ['null', null, 'is of another version of pipeline-actions'],
    ['a list', [1], 'is of another version of pipeline-actions'],
    ['another schema', { schema: '1', files: [], reports: [] }, 'is of another version of pipeline-actions'],
    ['no files', { schema: 1, reports: [] }, 'lacks a list that it should have'],
    ['no reports', { schema: 1, files: [] }, 'lacks a list that it should have'],
    ['files that are none', { schema: 1, files: [7], reports: [] }, 'lacks an object that it should have'],
    ['lines in descending order', files({ lines: [6, 4] }), 'has lines out of order'],
    ['a line twice, run and not run', files({ lines: [4, 5] }), 'has lines out of order'],
    ['a line beyond the largest', files({ lines: [2 ** 32] }), 'has a number that is out of bounds'],
    ['a negative line', files({ lines: [-2] }), 'has a number that is out of bounds'],
    ['half a line', files({ lines: [2.5] }), 'has a number that is out of bounds'],
    ['a line as text', files({ lines: ['2'] }), 'has a number that is out of bounds'],
    ['branches in descending order', files({ arms: [6, 4] }), 'has lines out of order'],
    ['a branch beyond the largest', files({ arms: [2 ** 53] }), 'has a number that is out of bounds'],
    ['more taken than there are', files({ counts: [1, 0, 3, 3, 2] }), 'counts more that is covered than there is'],
    [
      'more for certain than at most',
      files({ statements: [1, 0, 2, 1, 3] }),
      'counts more that is covered than there is',
    ],
    ['a count without its whole', files({ counts: [1, 0, 1, 1] }), 'has a row that is cut off'],
    ['an immense count', files({ counts: [1, 0, 1, 1, 2 ** 31 + 1] }), 'has a number that is out of bounds'],
    ['rows in descending order', files({ statements: [2, 0, 0, 0, 1, 1, 9, 0, 0, 1] }), 'has rows out of order'],
    [
      'rows that end in descending order',
      files({ statements: [2, 1, 0, 0, 1, 2, 0, 0, 0, 1] }),
      'has rows out of order',
    ],
    ['a row twice', files({ counts: [2, 0, 0, 0, 1, 2, 0, 0, 0, 1] }), 'has rows out of order'],
    ['more names than branches', account({ names: ['a', 'b'] }), 'names more branches than there are'],
    ['a name that is a number', account({ names: [7] }), 'has a name that is no text'],
    ['names of branches without their whole', account({ total: null }), 'has a number that is out of bounds'],
    ['names that may be alone', account({ alone: 1 }), 'has a value that is neither true nor false'],
    [
      'names of one whole twice',
      files({ missing: [[2, [1, 1].map(total => ({ names: [], total, alone: true }))]] }),
      'has rows out of order',
    ],
    ['a sum that is no count', summed([]), 'has a number that is out of bounds'],
    ['a sum of more than there is', summed({ covered: 3, total: 2 }), 'counts more that is covered than there is'],
    [
      'a sum of more than at most',
      summed({ covered: 2, total: 3, atMost: 1 }),
      'counts more that is covered than there is',
    ],
    ['an immense sum', summed({ covered: 0, total: 2 ** 31 + 1 }), 'has a number that is out of bounds'],
    ['no word on sums', files({ sums: undefined }), 'lacks an object that it should have'],
    ['a flag that is a number', files({ named: [['1,0,0', 1]] }), 'has a value that is neither true nor false'],
    ['a module without a name', files({ modules: [null] }), 'has a name that is no text'],
    ['half an assumption', files({ assumed: true }), 'assumes what cannot be assumed'],
    ['functions that are no text', files({ functions: [] }), 'has a name that is no text'],
    ['a function without a sign', files({ functions: '1:f\n' }), 'has functions that are neither entered nor not'],
    ['an absolute path', files({ path: '/etc/passwd' }), 'names a file outside the repository: "/etc/passwd"'],
    ['a path with a drive', files({ path: 'C:\\x' }), 'names a file outside the repository: "C:\\\\x"'],
    ['a path that leads out', files({ path: '../a.c' }), 'names a file outside the repository: "../a.c"'],
    ['a path by a detour', files({ path: 'a/../b.c' }), 'names a file outside the repository: "a/../b.c"'],
    ['a path that is a list', files({ path: ['a.c'] }), 'has a name that is no text'],
    ['an unknown format', report({ format: 'jacocco', native: null }), 'names a format that is not known'],
    ['no word on the tool', report({}), 'lacks an object that it should have'],
    [
      'a percentage that is markup',
      report({ native: { tool: 'x', percent: '1<b>' } }),
      'has a percentage that is no number',
    ],
  ])('with %s is refused', (_, value, message) => {
    expect(() => readShard(Buffer.from(JSON.stringify(value)))).toThrow(new RefusedShard(message))
  })

  it.each([
    ['that is empty', ''],
    ['that is no text', Buffer.from(toShard(COVERAGE), 'latin1')],
    ['with a number that no float holds', '{"schema":1,"files":[],"reports":[1e999]}'],
    ['that nests without end', `{"schema":1,"files":${'['.repeat(1e6)}${']'.repeat(1e6)},"reports":[]}`],
    ['with its parts in `__proto__`', '{"__proto__":{"schema":1,"files":[],"reports":[]}}'],
    ['with a list in `__proto__`', '{"schema":1,"reports":[],"__proto__":{"files":[]}}'],
  ])('%s is refused', async (_, content) => {
    expect(await readOrRefuse(Buffer.from(content))).toBe('refused')
    expect(Object.prototype).not.toHaveProperty('schema')
  })

  it('counts no more than what as many shards as there can be add up to exactly', () => {
    const most = 2 ** 31
    const counting = (rows: number) =>
      Buffer.from(
        JSON.stringify(files({ statements: Array.from({ length: rows }, (_, n) => [n, 0, 0, 0, most]).flat() })),
      )
    const { totals } = detailsOf(readShard(counting(4096)))
    expect(totals.statements).toEqual({ covered: 0, total: 2 ** 43 })
    expect(Number.isSafeInteger(sumOf(new Array(999).fill(totals)).statements?.total)).toBe(true)
    expect(() => readShard(counting(4097))).toThrow(new RefusedShard('counts more than any code has'))
    const named = {
      ...files({}),
      files: Array.from({ length: 4097 }, (_, n) =>
        summed({ covered: 0, total: most }).files.map(file => ({ ...file, path: `${n}` })),
      ).flat(),
    }
    expect(() => readShard(Buffer.from(JSON.stringify(named)))).toThrow('counts more than any code has')
  })

  it('is merged in one pass, however many names it has', () => {
    const names = Array.from({ length: 200_000 }, (_, n) => `${n}`)
    const accounts = names.map((_, n) => ({ names: [], total: n, alone: true }))
    const content = files({
      counts: [1, 0, 0, 0, 9, 2, 0, 0, 0, 200_000],
      missing: [
        [1, accounts],
        [2, [{ names, total: 200_000, alone: true }]],
      ],
    })
    const coverage = readShard(Buffer.from(JSON.stringify(content)))
    const { totals } = detailsOf(joined(coverage, coverage))
    expect(totals.branches).toEqual({ covered: 9, total: 200_009 })
  })

  it('says nothing of a long path but its beginning', () => {
    const content = JSON.stringify(files({ path: `/${'x'.repeat(1e6)}` }))
    expect(() => readShard(Buffer.from(content))).toThrow(`"/${'x'.repeat(99)}"`)
  })
})

/** The keys that lead to each value within. */
function placesIn(value: unknown, keys: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...keys, key], ...placesIn(inner, [...keys, key])])
}
