import type { Finding, Result } from '../../src/gate/result.js'
import { toResultFile } from '../../src/gate/result-file.js'
import { resultArtifact, unitOf } from '../../src/handover/names.js'
import type { Run } from './github/run.js'
import { nobody } from './memory.js'
import { DETAILS, resultWith } from './results.js'
import { zipOf } from './zip.js'

/** A result as a gate in a job of this run would leave it, for the pull request if there is one. */
export function resultOfRun(
  run: Run,
  gate: string,
  more: Partial<Result> = {},
  pullRequest: number | null = null,
): Result {
  const { headSha: commit, attempt, event } = run.row
  const subject = { ...nobody, repository: 'o/r', commit, event, runId: run.id, attempt, job: gate, pullRequest }
  return resultWith({
    gate,
    verdict: 'pass',
    fails: false,
    summary: `${gate} is well.`,
    details: DETAILS[gate] ?? {},
    subject,
    ...more,
  })
}

/** Leaves a result as an artifact of the run. */
export function leave(
  run: Run,
  result: Result,
  content: Uint8Array = zipOf({ 'result.json': toResultFile(result) }),
): void {
  const { gate, subject } = result
  const unit = unitOf(subject.job, subject.leg, '.')
  run.artifact(resultArtifact({ gate, unit, attempt: subject.attempt ?? 1, ordinal: 1 }), content)
}

export function failing(findings: Finding[], summary = 'It is bad.'): Partial<Result> {
  return { verdict: 'fail', fails: true, summary, findings }
}
