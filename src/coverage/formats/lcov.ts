import { type LineReader, LONGEST_LINE, readLines } from '../lines.js'
import { mergeRepeated } from '../merge.js'
import { armKey, emptyBranches, emptyFile, type FileCoverage, MAX_LINE, type Native, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector } from '../rows.js'
import { add } from '../tally.js'
import { countLines } from '../totals.js'
import { hasRun } from './hits.js'
import { type FunctionRecords, lcovFunctions } from './lcov-functions.js'
import { QuickRecords } from './lcov-quick.js'
import { printed } from './printed.js'
import type { PartReader } from './readers.js'

/**
 * Reads an lcov tracefile, 1.x or 2.x, as geninfo(1) describes it. A count is any number that C prints; `-`, zero and
 * negative counts mean "not run". Checksums, test names, versions, MC/DC records and the file's own sums are left aside.
 *
 * @throws ReportRefused
 */
export async function readLcov(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new LcovReader()
  await readLines(pieces, reader)
  const files = mergeRepeated(reader.end())
  return { format: 'lcov', roots: [], files, native: nativeOf(files) }
}

/** A part begins after an `end_of_record`: nothing of what stands before matters there. */
export const lcovParts: PartReader = {
  boundary(bytes) {
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('\nend_of_record\n')
    return end < 0 ? null : end + '\nend_of_record\n'.length
  },
  read: readLcov,
  join(parts) {
    const files = mergeRepeated(parts.flatMap(part => part.files))
    return { format: 'lcov', roots: [], files, native: nativeOf(files) }
  },
}

/** What is being read of one `SF` section. */
interface Section extends FunctionRecords {
  path: string
  /** Branches that are not named by two small numbers. */
  named: Map<string, boolean>
}

class LcovReader implements LineReader {
  private readonly files: FileCoverage[] = []
  private readonly lines = new FlagCollector()
  private readonly arms = new FlagCollector()
  private readonly quick = new QuickRecords(this.lines, this.arms)
  private section: Section | null = null
  private number = 0

  /** `DA` and `BRDA` records of nothing but digits, which nine of ten lines are: no text is made of those. */
  fast(bytes: Uint8Array, start: number): number {
    if (this.section === null) return 0
    let end = 0
    for (let next = this.quick.end(bytes, start); next > 0; next = this.quick.end(bytes, next)) {
      this.number += 1
      end = next
    }
    return end
  }

  slow(line: string): void {
    this.number += 1
    if (line.length > LONGEST_LINE) throw this.refusal('is longer than 1 MiB')
    const colon = line.indexOf(':')
    const tag = colon < 0 ? line : line.slice(0, colon)
    const rest = line.slice(colon + 1)
    switch (tag) {
      case 'DA':
        this.line(rest)
        break
      case 'SF':
        this.begin(rest)
        break
      case 'BRDA':
        this.branch(rest)
        break
      case 'FN':
      case 'FNL':
        this.declaration(tag, rest)
        break
      case 'FNDA':
      case 'FNA':
        this.call(tag, rest)
        break
      case 'end_of_record':
        this.close(this.inSection(tag))
        break
      default:
        if (!/^([A-Z]{2,5}:|#|\s*$)/.test(line))
          throw this.refusal(`is no lcov record: ${JSON.stringify(line.slice(0, 60))}`)
    }
  }

  end(): FileCoverage[] {
    if (this.section === null) return this.files
    const message = `ends in the record of ${shown(this.section.path)}, without end_of_record: the file is cut off`
    throw new ReportRefused(message, this.number)
  }

  private refusal(problem: string): ReportRefused {
    return new ReportRefused(`line ${this.number} ${problem}`, this.number)
  }

  private close(section: Section): void {
    const branches = { ...emptyBranches(), arms: this.arms.take(), named: section.named }
    const functions = lcovFunctions(section)
    this.files.push({ ...emptyFile(section.path), lines: this.lines.takeLines(), branches, functions })
    this.section = null
  }

  private begin(path: string): void {
    if (this.section !== null) throw this.refusal(`begins a file before end_of_record of ${shown(this.section.path)}`)
    if (path.trim() === '') throw this.refusal('must be SF:<file>')
    this.section = newSection(path)
  }

  private line(rest: string): void {
    const first = rest.indexOf(',')
    const second = rest.indexOf(',', first + 1)
    const count = second < 0 ? rest.slice(first + 1) : rest.slice(first + 1, second)
    if (first < 1) throw this.refusal('must be DA:<line>,<count>')
    this.inSection('DA')
    this.lines.add(this.lineNumber(rest.slice(0, first)), this.ran(count))
  }

  /** `BRDA:<line>,[e|f|U]<block>,<branch>,<taken>`; the branch may be an expression with commas. */
  private branch(rest: string): void {
    const match = /^([^,]*),([^,]*),(.*),([^,]*)$/s.exec(rest)
    if (match === null) throw this.refusal('must be BRDA:<line>,<block>,<branch>,<taken>')
    const [, lineText, block, branch, taken] = match as unknown as [string, string, string, string, string]
    const { named } = this.inSection('BRDA')
    const line = this.lineNumber(lineText)
    const wasTaken = taken !== '-' && this.ran(taken)
    // A branch marked U is one that cannot be reached: lcov 2 lists it and leaves it out of its totals.
    if (block.includes('U')) return
    const numbered = /^\d{1,9}$/.test(block) && /^\d{1,9}$/.test(branch)
    const key = numbered ? armKey(line, Number(block), Number(branch)) : null
    if (key !== null) this.arms.add(key, wasTaken)
    else named.set(`${line},${block},${branch}`, wasTaken || named.get(`${line},${block},${branch}`) === true)
  }

  /** `FN:<line>,[<end>,]<name>` or, from lcov 2.2, `FNL:<group>,<line>[,<end>]`. */
  private declaration(tag: 'FN' | 'FNL', rest: string): void {
    const section = this.inSection(tag)
    const match = tag === 'FN' ? /^(\d+),(?:\d+,)?(.+)$/s.exec(rest) : /^(\d+),(\d+)(?:,\d+)?$/.exec(rest)
    if (match === null) throw this.refusal(tag === 'FN' ? 'must be FN:<line>,<name>' : 'must be FNL:<group>,<line>')
    const [, first, second] = match as unknown as [string, string, string]
    if (tag === 'FNL') section.groups.set(first, { line: this.lineNumber(second), called: false })
    else section.declared.push({ name: second, line: this.lineNumber(first) })
  }

  /** `FNDA:<count>,<name>` or, from lcov 2.2, `FNA:<group>,<count>,<name>`, one for each alias of a function. */
  private call(tag: 'FNDA' | 'FNA', rest: string): void {
    const section = this.inSection(tag)
    const match = (tag === 'FNDA' ? /^()([^,]+),(.+)$/s : /^(\d+),([^,]+),(.+)$/s).exec(rest)
    if (match === null)
      throw this.refusal(tag === 'FNDA' ? 'must be FNDA:<count>,<name>' : 'must be FNA:<group>,<count>,<name>')
    const [, index, count, name] = match as unknown as [string, string, string, string]
    const ran = this.ran(count)
    if (tag === 'FNDA') {
      section.calls.push({ name, called: ran })
      return
    }
    const group = section.groups.get(index)
    if (group === undefined) throw this.refusal(`counts function group ${shown(index)}, which no FNL record declares`)
    group.called ||= ran
  }

  private inSection(tag: string): Section {
    if (this.section === null) throw this.refusal(`has ${tag} outside a file: no SF record before it`)
    return this.section
  }

  private lineNumber(text: string): number {
    const line = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (line <= MAX_LINE) return line
    throw this.refusal(`has ${JSON.stringify(text.slice(0, 40))} where a line number belongs`)
  }

  private ran(count: string): boolean {
    const ran = hasRun(count)
    if (ran === null) throw this.refusal(`has ${JSON.stringify(count.slice(0, 40))} where a count belongs`)
    return ran
  }
}

/** A name from the report, short enough for a message. */
function shown(name: string): string {
  return name.length <= 200 ? name : `…${name.slice(-200)}`
}

function newSection(path: string): Section {
  return { path, named: new Map(), declared: [], calls: [], groups: new Map() }
}

/** `lcov --summary` prints one decimal, and neither 100 nor 0 unless it is exactly that. */
function nativeOf(files: FileCoverage[]): Native | null {
  const { covered, total } = files.map(countLines).reduce(add, { covered: 0, total: 0 })
  if (total === 0) return null
  const rounded = printed((100 * covered) / total, 1)
  const clamped = rounded === '100.0' && covered < total ? '99.9' : rounded === '0.0' && covered > 0 ? '0.1' : rounded
  return { tool: 'lcov', percent: clamped }
}
