import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readCobertura } from '../../../src/coverage/formats/cobertura.js'
import { mergeFiles } from '../../../src/coverage/merge.js'
import type { FileCoverage, Report } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { sumOf, totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const read = (text: string | Uint8Array, ...cuts: number[]) => readCobertura(pieces(text, ...cuts))

/** A report of one class. */
function report(lines: string, methods = '', root = ''): string {
  return document(
    `<class name="A" filename="src/A.cs"><methods>${methods}</methods><lines>${lines}</lines></class>`,
    root,
  )
}

function document(classes: string, root = ''): string {
  const head =
    '<?xml version="1.0"?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">'
  return `${head}\n<coverage ${root}><packages><package name="p"><classes>${classes}</classes></package></packages></coverage>\n`
}

async function only(text: string) {
  const { files } = await read(text)
  expect(files).toHaveLength(1)
  return plain(files[0] as Report['files'][number])
}

describe('lines', () => {
  it.each([
    ['1', true],
    ['0', false],
    ['1.0', true],
    ['0.0', false],
    ['-1', false],
    ['1e+3', true],
    ['1E300', true],
    ['0e5', false],
    ['1'.repeat(310), true],
  ])('take hits of %s', async (hits, covered) => {
    expect((await only(report(`<line number="4" hits="${hits}"/>`))).lines).toEqual({ 4: covered })
  })

  it('are covered if they ever are, in whatever order', async () => {
    const lines =
      '<line number="9" hits="0"/><line number="2" hits="1"/><line number="9" hits="3"/><line number="2" hits="0"/>'
    expect((await only(report(lines))).lines).toEqual({ 2: true, 9: true })
  })

  it('of classes of the same file belong together', async () => {
    const part = (line: number, hits: number) =>
      `<class name="A${line}" filename="A.cs"><methods/><lines><line number="${line}" hits="${hits}"/><line number="1" hits="${hits}"/></lines></class>`
    expect((await only(document(part(5, 0) + part(6, 1)))).lines).toEqual({ 1: true, 5: false, 6: true })
  })

  it('of methods stand for those of a class that lists none', async () => {
    const method = (line: number, hits: number) =>
      `<method name="m${line}" signature="()"><lines><line number="${line}" hits="${hits}" branch="true" condition-coverage="50% (1/2)"/></lines></method>`
    const file = await only(report('', method(4, 1) + method(7, 0)))
    expect(file.lines).toEqual({ 4: true, 7: false })
    const { files } = await read(report('', method(4, 1) + method(7, 0)))
    expect(sumOf(files.map(totalsOf)).branches).toEqual({ covered: 2, total: 4 })
  })

  it('of methods are those of the class and no further', async () => {
    const method =
      '<method name="f"><lines><line number="3" hits="1" branch="true" condition-coverage="50% (1/2)"/></lines></method>'
    const file = await only(report('<line number="3" hits="1" branch="true" condition-coverage="50% (1/2)"/>', method))
    expect(file).toMatchObject({ lines: { 3: true }, counts: { 3: '1/2' }, functions: { '3:f': true } })
  })
})

describe('branches', () => {
  const line = (attributes: string, inside = '') => `<line number="4" hits="1" ${attributes}>${inside}</line>`
  const condition = (coverage: string) => `<condition number="0" type="jump" coverage="${coverage}"/>`
  it.each([
    ['a fraction', line('branch="true" condition-coverage="50% (1/2)"'), { 4: '1/2' }],
    ['a fraction after decimals', line('branch="True" condition-coverage="66.67% (2/3)"'), { 4: '2/3' }],
    [
      'a fraction beside conditions',
      line('branch="true" condition-coverage="75% (3/4)"', condition('50%')),
      { 4: '3/4' },
    ],
    ['conditions alone', line('branch="true"', condition('50%') + condition('100%') + condition('0%')), { 4: '3/6' }],
    ['a percentage and conditions', line('branch="true" condition-coverage="50%"', condition('50.0%')), { 4: '1/2' }],
    ['conditions beyond all bounds', line('branch="true"', condition('999%')), { 4: '2/2' }],
    ['conditions that say nothing', line('branch="true"', condition('NaN')), {}],
    ['nothing but the flag', line('branch="true"'), {}],
    ['no flag', line('condition-coverage="50% (1/2)"'), { 4: '1/2' }],
    ['a flag that is off', line('branch="false" condition-coverage="50% (1/2)"', condition('50%')), {}],
  ])('are read from %s', async (_, lines, counts) => {
    expect((await only(report(lines))).counts).toEqual(counts)
  })

  it('of a line that is repeated are the fuller figures, in whatever order', async () => {
    const one = line('branch="true" condition-coverage="100% (2/2)"')
    const other = line('branch="true" condition-coverage="25% (1/4)"')
    expect((await only(report(one + other))).counts).toEqual({ 4: '2-3/4' })
    expect((await only(report(other + one))).counts).toEqual({ 4: '2-3/4' })
  })
})

describe('branches that are named where they were not taken', () => {
  const line = (fraction: string, missing: string, number = 4) =>
    `<line number="${number}" hits="1" branch="true" condition-coverage="0% (${fraction})" missing-branches="${missing}"/>`
  const missing = async (lines: string) => {
    const found = [...((await read(report(lines))).files[0]?.branches.missing ?? [])]
    return Object.fromEntries(found.flatMap(([line, [first]]) => (first === undefined ? [] : [[line, first]])))
  }

  it.each([
    ['12', line('1/2', '12'), { 4: { names: ['12'], total: 2, alone: true } }],
    ['several, and the exit', line('1/4', '12, exit,3'), { 4: { names: ['12', 'exit', '3'], total: 4, alone: true } }],
    [
      'of two lines',
      line('0/1', 'exit') + line('1/2', '9', 8),
      {
        4: { names: ['exit'], total: 1, alone: true },
        8: { names: ['9'], total: 2, alone: true },
      },
    ],
    ['fewer than there are', line('0/2', '12'), {}],
    ['more than there are', line('1/2', '12,13'), {}],
    ['two of one name', line('0/2', 'exit,exit'), {}],
    ['where all were taken', line('2/2', '12'), {}],
    ['of a line that is repeated', line('0/2', '12,13') + line('0/2', '12,13'), {}],
    ['of a line that is repeated twice', line('0/2', '12,13').repeat(3), {}],
    ['thousands', line('0/9999', Array.from({ length: 9999 }, (_, index) => index).join()), {}],
  ])('are read: %s', async (_, lines, names) => {
    expect(await missing(lines)).toEqual(names)
  })

  it('belongs to its own file only', async () => {
    const of = (name: string, line: string) => `<class filename="${name}"><lines>${line}</lines></class>`
    const classes = of('a.py', line('1/2', '')) + of('b.py', line('1/2', 'exit')) + of('c.py', line('1/2', ''))
    const { files } = await read(
      `<coverage><packages><package><classes>${classes}</classes></package></packages></coverage>`,
    )
    expect(files.map(({ branches }) => branches.missing.size)).toEqual([0, 1, 0])
  })

  it('merge exactly', async () => {
    const [a, b] = await Promise.all(
      ['12,13', '13,14'].map(async names => (await read(report(line('1/3', names)))).files[0]),
    )
    const merged = mergeFiles(a as FileCoverage, b as FileCoverage)
    expect(totalsOf(merged).branches).toEqual({ covered: 2, total: 3 })
    expect(totalsOf(mergeFiles(merged, a as FileCoverage))).toEqual(totalsOf(merged))
  })
})

describe('methods', () => {
  const method = (name: string, ...lines: string[]) =>
    `<method name="${name}" signature="()V"><lines>${lines.join('')}</lines></method>`
  it.each([
    ['entered', method('f', '<line number="3" hits="0"/>', '<line number="4" hits="1"/>'), { '3:f': true }],
    ['never entered', method('f', '<line number="3" hits="0"/>'), { '3:f': false }],
    ['without a line', method('f'), {}],
    [
      'of one name at two lines',
      method('f', '<line number="3" hits="0"/>') + method('f', '<line number="9" hits="1"/>'),
      { '3:f': false, '9:f': true },
    ],
    [
      'that are listed twice',
      method('f', '<line number="3" hits="1"/>') + method('f', '<line number="3" hits="0"/>'),
      { '3:f': true },
    ],
    ['without a name', '<method><lines><line number="3" hits="1"/></lines></method>', { '3:': true }],
  ])('%s are read', async (_, methods, functions) => {
    expect((await only(report('<line number="3" hits="1"/>', methods))).functions).toEqual(functions)
  })
})

describe('sources', () => {
  it('are all kept, without the white space around them', async () => {
    const { roots } = await read(
      '<coverage><sources><source>\n /a b/c </source><source/><source>C:\\d</source><source><![CDATA[/x]]>&amp;y</source></sources></coverage>',
    )
    expect(roots).toEqual(['/a b/c', 'C:\\d', '/x&y'])
  })

  it('are refused beyond a thousand', async () => {
    const error = await refusal(read(`<coverage><sources>\n${'<source>a</source>'.repeat(1001)}</sources></coverage>`))
    expect(error).toMatchObject({ message: 'has more than 1000 <source> elements', line: 2 })
  })
})

describe('the percentage of the tool', () => {
  const lines = (covered: number, total: number) =>
    Array.from({ length: total }, (_, index) => `<line number="${index + 1}" hits="${index < covered ? 1 : 0}"/>`).join(
      '',
    )
  const python = (body: string) =>
    body.replace('<packages>', '<!-- Generated by coverage.py: https://coverage.readthedocs.io --><packages>')
  it.each([
    ['coverage.py', python(report(lines(2999, 3000))), '99'],
    ['coverage.py', python(report(lines(1, 3000))), '1'],
    ['coverage.py', python(report(lines(0, 3000))), '0'],
    ['coverage.py', python(report(lines(3, 3))), '100'],
    ['coverage.py', python(report(lines(1, 8))), '12'],
    ['coverage.py', python(report(lines(3, 8))), '38'],
    [
      'coverage.py',
      python(report(lines(6, 7).replace('hits="1"', 'hits="1" branch="true" condition-coverage="50% (1/2)"'))),
      '78',
    ],
    ['gcovr', report(lines(2999, 3000), '', 'version="gcovr 8.8"'), '99.9'],
    ['gcovr', report(lines(1, 16), '', 'version="gcovr 8.8"'), '6.2'],
    // A line of a template counts once for each instantiation.
    ['gcovr', report(lines(50, 65), '', 'lines-covered="61" lines-valid="77" version="gcovr 8.8"'), '79.2'],
    ['gcovr', report(lines(1, 2), '', 'lines-covered="3" lines-valid="2" version="gcovr 8.8"'), '50.0'],
    ['istanbul', report(lines(2999, 3000), '', 'version="0.1"'), '99.96'],
    ['istanbul', report(lines(4, 5), '', 'version="0.1"'), '80'],
    ['coverlet', report(lines(4, 5), '', 'version="1.9" line-rate="0.8123"'), '81.23'],
    ['coverlet', report(lines(4, 5), '', 'version="1.9" line-rate="0.28989999999999999"'), '28.99'],
    ['coverlet', report(lines(4, 5), '', 'version="1.9" line-rate="0.8"'), '80'],
    ['gocover-cobertura', report(lines(4, 5), '', 'version="" line-rate="0.78435516" complexity="0"'), '78.435516'],
    ['cobertura', report(lines(4, 5), '', 'version="1.9" line-rate="0.853763" complexity="1"'), '85.3763'],
    ['cobertura', report(lines(4, 5), '', 'version="2.1.1" line-rate="0.8123"'), '81.23'],
    ['cobertura', report(lines(4, 5), '', 'version="2.1.1" line-rate="1.0E-4"'), '0.01'],
  ])('%s is as it prints it', async (tool, text, percent) => {
    expect((await read(text)).native).toEqual({ tool, percent })
  })

  it('is none where the root does not say who wrote it', async () => {
    expect((await read(report(lines(1, 2)))).native).toBeNull()
    expect((await read(report('', '', 'version="0.1"'))).native).toBeNull()
  })
})

describe('encodings', () => {
  const body = report('<line number="1" hits="1"/>').replace('src/A.cs', 'src/Jürgen.cs')
  const declared = (encoding: string) => body.replace('version="1.0"', `version="1.0" encoding="${encoding}"`)
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
  it.each([
    ['UTF-8', Buffer.from(body)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${declared('utf-8')}`)],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['Windows-1252 in single quotes', Buffer.from(declared('x').replace('"x"', "'windows-1252'"), 'latin1')],
    ['UTF-16, little end first', Buffer.from(`\ufeff${declared('utf-16')}`, 'utf16le')],
    ['UTF-16, big end first', swapped(Buffer.from(`\ufeff${declared('utf-16')}`, 'utf16le'))],
    ['UTF-8 that calls itself UTF-16, as a StringWriter of .NET writes it', Buffer.from(declared('utf-16'))],
  ])('are read: %s', async (_, bytes) => {
    expect((await readText(bytes)).files.map(file => file.path)).toEqual(['src/Jürgen.cs'])
  })

  it('are refused where they are unknown', async () => {
    const error = await refusal(read(declared('klingon')))
    expect(error).toMatchObject({ message: 'declares the encoding "klingon", which is unknown', line: 1 })
  })
})

describe('what is refused', () => {
  const lolz = Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`).join('')
  it.each([
    [
      'a Clover report',
      '<coverage generated="1">\n<project timestamp="1"/></coverage>',
      2,
      'is a Clover report: its format is clover, not cobertura',
    ],
    ['a JaCoCo report', '<?xml version="1.0"?>\n<report name="x"/>', 2, 'its format is jacoco, not cobertura'],
    ['an OpenCover report', '\n<CoverageSession/>', 2, 'its format is opencover, not cobertura'],
    [
      'a report of Sonar',
      '<coverage version="1">\n<file path="x"/></coverage>',
      2,
      'its format is sonar, not cobertura',
    ],
    ['any other document', '\n<testsuites/>', 2, 'has the root element <testsuites>, where Cobertura has <coverage>'],
    ['a root by the name of a method', '\n<constructor/>', 2, 'has the root element <constructor>'],
    [
      'a class in a class',
      document('\n<class filename="a"><class filename="b"/></class>'),
      4,
      'a <class> within another',
    ],
    ['a class without a file', document('\n<class name="A"/>'), 4, 'has a <class> without a filename'],
    ['a class of an empty file', document('\n<class filename=""/>'), 4, 'has a <class> without a filename'],
    ['a line without a number', report('\n<line hits="1"/>'), 4, 'has null where a line number belongs'],
    ['a line number of words', report('\n<line number="one" hits="1"/>'), 4, '"one" where a line number belongs'],
    [
      'a line number beyond 31 bits',
      report('\n<line number="2147483648" hits="1"/>'),
      4,
      'where a line number belongs',
    ],
    ['hits that are missing', report('\n<line number="1"/>'), 4, 'has null where a number of hits belongs'],
    ['hits of words', report('\n<line number="1" hits="often"/>'), 4, '"often" where a number of hits belongs'],
    [
      'hits of a million digits and a letter',
      report(`\n<line number="1" hits="${'1'.repeat(1_000_000)}x"/>`),
      4,
      'hits belongs',
    ],
    [
      'more branches taken than there are',
      report('\n<line number="1" hits="1" branch="true" condition-coverage="(3/2)"/>'),
      4,
      'claims 3 of 2 branches',
    ],
    ['an entity of nobody', '<coverage\n v="&x;"/>', 2, '&x; is none of the five entities of XML'],
    ['an entity of its own', `<!DOCTYPE coverage [\n<!ENTITY x "1">]><coverage v="&x;"/>`, 2, 'declares entities'],
    [
      'a file of this machine',
      `<!DOCTYPE coverage [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><coverage><sources><source>&x;</source></sources></coverage>`,
      2,
      'declares entities of its own',
    ],
    [
      'a billion laughs',
      `<!DOCTYPE coverage [\n<!ENTITY lol0 "lol">${lolz}]><coverage><source>&lol9;</source></coverage>`,
      2,
      'declares entities of its own',
    ],
    ['elements in elements without end', `<coverage>\n${'<a>'.repeat(100_000)}`, 2, 'nests elements deeper than 64'],
    ['an element that is not closed', '<coverage>\n<packages>\n</coverage>', 3, 'is not well-formed XML'],
    ['two roots', '<coverage/>\n<coverage/>', 2, 'is not well-formed XML'],
    ['an attribute without quotes', '<coverage\n a=1/>', 2, 'is not well-formed XML'],
    ['an attribute that is given twice', '<coverage\n a="1" a="2"/>', 2, 'is not well-formed XML'],
    ['a zero byte', '<coverage>\n\0</coverage>', 2, 'is not well-formed XML'],
    ['a zero byte in other words', '<coverage>\n&#0;</coverage>', 2, 'is not well-formed XML'],
  ])('is %s', async (_, text, line, message) => {
    const error = await refusal(read(text))
    expect(error.message).toContain(message)
    expect(error.line).toBe(line)
    expect(error.column).toBeGreaterThan(0)
    expect(error.message.length).toBeLessThan(400)
  })

  it.each([
    ['an attribute', '<coverage a="', 'x'],
    ['an attribute with >, which XML allows there', '<coverage a="', 'x>'],
    ['attributes', '<coverage ', null],
    ['a text', '<coverage>', 'x '],
    ['a text with >', '<coverage>', '> '],
    ['a name', '<coverage><', 'x'],
    ['an entity', '<coverage>&', 'x'],
    ['a comment', '<coverage><!--', ' > '],
    ['a CDATA section', '<coverage><![CDATA[', ']>'],
    ['a processing instruction', '<coverage><?x ', ' >'],
    ['a document type', '<!DOCTYPE coverage [', '<!-- > -->'],
    ['an XML declaration', '<?xml version="1', '1'],
  ])('is %s without an end, before all of it is read', async (_, beginning, repeated) => {
    let given = 0
    async function* endless() {
      yield Buffer.from(beginning)
      for (; given < 1000; given += 1) {
        const attributes = Array.from({ length: 4096 }, (_, index) => `a${given}b${index}="1>" `).join('')
        yield Buffer.from(repeated === null ? attributes : repeated.repeat(65_536 / repeated.length))
      }
    }
    expect((await refusal(readCobertura(endless()))).line).toBe(1)
    expect(given).toBeLessThan(30)
  })

  it('is not a long report of short elements', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `<line number="${index}" hits="1"/>`).join('')
    expect(Object.keys((await only(report(lines))).lines)).toHaveLength(60_000)
  })
})

describe('real reports', () => {
  const names = [
    'coveragepy/branch.xml',
    'gcovr/cobertura.xml',
    'nyc/cobertura-coverage.xml',
    'c8/cobertura-coverage.xml',
  ]
  const whole = names.map(name => fixture(name))

  it.each(names)('%s is refused with its line, wherever it is cut off', async name => {
    const bytes = fixture(name)
    const end = bytes.lastIndexOf('>')
    let refused = 0
    for (let cut = 97; cut <= end; cut += 97) {
      const error = await refusal(
        readText(bytes.subarray(0, cut)).catch(refused =>
          Promise.reject(Object.assign(new ReportRefused(''), refused)),
        ),
      )
      expect(error.line).toBeGreaterThan(0)
      refused += 1
    }
    expect(refused).toBeGreaterThan(100)
  })

  it('give the same as the whole wherever they are cut into pieces', async () => {
    const bytes = Buffer.from(
      report(
        '<line number="1" hits="1"/>',
        '<method name="日本 😀 é &lt;init&gt;"><lines><line number="1" hits="1"/></lines></method>',
      ),
    )
    const whole = (await read(bytes)).files.map(plain)
    expect(whole).toMatchObject([{ functions: { '1:日本 😀 é <init>': true } }])
    for (let cut = 1; cut < bytes.length; cut += 1) expect((await read(bytes, cut)).files.map(plain)).toEqual(whole)
    expect((await read(bytes, ...bytes.keys())).files.map(plain)).toEqual(whole)
  })

  it('are read or refused, whatever happened to them on the way', async () => {
    const change = fc.record({
      kind: fc.constantFrom('flip', 'delete', 'duplicate', 'insert', 'digit', 'drop line', 'repeat line'),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      length: fc.integer({ min: 1, max: 40 }),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    // The first class is enough: every element of a dialect is in it, and ten thousand of them take seconds.
    const small = whole.map(bytes => {
      const end = bytes.indexOf('</class>') + '</class>'.length
      return Buffer.concat([bytes.subarray(0, end), Buffer.from('</classes></package></packages></coverage>\n')])
    })
    let survived = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...small),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (original, changes) => {
          const mutated = changes.reduce(changed, original)
          const got = await read(mutated).catch((error: unknown) => error)
          if (got instanceof ReportRefused) return
          survived += 1
          const { lines, branches, functions } = sumOf((got as Report).files.map(totalsOf))
          for (const count of [lines, branches, functions])
            expect(count?.covered ?? 0).toBeLessThanOrEqual(count?.total ?? 0)
        },
      ),
      { numRuns: 10_000, seed: 20_240_601 },
    )
    expect(survived).toBeGreaterThan(1000)
  })
})

interface Change {
  kind: string
  at: number
  length: number
  byte: number
}

function changed(bytes: Buffer, { kind, at, length, byte }: Change): Buffer {
  const start = Math.floor(at * bytes.length)
  const lineStart = bytes.lastIndexOf('\n', start) + 1
  const lineEnd = bytes.indexOf('\n', start) + 1 || bytes.length
  const digit = bytes.findIndex((each, index) => index >= start && each >= 0x30 && each <= 0x39)
  const replace = (from: number, to: number, ...by: Buffer[]) =>
    Buffer.concat([bytes.subarray(0, from), ...by, bytes.subarray(to)])
  const piece = bytes.subarray(start, start + length)
  if (kind === 'flip') return replace(start, start + 1, Buffer.of(byte))
  if (kind === 'delete') return replace(start, start + length)
  if (kind === 'insert') return replace(start, start, Buffer.alloc(length, byte))
  if (kind === 'duplicate') return replace(start, start, piece)
  if (kind === 'drop line') return replace(lineStart, lineEnd)
  if (kind === 'repeat line') return replace(lineStart, lineStart, bytes.subarray(lineStart, lineEnd))
  return digit < 0 ? bytes : replace(digit, digit + 1, Buffer.from(String(byte % 10)))
}
