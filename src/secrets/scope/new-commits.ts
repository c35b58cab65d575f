import type { CommitRange, Ports } from '../../gate/ports.js'
import { reach, unreadable } from './reach.js'
import type { Commits } from './scope.js'

const REMOTE = 'refs/remotes/origin/'

/**
 * The commits that lead to `heads` and that no other branch of origin has: what a branch brings that was not there before,
 * or a tag. To the default branch everything is new. `why` is said after what they are.
 */
export async function newCommits(heads: readonly string[], ports: Ports, what: string, why = ''): Promise<Commits> {
  const { git, event } = ports
  const { branch, defaultBranch } = event
  const isDefault = branch !== null && branch === defaultBranch
  const main = isDefault || defaultBranch === null ? null : await tipOf(defaultBranch, ports)
  const others = isDefault ? [] : await otherTips(ports)
  for (const head of heads) await reach(main, head, git)
  const commits = (not: readonly string[], how: string): Commits => {
    return { kind: 'commits', range: { heads, not }, from: null, to: heads[0] as string, what: what + how + why }
  }
  const beside = [...new Set([...(main === null ? [] : [main]), ...others])]
  if (beside.length === 0) return commits([], '')
  const found = commits(beside, branch === null ? ' that no branch has' : ' that no other branch has')
  if (await hasCommits(found.range, ports)) return found
  // Two branches that are pushed at once have commits in common that neither would search.
  const more = branch === null || main === null ? null : commits([main], ` that \`${defaultBranch}\` has not`)
  if (more !== null && (await hasCommits(more.range, ports))) return more
  return { ...found, empty: 'another branch has all of them already' }
}

async function tipOf(branch: string, { git }: Ports): Promise<string | null> {
  return (await git.resolve(REMOTE + branch)) ?? (await git.fetch(branch))
}

/** Where the branches of origin are, as far as they are here, but the one that was pushed. */
async function otherTips({ git, event }: Ports): Promise<string[]> {
  const branches = (await git.branches()) ?? new Map<string, string>()
  const own = [`${REMOTE}HEAD`, `${REMOTE}${event.branch}`]
  return [...branches].filter(([ref]) => ref.startsWith(REMOTE) && !own.includes(ref)).map(([, commit]) => commit)
}

async function hasCommits(range: CommitRange, { git }: Ports): Promise<boolean> {
  const count = await git.introduced(range, () => {})
  if (count === null) throw await unreadable(git)
  return count > 0
}
