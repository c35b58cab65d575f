import { type Expression, expressionsIn, partsOf } from '../../expressions/api.js'
import type { Pair } from '../../tree/node.js'
import { asksForStatus, evaluate, type Known, truthOf } from './evaluate.js'

/** An `if:` as far as it can be judged. */
export interface Condition {
  /** Null where it is no single expression. */
  readonly expression: Expression | null
  readonly parts: readonly Expression[]
  /** Whether it asks itself how the jobs before it ended; otherwise it only holds where they passed. */
  readonly asksForStatus: boolean
}

const NONE: Condition = { expression: null, parts: [], asksForStatus: false }

/** Reads the `if:` of a job or a step; null where there is none. */
export function conditionOf(pair: Pair | undefined): Condition | null {
  if (pair === undefined || pair.value.kind !== 'scalar' || pair.value.type === 'null') return null
  const [found, ...more] = expressionsIn(pair.value, true)
  if (found === undefined || more.length > 0 || !found.whole || found.expression === null) return NONE
  const parts = partsOf(found.expression)
  return { expression: found.expression, parts, asksForStatus: asksForStatus(parts) }
}

/** Whether it holds; undefined where that is not known. */
export function holds(condition: Condition | null, known: Known): boolean | undefined {
  if (condition === null) return known.passed
  if (condition.expression === null) return undefined
  const truth = truthOf(evaluate(condition.expression, known))
  return !condition.asksForStatus && !known.passed ? false : truth
}
