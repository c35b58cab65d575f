import { asked } from './changes.js'
import type { Ports } from './ports.js'
import type { Subject } from './result.js'

/** What a change is measured against, before anybody has looked for it. */
export interface Start {
  /** A commit's id; or a name that nothing here has, and that GitHub may know. */
  base: string
  /** Whether the change starts at that commit itself, and not where it left the commit's history. */
  exact: boolean
  /** What the commit is, to complete "compared with …". */
  what: string
  /** What the change ends with: a commit, or null for the files as they are. */
  to: string | null
}

/** Why there is nothing to compare with: `none` where that is in the nature of things, `unknown` where it is not. */
export interface NoStart {
  kind: 'none' | 'unknown'
  why: string
}

const ADVICE = '`base-ref` can name what to compare with'

/** Where the work of others is found that a local change is added to, the best first. */
const UPSTREAM = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master']
const LOCAL = ['refs/heads/main', 'refs/heads/master']

/**
 * The commit that reports describe: what is checked out, or where nothing is, as in a job that only gathers reports,
 * what GitHub checks out by itself.
 */
export async function testedCommit({ git, event, environment }: Ports): Promise<string | null> {
  const sha = environment['GITHUB_SHA'] ?? ''
  // With the base's rights that is a commit of the base.
  const own = !event.privileged && isId(sha) ? sha : event.subject.commit
  return (await git.head()) ?? own
}

/** What the change that `tested` is the end of is measured against. */
export async function startOf(ports: Ports, tested: string, baseRef: string | undefined): Promise<Start | NoStart> {
  const { subject } = ports.event
  const to = subject.event === null ? null : tested
  if (baseRef !== undefined) return named(baseRef, to, ports)
  return to === null ? upstream(tested, ports) : ofEvent(to, ports)
}

/** The commit that is meant by an id, a branch or a tag, here or where it can be fetched. */
export async function commitNamed(name: string, { git }: Pick<Ports, 'git'>): Promise<string | null> {
  return (await git.resolve(name)) ?? (await git.fetch(bare(name)))
}

async function named(name: string, to: string | null, ports: Ports): Promise<Start | NoStart> {
  const what = `base-ref \`${name}\``
  const base = (await commitNamed(name, ports)) ?? bare(name).replace(/^refs\/(heads|tags)\//, '')
  return { base, exact: false, what, to }
}

/** A name as origin itself has it. */
function bare(name: string): string {
  return name.replace(/^(refs\/remotes\/)?origin\//, '')
}

async function upstream(head: string, { git }: Ports): Promise<Start | NoStart> {
  for (const name of [...UPSTREAM, ...LOCAL]) {
    const base = await git.resolve(name)
    // A branch that is checked out says nothing of what was there before; what others have of it does.
    const isOwn = base === head && LOCAL.includes(name)
    if (base !== null && !isOwn)
      return { base, exact: false, what: name.replace(/^refs\/(remotes|heads)\//, ''), to: null }
  }
  return { kind: 'none', why: `git knows no branch that the work goes to, such as origin/main; ${ADVICE}` }
}

async function ofEvent(tested: string, ports: Ports): Promise<Start | NoStart> {
  const { subject, privileged } = ports.event
  const { base, commit } = subject
  if (base === null) return { kind: 'none', why: `${whyNoBase(subject)}; ${ADVICE}` }
  if (tested !== commit) {
    if (tested === base || (privileged && tested === ports.environment['GITHUB_SHA'])) {
      const where = `the base is checked out (${tested}), and not the change`
      return { kind: 'unknown', why: `${where}: give actions/checkout the \`ref\` that the reports are of` }
    }
    const [first, second, ...others] = (await parentsOf(tested, ports)) ?? []
    // What GitHub merges to test a pull request: it has the base as it was then, which the event may not know.
    if (first !== undefined && second === commit && others.length === 0) {
      return { base: first, exact: true, what: "the base in GitHub's test merge", to: tested }
    }
  }
  const what = subject.event === 'push' ? 'what was there before the push' : 'the base of the change'
  return { base, exact: false, what, to: tested }
}

async function parentsOf(commit: string, ports: Ports): Promise<string[] | null> {
  const known = await ports.git.parents(commit)
  if (known !== null) return known
  const found = await asked(ports, `commit ${commit}`, github => {
    return github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { commit_sha: commit })
  })
  return found?.parents.map(({ sha }) => sha) ?? null
}

function whyNoBase({ event, ref }: Subject): string {
  if (event !== 'push') return `the event ${event} says of no commit that the change started from it`
  return ref?.startsWith('refs/tags/') ? 'a tag was pushed' : 'the branch was not there before the push'
}

/** Whether text is the whole id of a commit. */
export function isId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}
