import { checkExpressions } from '../../src/validate/expressions/check.js'
import { actionScope, type OutputsLookup, workflowScope } from '../../src/validate/expressions/scope.js'
import type { Problem } from '../../src/validate/rules/rule.js'
import type { Source } from '../../src/validate/tree/source.js'
import type { Action, Workflow } from '../../src/validate/workflow/model.js'
import { readAction, readWorkflow } from '../../src/validate/workflow/read.js'
import { walkAction, walkWorkflow } from '../../src/validate/workflow/structure/walk.js'
import { reports, sourceOf } from './validate.js'

const NOTHING_KNOWN: OutputsLookup = { action: () => null, workflow: () => null }

interface Checked {
  readonly problems: readonly Problem[]
  readonly source: Source
}

/** What is wrong with the expressions of a workflow. */
export function checkedWorkflow(text: string, outputs = NOTHING_KNOWN): Checked {
  const source = sourceOf(text)
  const workflow = readWorkflow(source) as Workflow
  const { problems, report } = reports()
  const places = walkWorkflow(workflow, () => {})
  checkExpressions(places, workflowScope(workflow, outputs), report)
  return { problems, source }
}

/** What is wrong with the expressions of an action. */
export function checkedAction(text: string): Checked {
  const source = sourceOf(text, 'action.yml')
  const action = readAction(source) as Action
  const { problems, report } = reports()
  checkExpressions(
    walkAction(action, () => {}),
    actionScope(action, NOTHING_KNOWN),
    report,
  )
  return { problems, source }
}

/** Each problem as its rule and the text that it points at: `unknown-step «build»`. */
export function shown({ problems, source }: Checked): string[] {
  return problems.map(
    ({ rule, start, end }) => `${rule.id.replace('expression/', '')} «${source.text.slice(start, end)}»`,
  )
}

/** The problems of one expression in a step's `run`. */
export function inStep(expression: string): string[] {
  return shown(checkedWorkflow(stepWith(`run: ${JSON.stringify(`echo \${{ ${expression} }}`)}`)))
}

/** A workflow whose only job has a step with such lines. */
export function stepWith(...lines: readonly string[]): string {
  const step = lines.map((line, index) => `      ${index === 0 ? '- ' : '  '}${line}\n`)
  return `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${step.join('')}`
}
