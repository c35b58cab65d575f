import type { Report, Rule } from '../../../rules/rule.js'
import { type Node, pairIn, textOf, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Workflow } from '../../model.js'
import { inWorkflow } from '../example.js'
import { literalOf } from '../literal.js'

const SOURCE = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#concurrency'

export const concurrencyDeadlock: Rule = {
  id: 'workflow/concurrency-deadlock',
  level: 'error',
  summary: 'A job is in the same concurrency group as its workflow.',
  why: 'The workflow holds the group while the job waits for it: the run can never end and is cancelled.',
  mend: 'Give the job a group of its own.',
  source: SOURCE,
  example: inWorkflow(
    6,
    `on: push
concurrency: release
jobs:
  release:
    runs-on: ubuntu-latest
    concurrency: release
    steps: [{ run: make release }]
`,
  ),
}

export const concurrencyQueue: Rule = {
  id: 'workflow/concurrency-queue',
  level: 'error',
  summary: 'A concurrency group is to queue all its runs and to cancel those in progress.',
  why: 'GitHub allows only one of the two.',
  mend: 'Take out `queue: max` where a newer run replaces an older one, and `cancel-in-progress` where all are to run.',
  source: SOURCE,
  example: inWorkflow(
    4,
    `on: push
concurrency:
  group: release
  queue: max
  cancel-in-progress: true
jobs:
  release:
    runs-on: ubuntu-latest
    steps: [{ run: make release }]
`,
  ),
}

export function checkConcurrency(workflow: Workflow, report: Report): void {
  checkQueue(workflow.concurrency?.value, report)
  const whole = groupOf(workflow.concurrency?.value)
  for (const job of workflow.jobs) {
    checkQueue(job.concurrency?.value, report)
    const group = groupOf(job.concurrency?.value)
    if (whole === undefined || group === undefined || group.text !== whole.text || group.text === '') continue
    report(
      concurrencyDeadlock,
      group,
      `The workflow holds the group ${quoted(group.text)} itself, so that the job waits forever`,
      {
        related: [{ start: whole.start, end: whole.end, message: 'The group of the workflow' }],
      },
    )
  }
}

function groupOf(concurrency: Node | undefined) {
  return literalOf(concurrency?.kind === 'map' ? valueIn(concurrency, 'group') : concurrency)
}

function checkQueue(concurrency: Node | undefined, report: Report): void {
  const queue = pairIn(concurrency, 'queue')
  if (queue === undefined || textOf(queue.value) !== 'max') return
  if (textOf(valueIn(concurrency, 'cancel-in-progress'))?.toLowerCase() !== 'true') return
  report(
    concurrencyQueue,
    queue.key,
    '`queue: max` keeps every run, and `cancel-in-progress` cancels them; only one can be',
  )
}
