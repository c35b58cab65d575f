import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { ARCHIVED } from '../facts/archived.js'
import type { Uses } from '../read/uses.js'

export const archivedAction: Rule = {
  id: 'security/archived-action',
  level: 'warning',
  summary: "An action's repository is archived.",
  why: 'Nobody mends its faults and holes any more, and one day the runner no longer has the Node that it needs.',
  mend: 'Use what took its place, or commands of your own.',
  source: 'https://docs.github.com/en/repositories/archiving-a-github-repository/archiving-repositories',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions-rs/toolchain@v1
`,
  ),
}

export function checkArchived({ kind, repository, node }: Uses, report: Report): void {
  const instead = kind === 'action' ? ARCHIVED.get(repository) : undefined
  if (instead === undefined) return
  const then = instead === '' ? '' : `; what is kept up to date is ${instead}`
  report(archivedAction, node, `The repository ${repository} is archived, nobody mends it any more${then}`)
}
