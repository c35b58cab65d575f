import type { Coverage } from './collect.js'
import type { Patch } from './patch.js'
import { sumOf, type Totals, totalsOf } from './totals.js'

/** What is counted of one file. */
export interface FileTotals extends Totals {
  path: string
  /** Whether it was not measured now, and counts as the baseline has it. */
  carried?: true
}

/** The gate's part of the result file. */
export interface CoverageDetails {
  totals: Totals
  files: FileTotals[]
  components?: ({ name: string } & Totals)[]
  /** Of the executable lines that the change touches; absent where the change is not known. */
  patch?: Patch
  native: { report: string; tool: string; percent: string }[]
}

export function detailsOf(coverage: Coverage, carried: readonly FileTotals[] = []): CoverageDetails {
  const measured: FileTotals[] = coverage.files.map(file => ({ path: file.path, ...totalsOf(file) }))
  const files = [...measured, ...carried].sort((a, b) => (a.path < b.path ? -1 : 1))
  const native = coverage.reports.flatMap(report =>
    report.native === null ? [] : [{ report: report.path, ...report.native }],
  )
  return { totals: sumOf(files), files, native }
}

/** Files by their path, or what that is now; those of one path, which only modules of the build tell apart, together. */
export function filesByPath(
  files: readonly FileTotals[],
  pathNow: (path: string) => string = path => path,
): Map<string, FileTotals> {
  const byPath = new Map<string, FileTotals>()
  for (const file of files) {
    const path = pathNow(file.path)
    const known = byPath.get(path)
    byPath.set(path, known === undefined ? file : { ...file, ...sumOf([known, file]) })
  }
  return byPath
}
