import type { Report, Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import type { Uses } from '../read/uses.js'

export const oddActionPath: Rule = {
  id: 'security/odd-action-path',
  level: 'note',
  summary: "An action's path has empty parts, `.` or `..`.",
  why: 'GitHub takes it for the same action, but reviewers and rules that compare names do not: it can be used to slip an action past them.',
  mend: 'Write the path without them.',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: github/codeql-action/./init@v3
`,
  ),
}

export function checkActionPath({ kind, parts, node }: Uses, report: Report): void {
  if (kind !== 'action' || parts.length < 2) return
  const odd = parts.find(part => part === '' || part === '.' || part === '..')
  if (odd === undefined) return
  const what = odd === '' ? 'an empty part' : `the part ${quoted(odd)}`
  report(oddActionPath, node, `The action's path has ${what}, which hides its name: leave it out`)
}
