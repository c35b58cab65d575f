import { UserMistake } from '../../gate/mistake.js'
import { startOf } from '../../gate/patch-start.js'
import type { Ports } from '../../gate/ports.js'
import { newCommits } from './new-commits.js'
import { checkedOut, had, leadsTo, needed, reach } from './reach.js'
import type { Commits } from './scope.js'

/**
 * The commits that an event brings: what is checked out, and with it GitHub's test merge, without what the base or the
 * branch had before. @throws UserMistake where they cannot be read, or no base is known
 */
export async function commitsOfEvent(ports: Ports): Promise<Commits> {
  const { git, event } = ports
  const { subject } = event
  const isPush = subject.event === 'push'
  const tested = await checkedOut(ports)
  const start = await startOf(ports, tested, undefined)
  const base = 'base' in start ? start.base : subject.base
  if (base === null && !isPush) throw namesNoBase()
  const heads = await headsOf(tested, ports)
  if (base === null) return newCommits(heads, ports, pushed(ports))
  const from = isPush ? await had(base, git) : await needed(base, git)
  if (from === null) return newCommits(heads, ports, 'of a push', ', as what it replaced cannot be had')
  for (const head of heads) await reach(from, head, git)
  const isAdded = !(await Promise.all(heads.map(head => leadsTo(from, head, git)))).includes(false)
  const isForced = isPush && !isAdded
  const not = isForced ? [from, ...(await defaultTip(ports))] : [from]
  const what = isForced ? 'of a forced push' : whatOf(ports)
  const commits: Commits = { kind: 'commits', range: { heads, not }, from, to: heads[0] as string, what }
  const known = await Promise.all(heads.map(head => leadsTo(head, from, git)))
  return known.includes(false) ? commits : { ...commits, empty: 'what they are compared with has all of them already' }
}

/** A base that only the user knows. */
export function namesNoBase(): UserMistake {
  const why = 'must name the commit, branch or tag that the commits are searched from'
  return new UserMistake([{ where: 'base', message: `${why}: nothing else says here what it is` }])
}

/**
 * What is checked out, and where that may be without the commit that the event is about, that commit too: so somebody
 * who checks out the base, or anything else, has the change searched nevertheless. @throws UserMistake
 */
export async function headsOf(tested: string, { git, event, environment }: Ports): Promise<string[]> {
  const { commit, base } = event.subject
  // GitHub's test merge has the commit for a parent.
  if (commit === null || commit === tested || (await git.parents(tested))?.includes(commit)) return [tested]
  const own = await needed(commit, git)
  const isBase = tested === base || (event.privileged && tested === environment['GITHUB_SHA'])
  return isBase ? [own] : [tested, own]
}

/** What a branch was rebased onto is nothing that its push brings. */
async function defaultTip({ git, event }: Ports): Promise<string[]> {
  const { branch, defaultBranch } = event
  if (defaultBranch === null || defaultBranch === branch) return []
  const tip = await git.resolve(`refs/remotes/origin/${defaultBranch}`)
  return tip === null ? [] : [tip]
}

function whatOf({ event }: Ports): string {
  const { event: name, pullRequest } = event.subject
  if (name === 'push') return 'of the push'
  if (name === 'merge_group') return 'of the merge group'
  return pullRequest === null ? 'of the pull request' : `of pull request #${pullRequest}`
}

function pushed({ event }: Ports): string {
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(event.subject.ref ?? '') ?? []
  if (name === undefined) return 'of the push'
  return kind === 'tags' ? `of the tag \`${name}\`` : `of the new branch \`${name}\``
}
