import { type GitHub, GitHubFailure } from '../gate/github.js'
import type { Ports } from '../gate/ports.js'
import { mergeBaseOf } from '../github/merge-base.js'
import { permitted } from '../github/permissions.js'

/** How far back a baseline may lie, along first parents. */
const FAR = 100
/** Commits that GitHub is asked for to find so many: it lists those that were merged among them. */
const LISTED = 300

/**
 * The commits that a change can be compared with, nearest first: the merge base of a pull request, or what was there
 * before a push, and their first-parent ancestors; none before the first commit. Null where they are not known.
 *
 * @throws UserMistake where the token may not read commits; GitHubFailure
 */
export async function ancestry(ports: Ports): Promise<string[] | null> {
  const { base, commit, event } = ports.event.subject
  if (commit === null) return null
  const start = await mergeBaseOf(ports)
  if (start !== null) return ancestorsOf(start, ports)
  // What a push replaced may be gone. Without its base, all that is known of any other change is the change itself.
  if (base !== null && event !== 'push') return null
  const commits = await ancestorsOf(commit, ports)
  // A pushed commit is not its own past; one that is judged again, as on a schedule, may be.
  return event === 'push' ? (commits?.filter(each => each !== commit) ?? null) : commits
}

async function ancestorsOf(commit: string, { git, github }: Ports): Promise<string[] | null> {
  const known = await git.ancestors(commit, FAR)
  if (github === null) return known
  // A shallow clone ends early.
  const whole = known !== null && (known.length === FAR || (await git.extent(1))?.shallow === false)
  return whole ? known : permitted('contents', 'token', () => listedAncestors(commit, github))
}

async function listedAncestors(commit: string, github: GitHub): Promise<string[] | null> {
  const parents = new Map<string, string | undefined>()
  try {
    for await (const each of github.items('GET /repos/{owner}/{repo}/commits', { sha: commit })) {
      parents.set(each.sha, each.parents[0]?.sha)
      if (parents.size === LISTED) break
    }
  } catch (error) {
    if (error instanceof GitHubFailure && isUnknown(error)) return null
    throw error
  }
  const commits: string[] = []
  for (let next: string | undefined = commit; next !== undefined && parents.has(next); next = parents.get(next)) {
    commits.push(next)
    if (commits.length === FAR) break
  }
  return commits
}

/** Whether GitHub has no such commit: it is here only, or it is gone. */
function isUnknown({ kind, status }: GitHubFailure): boolean {
  return kind === 'missing' || status === 422
}
