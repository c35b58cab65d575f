import type { Report, Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import { inWorkflow } from '../example.js'
import type { Hints } from '../hints.js'
import type { JobGraph } from './graph.js'

export const unknownNeed: Rule = {
  id: 'workflow/unknown-need',
  level: 'error',
  summary: 'A job needs a job that the workflow does not have.',
  why: 'GitHub refuses the whole workflow, and none of its jobs runs.',
  mend: 'Write the id of a job of this workflow, or take it out of `needs`. A name is not an id.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  deploy:
    needs: biuld
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
  ),
}

/** Needs that are no job. The problem is the job's, as it is the job that cannot run; the need is beside it. */
export function checkUnknownNeeds({ jobs, indexes }: JobGraph, hints: Hints, report: Report): void {
  let ids: string[] | null = null
  for (const job of jobs) {
    for (const need of job.needs) {
      if (need.text === '' || indexes.has(need.text.toLowerCase())) continue
      ids ??= jobs.map(({ id }) => id)
      const hint = hints.for(need.text, ids)
      report(
        unknownNeed,
        job.at,
        `Job ${quoted(job.id)} needs ${quoted(need.text)}, which is no job of this workflow${hint}`,
        {
          related: [{ start: need.start, end: need.end, message: `${quoted(need.text)} is needed here` }],
        },
      )
    }
  }
}
