import type { Rule } from '../../../rules/rule.js'

export const empty: Rule = {
  id: 'workflow/empty',
  level: 'error',
  summary: 'Nothing stands where something has to.',
  why: 'GitHub refuses the whole file or, where it does not, the key has no effect.',
  mend: 'Add the value, or take the key away.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    env:
    steps:
      - run: make
`,
    },
    line: 5,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
}
