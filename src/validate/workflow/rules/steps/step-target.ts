import type { Report, Rule } from '../../../rules/rule.js'
import { textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Step } from '../../model.js'
import { inWorkflow } from '../example.js'
import type { Hints } from '../hints.js'
import { holdsExpression, scalarsIn } from '../literal.js'

export const stepTarget: Rule = {
  id: 'workflow/step-target',
  level: 'error',
  summary: '`wait` or `cancel` names a step that is not running in the background.',
  why: 'GitHub knows no such step at that point and refuses the workflow.',
  mend: 'Name the `id` of an earlier step of the same job that has `background: true`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps',
  example: inWorkflow(
    9,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - id: server
        run: ./serve
        background: true
      - wait: sever
`,
  ),
}

export function checkStepTargets(steps: readonly Step[], hints: Hints, report: Report): void {
  const before = new Map<string, Step>()
  let ids: string[] | null = null
  let all: Set<string> | null = null
  for (const step of steps) {
    const id = step.id?.text.toLowerCase()
    if (step.run === undefined && step.uses === undefined) {
      for (const key of ['wait', 'cancel']) {
        for (const target of scalarsIn(valueIn(step.node, key))) {
          if (target.text === '' || holdsExpression(target.text)) continue
          const name = target.text.toLowerCase()
          if (name === id) report(stepTarget, target, `The step cannot ${key} itself`)
          else if (!before.has(name)) {
            ids ??= steps.flatMap(each => each.id?.text ?? [])
            all ??= new Set(ids.map(each => each.toLowerCase()))
            const hint = hints.for(target.text, ids)
            report(stepTarget, target, unknownTarget(target.text, all.has(name), hint))
          } else if (textOf(valueIn(before.get(name)?.node, 'background')) === undefined) {
            report(stepTarget, target, `Step ${quoted(target.text)} does not run in the background`, {
              level: 'warning',
            })
          }
        }
      }
    }
    if (id !== undefined) before.set(id, step)
  }
}

function unknownTarget(id: string, later: boolean, hint: string): string {
  if (later) return `Step ${quoted(id)} comes later and is not running yet`
  return `No earlier step of the job has the id ${quoted(id)}${hint}`
}
