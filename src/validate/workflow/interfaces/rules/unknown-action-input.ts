import type { Rule } from '../../../rules/rule.js'

export const unknownActionInput: Rule = {
  id: 'action/unknown-input',
  level: 'warning',
  summary: 'A step gives an action an input that it does not have.',
  why: 'The runner only warns: the action runs without what was meant.',
  mend: 'Correct the name of the input, or remove it.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          fetch_depth: 0
`,
    },
    line: 8,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepswith',
}
