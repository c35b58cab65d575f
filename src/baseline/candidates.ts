import { RefusedArchive } from '../gate/artifacts.js'
import { GitHubFailure } from '../gate/github.js'
import type { Result } from '../gate/result.js'
import { RefusedResult } from '../gate/result-file.js'
import type { Found, Series } from './baseline.js'

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
): Promise<Found | { wrong: string }> {
  let wrong = ''
  for (const [index, candidate] of candidates.entries()) {
    const read = await readCandidate(candidate, series)
    if (read === null) continue
    if (typeof read === 'string') {
      wrong ||= read
      continue
    }
    const rest = candidates.slice(index + 1)
    const earlier: Found['earlier'] = (known, most) => comparableOnes(rest, known, most, series)
    return { kind: 'found', result: read, from: candidate.from, earlier }
  }
  return { wrong }
}

async function comparableOnes(
  candidates: readonly Candidate[],
  known: (runId: number) => boolean,
  most: number,
  series: Series,
): Promise<Result[]> {
  const results: Result[] = []
  for (const candidate of candidates) {
    if (results.length >= most) break
    if (known(candidate.runId)) continue
    const read = await readCandidate(candidate, series)
    if (read !== null && typeof read !== 'string') results.push(read)
  }
  return results
}

/** The result at one place, or what is wrong with it, to end a sentence with; null where there is none after all. */
async function readCandidate(candidate: Candidate, series: Series): Promise<Result | string | null> {
  try {
    const result = await candidate.read()
    const fault = result === null ? null : faultOf(result, candidate, series)
    return fault === null ? result : `; the result of ${candidate.from} ${fault}`
  } catch (error) {
    return `; ${whyUnreadable(error, candidate)}`
  }
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
