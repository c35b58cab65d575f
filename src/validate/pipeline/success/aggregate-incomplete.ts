import type { Rule } from '../../rules/rule.js'
import { someOf } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { againstPolicy } from '../example.js'

export const aggregateIncomplete: Rule = {
  id: 'pipeline/aggregate-incomplete',
  level: 'error',
  summary: 'The job that stands for all others leaves one out.',
  why: 'It is the check that branch protection asks for: the job that it leaves out can fail, and the change is merged.',
  mend: 'Add the job to its `needs`; to need a job that needs it is enough.',
  example: againstPolicy(
    10,
    `on: push
jobs:
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  ci-success:
    needs: [lint]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - if: contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')
        run: exit 1
`,
    `workflows:
  ci.yml:
    success: ci-success
`,
  ),
}

/** What is said of the jobs that it leaves out. */
export function incompleteMessage(aggregate: Job, left: readonly Job[]): string {
  const names = someOf(left.map(({ id }) => quoted(id)))
  return `Job ${quoted(aggregate.id)} stands for all jobs and does not need ${names}`
}
