import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readGoProfile } from '../../../src/coverage/formats/go.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import { type FileCoverage, TALLY } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const COLUMNS = 2 ** 21

const read = (text: string | Uint8Array, ...cuts: number[]) => readGoProfile(pieces(text, ...cuts))

/** One file's blocks, read. */
async function blocks(...lines: string[]): Promise<FileCoverage> {
  const report = await read(`mode: count\n${lines.map(line => `m/a.go:${line}\n`).join('')}`)
  expect(report.files).toHaveLength(1)
  return report.files[0] as FileCoverage
}

/** `line.column,line.column covered/total` of each block. */
function statements({ statements: rows }: FileCoverage): string[] {
  return Array.from({ length: rows.length / TALLY }, (_, index) => {
    const [start, end, covered, most, total] = [...rows.subarray(index * TALLY, (index + 1) * TALLY)] as number[]
    expect(most).toBe(covered)
    const place = (key = 0) => `${Math.floor(key / COLUMNS)}.${key % COLUMNS}`
    return `${place(start)},${place(end)} ${covered}/${total}`
  })
}

const linesOf = async (...lines: string[]) => plain(await blocks(...lines)).lines

describe('blocks', () => {
  it('are statements, by where they begin and end', async () => {
    expect(statements(await blocks('3.19,4.11 2 1', '4.11,6.3 1 0', '7.2,7.10 3 12'))).toEqual([
      '3.19,4.11 2/2',
      '4.11,6.3 0/1',
      '7.2,7.10 3/3',
    ])
  })

  it.each([
    ['1', true],
    ['0', false],
    ['00', false],
    ['-1', false],
    ['4294967296', true],
    ['9'.repeat(400), true],
  ])('ran with a count of %s', async (count, ran) => {
    expect(await linesOf(`7.1,7.9 1 ${count}`)).toEqual({ 7: ran })
  })

  it('that come again are one, which ran if it ever did', async () => {
    const file = await blocks('5.1,6.2 2 0', '3.1,4.2 1 0', '5.1,6.2 2 7', '3.1,4.2 1 0', '5.1,6.2 2 0')
    expect(statements(file)).toEqual(['3.1,4.2 0/1', '5.1,6.2 2/2'])
  })

  it('that only share their start are several', async () => {
    expect(statements(await blocks('5.1,9.2 2 0', '5.1,6.2 1 1'))).toEqual(['5.1,6.2 1/1', '5.1,9.2 0/2'])
  })

  it('without statements make neither statements nor lines', async () => {
    const file = await blocks('5.26,5.27 0 3')
    expect({ ...plain(file), statements: statements(file) }).toMatchObject({ lines: {}, statements: [] })
  })

  it('are joined however often and in whatever order they come', async () => {
    const block = fc.record({ line: fc.nat(40), length: fc.nat(5), statements: fc.nat(3), ran: fc.boolean() })
    const all = fc.uniqueArray(block, { selector: ({ line, length }) => `${line},${length}`, minLength: 1 })
    const repeated = all.chain(unique =>
      fc.tuple(fc.constant(unique), fc.array(fc.constantFrom(...unique), { maxLength: 300 })),
    )
    await fc.assert(
      fc.asyncProperty(repeated, fc.boolean(), async ([unique, more], others) => {
        const written = (each: { line: number; length: number; statements: number }, ran: boolean) =>
          `m/a.go:${each.line}.1,${each.line + each.length}.9 ${each.statements} ${ran ? 1 : 0}\n`
        // Blocks of another file in between have the first file begun again and again.
        const between = others ? 'm/b.go:1.1,1.2 1 1\n' : ''
        const repeats = more.map(each => between + written(each, false))
        const text = `mode: set\n${repeats.join('')}${unique.map(each => written(each, each.ran)).join('')}`
        const file = (await read(text)).files.find(({ path }) => path === 'm/a.go') as FileCoverage
        const expected = unique
          .filter(each => each.statements > 0)
          .sort((a, b) => a.line - b.line || a.length - b.length)
          .map(({ line, length, statements, ran }) => {
            return `${line}.1,${line + length}.9 ${ran ? statements : 0}/${statements}`
          })
        expect(statements(file)).toEqual(expected)
        const lines: Record<number, boolean> = {}
        for (const { line, length, statements, ran } of unique) {
          for (let at = line; statements > 0 && at <= line + length; at += 1) lines[at] = ran || lines[at] === true
        }
        expect(plain(file).lines).toEqual(lines)
      }),
      { numRuns: 100 },
    )
  })

  it('of shards merge as those of one run', async () => {
    const [a, b, merged] = await Promise.all(
      ['shard-a', 'shard-b', 'merged'].map(async name => (await read(fixture(`go/${name}.out`))).files),
    )
    expect(merged?.length).toBe(4)
    for (const [index, file] of (merged ?? []).entries()) {
      const joined = mergeFiles(a?.[index] as FileCoverage, b?.[index] as FileCoverage)
      expect(plain(joined)).toEqual(plain(file))
      expect(totalsOf(joined)).toEqual(totalsOf(file))
    }
  })
})

describe('lines', () => {
  it('are all from the first of a block to its last', async () => {
    expect(await linesOf('3.19,6.2 2 1')).toEqual({ 3: true, 4: true, 5: true, 6: true })
  })

  it('were run if any block ran that touches them, as the one of `} else {` does', async () => {
    expect(await linesOf('4.11,6.3 1 0', '6.9,8.3 1 5')).toEqual({ 4: false, 5: false, 6: true, 7: true, 8: true })
  })

  it('of a function literal within a block belong to both', async () => {
    expect(await linesOf('3.1,9.2 4 0', '5.9,6.4 1 1')).toEqual({
      3: false,
      4: false,
      5: true,
      6: true,
      7: false,
      8: false,
      9: false,
    })
  })

  it('that no block touches do not count', async () => {
    expect(await linesOf('3.1,3.9 1 1', '5.1,5.9 1 0')).toEqual({ 3: true, 5: false })
  })

  it('of a block that ends before it begins are its first', async () => {
    expect(await linesOf('30.1,4.2 1 1')).toEqual({ 30: true })
  })

  it('go up to the largest number', async () => {
    expect(await linesOf('2147483646.1,2147483647.2 1 1')).toEqual({ 2147483646: true, 2147483647: true })
  })
})

describe('names of files', () => {
  it.each([
    'example.com/depot/stock/stock.go',
    'C:\\src\\a b\\main.go',
    'a:1.2,3.4 5 6:b.go',
    'with space.go',
    'Straße/日本.go',
    './a.go',
    '__proto__',
  ])('may be %s', async name => {
    const report = await read(`mode: set\n${name}:1.1,2.2 1 1\n${name}:3.1,3.9 2 0\n`)
    expect(report.files.map(({ path }) => path)).toEqual([name])
    expect(totalsOf(report.files[0] as FileCoverage).statements).toEqual({ covered: 1, total: 3 })
  })

  it('that begin with that of the block before are others', async () => {
    const report = await read('mode: set\na.go:1.1,2.2 1 1\na.go:1.1,2.2 1 1:1.1,2.2 1 1\n')
    expect(report.files.map(({ path }) => path)).toEqual(['a.go', 'a.go:1.1,2.2 1 1'])
  })
})

describe('a profile', () => {
  it.each(['set', 'count', 'atomic'])('may be of mode: %s', async mode => {
    expect((await readText(`mode: ${mode}\na.go:1.1,2.2 1 1\n`)).format).toBe('go')
  })

  it.each([
    ['its lines end with CR LF', 'mode: set\r\na.go:1.1,2.2 1 1\r\na.go:3.1,3.9 1 0\r\n'],
    ['it begins with a byte order mark', '\ufeffmode: set\na.go:1.1,2.2 1 1\na.go:3.1,3.9 1 0\n'],
    ['several stand one after the other', 'mode: set\na.go:1.1,2.2 1 1\n\nmode: set\na.go:3.1,3.9 1 0\n'],
    ['its last line is not ended', 'mode: set\na.go:1.1,2.2 1 1\na.go:3.1,3.9 1 0'],
  ])('is read where %s', async (_, text) => {
    const report = await readText(text)
    expect(report.native).toEqual({ tool: 'go', percent: '50.0' })
    expect(report.files.map(plain)).toMatchObject([{ path: 'a.go', lines: { 1: true, 2: true, 3: false } }])
  })

  it('gives the same wherever the stream is cut', async () => {
    const bytes = fixture('go/atomic.out')
    const whole = await read(bytes)
    for (const cut of [1, 11, 12, 13, 100, 1001, bytes.length - 1]) expect(await read(bytes, cut)).toEqual(whole)
  })

  it.each([
    ['1', '16', '6.2'],
    ['2', '3', '66.7'],
    ['0', '3', '0.0'],
    ['2999', '3000', '100.0'],
  ])('shows the percentage of its statements as Go prints it: %s of %s', async (covered, total, percent) => {
    const text = `mode: set\na.go:1.1,2.2 ${covered} 1\na.go:3.1,3.9 ${Number(total) - Number(covered)} 0\n`
    expect((await read(text)).native).toEqual({ tool: 'go', percent })
  })

  it('of no statement shows no percentage', async () => {
    expect((await read('mode: set\na.go:1.1,1.2 0 0\n')).native).toBeNull()
  })
})

describe('what is refused', () => {
  const must = 'must be <file>:<line>.<column>,<line>.<column> <statements> <count>'
  const modes = 'must be mode: set, mode: count or mode: atomic'

  it.each([
    ['another mode', 'mode: hits\n', 1, `line 1 ${modes}`],
    ['no mode', 'a.go:1.1,2.2 1 1\n', 1, `line 1 ${modes}`],
    ['modes that disagree', 'mode: set\na.go:1.1,2.2 1 1\nmode: count\n', 3, 'line 3 says mode: count, where the'],
    ['no block', 'mode: set\nok m 0.1s coverage: 5%\n', 2, `line 2 ${must}: "ok m 0.1s coverage: 5%"`],
    ['no file', 'mode: set\n:1.1,2.2 1 1\n', 2, `line 2 ${must}`],
    ['no count', 'mode: set\na.go:1.1,2.2 1 \n', 2, `line 2 ${must}`],
    ['a count that is no number', 'mode: set\na.go:1.1,2.2 1 x\n', 2, `line 2 ${must}`],
    ['a cut-off line', 'mode: set\na.go:1.1,2.2 1 1\na.go:3.1,4', 3, `line 3 ${must}`],
    ['a negative line', 'mode: set\na.go:-1.1,2.2 1 1\n', 2, `line 2 ${must}`],
    ['a line beyond 2^31', 'mode: set\na.go:2147483648.1,2147483649.2 1 1\n', 2, 'line 2 has a line beyond 2147483647'],
    ['far too many statements', 'mode: set\na.go:1.1,2.2 10000000 1\n', 2, `line 2 ${must}`],
    [
      'an endless block',
      'mode: set\na.go:1.1,2147483647.1 1 1\n',
      2,
      'line 2 has a block of more than a million lines',
    ],
    ['a line of a mebibyte', `mode: set\n${'a'.repeat(1 << 20)}:1.1,2.2 1 1\n`, 2, 'line 2 is longer than 1 MiB'],
    [
      'another number of statements',
      'mode: count\na.go:1.1,2.2 1 1\na.go:3.1,4.2 1 1\na.go:1.1,2.2 2 1\n',
      4,
      'line 4 gives the block of line 2 another number of statements',
    ],
  ])('%s', async (_, text, line, message) => {
    const refused = await refusal(read(text))
    expect(refused).toMatchObject({ message: expect.stringContaining(message), line })
  })

  it('another number of statements, none where there were some', async () => {
    const refused = await refusal(read('mode: set\na.go:1.1,2.2 1 1\na.go:1.1,2.2 0 1\n'))
    expect(refused.line).toBe(3)
  })

  it('blocks of fifty million lines together', async () => {
    const long = Array.from({ length: 51 }, (_, i) => `a.go:${i * 1_000_000 + 1}.1,${(i + 1) * 1_000_000}.2 1 1\n`)
    const { message } = await refusal(read(`mode: set\n${long.join('')}`))
    expect(message).toBe('names more than 50 million lines of source')
  })

  it('nothing else than a ReportRefused, of any text', async () => {
    const part = fc.constantFrom('mode: set', 'a.go', ':', '.', ',', ' ', '\n', '\r', '0', '7', '9999999999', '-', '\0')
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 40 }), async parts => {
        const error = await read(`mode: set\n${parts.join('')}`).then(
          () => null,
          error => error,
        )
        expect(error === null || error instanceof ReportRefused).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
