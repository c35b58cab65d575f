import { type FunctionSet, functionLine, functionSet } from '../functions.js'
import { digitAt, type LineReader, LONGEST_LINE, readLines } from '../lines.js'
import { mergeRepeated } from '../merge.js'
import { armKey, emptyBranches, emptyFile, type FileCoverage, MAX_LINE, type Native, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { FlagCollector } from '../rows.js'
import { add, countLines } from '../totals.js'
import { hasRun } from './hits.js'
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

const LONGEST_SUM = 30

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
interface Section {
  path: string
  /** Branches that are not named by two small numbers. */
  named: Map<string, boolean>
  /** Functions and counts of their calls, each in the order in which they come. */
  declared: { name: string; line: number }[]
  calls: { name: string; called: boolean }[]
  groups: Map<string, { line: number; called: boolean }>
}

class LcovReader implements LineReader {
  private readonly files: FileCoverage[] = []
  private readonly lines = new FlagCollector()
  private readonly arms = new FlagCollector()
  private section: Section | null = null
  private number = 0

  /** `DA` and `BRDA` records of nothing but digits, which nine of ten lines are: no text is made of those. */
  fast(bytes: Uint8Array, start: number): number {
    if (this.section === null) return 0
    let end = 0
    for (let next = this.fastRecord(bytes, start); next > 0; next = this.fastRecord(bytes, next)) {
      this.number += 1
      end = next
    }
    return end
  }

  private fastRecord(bytes: Uint8Array, start: number): number {
    const first = bytes[start]
    if (first === 68) return this.fastLine(bytes, start)
    return first === 66 && bytes[start + 2] === 68 ? this.fastBranch(bytes, start) : endOfSum(bytes, start)
  }

  /** `DA:<line>,<count>` */
  private fastLine(bytes: Uint8Array, start: number): number {
    if (bytes[start + 1] !== 65 || bytes[start + 2] !== 58) return 0
    let at = start + 3
    let line = 0
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) line = line * 10 + digit
    const comma = at
    if (bytes[comma] !== 44 || comma === start + 3 || comma > start + 13 || line > MAX_LINE) return 0
    let covered = false
    for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) covered ||= digit > 0
    if (at === comma + 1 || bytes[at] !== 10) return 0
    this.lines.add(line, covered)
    return at + 1
  }

  /** `BRDA:<line>,<block>,<branch>,<taken>` */
  private fastBranch(bytes: Uint8Array, start: number): number {
    if (bytes[start + 1] !== 82 || bytes[start + 2] !== 68 || bytes[start + 3] !== 65 || bytes[start + 4] !== 58)
      return 0
    let at = start + 4
    let [line, block, number] = [0, 0, 0]
    for (let field = 0; field < 3; field += 1) {
      const first = at + 1
      number = 0
      for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) number = number * 10 + digit
      if (at === first || at > first + 10 || bytes[at] !== 44) return 0
      if (field === 0) line = number
      if (field === 1) block = number
    }
    const key = line > MAX_LINE ? null : armKey(line, block, number)
    let taken = false
    const first = at + 1
    if (bytes[first] === 45) at = first + 1
    else for (let digit = digitAt(bytes, ++at); digit >= 0; digit = digitAt(bytes, ++at)) taken ||= digit > 0
    if (key === null || at === first || bytes[at] !== 10) return 0
    this.arms.add(key, taken)
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
    const functions = inOrder(section) ?? functionSet(functionsOf(section))
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

/** The offset after one of the sums that the file's own records add up to; 0 where it is something else. */
function endOfSum(bytes: Uint8Array, start: number): number {
  if (!isSum(bytes, start)) return 0
  const end = bytes.indexOf(10, start)
  return end > start + LONGEST_SUM ? 0 : end + 1
}

/** `LF:`, `LH:`, `BRF:`, `BRH:`, `FNF:`, `FNH:` */
function isSum(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]
  if (first === 76) return bytes[start + 2] === 58 && isFoundOrHit(bytes[start + 1])
  const second = first === 66 ? 82 : first === 70 ? 78 : -1
  return bytes[start + 1] === second && bytes[start + 3] === 58 && isFoundOrHit(bytes[start + 2])
}

function isFoundOrHit(letter: number | undefined): boolean {
  return letter === 70 || letter === 72
}

/** A name from the report, short enough for a message. */
function shown(name: string): string {
  return name.length <= 200 ? name : `…${name.slice(-200)}`
}

function newSection(path: string): Section {
  return { path, named: new Map(), declared: [], calls: [], groups: new Map() }
}

function functionsOf(section: Section): Map<string, boolean> {
  const functions = new Map<string, boolean>()
  const declared = grouped(section.declared)
  const calls = grouped(section.calls)
  for (const [name, places] of declared) {
    const counts = calls.get(name) ?? []
    for (const [index, { line }] of places.entries()) {
      // As many counts as declarations pair up in order; otherwise any count speaks for all of that name.
      const paired = counts.length === places.length ? [counts[index]] : counts
      const called = paired.some(count => count?.called)
      functions.set(`${line}:${name}`, called || functions.get(`${line}:${name}`) === true)
    }
  }
  for (const [name, counts] of calls) {
    if (!declared.has(name))
      functions.set(
        `0:${name}`,
        counts.some(({ called }) => called),
      )
  }
  // lcov takes groups that begin on the same line for one function.
  for (const { line, called } of section.groups.values()) {
    functions.set(`${line}:`, called || functions.get(`${line}:`) === true)
  }
  return functions
}

function grouped<T extends { name: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const known = groups.get(item.name)
    if (known === undefined) groups.set(item.name, [item])
    else known.push(item)
  }
  return groups
}

/** The same without a table, where each function is declared once, in the order of lines, and counted in that order. */
function inOrder({ declared, calls, groups }: Section): FunctionSet | null {
  if (declared.length !== calls.length || groups.size > 0) return null
  let before = -1
  const lines: string[] = []
  for (let index = 0; index < declared.length; index += 1) {
    const { name, line } = declared[index] as Section['declared'][number]
    const call = calls[index] as Section['calls'][number]
    if (line <= before || call.name !== name) return null
    before = line
    lines.push(functionLine(`${line}:${name}`, call.called))
  }
  return lines.join('')
}

/** `lcov --summary` prints one decimal, and neither 100 nor 0 unless it is exactly that. */
function nativeOf(files: FileCoverage[]): Native | null {
  const { covered, total } = files.map(countLines).reduce(add, { covered: 0, total: 0 })
  if (total === 0) return null
  const rounded = printed((100 * covered) / total, 1)
  const clamped = rounded === '100.0' && covered < total ? '99.9' : rounded === '0.0' && covered > 0 ? '0.1' : rounded
  return { tool: 'lcov', percent: clamped }
}
