import type { Report, Rule } from '../../../rules/rule.js'
import type { ScalarNode } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import type { Schedule } from './cron-syntax.js'

export const cronDate: Rule = {
  id: 'workflow/cron-date',
  level: 'warning',
  summary: 'A schedule names only days that do not exist, such as 30 February.',
  why: 'It never starts a run.',
  mend: 'Name a day that the month has.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule',
  example: inWorkflow(
    3,
    `on:
  schedule:
    - cron: 0 6 30 2 *
jobs:
  report:
    runs-on: ubuntu-latest
    steps: [{ run: make report }]
`,
  ),
}

const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** With a day of the week as well, either of the two is enough, so that nothing is impossible. */
export function checkCronDate(entry: ScalarNode, { allowed, any }: Schedule, report: Report): void {
  if (any[2] === true || any[4] !== true) return
  const [, , days, months] = allowed as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  for (let month = 1; month <= 12; month += 1) {
    if (months[month] === 0) continue
    for (let day = 1; day <= (DAYS[month] as number); day += 1) if (days[day] === 1) return
  }
  report(
    cronDate,
    entry,
    `The schedule ${quoted(entry.text)} names only days that do not exist, so that it never comes`,
  )
}
