import type { Rule } from '../../rules/rule.js'
import { type Node, type Span, textOf } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const permissionsRule: Rule = {
  id: 'pipeline/permissions',
  level: 'error',
  summary: 'A workflow does not limit what its token may do as the policy asks.',
  why: 'Without `permissions` the token has whatever the settings of the organisation give it, in every job.',
  mend: 'Write `permissions: { contents: read }` at the top, and more only in the jobs that need it.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions',
  example: againstPolicy(
    2,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
`,
    `workflows:
  ci.yml:
    permissions: required
`,
  ),
}

export function checkPermissions(subject: Subject, asked: Node | undefined): void {
  const wanted = textOf(asked)
  if (asked === undefined || wanted === undefined) return
  const { permissions } = subject.workflow
  if (permissions === undefined) {
    for (const job of subject.jobs) {
      if (job.permissions !== undefined) continue
      const message = `Neither the workflow nor job ${quoted(job.id)} says what its token may do`
      subject.report(permissionsRule, subject.jobsKey, message, asked)
      return
    }
    return
  }
  if (wanted !== 'read') return
  for (const at of writesOf(permissions.value)) {
    const message = 'Every job gets this permission to write; give it to those that need it alone'
    subject.report(permissionsRule, at, message, asked)
  }
}

function writesOf(permissions: Node): readonly Span[] {
  if (permissions.kind === 'scalar') return permissions.text === 'write-all' ? [permissions] : []
  if (permissions.kind === 'list') return []
  return permissions.pairs.filter(({ value }) => textOf(value) === 'write').map(({ value }) => value)
}
