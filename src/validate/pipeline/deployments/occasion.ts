import type { Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import type { Occasion } from '../conditions/occasions.js'
import { againstPolicy } from '../example.js'

export const deploymentOccasion: Rule = {
  id: 'pipeline/deployment-occasion',
  level: 'error',
  summary: 'A job that deploys also runs for a pull request, a branch or a tag for which the policy does not let it.',
  why: 'Whoever can open a pull request or push a branch then deploys what nobody reviewed.',
  mend: "Narrow the events in `on`, or give the job a condition such as `if: github.ref == 'refs/heads/main'`.",
  example: againstPolicy(
    5,
    `on:
  push: { branches: [main] }
  pull_request:
jobs:
  deploy:
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

export function occasionMessage(job: Job, { words }: Occasion): string {
  return `Job ${quoted(job.id)} deploys, and also runs for ${words}`
}
