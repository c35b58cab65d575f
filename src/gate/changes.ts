import { type Data, type GitHub, GitHubFailure } from './github.js'
import { type RepoPath, repoPathFrom } from './path.js'
import type { Ports } from './ports.js'

const LARGEST = 1 << 20
const COMPARE = 'GET /repos/{owner}/{repo}/compare/{basehead}'

/** As many files as GitHub names of a comparison, however many differ. */
export const NAMED = 300

/** What lies between the base and the head of the event's subject. */
export interface Change {
  /** The commit that the change started from: the best common ancestor of the two. */
  mergeBase: string
  head: string
  files: RepoPath[]
  /** Whether there may be more files than are named. */
  cutOff: boolean
}

/** Where history is looked up: in git, or where it is not here, on GitHub. */
export type History = Pick<Ports, 'git' | 'github' | 'log'>

/**
 * The files that the change touches; of a renamed one both names. Null where there is nothing to compare with, or no
 * way to do it: a shallow clone and no token that may read contents.
 */
export async function changedFiles(ports: History & Pick<Ports, 'event'>): Promise<Change | null> {
  const { base, commit: head } = ports.event.subject
  if (base === null || head === null) return null
  const mergeBase = await ports.git.mergeBase(base, head)
  const files = mergeBase === null ? null : await ports.git.changedFiles(mergeBase, head)
  if (mergeBase === null || files === null) return comparison(ports, base, head)
  return { mergeBase, head, files, cutOff: false }
}

/** GitHub's answer to the question what lies between two commits. */
export type Comparison = Data<typeof COMPARE>

/**
 * What GitHub knows of the way from one commit to another; its first page names all files. @throws GitHubFailure
 * Source: https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export function compare(base: string, head: string, github: GitHub): Promise<Comparison> {
  return github.request(COMPARE, { basehead: `${base}...${head}`, per_page: 1 })
}

async function comparison(ports: History, base: string, head: string): Promise<Change | null> {
  const compared = await asked(ports, `comparing ${base} with ${head}`, github => compare(base, head, github))
  if (compared === null) return null
  const files = compared.files ?? []
  const names = files.flatMap(file => [file.previous_filename ?? file.filename, file.filename])
  const paths = names.map(name => repoPathFrom(name)).filter(path => path !== null)
  const mergeBase = compared.merge_base_commit.sha
  return { mergeBase, head, files: [...new Set(paths)].sort(), cutOff: files.length >= NAMED }
}

/**
 * A file's text at a commit, at most 1 MiB; undefined where the commit has no such file, and null where that cannot be
 * known: the commit is not here, and GitHub cannot be asked for it.
 */
export async function fileAt(ports: History, commit: string, path: RepoPath): Promise<string | undefined | null> {
  const known = await ports.git.show(commit, path)
  if (known !== null) return known
  const what = `${path} at ${commit}`
  const found = await asked(ports, what, async github => {
    try {
      return await github.request('GET /repos/{owner}/{repo}/contents/{path}', { path, ref: commit })
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.kind !== 'missing') throw error
      // GitHub says the same of a repository that the token may not read: so the commit has to be there.
      await github.request('GET /repos/{owner}/{repo}/commits', { sha: commit, per_page: 1 })
      return undefined
    }
  })
  if (found === undefined || found === null) return found
  if (Array.isArray(found) || found.type === 'submodule') return undefined
  const whole = found.type === 'file' && found.encoding === 'base64' && found.size <= LARGEST
  return whole ? new TextDecoder().decode(Buffer.from(found.content, 'base64')) : null
}

/** What GitHub answers; null where it cannot be asked or does not answer, which the log tells. */
export async function asked<T>(
  { github, log }: History,
  what: string,
  ask: (github: NonNullable<Ports['github']>) => Promise<T>,
): Promise<T | null> {
  if (github === null) return null
  try {
    return await ask(github)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    log.info(`GitHub: ${what}: ${error.message}`)
    return null
  }
}
