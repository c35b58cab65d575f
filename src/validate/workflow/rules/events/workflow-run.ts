import type { Report, Rule } from '../../../rules/rule.js'
import { valueIn } from '../../../tree/node.js'
import type { Workflow } from '../../model.js'
import { inWorkflow } from '../example.js'

export const workflowRun: Rule = {
  id: 'workflow/workflow-run-without-workflows',
  level: 'error',
  summary: '`workflow_run` does not say which workflows it waits for.',
  why: 'There is none whose runs could start this one.',
  mend: 'List the names of the workflows: `workflows: [Build]`.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run',
  example: inWorkflow(
    1,
    `on: [push, workflow_run]
jobs:
  publish:
    runs-on: ubuntu-latest
    steps: [{ run: make publish }]
`,
  ),
}

/** The event's name alone; a map without `workflows` lacks a key, which the schema tells of. */
export function checkWorkflowRun({ root, triggers }: Workflow, report: Report): void {
  if (valueIn(root, 'on')?.kind === 'map') return
  for (const { event, at } of triggers) {
    if (event === 'workflow_run') {
      report(workflowRun, at, '`workflow_run` needs `workflows`, the names of those whose runs start this one')
    }
  }
}
