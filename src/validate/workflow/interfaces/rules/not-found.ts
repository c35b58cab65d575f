import type { Rule } from '../../../rules/rule.js'

export const notFound: Rule = {
  id: 'uses/not-found',
  level: 'error',
  summary: '`uses` names a file of this repository that is not there.',
  why: 'GitHub refuses the workflow, or the step fails.',
  mend: 'Correct the path: it is relative to the root of the repository.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    uses: ./.github/workflows/test.yml
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows',
}
