import { UserMistake } from '../../gate/mistake.js'
import { isProposal } from '../../gate/policy-from.js'
import type { CommitRange, Ports } from '../../gate/ports.js'
import { commitsOfEvent } from './event-commits.js'
import { namedCommits } from './named-commits.js'
import { isWhole, unreadable } from './reach.js'

export const SCOPES = ['auto', 'tree', 'staged', 'commits', 'history'] as const

/** What of a repository a user asks to be searched. */
export type Scope = (typeof SCOPES)[number]

export interface ScopeInputs {
  scope: Scope
  base?: string | undefined
  head?: string | undefined
}

/** Commits whose contents are searched. */
export interface Commits {
  kind: 'commits'
  range: CommitRange
  /** The commit that they start after; null where there is no single one. */
  from: string | null
  to: string
  /** What they are, to complete "the commits …". */
  what: string
  /** Why there are none, where that is known already. */
  empty?: string
}

/** What is searched. */
export type Searched = { kind: 'tree' } | { kind: 'staged' } | Commits | { kind: 'history'; range: CommitRange }

/**
 * What of the repository is searched: what the user asks for, and by itself the commits of a pull request, a merge queue
 * or a push, else the files as they are. What a shallow clone lacks of it is fetched.
 *
 * @throws UserMistake where an input names nothing, or there is a commit that cannot be read
 */
export async function scopeOf({ scope, base, head }: ScopeInputs, ports: Ports): Promise<Searched> {
  const names = Object.entries({ base, head }).filter(([, name]) => name !== undefined)
  if (scope === 'commits' || (scope === 'auto' && names.length > 0)) return namedCommits({ base, head }, ports)
  const mistakes = names.map(([where]) => ({
    where,
    message: `names a commit, and scope ${scope} goes by none: leave it out, or set scope to commits`,
  }))
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  if (scope === 'auto') return bringsCommits(ports) ? commitsOfEvent(ports) : { kind: 'tree' }
  return scope === 'history' ? history(ports) : { kind: scope }
}

function bringsCommits({ event }: Ports): boolean {
  return isProposal(event) || event.subject.event === 'push'
}

async function history({ git, log }: Ports): Promise<Searched> {
  const head = await git.head()
  if (!(await isWhole(git))) {
    if (head !== null) await git.deepen([head], null)
    if (!(await isWhole(git))) throw await unreadable(git)
    const why = 'this clone was shallow, so that it has the history of what is checked out'
    log.warning(`${why}, and not of other branches and tags: set \`fetch-depth: 0\` for actions/checkout to get them.`)
  }
  return { kind: 'history', range: { heads: null, not: [] } }
}
