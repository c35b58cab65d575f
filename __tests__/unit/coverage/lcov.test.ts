import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readLcov } from '../../../src/coverage/formats/lcov.js'
import type { Report } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const read = (text: string | Uint8Array, ...cuts: number[]) => readLcov(pieces(text, ...cuts))

/** One file's records, read. */
async function section(...records: string[]) {
  const report = await read(`TN:\nSF:src/a.c\n${records.join('\n')}\nend_of_record\n`)
  expect(report.files).toHaveLength(1)
  return plain(report.files[0] as Report['files'][number])
}

describe('lines', () => {
  it.each([
    ['1', true],
    ['0', false],
    ['00', false],
    ['-3', false],
    ['1e+0', true],
    ['1.5E3', true],
    ['0e+10', false],
    ['0.0', false],
    ['.5', true],
    ['18446744073709551616', true],
    [`${'9'.repeat(400)}`, true],
    ['2,xzQ+Ws1bNNsnWYWtqKDtqg', true],
    ['0,xzQ+Ws1bNNsnWYWtqKDtqg', false],
  ])('takes a count of %s', async (count, covered) => {
    expect((await section(`DA:7,${count}`)).lines).toEqual({ 7: covered })
  })

  it('takes a line that is named twice for covered if it ever was, in any order', async () => {
    expect((await section('DA:9,0', 'DA:3,1', 'DA:9,2', 'DA:3,0', 'DA:4,0')).lines).toEqual({
      3: true,
      4: false,
      9: true,
    })
  })

  it('takes the largest line number', async () => {
    expect((await section('DA:2147483647,1')).lines).toEqual({ 2147483647: true })
  })
})

describe('branches', () => {
  it.each([
    ['20,0,0,2', { '20,0,0': true }],
    ['20,0,0,0', { '20,0,0': false }],
    ['20,0,1,-', { '20,0,1': false }],
    ['20,e0,0,1', { '20,e0,0': true }],
    ['20,f0,0,1', { '20,f0,0': true }],
    ['20,U0,0,1', {}],
    ['20,eU0,0,1', {}],
    ['20,0,(a, b) && c,1', { '20,0,(a, b) && c': true }],
    ['20,0,"x,y,,",0', { '20,0,"x,y,,"': false }],
    ['20,18446744073709551615,0,1', { '20,18446744073709551615,0': true }],
  ])('reads BRDA:%s', async (record, arms) => {
    expect((await section(`BRDA:${record}`)).arms).toEqual(arms)
  })

  it('takes a branch that is named twice for taken if it ever was', async () => {
    expect((await section('BRDA:1,0,0,3', 'BRDA:1,0,0,-', 'BRDA:1,0,1,0', 'BRDA:1,0,1,1')).arms).toEqual({
      '1,0,0': true,
      '1,0,1': true,
    })
  })
})

describe('functions', () => {
  it.each([
    ['before its count', ['FN:3,main', 'FNDA:2,main'], { '3:main': true }],
    ['after its count', ['FNDA:2,main', 'FN:3,main'], { '3:main': true }],
    ['never called', ['FN:3,main', 'FNDA:0,main'], { '3:main': false }],
    ['without a count', ['FN:3,main'], { '3:main': false }],
    ['counted without a declaration', ['FNDA:1,main'], { '0:main': true }],
    ['with its last line', ['FN:3,9,main', 'FNDA:1,main'], { '3:main': true }],
    ['with commas in its name', ['FN:3,f(int, char)', 'FNDA:1,f(int, char)'], { '3:f(int, char)': true }],
    ['with a last line and commas', ['FN:3,9,f<1, 2>', 'FNDA:1,f<1, 2>'], { '3:f<1, 2>': true }],
    [
      'of the same name at two lines, in order',
      ['FN:3,get', 'FN:8,get', 'FNDA:0,get', 'FNDA:4,get'],
      { '3:get': false, '8:get': true },
    ],
    [
      'of the same name at two lines with one count',
      ['FN:3,get', 'FN:8,get', 'FNDA:4,get'],
      { '3:get': true, '8:get': true },
    ],
    [
      'of the same name at three lines with two counts',
      ['FN:3,get', 'FN:8,get', 'FN:9,get', 'FNDA:0,get', 'FNDA:4,get'],
      { '3:get': true, '8:get': true, '9:get': true },
    ],
    ['named like a property of every object', ['FN:3,__proto__', 'FNDA:1,__proto__'], { '3:__proto__': true }],
    ['as a group', ['FNL:0,3,9', 'FNA:0,1,main'], { '3:': true }],
    ['as a group without its last line', ['FNL:0,3', 'FNA:0,0,main'], { '3:': false }],
    ['as a group with aliases', ['FNL:0,3', 'FNA:0,0,f<int>', 'FNA:0,2,f<char, 2>'], { '3:': true }],
    ['as two groups', ['FNL:0,3', 'FNL:1,8', 'FNA:1,1,b', 'FNA:0,0,a'], { '3:': false, '8:': true }],
    ['as two groups of one line', ['FNL:0,3', 'FNL:1,3', 'FNA:0,1,a', 'FNA:1,0,b'], { '3:': true }],
  ])('reads a function %s', async (_, records, functions) => {
    expect((await section(...records)).functions).toEqual(functions)
  })
})

describe('the file', () => {
  it.each([
    ['sums, whatever they claim', 'LF:99\nLH:99\nBRF:1\nBRH:9\nFNF:8\nFNH:7'],
    ['MC/DC', "MCDC:3,2,t,1,0,'a && b, c'\nMCF:2\nMCH:1"],
    ['versions', 'VER:2f3a'],
    ['comments', '# a comment, DA:5,1'],
    ['empty lines', '\n   \n\t'],
    ['records of the future', 'XYZ:1,2'],
  ])('leaves %s aside', async (_, records) => {
    expect(await section('DA:1,1', ...records.split('\n'))).toEqual(await section('DA:1,1'))
  })

  it('reads Windows line endings, a byte order mark and a missing last line break', async () => {
    const unix = 'TN:unit\nSF:a b.c\nFN:1,f\nFNDA:1,f\nBRDA:1,0,0,1\nDA:1,1\nend_of_record\n'
    const windows = `\ufeff${unix.replaceAll('\n', '\r\n')}`.replace(/\r\n$/, '')
    expect((await readText(windows)).files.map(plain)).toEqual((await readText(unix)).files.map(plain))
    expect((await readText(unix)).files.map(file => file.path)).toEqual(['a b.c'])
  })

  it('merges a file that is named several times', async () => {
    const once = (records: string) => `TN:x\nSF:a.c\n${records}\nend_of_record\n`
    const { files } = await read(once('FN:1,f\nFNDA:0,f\nDA:1,0\nDA:2,1') + once('FN:1,f\nFNDA:1,f\nDA:1,1\nDA:3,0'))
    expect(files.map(plain)).toMatchObject([{ lines: { 1: true, 2: true, 3: false }, functions: { '1:f': true } }])
  })

  it('is recognised after comments and empty lines', async () => {
    expect((await readText('\n# made by hand\r\n\n# twice\nSF:a\nDA:1,1\nend_of_record\n')).format).toBe('lcov')
  })

  it('reads a count that is megabytes of digits, and refuses one that is not, in one pass', async () => {
    const digits = '1'.repeat(500_000)
    expect((await section(`DA:1,${digits}`)).lines).toEqual({ 1: true })
    expect((await refusal(read(`SF:a\nDA:1,${digits}x\nend_of_record\n`))).line).toBe(2)
    expect((await refusal(read(`SF:a\nDA:1,${digits}.${digits}x\nend_of_record\n`))).line).toBe(2)
  })
})

describe('the percentage that lcov prints', () => {
  const report = (covered: number, total: number) =>
    read(
      `SF:a\n${Array.from({ length: total }, (_, line) => `DA:${line + 1},${line < covered ? 1 : 0}`).join('\n')}\nend_of_record\n`,
    )

  it.each([
    [2999, 3000, '99.9'],
    [1, 3000, '0.1'],
    [3000, 3000, '100.0'],
    [0, 3000, '0.0'],
    [1, 16, '6.2'],
    [3, 16, '18.8'],
    [1, 3, '33.3'],
    [2, 3, '66.7'],
  ])('is, of %s of %s lines, %s', async (covered, total, percent) => {
    expect((await report(covered, total)).native).toEqual({ tool: 'lcov', percent })
  })

  it('is none where there is no line', async () => {
    expect((await read('SF:a\nFN:1,f\nend_of_record\n')).native).toBeNull()
  })
})

describe('what is refused', () => {
  const inFile = (record: string) => `TN:\nSF:a.c\nDA:1,1\n${record}\nend_of_record\n`
  it.each([
    ['a record of nothing', inFile('DA:'), 4, 'must be DA:<line>,<count>'],
    ['a line without a count', inFile('DA:3'), 4, 'must be DA'],
    ['an empty count', inFile('DA:3,'), 4, '"" where a count belongs'],
    ['a count of words', inFile('DA:3,many'), 4, '"many" where a count belongs'],
    ['a count in hexadecimal', inFile('DA:3,0x10'), 4, '"0x10" where a count belongs'],
    ['a count with a space', inFile('DA:3, 1'), 4, '" 1" where a count belongs'],
    ['a negative line', inFile('DA:-3,1'), 4, '"-3" where a line number belongs'],
    ['a line number beyond 31 bits', inFile('DA:2147483648,1'), 4, 'where a line number belongs'],
    ['a line number of eleven digits', inFile('BRDA:00000000001,0,0,1'), 4, 'where a line number belongs'],
    ['a branch without a count', inFile('BRDA:1,0,0'), 4, 'must be BRDA'],
    ['a branch whose count is a word', inFile('BRDA:1,0,0,yes'), 4, '"yes" where a count belongs'],
    ['a function without a line', inFile('FN:main'), 4, 'must be FN:<line>,<name>'],
    ['a function without a name', inFile('FN:1,'), 4, 'must be FN:<line>,<name>'],
    ['a group without a line', inFile('FNL:0'), 4, 'must be FNL:<group>,<line>'],
    ['a count without a function', inFile('FNDA:1'), 4, 'must be FNDA:<count>,<name>'],
    ['an alias without a name', inFile('FNL:0,3\nFNA:0,1'), 5, 'must be FNA:<group>,<count>,<name>'],
    ['an alias of no group', inFile('FNL:0,3\nFNA:1,1,f'), 5, 'function group 1, which no FNL record declares'],
    ['a file inside a file', inFile('SF:b.c'), 4, 'begins a file before end_of_record of a.c'],
    ['a file without a name', 'SF:\nend_of_record\n', 1, 'must be SF:<file>'],
    ['text', inFile('Hello'), 4, 'is no lcov record: "Hello"'],
    ['lower case', inFile('da:1,1'), 4, 'is no lcov record'],
    ['a line outside a file', 'TN:\nDA:1,1\n', 2, 'DA outside a file'],
    ['a branch outside a file', 'SF:a\nend_of_record\nBRDA:1,0,0,1\n', 3, 'BRDA outside a file'],
    ['a function outside a file', 'FN:1,f\n', 1, 'FN outside a file'],
    ['a count outside a file', 'FNDA:1,f\n', 1, 'FNDA outside a file'],
    ['a group outside a file', 'FNL:0,1\n', 1, 'FNL outside a file'],
    ['an end without a beginning', 'SF:a\nend_of_record\nend_of_record\n', 3, 'end_of_record outside a file'],
    ['a file without an end', 'SF:a.c\nDA:1,1\n', 2, 'without end_of_record: the file is cut off'],
    ['a second file without an end', 'SF:a.c\nend_of_record\nSF:b.c\n', 3, 'the record of b.c, without end_of_record'],
    ['a line of more than 1 MiB', `SF:a\nDA:1,1\nFN:1,${'x'.repeat(1 << 20)}\n`, 3, 'longer than 1 MiB'],
    ['a line of more than 1 MiB in the middle', `SF:a\nFN:1,${'x'.repeat(1 << 20)}\nDA:1,1\n`, 2, 'longer than 1 MiB'],
  ])('is %s', async (_, text, line, message) => {
    const error = await refusal(read(text))
    expect(error.message).toContain(message)
    expect(error.line).toBe(line)
  })

  it('is a line of more than 1 MiB before all of it is read', async () => {
    let given = 0
    async function* endless() {
      yield Buffer.from('SF:a\nDA:1,1\nFN:1,')
      for (; given < 1000; given += 1) yield Buffer.alloc(1 << 16, 'x')
    }
    expect((await refusal(readLcov(endless()))).line).toBe(3)
    expect(given).toBeLessThan(20)
  })

  it('is told in a message of a few lines, however long the names', async () => {
    const long = 'x'.repeat(1_000_000)
    for (const text of [`SF:${long}\n`, `SF:${long}\nSF:b\n`, `${long}\n`, `SF:a\nFNA:${'1'.repeat(100_000)},1,f\n`]) {
      expect((await refusal(read(text))).message.length).toBeLessThan(400)
    }
  })
})

describe('a report that was cut off', () => {
  const whole = fixture('lcov/branch.info').subarray(0, 2200)
  const ends = [...whole.toString('latin1').matchAll(/end_of_record/g)].map(match => match.index + match[0].length)

  it('is refused, or is as whole as its beginning up to an end_of_record, wherever it was cut', async () => {
    expect(ends.length).toBeGreaterThan(0)
    let refused = 0
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const complete = ends.filter(end => end <= cut).length
      const got = await read(whole.subarray(0, cut)).catch((error: unknown) => error)
      if (got instanceof ReportRefused) {
        refused += 1
        expect(got.line).toBeGreaterThan(0)
      } else {
        const upTo = whole.subarray(0, ends[complete - 1] ?? 0)
        expect((got as Report).files.map(plain)).toEqual((await read(upTo)).files.map(plain))
        // Nothing but the name of the next test may stand after the last complete record.
        expect(whole.subarray(upTo.length, cut).toString()).toMatch(/^\s*(T|TN|TN:)?\s*(S|SF)?$/)
      }
    }
    expect(refused).toBeGreaterThan(whole.length * 0.9)
  })
})

describe('pieces', () => {
  const text =
    'TN:é\r\nSF:src/ünï/日本.c\nFN:1,f😀(int, char)\nFNDA:1,f😀(int, char)\r\nBRDA:1,0,a é,1\nDA:1,1\nend_of_record\n'
  const bytes = Buffer.from(`\ufeff${text}`)

  it('give the same as the whole wherever they are cut', async () => {
    const whole = (await read(bytes)).files.map(plain)
    expect(whole).toMatchObject([{ path: 'src/ünï/日本.c', functions: { '1:f😀(int, char)': true } }])
    for (let cut = 0; cut <= bytes.length; cut += 1) expect((await read(bytes, cut)).files.map(plain)).toEqual(whole)
    const everywhere = Array.from(bytes.keys())
    expect((await read(bytes, ...everywhere)).files.map(plain)).toEqual(whole)
  })

  it('give the same refusal as the whole', async () => {
    const broken = Buffer.from(text.replace('DA:1,1', 'DA:1,é'))
    const whole = await refusal(read(broken))
    for (let cut = 0; cut <= broken.length; cut += 1) {
      expect(await refusal(read(broken, cut))).toMatchObject({ message: whole.message, line: whole.line })
    }
  })
})

describe('any input', () => {
  const record = fc.oneof(
    fc.constantFrom(
      'TN:',
      'SF:a',
      'SF:b',
      'end_of_record',
      'DA:1,1',
      'DA:2,0',
      'FN:1,f',
      'FNDA:1,f',
      'FNL:0,1',
      'FNA:0,1,f',
      'BRDA:1,0,0,1',
      '#',
    ),
    fc
      .tuple(fc.constantFrom('DA', 'FN', 'FNDA', 'FNL', 'FNA', 'BRDA', 'SF', 'XX'), fc.string())
      .map(parts => parts.join(':')),
    fc.string({ unit: 'binary' }),
  )

  it('is read or refused with its line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record), async records => {
        const got = await read(records.join('\n')).catch((error: unknown) => error)
        if (!(got instanceof ReportRefused)) expect((got as Report).format).toBe('lcov')
        else expect(got.line).toBeLessThanOrEqual(records.join('\n').split('\n').length)
      }),
      { numRuns: 2000 },
    )
  })
})
