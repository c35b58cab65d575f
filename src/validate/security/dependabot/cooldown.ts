import type { Report, Rule } from '../../rules/rule.js'
import { type MapNode, pairIn, type Span, textOf, valueIn } from '../../tree/node.js'

export const dependabotCooldown: Rule = {
  id: 'security/dependabot-cooldown',
  level: 'note',
  summary: 'Dependabot proposes releases on the day they appear.',
  why: 'Most malicious releases are found and taken back within days. Whoever waits for a week does not get them.',
  mend: 'Write `cooldown: { default-days: 7 }`; security updates come at once all the same.',
  source:
    'https://docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference#cooldown-',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule: { interval: weekly }
`,
    },
    line: 3,
  },
}

const LEAST_DAYS = 7

export function checkCooldown(update: MapNode, report: Report): void {
  const cooldown = pairIn(update, 'cooldown')
  const days = valueIn(cooldown?.value, 'default-days')
  const text = textOf(days) ?? ''
  if (text !== '' && (!/^\d{1,6}$/.test(text) || Number(text) >= LEAST_DAYS)) return
  const at: Span = days ?? cooldown?.key ?? pairIn(update, 'package-ecosystem')?.value ?? update
  const what = days === undefined ? 'Releases are proposed at once' : `Releases are proposed after ${text} days`
  report(
    dependabotCooldown,
    { start: at.start, end: at.end },
    `${what}: set \`default-days\` of \`cooldown\` to ${LEAST_DAYS} or more`,
  )
}
