import type { Rule } from '../../../rules/rule.js'

export const value: Rule = {
  id: 'workflow/value',
  level: 'error',
  summary: 'A value is none of those that are possible there.',
  why: 'GitHub refuses the whole file, so that none of its jobs run.',
  mend: 'Take one of the values that the message names.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
permissions:
  contents: reed
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    },
    line: 3,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
}
