import type { Report, Rule } from '../../../rules/rule.js'
import { type Pair, type ScalarNode, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import { scalarsIn } from '../literal.js'

export const dispatchOptions: Rule = {
  id: 'workflow/dispatch-options',
  level: 'error',
  summary: 'The options of an input do not go with its type, or repeat themselves.',
  why: 'GitHub refuses a choice without options, and options without a choice.',
  mend: 'Give inputs of `type: choice` a list of different `options`, and no others.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputsinput_idtype',
  example: inWorkflow(
    4,
    `on:
  workflow_dispatch:
    inputs:
      stage:
        type: choice
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
  ),
}

export function checkDispatchOptions({ key, name, value }: Pair, report: Report): void {
  const choice = textOf(valueIn(value, 'type')) === 'choice'
  const list = valueIn(value, 'options')
  const options = list?.kind === 'list' ? scalarsIn(list) : []
  if (choice && options.length === 0) {
    report(dispatchOptions, key, `The input ${quoted(name)} is a choice but has no \`options\` to choose from`)
  } else if (!choice && options.length > 0) {
    report(
      dispatchOptions,
      key,
      `The input ${quoted(name)} has \`options\` but is no choice; \`type: choice\` makes it one`,
    )
  }
  if (!choice) return
  const seen = new Map<string, ScalarNode>()
  for (const option of options) {
    const first = seen.get(option.text)
    if (first === undefined) seen.set(option.text, option)
    else {
      report(dispatchOptions, option, `The input ${quoted(name)} has the option ${quoted(option.text)} already`, {
        level: 'warning',
        related: [{ start: first.start, end: first.end, message: 'The first time' }],
      })
    }
  }
}
