import type { Report, Rule } from '../../../rules/rule.js'
import { type Pair, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'

export const requiredDefault: Rule = {
  id: 'workflow/required-default',
  level: 'warning',
  summary: 'An input of a reusable workflow is required and has a default.',
  why: 'Callers must give it a value, so that the default is never used.',
  mend: 'Take out `required: true` where the default is to serve, and the default where it is not.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_callinputs',
  example: inWorkflow(
    7,
    `on:
  workflow_call:
    inputs:
      stage:
        type: string
        required: true
        default: test
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
  ),
}

export function checkRequiredDefault({ name, value }: Pair, report: Report): void {
  const fallback = valueIn(value, 'default')
  if (textOf(fallback) === undefined || textOf(valueIn(value, 'required'))?.toLowerCase() !== 'true') return
  report(
    requiredDefault,
    fallback as NonNullable<typeof fallback>,
    `The input ${quoted(name)} is required: its default is never used`,
  )
}
