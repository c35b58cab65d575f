import type { Report, Rule } from '../../../rules/rule.js'
import { type MapNode, type Node, type Pair, pairIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import type { Hints } from '../hints.js'
import { type Budget, combinationsOf, mayMatch, type Row, shown } from './values.js'

const SOURCE =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrixexclude'

export const excludeKey: Rule = {
  id: 'workflow/exclude-key',
  level: 'error',
  summary: '`exclude` names a variable that the matrix does not have.',
  why: 'GitHub refuses such a matrix, and the job fails.',
  mend: 'Write the name of one of the variables of the matrix.',
  source: SOURCE,
  example: inWorkflow(
    9,
    `on: push
jobs:
  build:
    strategy:
      matrix:
        os: [ubuntu-latest, windows-latest]
        node: [20, 22]
        exclude:
          - platform: windows-latest
            node: 20
    runs-on: \${{ matrix.os }}
    steps: [{ run: make }]
`,
  ),
}

export const excludeValue: Rule = {
  id: 'workflow/exclude-value',
  level: 'warning',
  summary: '`exclude` names a value that the variable does not have.',
  why: 'It excludes nothing, so that a job runs that was meant not to.',
  mend: 'Write one of the values of the variable, or take the entry out.',
  source: SOURCE,
  example: inWorkflow(
    10,
    `on: push
jobs:
  build:
    strategy:
      matrix:
        os: [ubuntu-latest, windows-latest]
        node: [20, 22]
        exclude:
          - os: windows-latest
            node: 18
    runs-on: \${{ matrix.os }}
    steps: [{ run: make }]
`,
  ),
}

/** `pair` is `matrix` with its key. Values that only `include` brings are counted as the variable's own. */
export function checkExclude(
  pair: Pair,
  matrix: MapNode,
  rows: ReadonlyMap<string, Row>,
  budget: Budget,
  hints: Hints,
  report: Report,
): void {
  const exclude = pairIn(matrix, 'exclude')
  const included = combinationsOf(matrix, 'include')
  if (exclude?.value.kind !== 'list' || exclude.value.items.length === 0 || included === null) return
  if (rows.size === 0 && included.length === 0) {
    report(excludeKey, pair.key, 'The matrix has no variables to exclude values of')
    return
  }
  const known = new Map<string, Node[] | null>()
  for (const [name, { values }] of rows) known.set(name, values === null ? null : [...values])
  for (const { pairs } of included) {
    for (const { name, value } of pairs) {
      const values = known.get(name.toLowerCase())
      if (values === undefined) known.set(name.toLowerCase(), [value])
      else values?.push(value)
    }
  }
  for (const item of exclude.value.items) {
    if (item.kind !== 'map') continue
    for (const { key, name, value } of item.pairs) {
      const values = known.get(name.toLowerCase())
      if (values === undefined) {
        report(
          excludeKey,
          key,
          `The matrix has no variable ${quoted(name)} to exclude by${hints.for(name, [...known.keys()])}`,
        )
      } else if (values !== null && !values.some(each => mayMatch(each, value, budget))) {
        const list = values.slice(0, 10).map(shown).join(', ')
        report(
          excludeValue,
          value,
          `The matrix variable ${quoted(name)} is never ${shown(value)}; its values are ${list}`,
        )
      }
    }
  }
}
