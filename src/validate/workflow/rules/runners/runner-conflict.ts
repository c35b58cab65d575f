import type { Report, Rule } from '../../../rules/rule.js'
import type { ScalarNode } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'
import { askedBy } from './labels.js'
import { labelsBehind, runsOnOf } from './runs-on.js'

export const runnerConflict: Rule = {
  id: 'workflow/runner-conflict',
  level: 'error',
  summary: 'The labels of a job ask for two different systems at once.',
  why: 'A runner must have all the labels of the list, so that none takes the job. A list is no choice.',
  mend: 'Keep one of them; to run on several systems, use a matrix.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idruns-on',
  example: inWorkflow(
    4,
    `on: push
jobs:
  build:
    runs-on: [ubuntu-latest, windows-latest]
    steps: [{ run: make }]
`,
  ),
}

const MOST_VALUES = 50

/** Each label with those before it; of a label that comes from the matrix, each of its values. */
export function checkRunnerConflict(job: Job, report: Report): void {
  const { labels } = runsOnOf(job)
  if (labels.length < 2) return
  const before: ScalarNode[] = []
  for (const label of labels) {
    const fitting: ScalarNode[] = []
    for (const value of labelsBehind(label, job).slice(0, MOST_VALUES)) {
      const other = before.find(each => conflict(each.text, value.text))
      if (other === undefined) fitting.push(value)
      else {
        report(
          runnerConflict,
          value,
          `No runner is both ${quoted(other.text)} and ${quoted(value.text)}; a matrix runs a job on each`,
          {
            related: [{ start: other.start, end: other.end, message: `${quoted(other.text)} is asked for here` }],
          },
        )
      }
    }
    before.push(...fitting)
  }
}

function conflict(a: string, b: string): boolean {
  const one = askedBy(a)
  const two = askedBy(b)
  if (!one || !two) return false
  if (one.system !== two.system) return true
  return one.images.length > 0 && two.images.length > 0 && !one.images.some(image => two.images.includes(image))
}
