import { missing, Refusal, refuseUnserved } from '../exchange.js'
import type { Commit, Entry, Person } from '../git.js'
import { type Call, read, write } from '../route.js'
import { base64 } from './contents.js'
import { refuseEmpty } from './refs.js'

const GIT = '/repos/{owner}/{repo}/git'

export const objectRoutes = [
  write(`POST ${GIT}/blobs`, 'contents=write', call => {
    refuseEmpty(call)
    const { content, encoding = 'utf-8' } = call.parameters
    if (!['utf-8', 'base64'].includes(encoding)) throw new Refusal(422, `unsupported encoding: ${encoding}`)
    const sha = objectsOf(call).addBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'))
    return { status: 201, body: { sha, url: urlOf(call, 'blobs', sha) } }
  }),

  read(`GET ${GIT}/blobs/{file_sha}`, 'contents=read', call => {
    const sha = call.parameters.file_sha
    const bytes = objectsOf(call).blob(sha)
    if (bytes === undefined) throw missing()
    const body = { sha, node_id: `B_${sha}`, size: bytes.length, url: urlOf(call, 'blobs', sha) }
    return { status: 200, body: { ...body, content: base64(bytes), encoding: 'base64' } }
  }),

  write(`POST ${GIT}/trees`, 'contents=write', call => {
    refuseEmpty(call)
    const objects = objectsOf(call)
    const { base_tree, tree } = call.parameters
    if (base_tree !== undefined && objects.tree(base_tree) === undefined) {
      throw new Refusal(422, `base_tree ${base_tree} is no tree`)
    }
    const entries = new Map<string, Entry>()
    for (const [path, entry] of base_tree === undefined ? [] : objects.entries(base_tree)) {
      if (entry.type !== 'tree') entries.set(path, entry)
    }
    for (const each of tree) change(call, entries, each)
    return { status: 201, body: treeBody(call, objects.addTreeOf(entries.values()), false) }
  }),

  read(`GET ${GIT}/trees/{tree_sha}`, 'contents=read', call => {
    const { tree_sha: sha, recursive } = call.parameters
    const objects = objectsOf(call)
    const tree = objects.commit(sha)?.tree ?? sha
    if (objects.tree(tree) === undefined) throw missing()
    // Any value is a yes, `false` and `0` among them.
    return { status: 200, body: treeBody(call, tree, recursive !== undefined) }
  }),

  write(`POST ${GIT}/commits`, 'contents=write', call => {
    refuseUnserved(call.parameters, 'signature')
    const objects = objectsOf(call)
    const { message, tree, parents = [], author, committer } = call.parameters
    if (objects.tree(tree) === undefined) throw new Refusal(422, 'Tree SHA does not exist')
    const stranger = parents.find(sha => objects.commit(sha) === undefined)
    if (stranger !== undefined) throw new Refusal(422, `Parent SHA does not exist or is not a commit object`)
    const login = call.token?.login ?? ''
    const self = { name: login, email: `${login}@users.noreply.github.com`, date: call.state.now() }
    const by: Person = { ...self, ...author }
    const sha = objects.addCommit({ tree, parents, message, author: by, committer: { ...by, ...committer } })
    return { status: 201, body: commitBody(call, objects.commit(sha) as Commit) }
  }),

  read(`GET ${GIT}/commits/{commit_sha}`, 'contents=read', call => {
    const commit = objectsOf(call).commit(call.parameters.commit_sha)
    if (commit === undefined) throw missing()
    return { status: 200, body: commitBody(call, commit) }
  }),
]

function objectsOf({ state, repository }: Call<unknown>) {
  return state.objects(repository)
}

interface Wanted {
  path?: string
  mode?: string
  type?: string
  sha?: string | null
  content?: string
}

/** One entry of a tree that is asked for: with neither hash nor content it goes, and with both it is refused. */
function change(call: Call<unknown>, entries: Map<string, Entry>, { path, mode, type, sha, content }: Wanted): void {
  const objects = objectsOf(call)
  if (path === undefined || path === '' || path.startsWith('/')) throw new Refusal(422, 'tree.path is malformed')
  if (sha !== undefined && content !== undefined) throw new Refusal(422, 'Must supply either tree.sha or tree.content')
  if (sha === null) {
    if (!entries.delete(path)) throw new Refusal(422, 'GitRPC::BadObjectState')
    return
  }
  const found = sha ?? objects.addBlob(Buffer.from(content ?? ''))
  const kind = type ?? (mode === '040000' ? 'tree' : 'blob')
  const known = kind === 'commit' || (kind === 'tree' ? objects.tree(found) : objects.blob(found)) !== undefined
  if (!known) throw new Refusal(422, `tree.sha ${found} is not a valid ${kind}`)
  if (kind === 'tree') {
    for (const [below, entry] of objects.entries(found, `${path}/`)) {
      if (entry.type !== 'tree') entries.set(below, entry)
    }
  } else entries.set(path, { path, mode: mode ?? '100644', type: kind === 'commit' ? 'commit' : 'blob', sha: found })
}

function urlOf({ api, repository }: Call<unknown>, kind: string, sha: string): string {
  return `${api}/repos/${repository.fullName}/git/${kind}/${sha}`
}

function treeBody(call: Call<unknown>, sha: string, recursive: boolean): unknown {
  const objects = objectsOf(call)
  const entries = recursive ? [...objects.entries(sha).values()] : (objects.tree(sha) ?? [])
  const tree = entries.map(({ path, mode, type, sha: each }) => {
    const size = objects.blob(each)?.length
    return { path, mode, type, sha: each, ...(size !== undefined && { size }), url: urlOf(call, `${type}s`, each) }
  })
  return { sha, url: urlOf(call, 'trees', sha), tree, truncated: false }
}

function commitBody(call: Call<unknown>, commit: Commit): unknown {
  const url = urlOf(call, 'commits', commit.sha)
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url,
    html_url: url,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: urlOf(call, 'trees', commit.tree) },
    parents: commit.parents.map(sha => ({
      sha,
      url: urlOf(call, 'commits', sha),
      html_url: urlOf(call, 'commits', sha),
    })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  }
}
