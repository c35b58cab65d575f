import type { Rule } from '../../rules/rule.js'

export const missingKey: Rule = {
  id: 'schema/missing-key',
  level: 'error',
  summary: 'A map lacks a key that the schema requires.',
  why: 'What reads the file refuses it without the key.',
  mend: 'Add the key.',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: npm
    directory: /
`,
    },
    line: 3,
  },
}
