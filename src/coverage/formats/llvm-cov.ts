import type { Count } from '../../gate/percent.js'
import { mergeRepeated } from '../merge.js'
import { emptyFile, type FileCoverage, type Native, type Report } from '../model.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import { add, type Tally } from '../tally.js'
import { type Totals, totalsOf } from '../totals.js'
import { type JsonValue, readJson } from './json.js'
import { LineBudget } from './line-budget.js'
import { functionsOf, recordsByFile } from './llvm-functions.js'
import { linesOf } from './llvm-segments.js'
import { printed } from './printed.js'

/**
 * Reads what `llvm-cov export` writes, for C, C++, Rust, Swift and others. Lines are those that `llvm-cov show` gives a
 * count: its summary counts a line of a lambda again for the function around it. Branches, functions and regions, which
 * are taken for statements, are those of the functions' records, where these have as many as the summary. Otherwise its
 * sums stand: a record does not tell which arm of a constant condition the summary left out, and a report may lack
 * records, or even lines.
 *
 * @throws ReportRefused
 */
export async function readLlvmCov(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const report = await readJson(pieces)
  const type = report.member('type')
  if (type.raw !== 'llvm.coverage.json.export') throw type.refusal('"llvm.coverage.json.export"')
  const reader = new LlvmReader()
  for (const entry of report.member('data').items()) reader.read(entry)
  return { format: 'llvm-cov', roots: [], files: mergeRepeated(reader.files), native: nativeOf(reader.total) }
}

class LlvmReader {
  readonly files: FileCoverage[] = []
  /** The lines that the report itself adds up. */
  total: Count = { covered: 0, total: 0 }
  private readonly budget = new LineBudget()
  private readonly lines = new FlagCollector()
  private readonly regions = new TallyCollector()

  read(entry: JsonValue): void {
    const functions = entry.optional('functions')
    const records = functions === null ? new Map<string, JsonValue[]>() : recordsByFile(functions)
    for (const file of entry.member('files').items()) this.readFile(file, records)
    const lines = entry.optional('totals')?.optional('lines') ?? null
    if (lines !== null) this.total = add(this.total, countOf(lines))
  }

  private readFile(file: JsonValue, records: ReadonlyMap<string, JsonValue[]>): void {
    const path = file.member('filename').text()
    const segments = file.optional('segments')
    const summary = summaryOf(file.member('summary'))
    // A header of macros has segments and no function: LLVM lists it apart, without lines.
    const lines = segments === null || summary.lines.total === 0 ? null : linesOf(segments, this.lines, this.budget)
    const parts = functionsOf(records.get(path) ?? [], this.regions)
    this.files.push(withSums({ ...emptyFile(path), ...(lines === null ? {} : { lines }), ...parts }, summary))
  }
}

/** The file with the sums of all kinds of things of which it has others than the summary counts. */
function withSums(file: FileCoverage, summary: Totals): FileCoverage {
  const own = totalsOf(file)
  const sums: Totals = {
    lines: own.lines.total === 0 ? summary.lines : { covered: 0, total: 0 },
    branches: own.branches?.total === summary.branches?.total ? null : summary.branches,
    functions: own.functions?.total === summary.functions?.total ? null : summary.functions,
    statements: own.statements?.total === summary.statements?.total ? null : summary.statements,
  }
  if (sums.lines.total === 0 && [sums.branches, sums.functions, sums.statements].every(sum => sum === null)) return file
  const nothing = emptyFile(file.path)
  return {
    ...file,
    branches: sums.branches === null ? file.branches : nothing.branches,
    functions: sums.functions === null ? file.functions : nothing.functions,
    statements: sums.statements === null ? file.statements : nothing.statements,
    sums,
  }
}

function summaryOf(summary: JsonValue): Totals {
  return {
    lines: countOf(summary.member('lines')),
    branches: optionalCount(summary, 'branches'),
    functions: optionalCount(summary, 'functions'),
    statements: optionalCount(summary, 'regions'),
  }
}

function optionalCount(summary: JsonValue, kind: string): Tally | null {
  const value = summary.optional(kind)
  const count = value === null ? null : countOf(value)
  return count?.total === 0 ? null : count
}

function countOf(value: JsonValue): Count {
  const covered = value.member('covered').whole()
  const total = value.member('count').whole()
  if (covered > total) throw value.member('covered').refusal(`a number up to ${total}, the count beside it,`)
  return { covered, total }
}

/** What `llvm-cov report` prints of all lines. */
function nativeOf({ covered, total }: Count): Native | null {
  return total === 0 ? null : { tool: 'llvm-cov', percent: printed((covered / total) * 100, 2) }
}
