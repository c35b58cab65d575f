import type { Rule } from '../../../rules/rule.js'

export const unknownCallInput: Rule = {
  id: 'call/unknown-input',
  level: 'error',
  summary: 'A job gives a reusable workflow an input that it does not have.',
  why: 'GitHub refuses the calling workflow.',
  mend: 'Correct the name of the input, remove it, or declare it in the called workflow.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
    with:
      nod: 24
`,
      '.github/workflows/test.yml': `on:
  workflow_call:
    inputs:
      node:
        type: number
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`,
    },
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows',
}
