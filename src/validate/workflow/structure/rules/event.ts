import type { Rule } from '../../../rules/rule.js'

export const event: Rule = {
  id: 'workflow/event',
  level: 'error',
  summary: '`on` names an event that does not exist, or that lacks what it cannot do without.',
  why: 'The workflow never starts for it.',
  mend: 'Correct the name of the event; give `schedule` its times and `workflow_run` its workflows.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: pull-request
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    },
    line: 1,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows',
}
