import type { Report, Rule } from '../../../rules/rule.js'
import { pairIn } from '../../../tree/node.js'
import type { Job } from '../../model.js'
import type { Hints } from '../hints.js'
import { checkDuplicateValues, duplicateValue } from './duplicate-value.js'
import { checkExclude, excludeKey, excludeValue } from './exclude.js'
import { checkMatrixSize, matrixExcluded, matrixSize } from './size.js'
import { Budget, rowsOf } from './values.js'

export const matrixRules: readonly Rule[] = [duplicateValue, excludeKey, excludeValue, matrixSize, matrixExcluded]

const MOST_WORK = 100_000

/** All that can be known of a matrix that is not an expression. */
export function checkMatrix(job: Job, hints: Hints, report: Report): void {
  const pair = pairIn(job.strategy, 'matrix')
  if (pair?.value.kind !== 'map') return
  const matrix = pair.value
  const rows = rowsOf(matrix)
  const budget = new Budget(MOST_WORK)
  for (const row of rows.values()) checkDuplicateValues(row, budget, report)
  checkExclude(pair, matrix, rows, budget, hints, report)
  checkMatrixSize(pair, matrix, rows, budget, report)
}
