import type { Report, Rule } from '../../rules/rule.js'
import type { Workflow } from '../../workflow/model.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const dangerousTrigger: Rule = {
  id: 'security/dangerous-trigger',
  level: 'warning',
  summary: 'The workflow runs with the rights of the repository on what outsiders do.',
  why: 'With these events a job has the secrets and a token that may write, while a stranger from a fork decides what the event says. One script that uses the code or the text of the pull request is enough to lose both.',
  mend: 'Use `pull_request` where no secret is needed. Where it must be, run no code of the pull request, pass its texts through `env` only, and give each job the least permissions.',
  source: 'https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target',
  example: inWorkflow(
    2,
    `on:
  pull_request_target:
jobs:
  label:
    runs-on: ubuntu-latest
    permissions: { pull-requests: write }
    steps: [{ run: ./label.sh }]
`,
  ),
}

const DANGERS: ReadonlyMap<string, string> = new Map([
  ['issue_comment', 'Anybody can cause `issue_comment`'],
  ['pull_request_target', 'Anybody can cause `pull_request_target` from a fork'],
  ['workflow_run', 'A pull request from a fork can cause `workflow_run`'],
])

export function checkTriggers(workflow: Workflow, report: Report): void {
  for (const { event, at } of workflow.triggers) {
    const danger = DANGERS.get(event)
    if (danger === undefined || (event === 'pull_request_target' && onlyLabels(workflow))) continue
    report(
      dangerousTrigger,
      at,
      `${danger}, and the jobs have the secrets of this repository: run nothing of theirs here`,
    )
  }
}

/** GitHub's own action for labels is made for this event, and takes nothing of the pull request but names of files. */
function onlyLabels({ jobs }: Workflow): boolean {
  const steps = jobs.flatMap(job => job.steps)
  return steps.length > 0 && steps.every(({ uses }) => uses?.text.startsWith('actions/labeler@') === true)
}
