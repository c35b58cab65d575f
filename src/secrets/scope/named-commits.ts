import { UserMistake } from '../../gate/mistake.js'
import { commitNamed, isId, startOf } from '../../gate/patch-start.js'
import type { Ports } from '../../gate/ports.js'
import { commitsOfEvent, headsOf, namesNoBase } from './event-commits.js'
import { newCommits } from './new-commits.js'
import { checkedOut, isWhole, leadsTo, needed, reach } from './reach.js'
import type { Commits, ScopeInputs } from './scope.js'

/** What an event gives for the commit before the first one. */
const ZEROS = /^0{40,}$/

/**
 * The commits between two that are named: where the base is not, from that of the event, or outside of a workflow from
 * where the work of others is; where the head is not, up to what is checked out.
 */
export async function namedCommits({ base, head }: Pick<ScopeInputs, 'base' | 'head'>, ports: Ports): Promise<Commits> {
  const { git, event } = ports
  if (base === undefined && head === undefined && event.subject.event !== null) return commitsOfEvent(ports)
  const heads = head === undefined ? await headsOf(await checkedOut(ports), ports) : [await named(head, 'head', ports)]
  const to = heads[0] as string
  const end = head === undefined ? 'what is checked out' : `\`${head}\``
  if (base !== undefined && ZEROS.test(base)) return newCommits(heads, ports, `that lead to ${end}`)
  const { from, what } = base === undefined ? await start(to, ports) : await given(base, ports)
  for (const each of heads) await reach(from, each, git)
  const range = { heads, not: [from] }
  const commits: Commits = { kind: 'commits', range, from, to, what: `from ${what} to ${end}` }
  if (heads.every(each => each === from)) return { ...commits, empty: `${what} and ${end} are the same commit` }
  const known = await Promise.all(heads.map(each => leadsTo(each, from, git)))
  return known.includes(false) ? commits : { ...commits, empty: `${what} has ${end} already` }
}

interface From {
  from: string
  what: string
}

async function given(base: string, ports: Ports): Promise<From> {
  return { from: await named(base, 'base', ports), what: `\`${base}\`` }
}

async function start(to: string, ports: Ports): Promise<From> {
  const found = await startOf(ports, to, undefined)
  // Where it is the base itself that is named, nothing starts there.
  const base = 'base' in found ? found.base : ports.event.subject.base
  if (base === null || !isId(base)) throw namesNoBase()
  return { from: await needed(base, ports.git), what: 'base' in found ? found.what : 'the base of the change' }
}

async function named(name: string, where: 'base' | 'head', ports: Ports): Promise<string> {
  const commit = ZEROS.test(name) ? null : await commitNamed(name, ports)
  if (commit !== null) return commit
  const message = `\`${name}\` is no commit, branch or tag that is here or can be fetched`
  const advice = (await isWhole(ports.git)) ? '' : ': this clone is shallow, `fetch-depth: 0` gets all of it'
  throw new UserMistake([{ where, message: message + advice }])
}
