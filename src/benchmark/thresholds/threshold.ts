import type { Direction, Measured } from '../model.js'
import { fits } from './pattern.js'

export type Operator = '<' | '<=' | '>' | '>='

/** A comparison with a number. */
export interface Bound {
  operator: Operator
  value: number
  /** Null where none is written: then it is that of what is compared. */
  unit: string | null
  /** As it was written. */
  text: string
}

/** What is asked of benchmarks, beside that they get no worse. */
export interface Threshold {
  /** As the user named it, for the reader. */
  text: string
  /** A pattern of names. In a line nothing tells them apart from a metric that stands behind them. */
  name: string
  /** Null where none is named. */
  metric: string | null
  /** Whether the metric may stand behind the name. */
  isLine: boolean
  unit: string | null
  direction: Direction | null
  target: Bound | null
  alert: Bound | null
  /** A fraction. */
  maxRegression: number | null
}

/**
 * Those of the measured that a threshold is of: of each benchmark the metric that is named, or else its first one. The
 * end of a line is a metric only where no benchmark has the whole of it as its name.
 */
export function matchedBy({ name, metric, isLine }: Threshold, measured: readonly Measured[]): Measured[] {
  const named = measured.filter(each => fits(each.name, name))
  if (named.length === 0) return isLine ? measured.filter(each => fits(`${each.name} ${each.metric}`, name)) : []
  if (metric !== null) return named.filter(each => each.metric === metric)
  const first = new Map(named.toReversed().map(each => [each.name, each]))
  return named.filter(each => first.get(each.name) === each)
}

export function holds({ operator, value: bound }: Bound, value: number): boolean {
  if (operator === '<') return value < bound
  if (operator === '<=') return value <= bound
  return operator === '>' ? value > bound : value >= bound
}
