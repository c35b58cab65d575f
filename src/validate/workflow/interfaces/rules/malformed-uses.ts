import type { Rule } from '../../../rules/rule.js'

export const malformedUses: Rule = {
  id: 'uses/malformed',
  level: 'error',
  summary: '`uses` names neither an action nor a workflow.',
  why: 'GitHub refuses the workflow or fails the job when it looks for the action.',
  mend: 'Write `owner/repository@ref`, `./folder` or `docker://image` in a step, and the path of a workflow file in a job.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout
`,
    },
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses',
}
