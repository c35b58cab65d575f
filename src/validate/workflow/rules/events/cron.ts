import type { Report, Rule } from '../../../rules/rule.js'
import { offsetIn, type ScalarNode, valueIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Workflow } from '../../model.js'
import { inWorkflow } from '../example.js'
import { checkCronDate } from './cron-date.js'
import { checkCronInterval } from './cron-interval.js'
import { parseCron } from './cron-syntax.js'

export const cron: Rule = {
  id: 'workflow/cron',
  level: 'error',
  summary: 'A schedule is not one that GitHub can read.',
  why: 'GitHub refuses the workflow.',
  mend: 'Five fields, in UTC unless `timezone` says otherwise: minute, hour, day of the month, month, day of the week (0 is Sunday).',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule',
  example: inWorkflow(
    3,
    `on:
  schedule:
    - cron: 0 24 * * *
jobs:
  report:
    runs-on: ubuntu-latest
    steps: [{ run: make report }]
`,
  ),
}

export function checkCron(entry: ScalarNode, report: Report): void {
  const schedule = parseCron(entry.text)
  if (!('message' in schedule)) {
    checkCronInterval(entry, schedule, report)
    checkCronDate(entry, schedule, report)
    return
  }
  const start = offsetIn(entry, schedule.start)
  const end = Math.max(start, offsetIn(entry, Math.max(schedule.end - 1, schedule.start)) + 1)
  report(cron, { start, end }, `The schedule ${quoted(entry.text)} ${schedule.message}`)
}

/** The maps below `on.schedule`, each with a `cron` and perhaps a `timezone`. */
export function scheduleEntries(workflow: Workflow) {
  const schedule = valueIn(valueIn(workflow.root, 'on'), 'schedule')
  return schedule?.kind === 'list' ? schedule.items : []
}
