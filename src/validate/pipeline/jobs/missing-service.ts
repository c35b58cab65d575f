import type { Rule } from '../../rules/rule.js'
import { type Node, pairIn } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { asksIn } from '../asked/ask.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const missingService: Rule = {
  id: 'pipeline/missing-service',
  level: 'error',
  summary: 'A job does not start a service that the policy asks for.',
  why: 'Tests that need it are left out, or run against something else than in production.',
  mend: 'Add it to `services` under the name that the policy has.',
  example: againstPolicy(
    5,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    services:
      postgres: { image: 'postgres:17' }
    steps: [{ run: make test }]
`,
    `workflows:
  ci.yml:
    jobs:
      test: { services: [postgres, redis] }
`,
  ),
}

export function checkServices(subject: Subject, job: Job, asked: Node | undefined): void {
  if (job.uses !== undefined) return
  const services = pairIn(job.node, 'services')
  if (services?.value.kind === 'scalar') return
  const there = job.services.map(({ name }) => name)
  for (const { name, at } of asksIn(asked)) {
    if (there.includes(name)) continue
    const has = among(name, there).text
    const message = `Job ${quoted(job.id)} has no service ${quoted(name)}${has}`
    subject.report(missingService, services?.key ?? job.at, message, at)
  }
}
