import type { Report, Rule } from '../../../rules/rule.js'
import type { ScalarNode } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'

export const duplicateNeed: Rule = {
  id: 'workflow/duplicate-need',
  level: 'warning',
  summary: 'A job needs another job twice.',
  why: 'The second entry does nothing; often another job was meant. Ids of jobs are the same in upper and lower case.',
  mend: 'Take one of them out, or write the id of the job that was meant.',
  example: inWorkflow(
    7,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  deploy:
    needs: [build, Build]
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
  ),
}

export function checkDuplicateNeeds(job: Job, report: Report): void {
  if (job.needs.length < 2) return
  const seen = new Map<string, ScalarNode>()
  for (const need of job.needs) {
    const id = need.text.toLowerCase()
    const first = seen.get(id)
    if (first === undefined) seen.set(id, need)
    else {
      report(duplicateNeed, need, `Job ${quoted(job.id)} needs ${quoted(need.text)} already`, {
        related: [{ start: first.start, end: first.end, message: 'The first time' }],
      })
    }
  }
}
