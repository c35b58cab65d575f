import type { Ports } from '../gate/ports.js'
import { mergeBaseOf } from '../github/merge-base.js'
import { permitted } from '../github/permissions.js'

/** How far back a baseline may lie. */
const FAR = 100

/**
 * The commits that a change can be compared with, nearest first: the merge base of a pull request, or what was there
 * before a push, and their ancestors. Null where the commit is not known.
 */
export async function ancestry(ports: Ports): Promise<string[] | null> {
  const { commit, event } = ports.event.subject
  if (commit === null) return null
  const base = await mergeBaseOf(ports)
  const from = base ?? commit
  const commits = await ancestorsOf(from, ports)
  // A pushed commit is not its own past; one that is judged again, as on a schedule, may be.
  return base === null && event === 'push' ? commits.filter(each => each !== commit) : commits
}

async function ancestorsOf(commit: string, { git, github }: Ports): Promise<string[]> {
  const known = await git.ancestors(commit, FAR)
  // A shallow clone ends early, and does not say so.
  if (github === null || (known !== null && known.length === FAR)) return known ?? []
  return permitted('contents', 'token', async () => {
    const commits: string[] = []
    for await (const { sha } of github.items('GET /repos/{owner}/{repo}/commits', { sha: commit })) {
      commits.push(sha)
      if (commits.length === FAR) break
    }
    return commits
  })
}
