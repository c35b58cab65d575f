import type { Report, Rule } from '../../../rules/rule.js'
import type { Pair } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import { holdsExpression } from '../literal.js'

export const envName: Rule = {
  id: 'workflow/env-name',
  level: 'error',
  summary: 'A variable has a name that no environment can have.',
  why: 'What the step gets is another variable, or none.',
  mend: 'Use letters, digits and `_`.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/variables#naming-conventions-for-configuration-variables',
  example: inWorkflow(
    3,
    `on: push
env:
  BUILD MODE: release
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

const IMPOSSIBLE = /[&=\s]/

export function checkEnvNames(env: readonly Pair[], report: Report): void {
  for (const { key, name } of env) {
    if (!IMPOSSIBLE.test(name) || holdsExpression(name)) continue
    report(envName, key, `${quoted(name)} cannot be the name of a variable: it has white space, = or & in it`)
  }
}
