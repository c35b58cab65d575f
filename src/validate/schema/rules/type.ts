import type { Rule } from '../../rules/rule.js'

export const typeRule: Rule = {
  id: 'schema/type',
  level: 'error',
  summary: 'A value is of another type than the schema requires: text for a list, a number for text.',
  why: 'What reads the file refuses it, or takes the value for something else than was meant.',
  mend: 'Write the value as the type that is asked for; text that looks like a number needs quotation marks in YAML.',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule: weekly
`,
    },
    line: 5,
  },
}
