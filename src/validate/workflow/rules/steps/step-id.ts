import type { Report, Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Step } from '../../model.js'
import { inWorkflow } from '../example.js'
import { faultOfId } from '../identifier.js'
import { holdsExpression } from '../literal.js'

export const stepId: Rule = {
  id: 'workflow/step-id',
  level: 'error',
  summary: 'A step has an id that GitHub does not allow.',
  why: 'GitHub refuses the whole workflow.',
  mend: 'Use letters, digits, `-` and `_`, beginning with a letter or `_`; what people read goes into `name`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsid',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - id: 1st
        run: make
`,
  ),
}

export function checkStepIds(steps: readonly Step[], report: Report): void {
  for (const { id } of steps) {
    if (id === undefined || id.text === '' || holdsExpression(id.text)) continue
    const fault = faultOfId(id.text)
    if (fault !== undefined) report(stepId, id, `The step id ${quoted(id.text)} ${fault}`)
  }
}
