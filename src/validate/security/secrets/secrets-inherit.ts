import type { Report, Rule } from '../../rules/rule.js'
import { textOf } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const secretsInherit: Rule = {
  id: 'security/secrets-inherit',
  level: 'warning',
  summary: 'A reusable workflow gets every secret there is.',
  why: 'Whatever it runs, today or after its next change, can read all of them, and nobody can tell from here which ones it needs.',
  mend: 'Name the secrets that it needs below `secrets:`.',
  source:
    'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow',
  example: inWorkflow(
    5,
    `on: push
jobs:
  deploy:
    uses: ./.github/workflows/deploy.yml
    secrets: inherit
`,
  ),
}

export function checkInherited({ secrets, uses }: Job, report: Report): void {
  if (secrets === undefined || uses === undefined || textOf(secrets.value) !== 'inherit') return
  report(
    secretsInherit,
    secrets.value,
    `${quoted(uses.text)} gets every secret of this repository: name those that it needs instead of \`inherit\``,
    { related: [{ start: uses.start, end: uses.end, message: 'this workflow gets them' }] },
  )
}
