import type { Report, Rule } from '../../../rules/rule.js'
import type { Node } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import { type Budget, keyOf, type Row, shown } from './values.js'

export const duplicateValue: Rule = {
  id: 'workflow/duplicate-matrix-value',
  level: 'warning',
  summary: 'A matrix variable has the same value twice.',
  why: 'The same job runs twice, and costs twice; often another value was meant.',
  mend: 'Take one of them out.',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    strategy:
      matrix:
        node: [20, 22, 20]
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

export function checkDuplicateValues({ pair, values }: Row, budget: Budget, report: Report): void {
  if (values === null || values.length < 2) return
  const seen = new Map<string, Node>()
  for (const value of values) {
    const key = keyOf(value, budget)
    if (key === null) return
    const first = seen.get(key)
    if (first === undefined) seen.set(key, value)
    else {
      report(duplicateValue, value, `The matrix variable ${quoted(pair.name)} has ${shown(value)} already`, {
        related: [{ start: first.start, end: first.end, message: 'The first time' }],
      })
    }
  }
}
