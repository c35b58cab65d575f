import { type LineReader, LONGEST_LINE, readLines } from '../lines.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, type FileCoverage, LineCollector, MAX_LINE, type Native, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { add, countLines } from '../totals.js'
import { hasRun } from './hits.js'
import { printed } from './printed.js'

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

/** What is being read of one `SF` section. */
interface Section {
  path: string
  lines: LineCollector
  arms: Map<string, boolean>
  /** Functions by name, in the order in which they are declared: a name may stand at several lines. */
  declared: Map<string, number[]>
  calls: Map<string, boolean[]>
  groups: Map<string, { line: number; called: boolean }>
}

class LcovReader implements LineReader {
  private readonly files: FileCoverage[] = []
  private section: Section | null = null
  private number = 0

  /** `DA:<line>,<count>` with nothing but digits, which nine of ten lines are: no text is made of those. */
  fast(bytes: Uint8Array, start: number): number {
    if (bytes[start] !== 68 || bytes[start + 1] !== 65 || bytes[start + 2] !== 58 || this.section === null) return 0
    let at = start + 3
    let line = 0
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) line = line * 10 + digit
    const comma = at
    if (bytes[comma] !== 44 || comma === start + 3 || comma > start + 13 || line > MAX_LINE) return 0
    let covered = false
    for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) covered ||= digit > 0
    if (at === comma + 1 || bytes[at] !== 10) return 0
    this.number += 1
    this.section.lines.add(line, covered)
    return at + 1
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
        this.files.push(fileOf(this.inSection(tag)))
        this.section = null
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
    this.inSection('DA').lines.add(this.lineNumber(rest.slice(0, first)), this.ran(count))
  }

  /** `BRDA:<line>,[e|f|U]<block>,<branch>,<taken>`; the branch may be an expression with commas. */
  private branch(rest: string): void {
    const match = /^([^,]*),([^,]*),(.*),([^,]*)$/s.exec(rest)
    if (match === null) throw this.refusal('must be BRDA:<line>,<block>,<branch>,<taken>')
    const [, lineText, block, branch, taken] = match as unknown as [string, string, string, string, string]
    const { arms } = this.inSection('BRDA')
    const key = `${this.lineNumber(lineText)},${block},${branch}`
    // A branch marked U is one that cannot be reached: lcov 2 lists it and leaves it out of its totals.
    if (!block.includes('U')) arms.set(key, (taken !== '-' && this.ran(taken)) || arms.get(key) === true)
  }

  /** `FN:<line>,[<end>,]<name>` or, from lcov 2.2, `FNL:<group>,<line>[,<end>]`. */
  private declaration(tag: 'FN' | 'FNL', rest: string): void {
    const section = this.inSection(tag)
    const match = tag === 'FN' ? /^(\d+),(?:\d+,)?(.+)$/s.exec(rest) : /^(\d+),(\d+)(?:,\d+)?$/.exec(rest)
    if (match === null) throw this.refusal(tag === 'FN' ? 'must be FN:<line>,<name>' : 'must be FNL:<group>,<line>')
    const [, first, second] = match as unknown as [string, string, string]
    if (tag === 'FNL') section.groups.set(first, { line: this.lineNumber(second), called: false })
    else append(section.declared, second, this.lineNumber(first))
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
      append(section.calls, name, ran)
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

/** The digit in ASCII at an offset, or -1. */
function digitAt(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] ?? 0) - 48
  return digit <= 9 ? Math.max(digit, -1) : -1
}

function newSection(path: string): Section {
  return { path, lines: new LineCollector(), arms: new Map(), declared: new Map(), calls: new Map(), groups: new Map() }
}

function fileOf(section: Section): FileCoverage {
  const functions = new Map<string, boolean>()
  for (const [name, lines] of section.declared) {
    const calls = section.calls.get(name) ?? []
    lines.forEach((line, index) => {
      // As many counts as declarations pair up in order; otherwise any count speaks for all of that name.
      const called = calls.length === lines.length ? calls[index] === true : calls.includes(true)
      functions.set(`${line}:${name}`, called || functions.get(`${line}:${name}`) === true)
    })
  }
  for (const [name, calls] of section.calls) {
    if (!section.declared.has(name)) functions.set(`0:${name}`, calls.includes(true))
  }
  // lcov takes groups that begin on the same line for one function.
  for (const { line, called } of section.groups.values()) {
    functions.set(`${line}:`, called || functions.get(`${line}:`) === true)
  }
  const branches = { ...emptyBranches(), arms: section.arms }
  return { path: section.path, lines: section.lines.lines(), branches, functions }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

/** `lcov --summary` prints one decimal, and neither 100 nor 0 unless it is exactly that. */
function nativeOf(files: FileCoverage[]): Native | null {
  const { covered, total } = files.map(countLines).reduce(add, { covered: 0, total: 0 })
  if (total === 0) return null
  const rounded = printed((100 * covered) / total, 1)
  const clamped = rounded === '100.0' && covered < total ? '99.9' : rounded === '0.0' && covered > 0 ? '0.1' : rounded
  return { tool: 'lcov', percent: clamped }
}
