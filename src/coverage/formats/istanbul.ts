import { type Count, formatPercent } from '../../gate/percent.js'
import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, positionKey, type Report } from '../model.js'
import { FlagCollector, TallyCollector } from '../rows.js'
import { add } from '../tally.js'
import { countLines } from '../totals.js'
import { Identities } from './identities.js'
import { type JsonValue, readJson } from './json.js'

/**
 * Reads what Istanbul's reporter `json` writes, which nyc, c8, jest and vitest have from it. A line is one on which a
 * statement starts. Things are told apart by where they stand, as their ids depend on what was loaded in which order.
 *
 * @throws ReportRefused
 */
export async function readIstanbul(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const report = await readJson(pieces)
  const reader = new IstanbulReader()
  const files: FileCoverage[] = []
  for (const [name, entry] of report.members()) files.push(reader.file(name, entry.optional('data') ?? entry))
  const merged = mergeRepeated(files)
  const percent = istanbulPercent(merged.map(countLines).reduce(add, { covered: 0, total: 0 }))
  return { format: 'istanbul', roots: [], files: merged, native: { tool: 'istanbul', percent } }
}

/** As Istanbul prints it: rounded down to two decimals, zeros at their end left out; 100 of nothing. */
export function istanbulPercent(count: Count): string {
  return String(Number(formatPercent(count).slice(0, -1)))
}

class IstanbulReader {
  private readonly lines = new FlagCollector()
  private readonly statements = new TallyCollector()

  file(name: string, entry: JsonValue): FileCoverage {
    this.readStatements(entry.member('statementMap'), entry.member('s'))
    return {
      ...emptyFile(entry.optional('path')?.text() ?? name),
      lines: this.lines.takeLines(),
      statements: this.statements.take(),
      branches: { ...emptyBranches(), named: branchesOf(entry.member('branchMap'), entry.member('b')) },
      functions: functionSet(functionsOf(entry.member('fnMap'), entry.member('f'))),
      // What Istanbul itself drops as soon as any other run has loaded the file.
      ...(entry.member('all').raw === true ? { assumed: 'all' } : {}),
    }
  }

  private readStatements(map: JsonValue, counts: JsonValue): void {
    let unplaced = 0
    for (const [id, count] of counts.members()) {
      const ran = count.ran()
      const location = map.optional(id)
      const line = lineOf(location?.optional('start'))
      if (line === null) {
        this.statements.add(positionKey(0, unplaced++), 0, ran ? 1 : 0, 1)
        continue
      }
      this.lines.add(line, ran)
      const start = positionKey(line, columnOf(location?.optional('start')))
      const end = positionKey(lineOf(location?.optional('end')) ?? line, columnOf(location?.optional('end')))
      this.statements.add(start, end, ran ? 1 : 0, 1)
    }
  }
}

/** By line and name, as Istanbul's own lcov and Cobertura reports have them. */
function functionsOf(map: JsonValue, counts: JsonValue): Map<string, boolean> {
  const functions = new Map<string, boolean>()
  const identities = new Identities()
  for (const [id, count] of counts.members()) {
    const known = map.optional(id)
    const start = (known?.optional('decl') ?? known?.optional('loc'))?.optional('start')
    const line = lineOf(start) ?? known?.optional('line')?.line() ?? 0
    functions.set(identities.of(`${line}:${known?.optional('name')?.text() ?? id}`), count.ran())
  }
  return functions
}

/** All arms of all branches. An `if` without an `else` has an arm whose place is empty: it counts like any other. */
function branchesOf(map: JsonValue, counts: JsonValue): Map<string, boolean> {
  const branches = new Map<string, boolean>()
  const identities = new Identities()
  for (const [id, arms] of counts.members()) {
    const known = map.optional(id)
    const place = known?.optional('loc') ?? firstOf(known?.optional('locations'))
    const line = lineOf(place?.optional('start')) ?? known?.optional('line')?.line() ?? 0
    const [from, to] = [place?.optional('start'), place?.optional('end')]
    const span = `${columnOf(from)}-${lineOf(to) ?? line}:${columnOf(to)}`
    const branch = identities.of(`${line},@istanbul ${span} ${known?.optional('type')?.text() ?? id}`)
    let arm = 0
    for (const count of arms.items()) branches.set(`${branch} ${arm++}`, count.ran())
  }
  return branches
}

function firstOf(locations: JsonValue | null | undefined): JsonValue | null {
  for (const location of locations?.items() ?? []) return location.raw === null ? null : location
  return null
}

/** The line of a place; null where there is none: an empty place, or `null`. */
function lineOf(point: JsonValue | null | undefined): number | null {
  return point?.optional('line')?.line() ?? null
}

/** The column of a place. The end of a line is infinite, which JSON has as `null`; maps of sources give negative ones. */
function columnOf(point: JsonValue | null | undefined): number {
  const column = point?.optional('column')
  if (!column) return Number.POSITIVE_INFINITY
  if (typeof column.raw !== 'number') throw column.refusal('a column')
  return Math.max(0, Math.trunc(column.raw))
}
