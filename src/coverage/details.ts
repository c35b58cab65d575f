import type { Coverage } from './collect.js'
import { sumOf, type Totals, totalsOf } from './totals.js'

/** The gate's part of the result file. */
export interface CoverageDetails {
  totals: Totals
  files: ({ path: string } & Totals)[]
  native: { report: string; tool: string; percent: string }[]
}

export function detailsOf(coverage: Coverage): CoverageDetails {
  const files = coverage.files.map(file => ({ path: file.path, ...totalsOf(file) }))
  const native = coverage.reports.flatMap(report =>
    report.native === null ? [] : [{ report: report.path, ...report.native }],
  )
  return { totals: sumOf(files), files, native }
}
