import { type Count, formatPercent } from '../../gate/percent.js'
import type { Native } from '../model.js'
import type { Attributes } from '../xml.js'
import { amountOf } from './fields.js'
import { printed } from './printed.js'

/** Who wrote the report: each prints a headline of its own. */
export type Dialect = 'clover' | 'istanbul' | 'phpunit'

/** A `<metrics>` element. */
export interface CloverMetrics {
  statements: Count
  conditionals: Count
  methods: Count
}

/** The dialect by the root's `clover` attribute and the project's name. */
export function dialectOf(version: string | undefined, project: string | undefined): Dialect {
  if (version === undefined) return 'phpunit'
  return version === '3.2.0' && project === 'All files' ? 'istanbul' : 'clover'
}

/** Reads a `<metrics>` element. @throws ReportRefused */
export function metricsOf(attributes: Attributes): CloverMetrics {
  const count = (name: string) => {
    const total = amountOf(attributes, name)
    return { covered: Math.min(total, amountOf(attributes, `covered${name}`)), total }
  }
  return { statements: count('statements'), conditionals: count('conditionals'), methods: count('methods') }
}

/** The percentage that the tool prints as its headline. */
export function nativeClover(dialect: Dialect, metrics: CloverMetrics): Native | null {
  const { statements } = metrics
  if (dialect === 'clover') return ofElements(metrics)
  if (statements.total === 0) return null
  // PHPUnit's "Lines", two decimals.
  const { covered, total } = statements
  if (dialect === 'phpunit') return { tool: 'phpunit', percent: printed((covered / total) * 100, 2) }
  // Istanbul's lines, which its reporter calls statements: rounded down to two decimals, trailing zeros left out.
  return { tool: 'istanbul', percent: String(Number(formatPercent(statements).slice(0, -1))) }
}

/** OpenClover's total, one decimal at most; computed in single precision, which shows where it has to be rounded. */
function ofElements({ statements, conditionals, methods }: CloverMetrics): Native | null {
  const covered = statements.covered + conditionals.covered + methods.covered
  const total = statements.total + conditionals.total + methods.total
  if (total === 0) return null
  const fraction = Math.fround(Math.fround(covered) / Math.fround(total))
  return { tool: 'clover', percent: String(Number(printed(100 * fraction, 1))) }
}
