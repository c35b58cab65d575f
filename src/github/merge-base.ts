import { compare } from '../gate/changes.js'
import { GitHubFailure } from '../gate/github.js'
import type { Ports } from '../gate/ports.js'
import { permitted } from './permissions.js'

/**
 * The commit that a change started from: the best common ancestor of base and head, by git where the history is here,
 * else by GitHub. Null where the event has no base, or where it is gone, as after a force push.
 *
 * @throws UserMistake where the token may not read commits; GitHubFailure
 */
export async function mergeBaseOf({ event, git, github }: Ports): Promise<string | null> {
  const { base, commit } = event.subject
  if (base === null || commit === null) return null
  const known = await git.mergeBase(base, commit)
  if (known !== null || github === null) return known
  try {
    const compared = await permitted('contents', 'token', () => compare(base, commit, github))
    return compared.merge_base_commit.sha
  } catch (error) {
    if (error instanceof GitHubFailure && error.kind === 'missing') return null
    throw error
  }
}
