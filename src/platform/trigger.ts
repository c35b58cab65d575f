import type { Trigger } from '../gate/event.js'
import { at, commit, count, word } from './payload.js'

/** The run that a `workflow_run` event tells of; null where the event does not say which it was. */
export function triggerOf(payload: unknown): Trigger | null {
  const run = at(payload, 'workflow_run')
  const [runId, headCommit, event] = [count(at(run, 'id')), commit(at(run, 'head_sha')), word(at(run, 'event'))]
  if (runId === null || headCommit === null || event === null) return null
  const [head, here] = [at(run, 'head_repository'), at(payload, 'repository')]
  return {
    runId,
    attempt: count(at(run, 'run_attempt')) ?? 1,
    event,
    headRepository: repositoryOf(head),
    headBranch: word(at(run, 'head_branch')),
    headCommit,
    own: sameRepository(head, here) === true,
  }
}

function repositoryOf(repository: unknown): Trigger['headRepository'] {
  const [id, name] = [count(at(repository, 'id')), word(at(repository, 'name'))]
  const owner = word(at(repository, 'owner', 'login'))
  return id === null || name === null || owner === null ? null : { id, name, owner }
}

/**
 * Whether two repositories of an event are the same one. By their ids, since names are handed on when a repository is
 * renamed; by their names where an event was written by hand; null where it says neither.
 */
export function sameRepository(a: unknown, b: unknown): boolean | null {
  const ids = [count(at(a, 'id')), count(at(b, 'id'))]
  if (!ids.includes(null)) return ids[0] === ids[1]
  const names = [word(at(a, 'full_name')), word(at(b, 'full_name'))]
  return names.includes(null) ? null : names[0]?.toLowerCase() === names[1]?.toLowerCase()
}
