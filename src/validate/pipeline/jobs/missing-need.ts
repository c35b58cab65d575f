import type { Rule } from '../../rules/rule.js'
import type { Node, Span } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { asksIn } from '../asked/ask.js'
import { needsKey, type Subject } from '../asked/subject.js'
import { againstPolicy } from '../example.js'
import { jobsAsked } from './missing-job.js'

export const missingNeed: Rule = {
  id: 'pipeline/missing-need',
  level: 'error',
  summary: 'A job does not wait for a job that the policy wants before it.',
  why: 'The two run beside each other: the later one does its work, whatever becomes of the earlier one.',
  mend: 'Add the job to `needs`; to need a job that needs it is enough.',
  example: againstPolicy(
    6,
    `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps: [{ run: make test }]
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make build }]
`,
    `workflows:
  ci.yml:
    stages:
      - test
      - build
`,
  ),
}

/** Tells of each job that has to come before a job and does not. */
export function requireBefore(subject: Subject, job: Job, before: readonly Job[], asked: Span): void {
  const there = subject.beforeJob(job)
  const missing = before.filter(each => each !== job && !there.has(each))
  if (missing.length === 0) return
  const names = missing.map(({ id }) => quoted(id)).join(', ')
  const message = `Job ${quoted(job.id)} must need ${names}, directly or through other jobs`
  subject.report(missingNeed, needsKey(job), message, asked)
}

/** Holds the jobs to the stages: those of each need all of the one before. */
export async function checkStages(subject: Subject, stages: Node | undefined): Promise<void> {
  if (stages?.kind !== 'list') return
  let before: readonly Job[] = []
  for (const stage of stages.items) {
    const jobs: Job[] = []
    for (const ask of asksIn(stage)) {
      const named = await jobsAsked(subject, ask)
      for (const job of named) requireBefore(subject, job, before, ask.at)
      jobs.push(...named)
    }
    if (jobs.length > 0) before = jobs
  }
}
