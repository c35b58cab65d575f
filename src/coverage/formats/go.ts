import { digitAt, type LineReader, LONGEST_LINE, readLines } from '../lines.js'
import { emptyFile, type FileCoverage, MAX_LINE, type Native, positionKey, type Report } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { sumOf, totalsOf } from '../totals.js'
import { Blocks, linesOf } from './go-blocks.js'
import { hasRun } from './hits.js'
import { LineBudget } from './line-budget.js'
import { printed } from './printed.js'

const LONGEST_BLOCK = 1_000_000
const MOST_FILES = 500_000

/** What stands after each of a block's first five numbers. */
const AFTER = [46, 44, 46, 32, 32]

/**
 * Reads a coverage profile of Go, of one package or of several one after the other. What counts are the statements of
 * its blocks; `linesOf` says which lines those make. A block that several tests report ran if it did in any of them.
 *
 * @throws ReportRefused
 */
export async function readGoProfile(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const reader = new GoReader()
  await readLines(pieces, reader)
  const files = reader.end()
  return { format: 'go', roots: [], files, native: nativeOf(files) }
}

class GoReader implements LineReader {
  private readonly files = new Map<string, Blocks>()
  private mode: string | null = null
  /** The file of the block before, as `<name>:` in bytes. */
  private name = new Uint8Array()
  private blocks: Blocks | null = null
  private number = 0
  /** Of the block that is being read: line, column, last line, last column, statements. */
  private readonly numbers = new Float64Array(AFTER.length)

  /** A block of the file that the block before is of. */
  fast(bytes: Uint8Array, start: number): number {
    const blocks = this.blocks
    const name = this.name
    if (blocks === null) return 0
    for (let index = 0; index < name.length; index += 1) if (bytes[start + index] !== name[index]) return 0
    let at = start + name.length
    for (let field = 0; field < AFTER.length; field += 1) {
      const first = at
      let number = 0
      for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) number = number * 10 + digit
      if (at === first || at > first + 7 || bytes[at] !== AFTER[field]) return 0
      this.numbers[field] = number
      at += 1
    }
    const first = at
    let ran = false
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) ran ||= digit > 0
    if (at === first || bytes[at] !== 10) return 0
    this.number += 1
    this.add(blocks, ran)
    return at + 1
  }

  slow(line: string): void {
    this.number += 1
    if (line.length > LONGEST_LINE) throw this.refusal('is longer than 1 MiB')
    if (line.trim() === '') return
    const mode = /^mode: *(\S*)\s*$/.exec(line)?.[1]
    if (this.mode === null || mode !== undefined) this.begin(mode)
    else this.block(line)
  }

  /** The files with what was read of them; no more can be read. */
  end(): FileCoverage[] {
    const files: FileCoverage[] = []
    const budget = new LineBudget()
    for (const [path, blocks] of this.files) {
      this.files.delete(path)
      const statements = blocks.statements()
      files.push({ ...emptyFile(path), lines: linesOf(statements, budget), statements })
    }
    return files
  }

  private begin(mode: string | undefined): void {
    if (mode !== 'set' && mode !== 'count' && mode !== 'atomic') {
      throw this.refusal('must be mode: set, mode: count or mode: atomic')
    }
    if (this.mode !== null && mode !== this.mode) {
      throw this.refusal(`says mode: ${mode}, where the blocks before it are of mode: ${this.mode}`)
    }
    this.mode = mode
  }

  /** Names have spaces, colons and drives: what stands at the end is what tells a block. */
  private block(line: string): void {
    const match = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) (\d{1,7}) (\S+)$/s.exec(line)
    const ran = match === null ? null : hasRun(match[7] as string)
    if (match === null || ran === null) {
      const must = 'must be <file>:<line>.<column>,<line>.<column> <statements> <count>'
      throw this.refusal(`${must}: ${JSON.stringify(line.slice(-80))}`)
    }
    const path = match[1] as string
    const blocks = this.files.get(path) ?? this.newFile(path)
    this.name = new TextEncoder().encode(`${path}:`)
    this.blocks = blocks
    this.numbers.set(match.slice(2, 7).map(Number))
    this.add(blocks, ran)
  }

  private newFile(path: string): Blocks {
    if (this.files.size === MOST_FILES) throw this.refusal(`names more than ${MOST_FILES} files`)
    const blocks = new Blocks()
    this.files.set(path, blocks)
    return blocks
  }

  private add(blocks: Blocks, ran: boolean): void {
    const numbers = this.numbers
    const line = numbers[0] as number
    const lastLine = numbers[2] as number
    if (line > MAX_LINE || lastLine > MAX_LINE) throw this.refusal(`has a line beyond ${MAX_LINE}`)
    if (lastLine - line >= LONGEST_BLOCK) throw this.refusal('has a block of more than a million lines')
    const start = positionKey(line, numbers[1] as number)
    blocks.add(start, positionKey(lastLine, numbers[3] as number), numbers[4] as number, ran, this.number)
  }

  private refusal(problem: string): ReportRefused {
    return new ReportRefused(`line ${this.number} ${problem}`, this.number)
  }
}

/** What `go test` prints of the statements; `go tool cover -func` leaves functions out that are a variable's value. */
function nativeOf(files: FileCoverage[]): Native | null {
  const { statements } = sumOf(files.map(totalsOf))
  if (statements === null) return null
  return { tool: 'go', percent: printed((100 * statements.covered) / statements.total, 1) }
}
