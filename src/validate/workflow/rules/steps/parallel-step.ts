import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, textOf } from '../../../tree/node.js'
import { inWorkflow } from '../example.js'

export const parallelStep: Rule = {
  id: 'workflow/parallel-step',
  level: 'error',
  summary: 'A group of parallel steps holds something other than plain steps.',
  why: 'GitHub runs every step of the group in the background and waits for all of them; it refuses what says otherwise.',
  mend: 'Keep only steps with `run` or `uses` in the group, and put `wait` and `cancel` after it.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps',
  example: inWorkflow(
    8,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - parallel:
          - run: make
            background: true
          - run: make docs
`,
  ),
}

const FORBIDDEN = new Set(['background', 'wait', 'wait-all', 'cancel', 'parallel'])

/** The keys of steps within `parallel`, and a `wait-all` that says no; `steps` is the list as it was written. */
export function checkParallelSteps(steps: Node | undefined, report: Report): void {
  if (steps?.kind !== 'list') return
  for (const step of steps.items) {
    if (step.kind !== 'map') continue
    for (const { key, name, value } of step.pairs) {
      if (name === 'parallel') checkGroup(value, report)
      if (name === 'wait-all' && textOf(value)?.toLowerCase() === 'false') {
        report(parallelStep, key, '`wait-all` must be true or have no value; leave the step out instead')
      }
    }
  }
}

function checkGroup(group: Node, report: Report): void {
  if (group.kind !== 'list') return
  for (const step of group.items) {
    if (step.kind !== 'map') continue
    for (const { key, name } of step.pairs) {
      if (FORBIDDEN.has(name)) report(parallelStep, key, `\`${name}\` is not allowed in a group of parallel steps`)
    }
  }
}
