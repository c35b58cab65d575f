import type { Report, Rule } from '../../../rules/rule.js'
import { valueIn } from '../../../tree/node.js'
import type { Workflow } from '../../model.js'
import type { Hints } from '../hints.js'
import { literalOf } from '../literal.js'
import { checkCron, cron, scheduleEntries } from './cron.js'
import { cronDate } from './cron-date.js'
import { cronInterval } from './cron-interval.js'
import { checkDispatchLimit, dispatchLimit } from './dispatch-limit.js'
import { checkDispatchOptions, dispatchOptions } from './dispatch-options.js'
import { checkEventConflicts, eventConflict } from './event-conflict.js'
import { checkGlobs, checkSnapshotGlob, glob, uselessGlob } from './glob.js'
import { checkInputDefault, inputDefault } from './input-default.js'
import { checkOnlyExclusions, onlyExclusions } from './only-exclusions.js'
import { checkRequiredDefault, requiredDefault } from './required-default.js'
import { checkReservedSecret, reservedSecret } from './reserved-secret.js'
import { checkTimezone, timezone } from './timezone.js'
import { checkWorkflowRun, workflowRun } from './workflow-run.js'

export const eventRules: readonly Rule[] = [
  eventConflict,
  glob,
  uselessGlob,
  onlyExclusions,
  cron,
  cronInterval,
  cronDate,
  timezone,
  workflowRun,
  dispatchOptions,
  dispatchLimit,
  inputDefault,
  requiredDefault,
  reservedSecret,
]

/** Judges what starts a workflow and what it is given then. */
export function checkEvents(workflow: Workflow, hints: Hints, report: Report): void {
  checkWorkflowRun(workflow, report)
  for (const trigger of workflow.triggers) {
    checkEventConflicts(trigger, report)
    checkGlobs(trigger, report)
    checkOnlyExclusions(trigger, report)
  }
  checkSchedules(workflow, report)
  checkDispatchLimit(workflow, report)
  for (const input of workflow.dispatch ?? []) {
    checkDispatchOptions(input, report)
    checkInputDefault(input, hints, report)
  }
  for (const input of workflow.call?.inputs ?? []) {
    checkInputDefault(input, hints, report)
    checkRequiredDefault(input, report)
  }
  for (const secret of workflow.call?.secrets ?? []) checkReservedSecret(secret, report)
  for (const job of workflow.jobs) checkSnapshotGlob(job, report)
}

function checkSchedules(workflow: Workflow, report: Report): void {
  const zones = new Map<string, boolean>()
  for (const entry of scheduleEntries(workflow)) {
    const schedule = literalOf(valueIn(entry, 'cron'))
    if (schedule !== undefined && schedule.text !== '') checkCron(schedule, report)
    const zone = literalOf(valueIn(entry, 'timezone'))
    if (zone !== undefined) checkTimezone(zone, zones, report)
  }
}
