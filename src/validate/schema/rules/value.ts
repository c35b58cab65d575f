import type { Rule } from '../../rules/rule.js'

export const valueRule: Rule = {
  id: 'schema/value',
  level: 'error',
  summary: 'A value is none that the schema allows: not one of those it lists, not of its form, too long, too large.',
  why: 'What reads the file refuses the value or does not do what was meant.',
  mend: 'Use one of the values that are allowed.',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: wekly
`,
    },
    line: 6,
  },
}
