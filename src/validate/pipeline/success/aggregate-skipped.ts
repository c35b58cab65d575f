import type { Rule } from '../../rules/rule.js'
import { againstPolicy } from '../example.js'

export const aggregateSkipped: Rule = {
  id: 'pipeline/aggregate-skipped',
  level: 'error',
  summary: 'The job that stands for all others does not run when one of them fails.',
  why: 'A job whose needs fail is skipped, and branch protection takes a skipped job for one that passed: the change can be merged.',
  mend: 'Give it `if: always()` and a step that fails where `needs.*.result` has more than success.',
  source:
    'https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/troubleshooting-required-status-checks',
  example: againstPolicy(
    6,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  ci-success:
    needs: [test]
    runs-on: ubuntu-latest
    steps: [{ run: echo all is well }]
`,
    `workflows:
  ci.yml:
    success: ci-success
`,
  ),
}
