import type { Report, Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'
import { faultOfId } from '../identifier.js'
import { holdsExpression } from '../literal.js'

export const jobId: Rule = {
  id: 'workflow/job-id',
  level: 'error',
  summary: 'A job has an id that GitHub does not allow.',
  why: 'GitHub refuses the whole workflow.',
  mend: 'Use letters, digits, `-` and `_`, beginning with a letter or `_`; what people read goes into `name`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_id',
  example: inWorkflow(
    3,
    `on: push
jobs:
  build all:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

/** The id itself, and those of the jobs that it needs: one of the wrong form can be no job's. */
export function checkJobId(job: Job, report: Report): void {
  const fault = job.id === '' ? undefined : faultOfId(job.id)
  if (fault !== undefined && !holdsExpression(job.id)) report(jobId, job.at, `The job id ${quoted(job.id)} ${fault}`)
  for (const need of job.needs) {
    if (need.text === '' || holdsExpression(need.text)) continue
    const wrong = faultOfId(need.text)
    if (wrong !== undefined) report(jobId, need, `${quoted(need.text)} is no id of a job: it ${wrong}`)
  }
}
