import type { Report, Rule } from '../../../rules/rule.js'
import type { ScalarNode } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import type { Schedule } from './cron-syntax.js'

export const cronInterval: Rule = {
  id: 'workflow/cron-interval',
  level: 'warning',
  summary: 'A schedule asks for runs more often than every five minutes.',
  why: 'GitHub starts scheduled workflows at most every five minutes, and later than that when it is busy.',
  mend: 'Ask for every five minutes, `*/5`, or less often.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule',
  example: inWorkflow(
    3,
    `on:
  schedule:
    - cron: '* * * * *'
jobs:
  report:
    runs-on: ubuntu-latest
    steps: [{ run: make report }]
`,
  ),
}

const SHORTEST = 5

export function checkCronInterval(entry: ScalarNode, { allowed, any }: Schedule, report: Report): void {
  const [minutes, hours] = allowed as [Uint8Array, Uint8Array]
  let first = -1
  let last = -1
  let gap = 60
  for (let minute = 0; minute < 60; minute += 1) {
    if (minutes[minute] === 0) continue
    if (last >= 0) gap = Math.min(gap, minute - last)
    if (first < 0) first = minute
    last = minute
  }
  // A step that does not divide the hour, such as */7, falls short once an hour; nobody means that.
  const even = entry.text.trimStart().startsWith('*/')
  if (!even && hoursFollow(hours, any[2] === true && any[4] === true)) gap = Math.min(gap, first + 60 - last)
  if (gap >= SHORTEST) return
  const every = gap === 1 ? 'every minute' : `${gap} minutes after one another`
  report(
    cronInterval,
    entry,
    `The schedule ${quoted(entry.text)} asks for runs ${every}; GitHub's shortest interval is five minutes`,
  )
}

/** Whether there is an hour of which the next one has runs as well; over midnight only where all days do. */
function hoursFollow(hours: Uint8Array, everyDay: boolean): boolean {
  for (let hour = 0; hour < 23; hour += 1) if (hours[hour] === 1 && hours[hour + 1] === 1) return true
  return everyDay && hours[23] === 1 && hours[0] === 1
}
