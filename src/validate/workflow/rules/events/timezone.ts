import type { Report, Rule } from '../../../rules/rule.js'
import type { ScalarNode } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'

export const timezone: Rule = {
  id: 'workflow/timezone',
  level: 'error',
  summary: 'The time zone of a schedule is none.',
  why: 'GitHub knows the names of the IANA database and no others: neither abbreviations nor offsets.',
  mend: 'Write a name such as `Europe/Berlin`; leave it out for UTC.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onschedule',
  example: inWorkflow(
    4,
    `on:
  schedule:
    - cron: 0 6 * * *
      timezone: Europe/Berln
jobs:
  report:
    runs-on: ubuntu-latest
    steps: [{ run: make report }]
`,
  ),
}

const MOST_CHARACTERS = 50
const MOST_ZONES = 100

/** `known` remembers what was looked up: a zone takes longer to look up than all else in a small file. */
export function checkTimezone(zone: ScalarNode, known: Map<string, boolean>, report: Report): void {
  const name = zone.text
  if (name === '') return
  if (/^utc$/i.test(name)) {
    const message = `${quoted(name)} is what schedules are in without a time zone; leave it out, or write \`Etc/UTC\``
    report(timezone, zone, message, { level: 'warning' })
    return
  }
  const real = known.get(name) ?? (known.size >= MOST_ZONES || exists(name))
  known.set(name, real)
  if (!real) report(timezone, zone, `${quoted(name)} is no time zone of the IANA database, such as \`Europe/Berlin\``)
}

function exists(name: string): boolean {
  if (name.length > MOST_CHARACTERS || !/^[A-Z][\w+/-]+$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
