import type { Report, Rule } from '../../../rules/rule.js'
import type { ScalarNode } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Step } from '../../model.js'
import { inWorkflow } from '../example.js'

export const duplicateStepId: Rule = {
  id: 'workflow/duplicate-step-id',
  level: 'error',
  summary: 'Two steps of a job have the same id.',
  why: 'GitHub refuses the workflow: `steps.<id>` could mean either. Upper and lower case make no difference.',
  mend: 'Give one of the steps another id.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsid',
  example: inWorkflow(
    8,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - id: make
        run: make
      - id: Make
        run: make all
`,
  ),
}

export function checkDuplicateStepIds(steps: readonly Step[], report: Report): void {
  const seen = new Map<string, ScalarNode>()
  for (const { id } of steps) {
    if (id === undefined || id.text === '') continue
    const key = id.text.toLowerCase()
    const first = seen.get(key)
    if (first === undefined) seen.set(key, id)
    else {
      const same = first.text === id.text ? '' : ': case makes no difference'
      report(duplicateStepId, id, `A step before this one has the id ${quoted(first.text)} already${same}`, {
        related: [{ start: first.start, end: first.end, message: 'The first step of this id' }],
      })
    }
  }
}
