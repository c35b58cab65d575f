import type { Report, Rule } from '../../../rules/rule.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'
import type { Hints } from '../hints.js'
import { askedBy, isVariant, LABELS, successorOf } from './labels.js'
import { labelsBehind, runsOnOf } from './runs-on.js'

const SOURCE = 'https://docs.github.com/en/actions/reference/runners/github-hosted-runners'

export const runnerLabel: Rule = {
  id: 'workflow/runner-label',
  level: 'warning',
  summary: 'A job asks for a runner with a label that GitHub does not have.',
  why: 'Unless the organisation has a runner with this label, nothing takes the job: it waits for a day and fails.',
  mend: 'Write one of the labels of GitHub; with a runner of your own, put `self-hosted` before its labels.',
  source: SOURCE,
  example: inWorkflow(
    4,
    `on: push
jobs:
  build:
    runs-on: ubuntu-lastest
    steps: [{ run: make }]
`,
  ),
}

export const runnerRetired: Rule = {
  id: 'workflow/runner-retired',
  level: 'error',
  summary: 'A job asks for a runner that GitHub has taken away.',
  why: 'Nothing takes the job: it waits for a day and fails.',
  mend: 'Move to an image that is still there.',
  source: SOURCE,
  example: inWorkflow(
    4,
    `on: push
jobs:
  build:
    runs-on: ubuntu-20.04
    steps: [{ run: make }]
`,
  ),
}

/** Labels nobody knows are left alone beside `self-hosted` and in groups: there they are the organisation's own. */
export function checkRunnerLabels(job: Job, hints: Hints, report: Report): void {
  const { labels, group } = runsOnOf(job)
  const own = group || labels.some(({ text }) => text.toLowerCase() === 'self-hosted')
  for (const label of labels) {
    for (const { text, start, end } of labelsBehind(label, job)) {
      const at = { start, end }
      const successor = successorOf(text)
      if (own || text === '') continue
      if (successor !== undefined) {
        report(runnerRetired, at, `GitHub has taken away the runner ${quoted(text)}; \`${successor}\` takes its place`)
      } else if (askedBy(text) === undefined) {
        const near = isVariant(text) ? undefined : hints.near(text, LABELS)
        if (near !== undefined)
          report(runnerLabel, at, `GitHub has no runner ${quoted(text)}${didYouMean(near)}`, { level: 'error' })
        else
          report(
            runnerLabel,
            at,
            `GitHub has no runner ${quoted(text)}; for a runner of your own, write \`self-hosted\` before it`,
          )
      }
    }
  }
}
