import type { Trigger } from '../gate/event.js'
import { finding } from '../gate/finding.js'
import type { GitHub } from '../gate/github.js'
import type { Finding, Result } from '../gate/result.js'
import { permitted } from '../github/permissions.js'
import { labelOf } from './present.js'

/** The open pull request that a run belongs to, with the commit that is its head now. */
export interface Origin {
  pullRequest: number
  head: string
}

/**
 * The open pull requests whose head is the branch that the run was for, by the event alone: the repository's id, the
 * branch and nothing that the run left behind. A branch called like one of ours, in a fork, is still the fork's.
 */
export async function originsOf(trigger: Trigger, github: GitHub): Promise<Origin[]> {
  const { headRepository, headBranch } = trigger
  if (headRepository === null || headBranch === null) return []
  const origins: Origin[] = []
  const route = 'GET /repos/{owner}/{repo}/pulls'
  const head = `${headRepository.owner}:${headBranch}`
  // Reading would do, but who looks for a pull request comments on it: one advice for both.
  await permitted('comment', 'token', async () => {
    for await (const { number, head: found } of github.items(route, { head, state: 'open' })) {
      if (found.repo?.id !== headRepository.id || found.ref !== headBranch) continue
      origins.push({ pullRequest: number, head: found.sha })
    }
  })
  return origins
}

/**
 * Of several pull requests of one branch, to different bases, the one that the results name: they may choose among those
 * that the event allows, and no other.
 */
export function chosenOrigin(origins: readonly Origin[], results: readonly Result[]): Origin | null {
  if (origins.length < 2) return origins[0] ?? null
  const named = new Set(results.map(({ subject }) => subject.pullRequest))
  const allowed = origins.filter(({ pullRequest }) => named.has(pullRequest))
  return allowed.length === 1 ? (allowed[0] as Origin) : null
}

/** A finding for each result that claims to be of something else than the run that left it. */
export function falseClaims(
  results: readonly Result[],
  trigger: Trigger,
  pullRequest: number | null,
  repository: string,
): { honest: Result[]; refused: Finding[] } {
  const expected = { repository, runId: trigger.runId, commit: trigger.headCommit, pullRequest }
  const honest: Result[] = []
  const refused: Finding[] = []
  for (const result of results) {
    const wrong = Object.entries(expected).find(([name, value]) => {
      const claimed = result.subject[name as keyof typeof expected]
      return claimed !== null && claimed !== value
    })
    if (wrong === undefined) {
      honest.push(result)
      continue
    }
    const [name, value] = wrong
    const claimed = result.subject[name as keyof typeof expected]
    refused.push(
      finding({
        rule: 'publish/false-claim',
        level: 'error',
        message: `The result of ${labelOf(result)} claims ${name} ${claimed}, but its run is of ${value ?? 'none'}: it is left out.`,
        identity: `${labelOf(result)} ${name}`,
      }),
    )
  }
  return { honest, refused }
}
