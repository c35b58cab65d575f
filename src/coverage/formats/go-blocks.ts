import { type LineSet, lineOfPosition, TALLY, type Tallies } from '../model.js'
import { ReportRefused } from '../refusal.js'
import type { LineBudget } from './line-budget.js'

/** How many numbers a row has: where a block begins and ends, `2 * statements + (1 if it ran)`, its line in the report. */
const ROW = 4

/** Collects the blocks of one file. One that comes again, as many times as there are tests, takes no more room. */
export class Blocks {
  private rows = new Float64Array(8 * ROW)
  private length = 0
  private ascending = true

  /** `number` is the line of the report that has the block. @throws ReportRefused where blocks contradict each other */
  add(start: number, end: number, statements: number, ran: boolean, number: number): void {
    if (this.length === this.rows.length) this.makeRoom()
    const at = this.length
    const { rows } = this
    if (at > 0 && order(rows, at - ROW, start, end) >= 0) this.ascending = false
    rows[at] = start
    rows[at + 1] = end
    rows[at + 2] = 2 * statements + (ran ? 1 : 0)
    rows[at + 3] = number
    this.length += ROW
  }

  /** The statements of each block that has any. @throws ReportRefused */
  statements(): Tallies {
    this.join()
    const tallies = new Float64Array((this.length / ROW) * TALLY)
    let length = 0
    for (let at = 0; at < this.length; at += ROW) {
      const item = this.rows[at + 2] as number
      const statements = Math.floor(item / 2)
      if (statements === 0) continue
      const covered = item % 2 === 1 ? statements : 0
      tallies[length] = this.rows[at] as number
      tallies[length + 1] = this.rows[at + 1] as number
      tallies[length + 2] = covered
      tallies[length + 3] = covered
      tallies[length + 4] = statements
      length += TALLY
    }
    return tallies.length === length ? tallies : tallies.slice(0, length)
  }

  private makeRoom(): void {
    this.join()
    if (2 * this.length <= this.rows.length) return
    const larger = new Float64Array(2 * this.rows.length)
    larger.set(this.rows.subarray(0, this.length))
    this.rows = larger
  }

  /** Orders the blocks by place and makes one of those that are the same. */
  private join(): void {
    if (this.ascending) return
    const rows = this.rows.slice(0, this.length)
    const starts = Array.from({ length: rows.length / ROW }, (_, index) => index * ROW)
    starts.sort((a, b) => order(rows, a, rows[b] as number, rows[b + 1] as number))
    this.length = 0
    this.ascending = true
    for (const at of starts) {
      const last = this.length - ROW
      if (last >= 0 && order(this.rows, last, rows[at] as number, rows[at + 1] as number) === 0)
        this.joinRow(last, rows, at)
      else {
        this.rows.set(rows.subarray(at, at + ROW), this.length)
        this.length += ROW
      }
    }
  }

  private joinRow(into: number, rows: Float64Array, at: number): void {
    const [known, item] = [this.rows[into + 2] as number, rows[at + 2] as number]
    const [statements, others] = [Math.floor(known / 2), Math.floor(item / 2)]
    if (statements !== others) {
      const [first, number] = [this.rows[into + 3] as number, rows[at + 3] as number].sort((a, b) => a - b)
      const message = `line ${number} gives the block of line ${first} another number of statements`
      throw new ReportRefused(`${message}: the profiles are of different sources`, number)
    }
    this.rows[into + 2] = Math.max(known, item)
  }
}

function order(rows: Float64Array, at: number, start: number, end: number): number {
  return (rows[at] as number) - start || (rows[at + 1] as number) - end
}

/**
 * The lines that blocks of statements touch, those run that a block touches which ran. Each line from a block's first to its last counts, as `go tool cover -html` colours them: also the one of its
 * closing brace. Where the line of `} else {` belongs to two blocks, one of which ran, it was run.
 */
export function linesOf(statements: Tallies, budget: LineBudget): LineSet {
  const touched = new Ranges()
  const ran = new Ranges()
  for (let at = 0; at < statements.length; at += TALLY) {
    const first = lineOfPosition(statements[at] as number)
    // A block that ends before it begins, as //line directives make them, has its first line.
    const last = Math.max(first, lineOfPosition(statements[at + 1] as number))
    touched.add(first, last)
    if ((statements[at + 2] as number) > 0) ran.add(first, last)
  }
  budget.spend(touched.size)
  const lines = new Uint32Array(touched.size)
  let length = 0
  let index = 0
  for (const { first, last } of touched.ranges) {
    for (let line = first; line <= last; line += 1) {
      while (index < ran.ranges.length && (ran.ranges[index] as Range).last < line) index += 1
      const range = ran.ranges[index]
      lines[length++] = 2 * line + (range !== undefined && range.first <= line ? 1 : 0)
    }
  }
  return lines
}

interface Range {
  first: number
  last: number
}

/** Lines, as the ranges that they form. */
class Ranges {
  readonly ranges: Range[] = []
  size = 0

  /** Ranges come in the order of their first lines. */
  add(first: number, last: number): void {
    const before = this.ranges[this.ranges.length - 1]
    if (before === undefined || first > before.last + 1) {
      this.ranges.push({ first, last })
      this.size += last - first + 1
    } else if (last > before.last) {
      this.size += last - before.last
      before.last = last
    }
  }
}
