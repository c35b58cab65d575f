import type { Rule } from '../../rules/rule.js'
import { inPolicy } from '../example.js'

export const missingWorkflow: Rule = {
  id: 'pipeline/missing-workflow',
  level: 'error',
  summary: 'The policy speaks of a workflow that the repository does not have.',
  why: 'All that the policy asks of it is done nowhere.',
  mend: 'Add the workflow, or correct the name in the policy: a file name in `.github/workflows`, or a glob.',
  example: inPolicy(
    2,
    `workflows:
  deploy.yml:
    on: [release]
`,
    {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
`,
    },
  ),
}
