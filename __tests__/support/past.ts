import type { Baseline, Series } from '../../src/baseline/baseline.js'
import type { Event } from '../../src/gate/event.js'
import type { Result } from '../../src/gate/result.js'
import { unitOf } from '../../src/handover/names.js'
import type { Pull } from './github/pull.js'
import type { Repository, RunOptions } from './github/repository.js'
import type { Run } from './github/run.js'
import { memoryEvent, nobody } from './memory.js'
import { leave, resultOfRun } from './runs.js'

export const GATE = 'coverage-gate'

/** The series of the results that `pastRun` leaves; what a test is about it passes itself. */
export function seriesWith(series: Partial<Series> = {}): Series {
  return { gate: GATE, unit: unitOf(GATE, null, '.'), branch: 'main', comparable: () => true, ...series }
}

/** A run that left a result, which says so in its summary. */
export function pastRun(
  repository: Repository,
  summary: string,
  options: RunOptions = {},
  more: Partial<Result> = {},
): Run {
  const run = repository.run(options)
  leave(run, resultOfRun(run, GATE, { summary, ...more }))
  return run
}

/** The event of a pull request's run; what a test is about it passes itself. */
export function pullEvent({ row, number }: Pull, more: Partial<Event['subject']> = {}): Event {
  const known = { event: 'pull_request', commit: row.head.sha, base: row.base.sha, pullRequest: number, job: GATE }
  const subject = { ...nobody, repository: 'o/r', attempt: 1, runId: 1, ...known, ...more }
  return memoryEvent({ subject, branch: row.base.branch, workflow: '.github/workflows/ci.yml', job: GATE })
}

/** The event of a push to a branch; what a test is about it passes itself. */
export function pushEvent(commit: string, before: string | null, more: Partial<Event['subject']> = {}): Event {
  const known = { event: 'push', commit, base: before, ref: 'refs/heads/main', job: GATE }
  const subject = { ...nobody, repository: 'o/r', attempt: 1, runId: 1, ...known, ...more }
  const where = { branch: 'main', workflow: '.github/workflows/ci.yml', job: GATE }
  return memoryEvent({ subject, ...where, makesBaseline: true })
}

/** What was found, in one line. */
export function told(baseline: Baseline | null): string {
  if (baseline === null) return 'none'
  return baseline.kind === 'found' ? baseline.result.summary : `${baseline.kind}: ${baseline.why}`
}
