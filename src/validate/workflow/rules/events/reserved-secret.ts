import type { Report, Rule } from '../../../rules/rule.js'
import type { Pair } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'

export const reservedSecret: Rule = {
  id: 'workflow/reserved-secret',
  level: 'error',
  summary: 'A reusable workflow asks for a secret that has the name of GitHub’s own token.',
  why: 'GitHub keeps the name for itself and refuses the workflow; every called workflow has the token anyway.',
  mend: 'Take the secret out and use `github.token`, or give another token another name.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_callsecrets',
  example: inWorkflow(
    4,
    `on:
  workflow_call:
    secrets:
      GITHUB_TOKEN:
        required: true
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

export function checkReservedSecret({ key, name }: Pair, report: Report): void {
  if (name.toLowerCase() !== 'github_token') return
  report(reservedSecret, key, `${quoted(name)} is a name that GitHub keeps for its own token`)
}
