import type { Rule } from '../../rules/rule.js'
import { type Node, textOf } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const concurrencyRule: Rule = {
  id: 'pipeline/concurrency',
  level: 'error',
  summary: 'Neither a workflow nor its jobs say what becomes of runs beside each other.',
  why: 'Each push starts a further run: two deployments at a time, or runners busy with commits that nobody waits for.',
  mend: 'Write `concurrency` with a group such as `${{ github.workflow }}-${{ github.ref }}`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#concurrency',
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
    concurrency: required
`,
  ),
}

export function checkConcurrency(subject: Subject, asked: Node | undefined): void {
  if (asked === undefined || textOf(asked) !== 'required' || subject.workflow.concurrency !== undefined) return
  const without = subject.jobs.find(({ concurrency }) => concurrency === undefined)
  if (without === undefined) return
  const message = `Neither the workflow nor job ${quoted(without.id)} has \`concurrency\``
  subject.report(concurrencyRule, subject.jobsKey, message, asked)
}
