import { mergeRepeated } from '../merge.js'
import { emptyFile, type FileCoverage, type Native, type Report } from '../model.js'
import type { Tally } from '../tally.js'
import type { Totals } from '../totals.js'
import { istanbulPercent } from './istanbul.js'
import { type JsonValue, readJson } from './json.js'

/**
 * Reads what Istanbul's reporter `json-summary` writes: sums for each file, which name no line. The percentages in it
 * are left aside, as they are of the sums.
 *
 * @throws ReportRefused
 */
export async function readIstanbulSummary(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const report = await readJson(pieces)
  const files: FileCoverage[] = []
  let native: Native | null = null
  for (const [name, entry] of report.members()) {
    if (name !== 'total') files.push({ ...emptyFile(name), sums: totalsOf(entry) })
    else if (entry.member('lines').member('pct').raw !== 'Unknown') {
      native = { tool: 'istanbul', percent: istanbulPercent(sumOf(entry.member('lines'))) }
    }
  }
  return { format: 'istanbul-summary', roots: [], files: mergeRepeated(files), native }
}

function totalsOf(entry: JsonValue): Totals {
  return {
    lines: sumOf(entry.member('lines')),
    branches: optionalSum(entry, 'branches'),
    functions: optionalSum(entry, 'functions'),
    statements: optionalSum(entry, 'statements'),
  }
}

function optionalSum(entry: JsonValue, kind: string): Tally | null {
  const value = entry.optional(kind)
  const sum = value === null ? null : sumOf(value)
  return sum?.total === 0 ? null : sum
}

function sumOf(value: JsonValue): Tally {
  const covered = value.member('covered').whole()
  const total = value.member('total').whole()
  if (covered > total) throw value.member('covered').refusal(`a number up to ${total}, the total beside it,`)
  return { covered, total }
}
