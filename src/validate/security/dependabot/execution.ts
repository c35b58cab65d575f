import type { Report, Rule } from '../../rules/rule.js'
import { type MapNode, pairIn, textOf } from '../../tree/node.js'

export const dependabotExecution: Rule = {
  id: 'security/dependabot-execution',
  level: 'warning',
  summary: 'Dependabot may run code of the packages that it looks at.',
  why: 'A malicious release runs then while Dependabot only looks for updates, and can read the credentials of your registries.',
  mend: 'Leave `insecure-external-code-execution` out.',
  source:
    'https://docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference#insecure-external-code-execution--',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: bundler
    directory: /
    schedule: { interval: weekly }
    insecure-external-code-execution: allow
`,
    },
    line: 6,
  },
}

export function checkExecution(update: MapNode, report: Report): void {
  const setting = pairIn(update, 'insecure-external-code-execution')
  if (setting === undefined || textOf(setting.value) !== 'allow') return
  const at = { start: setting.key.start, end: setting.value.end }
  report(dependabotExecution, at, 'Packages may run code while Dependabot looks for updates: leave this out')
}
