import type { Rule } from '../../rules/rule.js'

export const unknownKey: Rule = {
  id: 'schema/unknown-key',
  level: 'error',
  summary: 'A key is none that the schema knows at this place.',
  why: 'What reads the file refuses it, or passes over the key, so that what it says has no effect.',
  mend: 'Correct the spelling, move the key to where it belongs, or leave it out.',
  example: {
    files: {
      '.github/dependabot.yml': `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    shedule:
      interval: weekly
    schedule:
      interval: weekly
`,
    },
    line: 5,
  },
}
