import type { Report, Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import { inWorkflow } from '../../workflow/rules/example.js'
import { isPinned, type Uses } from '../read/uses.js'

export const unpinnedAction: Rule = {
  id: 'security/unpinned-action',
  level: 'warning',
  summary: 'An action or reusable workflow is named by a tag or branch, and not by the hash of a commit.',
  why: 'Whoever can write to that repository can move a tag or branch; the next run executes what it then points to, with the secrets and the token of the job. That is how tj-actions/changed-files was turned against its users.',
  mend: 'Write the full hash of the commit after `@` and the version in a comment behind it; Dependabot and Renovate keep both up to date.',
  source: 'https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
`,
  ),
}

/** GitHub's own: whoever can move their tags can do anything anyway. */
const OF_GITHUB = /^(?:actions|github)\//

export function checkPinned(uses: Uses, report: Report): void {
  if (uses.kind !== 'action' || uses.ref === '' || isPinned(uses)) return
  const what = uses.action.includes('/.github/workflows/') ? 'The workflow' : 'The action'
  const name = uses.node.text.slice(0, uses.node.text.lastIndexOf('@'))
  report(
    unpinnedAction,
    uses.node,
    `${what} ${quoted(name)} is named by the tag or branch ${quoted(uses.ref)}, which can be moved: write the hash of its commit`,
    { level: OF_GITHUB.test(uses.repository) ? 'note' : 'warning' },
  )
}
