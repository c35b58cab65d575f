import type { Data } from '../gate/github.js'

type Run = Data<'GET /repos/{owner}/{repo}/actions/runs/{run_id}'>

const OWN_EVENTS = ['push', 'schedule', 'workflow_dispatch']

/**
 * Whether a run's results may be compared with: it ran this repository's own code, for an event that only those who may
 * push can cause. A fork's branch may be called like ours; its repository's id is another.
 */
export function isTrusted({ head_repository: head, repository, event }: Run): boolean {
  return (head as Run['head_repository'] | null)?.id === repository.id && OWN_EVENTS.includes(event)
}
