import type { Rule } from '../../../rules/rule.js'

export const type: Rule = {
  id: 'workflow/type',
  level: 'error',
  summary: 'A value is of the wrong type: text instead of a list, for instance.',
  why: 'GitHub refuses the whole file, so that none of its jobs run.',
  mend: 'Write the value as what is expected there; numbers, `true` and `false` without quotation marks.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      run: make
`,
    },
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
}
