import { describe, expect, it } from '@jest/globals'
import { readSonar } from '../../../src/coverage/formats/sonar.js'
import type { FileCoverage } from '../../../src/coverage/model.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { totalsOf } from '../../../src/coverage/totals.js'
import { fixture, pieces, plain, readText, refusal } from '../../support/reports.js'

const read = (text: string | Uint8Array, ...cuts: number[]) => readSonar(pieces(text, ...cuts))
const document = (files: string) => `<coverage version="1">${files}</coverage>`
const file = (lines: string, path = 'src/a.ts') => `<file path="${path}">${lines}</file>`
const line = (attributes: string) => document(file(`<lineToCover ${attributes}/>`))

async function only(text: string): Promise<FileCoverage> {
  const { files } = await read(text)
  expect(files).toHaveLength(1)
  return files[0] as FileCoverage
}

describe('a file', () => {
  it('has lines, and numbers of branches', async () => {
    const found = await only(
      document(
        file(
          '<lineToCover lineNumber="8" covered="false"/><lineToCover lineNumber="3" covered="true" branchesToCover="4" coveredBranches="1"/><lineToCover lineNumber="5" covered="true" branchesToCover="2"/>',
        ),
      ),
    )
    expect(plain(found)).toEqual({
      path: 'src/a.ts',
      lines: { 3: true, 5: true, 8: false },
      arms: {},
      counts: { 3: '1/4', 5: '0/2' },
      functions: {},
    })
    expect(totalsOf(found)).toMatchObject({ functions: null, statements: null })
  })

  it('may come twice, and name a line twice', async () => {
    const found = await only(
      document(
        file('<lineToCover lineNumber="3" covered="false"/><lineToCover lineNumber="3" covered="true"/>') +
          file('<lineToCover lineNumber="4" covered="false"/><lineToCover lineNumber="3" covered="false"/>'),
      ),
    )
    expect(plain(found).lines).toEqual({ 3: true, 4: false })
  })

  it('may be empty', async () => {
    expect(plain(await only(document(file(''))))).toMatchObject({ lines: {}, counts: {} })
  })

  it('is told by its root and what stands in it, also where that is empty', async () => {
    expect((await readText(fixture('sonar/gcovr-a.xml'))).format).toBe('sonar')
    await expect(readText('<coverage version="1"/>')).rejects.toMatchObject({ message: 'lists no file at all' })
  })
})

describe('the percentage', () => {
  const native = async (covered: number, lines: number, taken: number, branches: number) => {
    const each = Array.from(
      { length: lines },
      (_, index) =>
        `<lineToCover lineNumber="${index + 1}" covered="${index < covered}"${index === 0 ? ` branchesToCover="${branches}" coveredBranches="${taken}"` : ''}/>`,
    )
    return (await read(document(file(each.join(''))))).native
  }

  it.each([
    [3, 4, 1, 2, '66.7'],
    [1, 2, 0, 0, '50.0'],
    [4, 4, 2, 2, '100'],
    [0, 4, 0, 0, '0.0'],
    // An exact half goes up: 6.25.
    [1, 16, 0, 0, '6.3'],
    [1, 10, 1999, 1990, null],
    [1, 1, 1998, 1999, '100'],
    [1, 1, 1997, 1999, '99.9'],
  ])('of %d of %d lines and %d of %d branches is %s', async (covered, lines, taken, branches, percent) => {
    const found = native(covered, lines, taken, branches)
    if (percent === null) await expect(found).rejects.toThrow('claims 1999 of 1990 branches')
    else expect(await found).toEqual({ tool: 'sonar', percent })
  })

  it('is not claimed where there is nothing', async () => {
    expect((await read(document(file('')))).native).toBeNull()
  })
})

describe('what is no report of the format', () => {
  it.each([
    ['<report/>', 'has the root element <report>, where Sonar has <coverage>'],
    [document('<file/>'), 'has a <file> without a path'],
    [line('covered="true"'), 'has null where a line number belongs'],
    [line('lineNumber="1.5" covered="true"'), 'has "1.5" where a line number belongs'],
    [line('lineNumber="3"'), 'has null where covered="true" or "false" belongs'],
    [line('lineNumber="3" covered="1"'), 'has "1" where covered="true" or "false" belongs'],
    [line('lineNumber="3" covered="true" branchesToCover="-2"'), 'has "-2" where a number belongs'],
    [line('lineNumber="3" covered="true" branchesToCover="1" coveredBranches="2"'), 'claims 2 of 1 branches'],
  ])('is refused: %s', async (text, message) => {
    expect((await refusal(read(text))).message).toBe(message)
  })

  it('is refused where it ends too early', async () => {
    const bytes = fixture('sonar/gcovr-a.xml')
    await expect(read(bytes.subarray(0, bytes.length / 2))).rejects.toThrow(ReportRefused)
  })
})
