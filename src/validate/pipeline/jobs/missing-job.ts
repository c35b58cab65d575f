import type { Rule } from '../../rules/rule.js'
import { among } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import type { Ask } from '../asked/ask.js'
import type { Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'

export const missingJob: Rule = {
  id: 'pipeline/missing-job',
  level: 'error',
  summary: 'A workflow lacks a job that the policy asks for.',
  why: 'What the job is for is not done, and no red mark shows it.',
  mend: 'Add the job, or name the one that does its work in the policy. An id counts, not a `name`.',
  example: againstPolicy(
    2,
    `on: push
jobs:
  lint:
    runs-on: ubuntu-latest
    steps: [{ run: make lint }]
`,
    `workflows:
  ci.yml:
    jobs: [lint, test]
`,
  ),
}

/** The jobs that the policy speaks of; tells where there is none. */
export async function jobsAsked(subject: Subject, { name, at }: Ask): Promise<readonly Job[]> {
  const jobs = await subject.jobsNamed(name)
  if (jobs.length > 0) return jobs
  const ids = subject.jobs.map(({ id }) => id)
  const has = among(name, ids).text
  subject.report(missingJob, subject.jobsKey, `There is no job ${quoted(name)}${has}`, at)
  return []
}
