import type { Report, Rule } from '../../../rules/rule.js'
import type { MapNode, Pair } from '../../../tree/node.js'
import { inWorkflow } from '../example.js'
import { type Budget, combinationsOf, mayHoldExpression, mayMatch, type Row } from './values.js'

const MOST_JOBS = 256
const MOST_COUNTED = 4096

export const matrixSize: Rule = {
  id: 'workflow/matrix-size',
  level: 'error',
  summary: `A matrix makes more than ${MOST_JOBS} jobs.`,
  why: 'GitHub refuses to start any of them.',
  mend: 'Take values out, exclude combinations, or split the job in two.',
  source: 'https://docs.github.com/en/actions/reference/limits',
  example: inWorkflow(
    5,
    `on: push
jobs:
  build:
    strategy:
      matrix:
        shard: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
        node: [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

export const matrixExcluded: Rule = {
  id: 'workflow/matrix-excluded',
  level: 'warning',
  summary: '`exclude` takes every combination out of a matrix.',
  why: 'No job is left to run.',
  mend: 'Exclude less, or take out the job.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrixexclude',
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    strategy:
      matrix:
        os: [ubuntu-latest]
        exclude:
          - os: ubuntu-latest
    runs-on: \${{ matrix.os }}
    steps: [{ run: make }]
`,
  ),
}

/** `pair` is `matrix` with its key. */
export function checkMatrixSize(
  pair: Pair,
  matrix: MapNode,
  rows: ReadonlyMap<string, Row>,
  budget: Budget,
  report: Report,
): void {
  const included = combinationsOf(matrix, 'include')
  const excluded = combinationsOf(matrix, 'exclude')
  if (included === null || excluded === null) return
  if (rows.size === 0) {
    if (included.length > MOST_JOBS) tell(included.length)
    return
  }
  let product = 1
  for (const { values } of rows.values()) {
    if (values === null || values.some(value => mayHoldExpression(value, budget))) return
    product *= values.length
  }
  if (excluded.length === 0) {
    if (product > MOST_JOBS) tell(product)
    return
  }
  if (product === 0 || product > MOST_COUNTED || excluded.some(each => mayHoldExpression(each, budget))) return
  const left = remaining(rows, excluded, product, budget)
  if (left === null) return
  if (left > MOST_JOBS) tell(left)
  const key = matrix.pairs.find(({ name }) => name === 'exclude')?.key
  if (left === 0 && included.length === 0 && key !== undefined) {
    report(
      matrixExcluded,
      key,
      `\`exclude\` takes out ${product === 1 ? 'the only combination' : `all ${product} combinations`}`,
    )
  }

  function tell(count: number): void {
    report(matrixSize, pair.key, `The matrix makes ${count} jobs; GitHub allows ${MOST_JOBS}`)
  }
}

/** How many combinations no `exclude` takes in; null where counting would take too long. */
function remaining(rows: ReadonlyMap<string, Row>, excluded: readonly MapNode[], product: number, budget: Budget) {
  const names = [...rows.keys()]
  const sizes = names.map(name => rows.get(name)?.values?.length ?? 0)
  const conditions = excluded.reduce((count, { pairs }) => count + 1 + pairs.length, 0)
  if (!budget.take(product * conditions)) return null
  const out = new Uint8Array(product)
  for (const { pairs } of excluded) {
    const conditions = pairs.map(({ name, value }) => {
      const row = names.indexOf(name.toLowerCase())
      const values = row < 0 ? [] : (rows.get(names[row] as string)?.values ?? [])
      return { row, matches: values.map(each => mayMatch(each, value, budget)) }
    })
    for (let index = 0; index < product; index += 1) {
      if (out[index] === 0 && conditions.every(({ row, matches }) => matches[digit(sizes, index, row)] === true))
        out[index] = 1
    }
  }
  return budget.spent ? null : out.reduce((left, each) => left + 1 - each, 0)
}

/** Which value of a row the combination of this number has. */
function digit(sizes: readonly number[], index: number, row: number): number {
  let rest = index
  for (let before = 0; before < row; before += 1) rest = Math.floor(rest / (sizes[before] as number))
  return row < 0 ? -1 : rest % (sizes[row] as number)
}
