import type { Rule } from '../../rules/rule.js'
import { type Node, type Span, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { holdsExpression } from '../../workflow/rules/literal.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const deploymentEnvironment: Rule = {
  id: 'pipeline/deployment-environment',
  level: 'error',
  summary: 'A job that deploys does not name the environment that it deploys to.',
  why: 'Reviewers, waiting times and secrets of an environment only hold for jobs that name it.',
  mend: 'Write `environment: production`, or whichever it is, at the job.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments',
  example: againstPolicy(
    3,
    `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
    `workflows:
  ci.yml:
    deployments: [deploy]
`,
  ),
}

export function checkEnvironment(subject: Subject, job: Job, wanted: Node | undefined, asked: Span): void {
  const name = textOf(wanted)
  // A job that calls a workflow cannot name one: the called jobs do.
  if (name === 'false' || job.uses !== undefined) return
  const { environment } = job
  if (environment === undefined) {
    const named = name === undefined || name === 'true' ? 'an `environment`' : `\`environment: ${name}\``
    subject.report(deploymentEnvironment, job.at, `Job ${quoted(job.id)} deploys and must have ${named}`, asked)
    return
  }
  const at = environment.value.kind === 'map' ? valueIn(environment.value, 'name') : environment.value
  const actual = textOf(at)
  if (at === undefined || actual === undefined || holdsExpression(actual)) return
  if (wanted === undefined || name === undefined || name === 'true' || name.toLowerCase() === actual.toLowerCase())
    return
  const message = `Job ${quoted(job.id)} deploys to ${quoted(actual)}; the policy wants ${quoted(name)}`
  subject.report(deploymentEnvironment, at, message, wanted)
}
