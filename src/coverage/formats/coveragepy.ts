import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, type Native, positionKey, type Report } from '../model.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import type { Totals } from '../totals.js'
import { branchesOf, functionsOf, surplusOf } from './coveragepy-parts.js'
import { type JsonValue, readJson } from './json.js'

/**
 * Reads what `coverage json` writes, in any of its formats. coverage.py counts statements, each as its first line: lines
 * and statements are the same here. Functions are there from format 3 on; coverage.py's lcov has the same ones.
 *
 * @throws ReportRefused
 */
export async function readCoveragePy(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const report = await readJson(pieces)
  const reader = new CoveragePyReader()
  const files: FileCoverage[] = []
  for (const [path, entry] of report.member('files').members()) files.push(reader.file(path, entry))
  return { format: 'coveragepy', roots: [], files: mergeRepeated(files), native: nativeOf(report) }
}

class CoveragePyReader {
  private readonly lines = new FlagCollector()
  private readonly statements = new TallyCollector()

  file(path: string, entry: JsonValue): FileCoverage {
    const { executed, surplus } = executedIn(entry)
    for (const line of executed.slice(surplus)) this.lines.add(line, true)
    for (const item of entry.member('missing_lines').items()) this.lines.add(item.line(), false)
    const lines = this.lines.takeLines()
    for (const item of lines) this.statements.add(positionKey(item >>> 1, 0), 0, item & 1, 1)
    return {
      ...emptyFile(path),
      lines,
      statements: this.statements.take(),
      branches: { ...emptyBranches(), named: branchesOf(entry) },
      functions: functionSet(functionsOf(entry.optional('functions'))),
      sums: sumsOf(entry),
      ...(surplus === 0 ? {} : { surplus: { ran: Uint32Array.from(executed), count: surplus } }),
    }
  }
}

/**
 * Before 7.14 coverage.py lists what ran, statement or not, and counts statements. What is too much are excluded lines
 * and the texts that document modules and classes. Which lines those are it does not say, and the source is asked
 * (`texts.ts`). Without it the first ones are taken for them: the first of a file begins with one.
 */
function executedIn(entry: JsonValue): { executed: number[]; surplus: number } {
  const executed = [...entry.member('executed_lines').items()].map(item => item.line())
  const surplus = surplusOf(entry, 'covered_lines', executed.length)
  if (surplus === 0) return { executed, surplus }
  const excluded = new Set(entry.optional('excluded_lines')?.array())
  const rest = executed.filter(line => !excluded.has(line)).sort((a, b) => a - b)
  return { executed: rest, surplus: Math.max(0, surplus - (executed.length - rest.length)) }
}

/** Early versions, 5.5 for one, have branches in the sums only. */
function sumsOf(entry: JsonValue): Totals | null {
  const summary = entry.optional('summary')
  const total = summary?.optional('num_branches')?.whole() ?? 0
  if (total === 0 || entry.optional('executed_branches') !== null) return null
  const covered = Math.min(total, summary?.member('covered_branches').whole() ?? 0)
  return { lines: { covered: 0, total: 0 }, branches: { covered, total }, functions: null, statements: null }
}

function nativeOf(report: JsonValue): Native | null {
  const percent = report.optional('totals')?.optional('percent_covered_display')?.text()
  return percent !== undefined && /^\d{1,3}(\.\d{1,20})?$/.test(percent) ? { tool: 'coverage.py', percent } : null
}
