import type { Rule } from '../../../rules/rule.js'

export const missingKey: Rule = {
  id: 'workflow/missing-key',
  level: 'error',
  summary: 'A map lacks a key that it has to have.',
  why: 'GitHub refuses the whole file, so that none of its jobs run.',
  mend: 'Add the key.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
jobs:
  build:
    steps:
      - run: make
`,
    },
    line: 3,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
}
