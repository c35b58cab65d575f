import type { Report, Rule } from '../../../rules/rule.js'
import type { Workflow } from '../../model.js'
import { inWorkflow } from '../example.js'

const MOST_INPUTS = 25

export const dispatchLimit: Rule = {
  id: 'workflow/dispatch-limit',
  level: 'error',
  summary: `A workflow that is started by hand has more than ${MOST_INPUTS} inputs.`,
  why: 'GitHub refuses the workflow.',
  mend: 'Put what belongs together into one input, such as JSON that the job reads with `fromJSON`.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_dispatch',
  example: inWorkflow(
    2,
    `on:
  workflow_dispatch:
    inputs: { ${Array.from({ length: MOST_INPUTS + 1 }, (_, index) => `i${index}: {}`).join(', ')} }
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

export function checkDispatchLimit(workflow: Workflow, report: Report): void {
  const count = workflow.dispatch?.length ?? 0
  if (count <= MOST_INPUTS) return
  const trigger = workflow.triggers.find(({ event }) => event === 'workflow_dispatch')
  report(
    dispatchLimit,
    trigger?.at ?? workflow.root,
    `\`workflow_dispatch\` has ${count} inputs; GitHub allows ${MOST_INPUTS}`,
  )
}
