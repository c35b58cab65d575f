import { type Node, type Span, textOf, valueIn } from '../../tree/node.js'
import { listed } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { asksIn } from '../asked/ask.js'
import { needsKey, type Subject } from '../asked/subject.js'
import { conditionOf, holds } from '../conditions/condition.js'
import { type Occasion, occasionsBeside, occasionsOf } from '../conditions/occasions.js'
import type { Gate } from '../gates/missing-gate.js'
import { jobsAsked } from '../jobs/missing-job.js'
import { missingNeed, requireBefore } from '../jobs/missing-need.js'
import { checkEnvironment } from './environment.js'
import { deploymentOccasion, occasionMessage } from './occasion.js'
import { deploymentRegardless, regardlessMessage } from './regardless.js'

/** Checks the jobs that deploy: behind the gates, with an environment, only from where they may. */
export async function checkDeployments(
  subject: Subject,
  asked: Node | undefined,
  gates: readonly Gate[],
): Promise<void> {
  const occasions = occasionsOf(subject.workflow.triggers)
  for (const ask of asksIn(asked)) {
    const only = asksIn(valueIn(ask.about, 'only')).map(({ name }) => name)
    const beside = only.length === 0 ? [] : await occasionsBeside(occasions, only)
    const requests = textOf(valueIn(ask.about, 'pull-requests')) === 'true'
    const refused = [...(requests ? [] : occasions.filter(({ name }) => name === null)), ...beside]
    for (const job of await jobsAsked(subject, ask)) {
      checkEnvironment(subject, job, valueIn(ask.about, 'environment'), ask.at)
      await checkNeeds(subject, job, valueIn(ask.about, 'needs'))
      checkGatesBefore(subject, job, gates, ask.at)
      checkRegardless(subject, job, ask.at)
      checkOccasions(subject, job, refused, ask.at)
    }
  }
}

async function checkNeeds(subject: Subject, job: Job, needs: Node | undefined): Promise<void> {
  for (const ask of asksIn(needs)) requireBefore(subject, job, await jobsAsked(subject, ask), ask.at)
}

function checkGatesBefore(subject: Subject, job: Job, gates: readonly Gate[], asked: Span): void {
  const before = subject.beforeJob(job)
  for (const gate of gates) {
    if (gate.jobs.some(each => each === job || before.has(each))) continue
    const ids = listed(
      gate.jobs.map(({ id }) => id),
      'or',
    )
    const message = `Job ${quoted(job.id)} deploys and does not wait for the gate ${gate.name}; it must need ${ids}`
    subject.report(missingNeed, needsKey(job), message, asked)
  }
}

function checkRegardless(subject: Subject, job: Job, asked: Span): void {
  const condition = conditionOf(job.if)
  if (condition === null || !condition.asksForStatus || job.needs.length === 0) return
  if (holds(condition, { values: new Map(), passed: false }) !== true) return
  subject.report(deploymentRegardless, job.if?.value ?? job.at, regardlessMessage(job), asked)
}

function checkOccasions(subject: Subject, job: Job, refused: readonly Occasion[], asked: Span): void {
  const found = refused.find(occasion => runs(subject, job, occasion) === true)
  if (found === undefined) return
  subject.report(deploymentOccasion, job.if?.key ?? job.at, occasionMessage(job, found), asked)
}

/** Whether the job runs then; undefined where that is not known. */
function runs(subject: Subject, job: Job, { values }: Occasion): boolean | undefined {
  const known = { values, passed: true }
  const condition = conditionOf(job.if)
  let all = holds(condition, known)
  if (condition?.asksForStatus === true) return all
  // Where what it waits for is skipped, so is it.
  for (const need of subject.beforeJob(job)) {
    const own = holds(conditionOf(need.if), known)
    if (own === false) return false
    if (own === undefined) all = all === false ? false : undefined
  }
  return all
}
