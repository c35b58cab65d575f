import type { Entry } from './git.js'
import type { Draft, RepositoryRow, Rows, State } from './state.js'

/** Files by their paths; null removes one. */
export type Contents = Readonly<Record<string, string | Uint8Array | null>>

/** Lets a ref point at a commit, and with a branch the open pull requests that come from it. */
export function moveRef(draft: Draft, repository: RepositoryRow, ref: string, sha: string, at: string): void {
  draft.set('refs', `${repository.id} ${ref}`, { repository: repository.id, ref, sha })
  for (const pull of draft.rows.pulls.values()) {
    const { head, base } = pull
    if (pull.state !== 'open' || head.repository !== repository.id || `refs/heads/${head.branch}` !== ref) continue
    // GitHub looks at the base's branch when the head moves and not when that branch does.
    const target = draft.rows.refs.get(`${pull.repository} refs/heads/${base.branch}`)?.sha ?? base.sha
    draft.set('pulls', pull.id, { ...pull, head: { ...head, sha }, base: { ...base, sha: target }, updatedAt: at })
  }
}

/** See `Repository.commit`. */
export function addCommit(
  state: State,
  repository: RepositoryRow,
  branch: string,
  files: Contents,
  options: { message?: string; parents?: string[] } = {},
): string {
  const objects = state.objects(repository)
  const refOf = (name: string) => state.rows.refs.get(`${repository.id} refs/heads/${name}`)?.sha
  const parent = refOf(branch) ?? refOf(repository.defaultBranch)
  const parents = options.parents ?? (parent === undefined ? [] : [parent])
  const before = objects.commit(parents[0] ?? '')
  const entries = new Map<string, Entry>()
  for (const [path, entry] of before === undefined ? [] : objects.entries(before.tree)) {
    if (entry.type !== 'tree') entries.set(path, entry)
  }
  for (const [path, content] of Object.entries(files)) {
    if (content === null) entries.delete(path)
    else entries.set(path, { path, mode: '100644', type: 'blob', sha: objects.addBlob(bytesOf(content)) })
  }
  const person = { name: 'Contributor', email: 'contributor@example.com', date: state.now() }
  const tree = objects.addTreeOf(entries.values())
  const message = options.message ?? `Change ${branch}`
  const sha = objects.addCommit({ tree, parents, message, author: person, committer: person })
  state.write(draft => moveRef(draft, repository, `refs/heads/${branch}`, sha, state.now()))
  return sha
}

/** The commit that a branch, a tag, a whole ref or a hash of at least seven digits stands for. */
export function resolveCommit(state: State, rows: Rows, repository: RepositoryRow, name: string): string | null {
  const short = name === 'HEAD' ? repository.defaultBranch : name
  for (const ref of [short, `refs/${short}`, `refs/heads/${short}`, `refs/tags/${short}`]) {
    const found = rows.refs.get(`${repository.id} ${ref}`)
    if (found !== undefined) return found.sha
  }
  if (!/^[0-9a-f]{7,40}$/.test(name)) return null
  const [only, ...more] = state.objects(repository).commitsLike(name)
  return only !== undefined && more.length === 0 ? only.sha : null
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}
