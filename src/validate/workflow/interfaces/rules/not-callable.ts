import type { Rule } from '../../../rules/rule.js'

export const notCallable: Rule = {
  id: 'call/not-callable',
  level: 'error',
  summary: 'A job calls a workflow that cannot be called.',
  why: 'GitHub refuses the calling workflow.',
  mend: 'Add `workflow_call` to `on` of the called workflow.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
`,
      '.github/workflows/test.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows',
}
