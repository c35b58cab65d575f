import { describe, expect, it } from '@jest/globals'
import { type PartReader, partReaders, readers } from '../../../src/coverage/formats/readers.js'
import { partsOf } from '../../../src/coverage/parts.js'
import { READ_TASK, type ReadReport, readReport, readTask } from '../../../src/coverage/read.js'
import { readReports } from '../../../src/coverage/read-all.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { sumOf, totalsOf } from '../../../src/coverage/totals.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { Task } from '../../../src/gate/ports.js'
import { MemoryFiles, memoryPorts, memoryWorkers } from '../../support/memory.js'
import { mutated, randomOf } from '../../support/mutations.js'
import { fixture, pieces, plain } from '../../support/reports.js'

// The beginning tells the encoding.
const START = 1000

type Format = 'lcov' | 'cobertura'

/** The report from its parts, cut at the first boundaries after these offsets; null where any of them is refused. */
async function joined(format: Format, bytes: Buffer, offsets: number[]) {
  const reader = (await partReaders[format]?.()) as PartReader
  const cuts = offsets.flatMap(offset => {
    const boundary = reader.boundary(bytes.subarray(offset))
    return boundary === null ? [] : [offset + boundary]
  })
  if (cuts.length === 0) return { report: null, cuts: 0 }
  const bounds = [0, ...new Set(cuts.sort((a, b) => a - b)), bytes.length]
  try {
    const parts = await Promise.all(
      bounds.slice(1).map((to, index) => {
        const place = index === 0 ? 'first' : index === bounds.length - 2 ? 'last' : 'within'
        return reader.read(pieces(bytes.subarray(bounds[index], to)), place)
      }),
    )
    return { report: reader.join(parts), cuts: bounds.length - 2 }
  } catch (error) {
    if (error instanceof ReportRefused) return null
    throw error
  }
}

async function whole(format: Format, bytes: Buffer) {
  try {
    return await (await readers[format]())(pieces(bytes))
  } catch (error) {
    if (error instanceof ReportRefused) return null
    throw error
  }
}

const shown = (report: Awaited<ReturnType<typeof whole>>) =>
  report === null ? null : { ...report, files: report.files.map(plain) }

const REPORTS: [Format, string][] = [
  ['lcov', 'lcov/branch.info'],
  ['lcov', 'coveragepy/branch.lcov'],
  ['cobertura', 'coveragepy/branch.xml'],
  ['cobertura', 'gcovr/cobertura.xml'],
  ['cobertura', 'nyc/cobertura-coverage.xml'],
]

describe('a report in parts', () => {
  it.each(REPORTS)('is the same wherever it is cut: %s, %s', async (format, name) => {
    const bytes = fixture(name)
    const expected = shown(await whole(format, bytes))
    const random = randomOf(1)
    let cuts = 0
    for (let run = 0; run < 40; run += 1) {
      const offsets = Array.from(
        { length: 1 + Math.floor(random() * 4) },
        () => START + Math.floor(random() * (bytes.length - START)),
      )
      const found = await joined(format, bytes, offsets)
      if (found?.cuts === 0) continue
      if (found === null) throw new Error(`a part of ${name} was refused`)
      cuts += found.cuts
      expect(shown(found.report)).toEqual(expected)
    }
    expect(cuts).toBeGreaterThan(20)
  })

  it.each(REPORTS)('with anything wrong is refused, or the same: %s, %s', async (format, name) => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = randomOf(seed)
      const bytes = mutated(fixture(name), random)
      const found = await joined(format, bytes, [Math.floor(random() * bytes.length)])
      if (found === null || found.cuts === 0) continue
      expect({ seed, report: shown(found.report) }).toEqual({ seed, report: shown(await whole(format, bytes)) })
    }
  })

  it.each([
    ['a comment', '<!-- <class filename="b"> -->'],
    ['CDATA', '<![CDATA[<class filename="b">]]>'],
    ['another element', '<other><class filename="b"/></other>'],
    ['another class', '<class filename="c"><lines/><class filename="b"/></class>'],
  ])('is not cut in %s', async (_, text) => {
    const xml = `<coverage><packages><package><classes><class filename="a"><lines/></class>${text}</classes></package></packages></coverage>`
    const bytes = Buffer.from(xml.padStart(2000))
    expect(await joined('cobertura', bytes, [bytes.indexOf(text) + 3])).toBeNull()
  })

  it('is not one of another encoding', async () => {
    const xml = '<?xml version="1.0" encoding="iso-8859-1"?><coverage><packages><package><classes>'
    const classes = Array.from({ length: 200 }, (_, at) => `<class filename="\xe9${at}"><lines/></class>`).join('')
    const bytes = Buffer.from(`${xml}${classes}</classes></package></packages></coverage>`, 'latin1')
    expect((await whole('cobertura', bytes))?.files).toHaveLength(200)
    expect(await joined('cobertura', bytes, [4000])).toBeNull()
  })
})

describe('lines that are read straight from the bytes', () => {
  // A second space leaves them to the scanner.
  const slowly = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('<line ', '<line  '), 'latin1')

  it.each(REPORTS.filter(([format]) => format === 'cobertura'))(
    'are what the scanner says: %s, %s',
    async (_, name) => {
      const bytes = fixture(name)
      expect(shown(await whole('cobertura', bytes))).toEqual(shown(await whole('cobertura', slowly(bytes))))
      for (let seed = 1; seed <= 150; seed += 1) {
        const wrong = mutated(bytes, randomOf(seed))
        const [quick, slow] = [shown(await whole('cobertura', wrong)), shown(await whole('cobertura', slowly(wrong)))]
        expect({ seed, report: quick }).toEqual({ seed, report: slow })
      }
    },
  )

  it.each([
    '<line number="7" hits="3"/>',
    '<line number="7" hits="0" />',
    '<line number="7" hits="3" branch="false"/>',
    '<line number="7" hits="3" branch="true" condition-coverage="50% (1/2)"/>',
    '<line number="7" hits="3" branch="true" condition-coverage="0% (0/0)"/>',
    '<line number="7" hits="3" branch="true" condition-coverage="50% (1/2)" missing-branches="9"/>',
    '<line number="007" hits="000"/>',
    '<line number="1234567890" hits="1234567890"/>',
    '<line number="7" hits="3"></line>',
    '<line number="7" hits="3">text</line>',
    '<line number="7" hits="3"/>text',
  ])('are whole: %s', async line => {
    const xml = (text: string) =>
      Buffer.from(
        `<coverage><packages><package><classes><class filename="a"><lines>${text}\n</lines></class></classes></package></packages></coverage>`,
      )
    expect(shown(await whole('cobertura', xml(line)))).toEqual(shown(await whole('cobertura', slowly(xml(line)))))
    expect(await whole('cobertura', xml(line))).not.toBeNull()
  })
})

/** What a report says, in a few words: it is too large to be compared item by item. */
function digest(read: ReadReport) {
  if ('refused' in read) return read
  const { files, ...rest } = read.report
  return { ...rest, paths: files.map(({ path }) => path), totals: sumOf(files.map(totalsOf)) }
}

describe('a large report', () => {
  // Comments make it large, and are soon read.
  const record = (file: number) => `SF:src/${file}.py\n# ${'x'.repeat(700_000)}\nDA:1,1\nDA:2,0\nend_of_record\n`
  const large = Array.from({ length: 26 }, (_, file) => record(file)).join('')
  const path = 'lcov.info' as RepoPath

  it('is cut where that is worth it', async () => {
    const files = new MemoryFiles({ 'lcov.info': large, 'small.info': 'SF:a\nDA:1,1\nend_of_record\n' })
    const parts = await partsOf({ path, format: 'auto' }, 3, files)
    expect(parts?.map(({ place }) => place)).toEqual(['first', 'within', 'last'])
    expect(parts?.map(({ from, to }) => to - from).reduce((a, b) => a + b)).toBe(large.length)
    expect(await partsOf({ path, format: 'auto' }, 1, files)).toBeNull()
    expect(await partsOf({ path: 'small.info' as RepoPath, format: 'auto' }, 3, files)).toBeNull()
  })

  it.each([
    ['as it is', large],
    ['and cut off', large.slice(0, -20)],
    ['and wrong in the middle', `${large.slice(0, large.length / 2)}\nDA:x,1\n${large.slice(large.length / 2)}`],
  ])('is read by threads as by one: %s', async (_, content) => {
    const files = new MemoryFiles({ 'lcov.info': content })
    const workers = memoryWorkers({ [READ_TASK]: readTask as Task }, files)
    const [found] = await readReports([{ path, format: 'auto' }], memoryPorts({ files, workers }))
    expect(digest(found as ReadReport)).toEqual(digest(await readReport({ path, format: 'auto' }, { files })))
  })
})
