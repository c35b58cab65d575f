import { finding } from '../gate/finding.js'
import { UserMistake } from '../gate/mistake.js'
import type { Finding, Result } from '../gate/result.js'

/**
 * A finding for each job that ended badly without leaving a result: a gate that crashed, or was cancelled, says nothing
 * by itself. `needs` is GitHub's context of that name as JSON.
 *
 * @throws UserMistake where it is something else
 */
export function jobsWithoutResult(needs: string | undefined, results: readonly Result[]): Finding[] {
  if (needs === undefined) return []
  const reported = new Set(results.map(({ subject }) => subject.job))
  return Object.entries(parseNeeds(needs)).flatMap(([job, result]) => {
    if (!['failure', 'cancelled'].includes(result) || reported.has(job)) return []
    return finding({
      rule: 'report/no-result',
      level: 'error',
      message: `The job ${job} ended in ${result} and left no result.`,
      help: 'Its log says why.',
      identity: job,
    })
  })
}

function parseNeeds(text: string): Record<string, string> {
  const wrong = new UserMistake([{ where: 'needs', message: 'is not what `${{ toJSON(needs) }}` gives' }])
  let needs: unknown
  try {
    needs = JSON.parse(text)
  } catch {
    throw wrong
  }
  if (typeof needs !== 'object' || needs === null || Array.isArray(needs)) throw wrong
  return Object.fromEntries(
    Object.entries(needs).map(([job, need]) => {
      const result = (need as { result?: unknown } | null)?.result
      if (typeof result !== 'string') throw wrong
      return [job, result]
    }),
  )
}
