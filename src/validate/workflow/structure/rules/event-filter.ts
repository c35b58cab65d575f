import type { Rule } from '../../../rules/rule.js'

export const eventFilter: Rule = {
  id: 'workflow/event-filter',
  level: 'error',
  summary: 'A filter that is not available for this event.',
  why: 'GitHub refuses it or starts the workflow as if it were not there.',
  mend: 'Remove the filter, or move it to an event that has it.',
  example: {
    files: {
      '.github/workflows/a.yml': `on:
  issues:
    branches: [main]
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
