import type { Rule } from '../../rules/rule.js'
import type { Node } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { asksIn } from '../asked/ask.js'
import type { Subject } from '../asked/subject.js'
import { usesMatcher, usesOf } from '../asked/uses.js'
import { againstPolicy } from '../example.js'

export const missingStep: Rule = {
  id: 'pipeline/missing-step',
  level: 'error',
  summary: 'A job has no step that uses an action, or runs a command, that the policy asks for.',
  why: 'The job has the right name and does not do its work.',
  mend: 'Add the step, or name in the policy what does the work.',
  example: againstPolicy(
    3,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: echo later }]
`,
    `workflows:
  ci.yml:
    jobs:
      test: { runs: pytest }
`,
  ),
}

export async function checkSteps(
  subject: Subject,
  job: Job,
  uses: Node | undefined,
  runs: Node | undefined,
): Promise<void> {
  for (const { name, at } of asksIn(uses)) {
    const matches = await usesMatcher(name)
    if (usesOf(job).some(({ node }) => matches(node.text))) continue
    subject.report(missingStep, job.at, `No step of job ${quoted(job.id)} uses ${quoted(name)}`, at)
  }
  // What a called workflow runs stands elsewhere.
  if (job.uses !== undefined) return
  for (const { name, at } of asksIn(runs)) {
    if (job.steps.some(({ run }) => run?.text.includes(name) === true)) continue
    subject.report(missingStep, job.at, `No script of job ${quoted(job.id)} has ${quoted(name)}`, at)
  }
}
