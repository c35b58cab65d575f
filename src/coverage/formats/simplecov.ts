import type { Count } from '../../gate/percent.js'
import { functionSet } from '../functions.js'
import { mergeRepeated } from '../merge.js'
import { emptyBranches, emptyFile, type FileCoverage, type Native, type Report } from '../model.js'
import { FlagCollector } from '../rows.js'
import { add } from '../tally.js'
import { countLines } from '../totals.js'
import { Identities } from './identities.js'
import { type JsonValue, readJson } from './json.js'
import { armsOf, listedArmsOf, listedMethodsOf, methodsOf } from './simplecov-parts.js'

/**
 * Reads SimpleCov's `.resultset.json`, the results of all commands in it together, or the `coverage.json` of its JSON
 * formatter. Only the latter knows of code that comments exclude (`# :nocov:`): the former has counts for it.
 *
 * @throws ReportRefused
 */
export async function readSimpleCov(pieces: AsyncIterable<Uint8Array>): Promise<Report> {
  const report = await readJson(pieces)
  const reader = new SimpleCovReader()
  const meta = report.optional('meta')
  const formatted = meta !== null && meta.optional('simplecov_version') !== null
  const results = formatted ? [report] : [...report.members()].map(([, result]) => result)
  const files: FileCoverage[] = []
  for (const result of results) {
    for (const [path, entry] of result.member('coverage').members()) files.push(reader.file(path, entry))
  }
  const root = formatted ? meta.optional('root')?.text() : undefined
  const merged = mergeRepeated(files)
  return { format: 'simplecov', roots: root ? [root] : [], files: merged, native: nativeOf(merged) }
}

class SimpleCovReader {
  private readonly lines = new FlagCollector()

  file(path: string, entry: JsonValue): FileCoverage {
    // Before SimpleCov 0.18 there were lines and nothing else.
    const ran = this.readLines(entry.isObject ? entry.optional('lines') : entry)
    const file = { ...emptyFile(path), lines: this.lines.takeLines() }
    // Whatever was loaded ran somewhere. Of a file that no run loaded SimpleCov guesses the lines, in which `end` is one.
    const assumed = file.lines.length > 0 && !ran ? { assumed: 'all' as const } : {}
    if (!entry.isObject) return { ...file, ...assumed }
    const [branches, methods] = [entry.optional('branches'), entry.optional('methods')]
    const identities = new Identities()
    const named = branches?.isObject ? armsOf(branches, identities) : listedArmsOf(branches, identities)
    const functions = methods?.isObject ? methodsOf(methods, identities) : listedMethodsOf(methods, identities)
    return { ...file, branches: { ...emptyBranches(), named }, functions: functionSet(functions), ...assumed }
  }

  /** Whether any ran. A line is a count, null where it holds no code, or "ignored" where a comment excludes it. */
  private readLines(lines: JsonValue | null): boolean {
    let any = false
    let line = 0
    for (const item of lines?.items() ?? []) {
      line += 1
      if (item.raw === null || item.raw === 'ignored') continue
      const ran = item.ran()
      this.lines.add(line, ran)
      any ||= ran
    }
    return any
  }
}

/** Two decimals, rounded down. */
function nativeOf(files: FileCoverage[]): Native {
  const { covered, total } = files.map(countLines).reduce<Count>(add, { covered: 0, total: 0 })
  const hundredths = total === 0 ? 10_000n : (BigInt(covered) * 10_000n) / BigInt(total)
  return { tool: 'simplecov', percent: `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}` }
}
