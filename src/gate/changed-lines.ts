import { asked, type Comparison, compare } from './changes.js'
import { type ComparedLines, comparedLines } from './compared-lines.js'
import { isId, type NoStart, type Start, startOf, testedCommit } from './patch-start.js'
import type { RepoPath } from './path.js'
import type { FileChange, Ports } from './ports.js'

export type { FileChange, LineRange } from './ports.js'

/** The lines that a change touches, or in a part of a sentence why they are not known. */
export type ChangedLines =
  | {
      kind: 'known'
      /** The commit that the change starts from. */
      base: string
      changes: FileChange[]
      /** Files that have changed lines of which it is not known which they are. */
      unknown: RepoPath[]
      /** What was compared, to complete "compared with …". */
      how: string
    }
  | NoStart

/** How many more generations a shallow clone gets at a time, where nobody tells how many it lacks; null for all. */
const DEEPER = [50, 500, null]

/**
 * The lines that the change touches, as the tested commit has them: since `baseRef` was left where it is given, else
 * since the base of the event, which for GitHub's test merge is the merge's own, else, outside of a workflow, since the
 * default branch was left, with all that is not committed. What a shallow clone lacks is fetched.
 */
export async function changedLines(ports: Ports, baseRef?: string): Promise<ChangedLines> {
  const tested = await testedCommit(ports)
  if (tested === null) return { kind: 'none', why: 'nothing here has a history: there is no commit, or no git' }
  const start = await startOf(ports, tested, baseRef)
  if ('kind' in start) return start
  const seen: Seen = {}
  const from = start.exact ? start.base : await mergeBase(start.base, tested, ports, seen)
  if (from !== null && from === start.to && baseRef !== undefined) {
    return { kind: 'none', why: `${start.what} has the tested commit already` }
  }
  const how = (by: string) => `${from}, ${start.exact ? '' : 'where the change left '}${start.what}${by}`
  const changes = from === null ? null : await diff(from, start.to, ports)
  if (from !== null && changes !== null) return { kind: 'known', base: from, changes, unknown: [], how: how('') }
  const compared = from === null || start.to === null ? null : await lastResort(from, start.to, ports, seen)
  if (compared === 'cut off') {
    const why = 'git does not reach the start of the change, and GitHub does not name more than 300 of its files'
    return { kind: 'unknown', why: `${why}: set \`fetch-depth: 0\` for actions/checkout` }
  }
  if (compared === null || from === null) return { kind: 'unknown', why: await whyUnknown(start, from, tested, ports) }
  return { kind: 'known', base: from, ...compared, how: how(', as GitHub compares them') }
}

/** What GitHub has told: it is asked once. */
interface Seen {
  comparison?: Comparison | null
}

/** The best common ancestor: by git, by GitHub, or by git once it has been told more. */
async function mergeBase(base: string, tested: string, ports: Ports, seen: Seen): Promise<string | null> {
  const { git } = ports
  const known = await git.mergeBase(base, tested)
  if (known !== null) return known
  const compared = await comparison(base, tested, ports, seen)
  if (compared !== null) return compared.merge_base_commit.sha
  // A whole clone may lack what a forced push replaced. For a name that has been tried.
  const fetched = isId(base) ? await git.fetch(base) : null
  if (fetched === null) return null
  let found = await git.mergeBase(fetched, tested)
  for (const by of DEEPER) {
    if (found !== null || !(await git.deepen([fetched, tested], by))) break
    found = await git.mergeBase(fetched, tested)
  }
  return found
}

async function diff(from: string, to: string | null, { git }: Ports): Promise<FileChange[] | null> {
  const known = await git.diff(from, to)
  if (known !== null) return known
  return (await git.fetch(from)) === null ? null : git.diff(from, to)
}

/** What GitHub says of the lines, where git knows too little and cannot get more. */
async function lastResort(
  from: string,
  to: string,
  ports: Ports,
  seen: Seen,
): Promise<ComparedLines | 'cut off' | null> {
  const compared = await comparison(from, to, ports, seen)
  return compared === null ? null : (comparedLines(compared) ?? 'cut off')
}

async function comparison(base: string, head: string, ports: Ports, seen: Seen): Promise<Comparison | null> {
  // Three dots would make it another question.
  if (base.includes('..')) return null
  if (seen.comparison === undefined) {
    seen.comparison = await asked(ports, `comparing ${base} with ${head}`, github => compare(base, head, github))
  }
  return seen.comparison
}

async function whyUnknown(
  { base, what, to }: Start,
  from: string | null,
  tested: string,
  { git, github }: Ports,
): Promise<string> {
  const extent = await git.extent(0)
  if (to === null) {
    if (extent?.shallow === true) return `this shallow clone does not reach ${what}: run \`git fetch --unshallow\``
    if (!isId(base)) return `git knows no commit that is meant by ${what}`
    return `git cannot compare the files here with ${what}; \`base-ref\` can name another commit`
  }
  const token = github === null ? 'give the gate a `token`' : 'give the job `permissions: { contents: read }`'
  const advice = `set \`fetch-depth: 0\` for actions/checkout, or ${token}`
  if (extent === null) return `there is no git repository here, and GitHub does not tell the change: ${advice}`
  if (extent.shallow) return `this shallow clone does not reach ${what}, and it cannot be fetched: ${advice}`
  if (from !== null) {
    const why = `git cannot compare ${from} with ${tested}, as where a partial clone left out what is in them`
    return `${why}: set no \`filter\` for actions/checkout, or ${token}`
  }
  if (!isId(base)) return `neither git nor GitHub knows a commit that is meant by ${what}`
  return `git finds no way from ${what} (${base}) to ${tested}, which is checked out; \`base-ref\` can name another commit`
}
