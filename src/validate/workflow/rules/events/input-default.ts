import type { Report, Rule } from '../../../rules/rule.js'
import { isNull, type Pair, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import type { Hints } from '../hints.js'
import { literalOf, scalarsIn } from '../literal.js'

export const inputDefault: Rule = {
  id: 'workflow/input-default',
  level: 'error',
  summary: 'The default of an input is not a value that the input can have.',
  why: 'GitHub refuses the workflow, or jobs get a value that they are not made for.',
  mend: 'Use `true` or `false` for a boolean, a number for a number, and one of the `options` for a choice.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_callinputsinput_idtype',
  example: inWorkflow(
    6,
    `on:
  workflow_dispatch:
    inputs:
      verbose:
        type: boolean
        default: maybe
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

const TYPED: ReadonlySet<string> = new Set(['boolean', 'number', 'choice'])

/** An input of `workflow_dispatch` or `workflow_call`. */
export function checkInputDefault({ name, value }: Pair, hints: Hints, report: Report): void {
  const given = valueIn(value, 'default')
  const type = textOf(valueIn(value, 'type'))
  if (given?.kind === 'scalar' && isNull(given) && type !== undefined && TYPED.has(type)) {
    report(inputDefault, given, `The default of the input ${quoted(name)} is empty; give it a value or remove it`, {
      level: 'warning',
    })
  }
  const fallback = literalOf(given)
  if (fallback === undefined) return
  const { text } = fallback
  if (type === 'boolean' && !/^(?:true|false)$/i.test(text)) {
    report(
      inputDefault,
      fallback,
      `The input ${quoted(name)} is a boolean: its default must be true or false, not ${quoted(text)}`,
    )
  } else if (type === 'number' && (text.trim() === '' || Number.isNaN(Number(text)))) {
    report(
      inputDefault,
      fallback,
      `The input ${quoted(name)} is a number: its default must be one, not ${quoted(text)}`,
    )
  } else if (type === 'choice') {
    const options = scalarsIn(valueIn(value, 'options'))
    if (options.length === 0 || options.some(option => option.text === text)) return
    const hint = hints.for(
      text,
      options.map(option => option.text),
    )
    report(inputDefault, fallback, `${quoted(text)} is none of the options of the input ${quoted(name)}${hint}`)
  }
}
