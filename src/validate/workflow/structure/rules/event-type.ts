import type { Rule } from '../../../rules/rule.js'

export const eventType: Rule = {
  id: 'workflow/event-type',
  level: 'error',
  summary: 'An activity type that the event does not have.',
  why: 'The workflow never starts for it.',
  mend: 'Take one of the types that the message names, or remove `types`.',
  example: {
    files: {
      '.github/workflows/a.yml': `on:
  pull_request:
    types: [opened, synchronized]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    },
    line: 3,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows',
}
