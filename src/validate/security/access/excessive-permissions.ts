import type { Report, Rule } from '../../rules/rule.js'
import { type Pair, type Span, textOf } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job, Workflow } from '../../workflow/model.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const excessivePermissions: Rule = {
  id: 'security/excessive-permissions',
  level: 'warning',
  summary: "A job's token may do more than the job needs, as far as can be seen.",
  why: 'Any action and any script of the job can use the token. Without `permissions` it has the default of the repository or its organization, in older ones the right to write everything.',
  mend: 'Write `permissions: {}` at the top and give each job what it needs: `permissions: { contents: read }`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions',
  example: inWorkflow(
    2,
    `on: push
permissions: write-all
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
`,
  ),
}

export function checkPermissions(workflow: Workflow, report: Report): void {
  const { permissions, jobs, triggers } = workflow
  // One that others only call gets its rights from them.
  const onlyCalled = triggers.length > 0 && triggers.every(({ event }) => event === 'workflow_call')
  const inheriting = onlyCalled ? [] : jobs.filter(job => job.permissions === undefined)
  if (permissions === undefined) checkMissing(workflow, inheriting, report)
  else if (inheriting.length > 0) checkShared(permissions, jobs.length, report)
  for (const job of jobs) if (job.permissions !== undefined) checkWhole(job.permissions, 'the job', report)
}

/** What is written once for all jobs: with several of them, a right to write is too much for most; one keeps company later. */
function checkShared(permissions: Pair, jobs: number, report: Report): void {
  const { value } = permissions
  if (jobs > 1 || textOf(value) === 'write-all') checkWhole(permissions, 'every job', report)
  if (value.kind !== 'map') return
  for (const { key, name, value: right } of value.pairs) {
    if (textOf(right) !== 'write') continue
    const at = { start: key.start, end: right.end }
    if (jobs > 1) {
      report(excessivePermissions, at, `\`${name}: write\` holds for all ${jobs} jobs: give it to those that need it`)
    } else {
      const message = `\`${name}: write\` will hold for every job that is added: give it to the one that needs it`
      report(excessivePermissions, at, message, { level: 'note' })
    }
  }
}

function checkWhole({ key, value }: Pair, who: string, report: Report): void {
  const text = textOf(value)
  if (text !== 'write-all' && text !== 'read-all') return
  const at = { start: key.start, end: value.end }
  const [what, level] = text === 'write-all' ? (['change', 'warning'] as const) : (['read', 'note'] as const)
  report(
    excessivePermissions,
    at,
    `${quoted(text)} lets ${who} ${what} everything in the repository: name what is needed`,
    {
      level,
    },
  )
}

function checkMissing({ root, jobs, triggers }: Workflow, lacking: readonly Job[], report: Report): void {
  if (lacking.length === 0) return
  const called = triggers.some(({ event }) => event === 'workflow_call')
  const first = root.pairs[0]?.key as Span
  const whole = jobs.length > 1 && !called
  if (whole) {
    report(
      excessivePermissions,
      { start: first.start, end: first.end },
      'The workflow has no `permissions`, so that its jobs have the default of the repository: write `permissions: {}` here and what each job needs there',
      {
        level: 'note',
        related: lacking.map(({ id, at }) => ({
          start: at.start,
          end: at.end,
          message: `job ${quoted(id)} has the default`,
        })),
      },
    )
  }
  for (const { id, at } of lacking) {
    const message = `Job ${quoted(id)} has the default permissions of the repository: give it what it needs below \`permissions\``
    report(excessivePermissions, at, message, { level: 'note' })
  }
}
