import type { Rule } from '../../../rules/rule.js'

export const missingSecret: Rule = {
  id: 'call/missing-secret',
  level: 'error',
  summary: 'A job does not give a reusable workflow a secret that it requires.',
  why: 'GitHub refuses the calling workflow.',
  mend: 'Add the secret below `secrets`, or write `secrets: inherit`.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
`,
      '.github/workflows/test.yml': `on:
  workflow_call:
    secrets:
      token:
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
