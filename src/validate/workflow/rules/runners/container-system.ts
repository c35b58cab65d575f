import type { Report, Rule } from '../../../rules/rule.js'
import { pairIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'
import { isHosted } from './labels.js'
import { runsOnOf, systemOf } from './runs-on.js'

export const containerSystem: Rule = {
  id: 'workflow/container-system',
  level: 'error',
  summary: 'A job with a container or with services is to run on Windows or macOS.',
  why: 'Containers run on Linux runners only: the job fails before its first step.',
  mend: 'Use a runner with Linux, or start what the job needs in a step.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontainer',
  example: inWorkflow(
    5,
    `on: push
jobs:
  build:
    runs-on: windows-latest
    container: node:22
    steps: [{ run: npm test }]
`,
  ),
}

/** Only of GitHub's own runners is it certain. */
export function checkContainerSystem(job: Job, report: Report): void {
  const system = systemOf(job)
  const [label] = runsOnOf(job).labels
  if (system === undefined || system === 'linux' || label === undefined || !isHosted(label.text)) return
  for (const key of ['container', 'services']) {
    const pair = pairIn(job.node, key)
    const { value } = pair ?? {}
    const used = value?.kind === 'map' ? value.pairs.length > 0 : value?.kind === 'scalar' && value.text !== ''
    if (pair === undefined || !used || (value?.kind === 'scalar' && value.type === 'null')) continue
    report(containerSystem, pair.key, `Containers run on Linux only; ${quoted(label.text)} has none`, {
      related: [{ start: label.start, end: label.end, message: 'The runner' }],
    })
  }
}
