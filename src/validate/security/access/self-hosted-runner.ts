import type { Report, Rule } from '../../rules/rule.js'
import { type Node, type Span, textOf, valueIn } from '../../tree/node.js'
import type { Job, Workflow } from '../../workflow/model.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const selfHostedRunner: Rule = {
  id: 'security/self-hosted-runner',
  level: 'warning',
  summary: 'What outsiders can start runs on a machine of your own.',
  why: 'In a public repository anybody can open a pull request whose code then runs there. Such a machine often keeps its state from job to job and stands in your network.',
  mend: "Run pull requests on GitHub's machines, or on ones that are thrown away after each job, and have outsiders' runs approved. In a private repository, ignore this rule.",
  source: 'https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners',
  example: inWorkflow(
    4,
    `on: pull_request
jobs:
  test:
    runs-on: [self-hosted, linux]
    steps: [{ run: make test }]
`,
  ),
}

const OUTSIDERS = [
  'pull_request',
  'pull_request_target',
  'issue_comment',
  'issues',
  'pull_request_review',
  'discussion',
]

export function checkRunners({ triggers, jobs }: Workflow, report: Report): void {
  const event = triggers.find(each => OUTSIDERS.includes(each.event))?.event
  if (event === undefined) return
  for (const job of jobs) {
    const at = selfHosted(job)
    if (at === null) continue
    report(
      selfHostedRunner,
      at,
      `Anybody who can cause \`${event}\` runs this job on a machine of your own: use one of GitHub's, or throw it away after each job`,
    )
  }
}

function selfHosted({ runsOn, matrix }: Job): Span | null {
  if (runsOn === undefined) return null
  const { value } = runsOn
  const labels = value.kind === 'map' ? valueIn(value, 'labels') : value
  const found = labelIn(labels)
  if (found !== null) return found
  const name = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(textOf(labels) ?? '')?.[1]
  return name !== undefined && labelIn(valueIn(matrix, name)) !== null ? value : null
}

function labelIn(node: Node | undefined): Span | null {
  const nodes = node?.kind === 'list' ? node.items : node === undefined ? [] : [node]
  for (const each of nodes) {
    const inner = each.kind === 'list' ? each.items : [each]
    const found = inner.find(label => textOf(label)?.toLowerCase() === 'self-hosted')
    if (found !== undefined) return found
  }
  return null
}
