import { UserMistake } from '../../gate/mistake.js'
import { testedCommit } from '../../gate/patch-start.js'
import type { Git, Ports } from '../../gate/ports.js'

/** How many more generations a shallow clone gets at a time, as nobody tells how many it lacks; null for all. */
const DEEPER = [50, 500, null]

const DEEP = 'set `fetch-depth: 0` for actions/checkout, or run `git fetch --unshallow`'

/**
 * Gets into a shallow clone what it lacks of the commits that lead to `to` and not to `from`, or of all that lead to
 * `to`. @throws UserMistake where that is not to be had: what is not here cannot be searched
 */
export async function reach(from: string | null, to: string, git: Git): Promise<void> {
  const isReached = async () => (await isWhole(git)) || (from !== null && (await git.mergeBase(from, to)) !== null)
  for (const by of from === null ? [null] : DEEPER) {
    if (await isReached()) return
    if (!(await git.deepen(from === null ? [to] : [from, to], by))) break
  }
  if (!(await isReached())) throw await unreadable(git)
}

/** Whether all history of the commits that are here is here. */
export async function isWhole(git: Git): Promise<boolean> {
  return (await git.extent(0))?.shallow === false
}

/** Whether a commit leads to another one, or is that one. */
export async function leadsTo(commit: string, to: string, git: Git): Promise<boolean> {
  return commit === to || (await git.mergeBase(commit, to)) === commit
}

/** A commit, once it is here; null where it cannot be had. */
export async function had(commit: string, git: Git): Promise<string | null> {
  return (await git.resolve(commit)) ?? (await git.fetch(commit))
}

/** The same of a commit that it takes. @throws UserMistake */
export async function needed(commit: string, git: Git): Promise<string> {
  const found = await had(commit, git)
  if (found !== null) return found
  const extent = await git.extent(0)
  if (extent === null) throw await unreadable(git)
  const message = `needs commit ${commit}, which is not here and cannot be fetched: ${DEEP}`
  throw new UserMistake([{ where: 'scope', message }])
}

/** What is checked out, or where nothing is, what GitHub would check out by itself. @throws UserMistake */
export async function checkedOut(ports: Ports): Promise<string> {
  const tested = await testedCommit(ports)
  if (tested === null) throw await unreadable(ports.git)
  return needed(tested, ports.git)
}

/** Why commits, or what is staged, cannot be read, and what to do about it. Never is that taken for a pass. */
export async function unreadable(git: Git): Promise<UserMistake> {
  return new UserMistake([{ where: 'scope', message: await whyUnreadable(git) }])
}

async function whyUnreadable(git: Git): Promise<string> {
  const extent = await git.extent(1)
  if (extent === null)
    return 'needs a git repository, and git knows none here: check it out first, or set scope to tree'
  if (extent.commits === 0) return 'needs commits, and there is none yet: set scope to tree or staged'
  if (extent.shallow) return `needs commits that this shallow clone lacks, and they cannot be fetched: ${DEEP}`
  const why = 'needs commits that git cannot read to their end, as where a partial clone left out what is in them'
  return `${why}: set no \`filter\` for actions/checkout, and \`fetch-depth: 0\``
}
