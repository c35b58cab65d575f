import { RefusedArchive } from '../gate/artifacts.js'
import { GitHubFailure } from '../gate/github.js'
import type { Result } from '../gate/result.js'
import { RefusedResult } from '../gate/result-file.js'
import type { Baseline, Series } from './baseline.js'

/** A place where a result of the series may be, and what that result must say of itself. */
export interface Candidate {
  /** The place, for the reader: `run 7 at 1a2b3c`. */
  from: string
  runId: number
  commit: string
  /** Null where there is none after all. */
  read(): Promise<Result | null>
}

/** How many places are looked at. */
const MOST_LOOKS = 30

/** Those at one of the commits, the nearest commit first, and of one commit the newest run. Run ids only grow. */
export function nearestFirst(candidates: readonly Candidate[], commits: readonly string[]): Candidate[] {
  const distance = new Map(commits.map((commit, index) => [commit, index]))
  const far = ({ commit }: Candidate) => distance.get(commit) as number
  return candidates
    .filter(({ commit }) => distance.has(commit))
    .sort((a, b) => far(a) - far(b) || b.runId - a.runId)
    .slice(0, MOST_LOOKS)
}

/** The first result that is what it should be; where none is, what was wrong with the nearest, to end a sentence with. */
export async function firstComparable(
  candidates: readonly Candidate[],
  series: Series,
): Promise<Extract<Baseline, { kind: 'found' }> | { wrong: string }> {
  let wrong = ''
  for (const candidate of candidates) {
    try {
      const result = await candidate.read()
      if (result === null) continue
      const fault = faultOf(result, candidate, series)
      if (fault === null) return { kind: 'found', result, from: candidate.from }
      wrong ||= `; the result of ${candidate.from} ${fault}`
    } catch (error) {
      wrong ||= `; ${whyUnreadable(error, candidate)}`
    }
  }
  return { wrong }
}

function faultOf(result: Result, { runId, commit }: Candidate, { gate, comparable }: Series): string | null {
  if (result.gate !== gate) return `is one of ${result.gate}`
  if (result.subject.runId !== runId || result.subject.commit !== commit) return 'claims to be of another run'
  return comparable(result) ? null : 'has nothing to compare with'
}

/** What is wrong with one place; the others may still be good. */
function whyUnreadable(error: unknown, { from }: Candidate): string {
  if (error instanceof RefusedArchive) return `the archive of ${from} ${error.message}`
  if (error instanceof RefusedResult) return `the result of ${from} ${error.message}`
  if (error instanceof GitHubFailure && error.kind === 'missing') return `the result of ${from} is gone`
  throw error
}
