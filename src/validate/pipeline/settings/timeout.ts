import type { Rule } from '../../rules/rule.js'
import { type Node, pairIn, textOf } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const timeoutRule: Rule = {
  id: 'pipeline/timeout',
  level: 'error',
  summary: 'A job says not how long it may take, or allows itself more than the policy does.',
  why: 'A job that hangs runs for six hours before GitHub ends it, and holds a runner all that time.',
  mend: 'Write `timeout-minutes` at the job: some three times what it usually takes.',
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes',
  example: againstPolicy(
    3,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
`,
    `workflows:
  ci.yml:
    timeout: required
`,
  ),
}

export function checkTimeouts(subject: Subject, asked: Node | undefined): void {
  const wanted = textOf(asked)
  if (asked === undefined || wanted === undefined) return
  for (const job of subject.jobs) {
    // A job that calls a workflow cannot say it: the called jobs do.
    if (job.uses !== undefined) continue
    const timeout = pairIn(job.node, 'timeout-minutes')
    if (timeout === undefined) {
      subject.report(timeoutRule, job.at, `Job ${quoted(job.id)} has no \`timeout-minutes\``, asked)
    } else if (Number(textOf(timeout.value)) > Number(wanted)) {
      const message = `Job ${quoted(job.id)} allows itself ${textOf(timeout.value)} minutes; the policy allows ${wanted}`
      subject.report(timeoutRule, timeout.value, message, asked)
    }
  }
}
