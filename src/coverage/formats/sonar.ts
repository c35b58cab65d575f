import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, type Native, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import { sumOf, totalsOf } from '../totals.js'
import { type Attributes, parseXml, type XmlHandler } from '../xml.js'
import { amountOf, lineOf, textOf } from './fields.js'

/**
 * Reads a report in Sonar's generic format, version 1: lines, and numbers of branches (Sonar says conditions) for each.
 *
 * @throws ReportRefused
 */
export async function readSonar(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new SonarReader()
  await parseXml(pieces, reader)
  const files = mergeRepeated(reader.files)
  return { format: 'sonar', roots: [], files, native: nativeOf(files) }
}

class SonarReader implements XmlHandler {
  readonly files: FileCoverage[] = []
  private readonly lines = new FlagCollector()
  private readonly branches = new TallyCollector()
  private path: string | null = null

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    if (around.length === 0) {
      if (name !== 'coverage') throw new ReportRefused(`has the root element <${name}>, where Sonar has <coverage>`)
    } else if (name === 'file') this.path = textOf(attributes, name, 'path')
    else if (name === 'lineToCover' && this.path !== null) this.line(attributes)
  }

  close(name: string): void {
    if (name !== 'file' || this.path === null) return
    const branches = { ...emptyBranches(), counts: this.branches.take() }
    this.files.push({ ...emptyFile(this.path), lines: this.lines.takeLines(), branches })
    this.path = null
  }

  private line(attributes: Attributes): void {
    const line = lineOf(attributes, 'lineNumber')
    this.lines.add(line, isTrue(attributes.get('covered')))
    const total = amountOf(attributes, 'branchesToCover')
    const covered = amountOf(attributes, 'coveredBranches')
    if (covered > total) throw new ReportRefused(`claims ${covered} of ${total} branches`)
    if (total > 0) this.branches.add(line, 0, covered, total)
  }
}

function isTrue(text: string | undefined): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw new ReportRefused(`has ${JSON.stringify(text?.slice(0, 40) ?? null)} where covered="true" or "false" belongs`)
}

/** Lines and conditions together, one decimal, an exact half upwards; 100 has no decimal. */
function nativeOf(files: FileCoverage[]): Native | null {
  const { lines, branches } = sumOf(files.map(totalsOf))
  const covered = BigInt(lines.covered) + BigInt(branches?.covered ?? 0)
  const total = BigInt(lines.total) + BigInt(branches?.total ?? 0)
  if (total === 0n) return null
  const tenths = (2000n * covered + total) / (2n * total)
  return { tool: 'sonar', percent: tenths === 1000n ? '100' : `${tenths / 10n}.${tenths % 10n}` }
}
