import type { Report } from '../../rules/rule.js'
import { pairIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job, Workflow } from '../../workflow/model.js'
import { needsKey, Subject } from '../asked/subject.js'
import { conditionOf, holds } from '../conditions/condition.js'
import { aggregateBlind } from './aggregate-blind.js'
import { aggregateIncomplete, incompleteMessage } from './aggregate-incomplete.js'
import { looksAtNothing, looksOf } from './looks.js'
import { leftOut } from './success.js'

/** What people call the job that branch protection asks for. */
const NAMES = new Set([
  'all-checks',
  'all-checks-pass',
  'all-checks-passed',
  'all-green',
  'all-jobs',
  'all-passed',
  'all-tests-passed',
  'alls-green',
  'ci-complete',
  'ci-gate',
  'ci-ok',
  'ci-pass',
  'ci-passed',
  'ci-status',
  'ci-success',
  'required-checks',
  'tests-passed',
])

/** Jobs that branch protection does not wait for by what they do. */
const BESIDE = /deploy|publish|release|notif|clean|comment|report|label|bench|nightly|docs|upload|stale|announce/i
const IDLE = /^\s*(?:(?:echo|printf|true|:)\b[^`$|&;]*|exit 0|set -\w+|#.*)?$/
const NOTHING: ReadonlyMap<string, undefined> = new Map()

/** Checks, without a policy, a job that by its name, its condition and its steps stands for all others. */
export function checkAggregates(workflow: Workflow, report: Report): void {
  const aggregate = workflow.jobs.find(job => NAMES.has(job.id.toLowerCase().replaceAll('_', '-')))
  if (aggregate === undefined || aggregate.needs.length === 0 || !alwaysRuns(aggregate)) return
  const looks = looksOf(aggregate)
  if (looksAtNothing(looks)) {
    if (!isIdle(aggregate)) return
    const message = `Job ${quoted(aggregate.id)} runs whatever happened, and never looks at the results of its needs`
    report(aggregateBlind, aggregate.at, message, { level: 'warning' })
    return
  }
  const subject = new Subject(workflow, workflow.source, report)
  const left = leftOut(subject, aggregate, new Set()).filter(isRequired)
  if (left.length > 0) {
    report(aggregateIncomplete, needsKey(aggregate), incompleteMessage(aggregate, left), { level: 'warning' })
  }
}

function alwaysRuns(job: Job): boolean {
  const condition = conditionOf(job.if)
  if (condition === null || condition.expression === null) return false
  return [true, false].every(passed => holds(condition, { values: NOTHING, passed }) === true)
}

/** Whether its scripts do nothing that could fail. */
function isIdle({ steps, uses }: Job): boolean {
  return (
    uses === undefined &&
    steps.length > 0 &&
    steps.every(
      ({ run, if: only }) => only === undefined && run?.text.split('\n').every(line => IDLE.test(line)) === true,
    )
  )
}

/** Whether nothing about the job says that changes need not wait for it. */
function isRequired(job: Job): boolean {
  return (
    job.if === undefined &&
    job.environment === undefined &&
    pairIn(job.node, 'continue-on-error') === undefined &&
    !BESIDE.test(job.id)
  )
}
