import type { Rule } from '../../../rules/rule.js'

export const unknownSecret: Rule = {
  id: 'call/unknown-secret',
  level: 'error',
  summary: 'A job gives a reusable workflow a secret that it does not declare.',
  why: 'GitHub refuses the calling workflow.',
  mend: 'Correct the name of the secret, remove it, or declare it in the called workflow.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
    secrets:
      tokn: \${{ secrets.TOKEN }}
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
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows',
}
