import type { Rule } from '../../../rules/rule.js'

export const callInputType: Rule = {
  id: 'call/input-type',
  level: 'error',
  summary: 'A job gives a reusable workflow an input of another type than it declares.',
  why: 'GitHub does not convert text to numbers or booleans here: it refuses the calling workflow.',
  mend: 'Write the value as its type asks: numbers, `true` and `false` without quotation marks.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
    with:
      node: latest
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
