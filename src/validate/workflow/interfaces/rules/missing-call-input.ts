import type { Rule } from '../../../rules/rule.js'

export const missingCallInput: Rule = {
  id: 'call/missing-input',
  level: 'error',
  summary: 'A job does not give a reusable workflow an input that is required and has no default.',
  why: 'GitHub refuses the calling workflow.',
  mend: 'Add the input below `with`.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
`,
      '.github/workflows/test.yml': `on:
  workflow_call:
    inputs:
      node:
        type: number
        required: true
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows',
}
