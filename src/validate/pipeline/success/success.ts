import { type Node, type Span, textOf, valueIn } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Job } from '../../workflow/model.js'
import { asksIn } from '../asked/ask.js'
import { needsKey, type Subject } from '../asked/subject.js'
import { conditionOf, holds } from '../conditions/condition.js'
import { jobsAsked } from '../jobs/missing-job.js'
import { aggregateBlind, blindness } from './aggregate-blind.js'
import { aggregateIncomplete, incompleteMessage } from './aggregate-incomplete.js'
import { aggregateSkipped } from './aggregate-skipped.js'
import { looksOf } from './looks.js'

const NOTHING: ReadonlyMap<string, undefined> = new Map()

/** Checks that one job stands for all others: needs them all, runs when they fail, and fails with them. */
export async function checkSuccess(subject: Subject, asked: Node | undefined): Promise<void> {
  const at = asked?.kind === 'map' ? valueIn(asked, 'job') : asked
  const name = textOf(at)
  if (at === undefined || name === undefined) return
  const [aggregate] = await jobsAsked(subject, { name, at, about: undefined })
  if (aggregate === undefined) return
  const left = leftOut(subject, aggregate, await excepted(subject, asked))
  if (left.length > 0) {
    subject.report(aggregateIncomplete, needsKey(aggregate), incompleteMessage(aggregate, left), at)
  }
  checkVerdict(subject, aggregate, at)
}

/** Jobs that the aggregate does not wait for, but those that wait for it. */
export function leftOut(subject: Subject, aggregate: Job, except: ReadonlySet<Job>): readonly Job[] {
  const before = subject.beforeJob(aggregate)
  return subject.jobs.filter(
    job => job !== aggregate && !before.has(job) && !except.has(job) && !subject.beforeJob(job).has(aggregate),
  )
}

/** What is said of an aggregate that passes though what it needs did not; null where it does not, or nobody knows. */
export function verdictOfBlind(subject: Subject, aggregate: Job): string | null {
  const direct = subject.needsOf(aggregate)
  const through = [...subject.beforeJob(aggregate)].filter(job => !direct.includes(job))
  return blindness(aggregate, looksOf(aggregate), direct, through)
}

async function excepted(subject: Subject, asked: Node | undefined): Promise<ReadonlySet<Job>> {
  const except = new Set<Job>()
  for (const ask of asksIn(valueIn(asked, 'except'))) {
    for (const job of await jobsAsked(subject, ask)) except.add(job)
  }
  return except
}

function checkVerdict(subject: Subject, aggregate: Job, asked: Span): void {
  const condition = conditionOf(aggregate.if)
  if (condition !== null && condition.expression === null) return
  const afterFailure = holds(condition, { values: NOTHING, passed: false })
  const at = aggregate.if?.value ?? aggregate.at
  if (condition?.asksForStatus !== true || afterFailure === false) {
    const message = `Job ${quoted(aggregate.id)} is skipped where a job that it needs fails, and a skipped check passes`
    subject.report(aggregateSkipped, at, message, asked)
    return
  }
  // One that runs only to fail, where something failed, need not look: `if: failure() || cancelled()`.
  if (holds(condition, { values: NOTHING, passed: true }) === false) return
  const blind = verdictOfBlind(subject, aggregate)
  if (blind !== null) subject.report(aggregateBlind, aggregate.at, blind, asked)
}
