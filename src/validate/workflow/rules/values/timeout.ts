import type { Report, Rule } from '../../../rules/rule.js'
import type { Node } from '../../../tree/node.js'
import { valueIn } from '../../../tree/node.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'
import { literalOf } from '../literal.js'
import { isHosted } from '../runners/labels.js'
import { runsOnOf } from '../runners/runs-on.js'

const SOURCE = 'https://docs.github.com/en/actions/reference/limits'

export const timeout: Rule = {
  id: 'workflow/timeout',
  level: 'error',
  summary: 'A time limit, or a limit of parallel jobs, is not greater than zero.',
  why: 'GitHub refuses it, or the job ends before it begins.',
  mend: 'Write how many minutes the job or step may take, or leave the limit out.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes',
  example: inWorkflow(
    5,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 0
    steps: [{ run: make }]
`,
  ),
}

export const timeoutBeyondLimit: Rule = {
  id: 'workflow/timeout-beyond-limit',
  level: 'note',
  summary: 'A time limit is longer than GitHub lets a job run.',
  why: 'GitHub ends jobs on its own runners after six hours, and on others after five days, whatever the workflow says.',
  mend: 'Write a limit that ends a hanging job early.',
  source: SOURCE,
  example: inWorkflow(
    5,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 600
    steps: [{ run: make }]
`,
  ),
}

const MOST_MINUTES_HOSTED = 360
const MOST_MINUTES = 5 * 24 * 60

export function checkTimeouts(job: Job, report: Report): void {
  checkPositive('max-parallel', valueIn(job.strategy, 'max-parallel'), report)
  const limit = valueIn(job.node, 'timeout-minutes')
  const minutes = checkPositive('timeout-minutes', limit, report)
  for (const step of job.steps) checkPositive('timeout-minutes', valueIn(step.node, 'timeout-minutes'), report)
  if (limit === undefined || minutes === undefined) return
  const { labels, group } = runsOnOf(job)
  const hosted = !group && labels.length > 0 && labels.every(({ text }) => isHosted(text))
  if (minutes > MOST_MINUTES) {
    report(timeoutBeyondLimit, limit, `No job runs for ${minutes} minutes: GitHub ends each after five days`)
  } else if (hosted && minutes > MOST_MINUTES_HOSTED) {
    report(timeoutBeyondLimit, limit, `No job runs for ${minutes} minutes on GitHub's runners, which end it after 360`)
  }
}

/** The number, where it is one that is greater than zero. */
function checkPositive(name: string, node: Node | undefined, report: Report): number | undefined {
  const scalar = literalOf(node)
  if (scalar === undefined || (scalar.type !== 'integer' && scalar.type !== 'float')) return undefined
  const value = Number(scalar.text)
  if (value <= 0) report(timeout, scalar, `\`${name}\` must be greater than zero`)
  else if (name === 'max-parallel' && !Number.isInteger(value))
    report(timeout, scalar, `\`${name}\` must be a whole number`)
  return value > 0 ? value : undefined
}
