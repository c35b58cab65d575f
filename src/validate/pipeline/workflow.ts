import { type Node, valueIn } from '../tree/node.js'
import { asksIn } from './asked/ask.js'
import type { Subject } from './asked/subject.js'
import { checkDeployments } from './deployments/deployments.js'
import { checkGates } from './gates/missing-gate.js'
import { checkMatrix } from './jobs/matrix-values.js'
import { jobsAsked } from './jobs/missing-job.js'
import { checkStages, requireBefore } from './jobs/missing-need.js'
import { checkServices } from './jobs/missing-service.js'
import { checkSteps } from './jobs/missing-step.js'
import { checkConcurrency } from './settings/concurrency.js'
import { checkTriggers } from './settings/missing-trigger.js'
import { checkPermissions } from './settings/permissions.js'
import { checkTimeouts } from './settings/timeout.js'
import { checkSuccess } from './success/success.js'

/** Holds a workflow to what the policy says of it. */
export async function checkAsked(subject: Subject, asked: Node): Promise<void> {
  const of = (name: string) => valueIn(asked, name)
  checkTriggers(subject, of('on'), of('schedule'))
  checkPermissions(subject, of('permissions'))
  checkTimeouts(subject, of('timeout'))
  checkConcurrency(subject, of('concurrency'))
  await checkJobs(subject, of('jobs'))
  await checkStages(subject, of('stages'))
  const gates = await checkGates(subject, of('gates'))
  await checkSuccess(subject, of('success'))
  await checkDeployments(subject, of('deployments'), gates)
}

async function checkJobs(subject: Subject, asked: Node | undefined): Promise<void> {
  for (const ask of asksIn(asked)) {
    const of = (name: string) => valueIn(ask.about, name)
    for (const job of await jobsAsked(subject, ask)) {
      for (const need of asksIn(of('needs'))) requireBefore(subject, job, await jobsAsked(subject, need), need.at)
      await checkSteps(subject, job, of('uses'), of('runs'))
      checkServices(subject, job, of('services'))
      checkMatrix(subject, job, of('matrix'))
    }
  }
}
