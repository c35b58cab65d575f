import type { Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { againstPolicy } from '../example.js'

export const deploymentRegardless: Rule = {
  id: 'pipeline/deployment-regardless',
  level: 'error',
  summary: 'A job that deploys runs even where a job that it needs failed.',
  why: 'With `always()` and its like, `needs` only means afterwards: the gates before it stop nothing.',
  mend: "Take the function away, or ask for what must have passed: `needs.test.result == 'success'`.",
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions',
  example: againstPolicy(
    8,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  deploy:
    needs: test
    if: always()
    environment: production
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
    `workflows:
  ci.yml:
    deployments: [deploy]
`,
  ),
}

export function regardlessMessage({ id }: Job): string {
  return `Job ${quoted(id)} deploys even where a job that it needs failed`
}
